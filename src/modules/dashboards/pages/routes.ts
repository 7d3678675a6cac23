import type { PageRoute } from '../../../web/router.tsx';

export const dashboardsPages: PageRoute[] = [
  { path: '/', title: '首页', frame: 'public', load: () => import('./PublicHomePage.tsx') },
  { path: '/workbench', title: '工作台', frame: 'work', load: () => import('./WorkbenchPage.tsx') },
  { path: '/search', title: '搜索', frame: 'work', load: () => import('./SearchPage.tsx') },
  { path: '/jobs', title: '任务中心', frame: 'work', load: () => import('./JobsPage.tsx') },
];
