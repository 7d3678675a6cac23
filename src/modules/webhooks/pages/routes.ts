import type { PageRoute } from '../../../web/router.tsx';

export const webhooksPages: PageRoute[] = [
  { path: '/webhooks', title: '推送', frame: 'work', load: () => import('./TargetsPage.tsx') },
  { path: '/webhooks/$targetId', title: '推送地址', frame: 'work', load: () => import('./TargetPage.tsx') },
];
