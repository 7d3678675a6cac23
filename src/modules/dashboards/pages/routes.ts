import type { PageRoute } from '../../../web/router.tsx';

export const dashboardsPages: PageRoute[] = [
  { path: '/', title: '首页', frame: 'public', load: () => import('./PublicHomePage.tsx') },
  { path: '/guides', title: '办事指南', frame: 'public', load: () => import('./GuidesPage.tsx') },
  { path: '/accessibility', title: '无障碍说明', frame: 'public', load: () => import('./AccessibilityPage.tsx') },
  { path: '/workbench', title: '工作台', frame: 'work', load: () => import('./WorkbenchPage.tsx') },
  { path: '/search', title: '搜索', frame: 'work', load: () => import('./SearchPage.tsx') },
  { path: '/jobs', title: '任务中心', frame: 'work', load: () => import('./JobsPage.tsx') },
  { path: '/picture', title: '一张图', frame: 'work', load: () => import('./PicturePage.tsx') },
  { path: '/picture/definitions', title: '指标口径', frame: 'work', load: () => import('./DefinitionsPage.tsx') },
  { path: '/wall', title: '一张图（大屏）', frame: 'bare', dark: true, load: () => import('./WallPage.tsx') },
];
