import type { PageRoute } from '../../../web/router.tsx';

export const fundingChecksPages: PageRoute[] = [
  { path: '/funding-checks', title: '重复资助核查', frame: 'work', load: () => import('./ChecksPage.tsx') },
  { path: '/funding-checks/imports', title: '外部资助名单', frame: 'work', load: () => import('./ImportsPage.tsx') },
  {
    path: '/funding-checks/imports/$importId',
    title: '外部资助名单',
    frame: 'work',
    load: () => import('./ImportPage.tsx'),
  },
  { path: '/funding-checks/$checkId', title: '重复资助核查', frame: 'work', load: () => import('./CheckPage.tsx') },
];
