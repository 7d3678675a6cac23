import type { PageRoute } from '../../../web/router.tsx';

export const expertsPages: PageRoute[] = [
  { path: '/experts', title: '专家库', frame: 'work', load: () => import('./ExpertsPage.tsx') },
  { path: '/experts/mine', title: '我的专家资料', frame: 'work', load: () => import('./MyExpertPage.tsx') },
  { path: '/experts/$expertId', title: '专家资料', frame: 'work', load: () => import('./ExpertPage.tsx') },
];
