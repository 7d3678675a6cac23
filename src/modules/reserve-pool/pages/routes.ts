import type { PageRoute } from '../../../web/router.tsx';

export const reservePoolPages: PageRoute[] = [
  { path: '/reserve', title: '储备库', frame: 'work', load: () => import('./ReservePage.tsx') },
  { path: '/reserve/new', title: '储备入库', frame: 'work', load: () => import('./EnterPage.tsx') },
  { path: '/reserve/import', title: '导入储备名单', frame: 'work', load: () => import('./UploadPage.tsx') },
  { path: '/reserve/gaps', title: '储备缺口', frame: 'work', load: () => import('./GapsPage.tsx') },
  { path: '/reserve/goals', title: '储备目标', frame: 'work', load: () => import('./GoalsPage.tsx') },
  { path: '/reserve/rules', title: '储备库规则', frame: 'work', load: () => import('./RulesPage.tsx') },
  { path: '/reserve/imports/$importId', title: '导入储备名单', frame: 'work', load: () => import('./ImportPage.tsx') },
  { path: '/reserve/$entryId', title: '储备项目', frame: 'work', load: () => import('./EntryPage.tsx') },
];
