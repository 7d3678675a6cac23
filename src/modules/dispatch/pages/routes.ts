import type { PageRoute } from '../../../web/router.tsx';

export const dispatchPages: PageRoute[] = [
  { path: '/dispatches', title: '月度调度', frame: 'work', load: () => import('./DispatchesPage.tsx') },
  { path: '/dispatches/$dispatchId', title: '月度调度', frame: 'work', load: () => import('./DispatchPage.tsx') },
  { path: '/dispatch-actions', title: '议定事项', frame: 'work', load: () => import('./ActionsPage.tsx') },
  { path: '/dispatch-actions/$actionId', title: '议定事项', frame: 'work', load: () => import('./ActionPage.tsx') },
  { path: '/dispatch-layouts', title: '调度材料章节', frame: 'work', load: () => import('./LayoutsPage.tsx') },
];
