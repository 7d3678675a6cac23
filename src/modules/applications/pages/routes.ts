import type { PageRoute } from '../../../web/router.tsx';

export const applicationsPages: PageRoute[] = [
  { path: '/open-batches', title: '可申报批次', frame: 'work', load: () => import('./OpenBatchesPage.tsx') },
  { path: '/applications', title: '申报', frame: 'work', load: () => import('./ApplicationsPage.tsx') },
  { path: '/applications/$applicationId', title: '申请书', frame: 'full', load: () => import('./ApplicationPage.tsx') },
  {
    path: '/applications/$applicationId/receipt',
    title: '申报回执',
    frame: 'work',
    load: () => import('./ReceiptPage.tsx'),
  },
];
