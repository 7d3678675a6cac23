import type { PageRoute } from '../../../web/router.tsx';

export const quotasPages: PageRoute[] = [
  { path: '/quotas', title: '名额', frame: 'work', load: () => import('./QuotasPage.tsx') },
  { path: '/quotas/$batchId', title: '名额', frame: 'work', load: () => import('./QuotasPage.tsx') },
  { path: '/quota', title: '本单位名额', frame: 'work', load: () => import('./OwnQuotaPage.tsx') },
];
