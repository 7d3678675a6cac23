import type { PageRoute } from '../../../web/router.tsx';

const one = '/projects/$projectId';
export const projectsPages: PageRoute[] = [
  { path: '/projects', title: '项目', frame: 'work', load: () => import('./ProjectsPage.tsx') },
  { path: one, title: '项目概况', frame: 'work', load: () => import('./OverviewPage.tsx') },
  { path: `${one}/milestones`, title: '里程碑', frame: 'work', load: () => import('./MilestonesPage.tsx') },
  { path: `${one}/reports`, title: '进度报告', frame: 'work', load: () => import('./ReportsPage.tsx') },
  { path: `${one}/report`, title: '报送进度', frame: 'work', load: () => import('./ReportPage.tsx') },
  { path: `${one}/guidance`, title: '指导记录', frame: 'work', load: () => import('./GuidancePage.tsx') },
  { path: `${one}/changes`, title: '变更', frame: 'work', load: () => import('./ChangesPage.tsx') },
  { path: `${one}/log`, title: '项目日志', frame: 'work', load: () => import('./LogPage.tsx') },
  { path: '/guiding-experts', title: '指导专家', frame: 'work', load: () => import('./GuidingExpertsPage.tsx') },
];
