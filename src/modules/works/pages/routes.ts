import type { PageRoute } from '../../../web/router.tsx';

export const worksPages: PageRoute[] = [
  { path: '/works', title: '作品档案', frame: 'work', load: () => import('./WorksPage.tsx') },
  { path: '/works/import', title: '导入名单', frame: 'work', load: () => import('./ImportPage.tsx') },
  { path: '/works/$workId', title: '作品档案', frame: 'work', load: () => import('./WorkPage.tsx') },
];
