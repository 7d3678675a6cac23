import type { PageRoute } from '../../../web/router.tsx';

export const plansPages: PageRoute[] = [
  { path: '/plans', title: '年度计划', frame: 'work', load: () => import('./PlanPage.tsx') },
  { path: '/calendar', title: '工作日历', frame: 'work', load: () => import('./CalendarPage.tsx') },
  { path: '/calendar/$year', title: '工作日历', frame: 'work', load: () => import('./CalendarPage.tsx') },
];
