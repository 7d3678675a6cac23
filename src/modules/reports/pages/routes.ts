import type { PageRoute } from '../../../web/router.tsx';

export const reportsPages: PageRoute[] = [
  { path: '/reports', title: '双周推进表', frame: 'work', load: () => import('./CurrentPage.tsx') },
  { path: '/reports/periods', title: '报送日历', frame: 'work', load: () => import('./PeriodsPage.tsx') },
  { path: '/reports/national', title: '全国推进表', frame: 'work', load: () => import('./NationalPage.tsx') },
  { path: '/reports/columns', title: '推进表列定义', frame: 'work', load: () => import('./ColumnsPage.tsx') },
  { path: '/reports/imports/$importId', title: '导入推进表', frame: 'work', load: () => import('./ImportPage.tsx') },
  { path: '/reports/$reportId', title: '推进表', frame: 'full', fold: true, load: () => import('./ReportPage.tsx') },
  { path: '/entered-projects', title: '录入扶持项目', frame: 'work', load: () => import('./EnterPage.tsx') },
];
