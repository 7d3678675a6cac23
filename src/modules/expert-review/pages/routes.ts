import type { PageRoute } from '../../../web/router.tsx';

export const expertReviewPages: PageRoute[] = [
  { path: '/review/rounds', title: '专家评审', frame: 'work', load: () => import('./RoundsPage.tsx') },
  { path: '/review/desk', title: '我的评审', frame: 'work', load: () => import('./MySeatsPage.tsx') },
  { path: '/review/seats/$seatId', title: '评审邀请与承诺', frame: 'work', load: () => import('./SeatPage.tsx') },
  {
    path: '/review/seats/$seatId/desk',
    title: '评审工作间',
    frame: 'full',
    fold: true,
    load: () => import('./DeskPage.tsx'),
  },
  { path: '/review/rounds/$roundId', title: '编组与分派', frame: 'work', load: () => import('./RoundPage.tsx') },
  {
    path: '/review/rounds/$roundId/progress',
    title: '评审进度',
    frame: 'work',
    load: () => import('./ProgressPage.tsx'),
  },
  {
    path: '/review/rounds/$roundId/results',
    title: '评审结果',
    frame: 'work',
    load: () => import('./ResultsPage.tsx'),
  },
  { path: '/review/decision-lists', title: '评定名单', frame: 'work', load: () => import('./BatchListPage.tsx') },
  {
    path: '/review/decision-lists/$listId',
    title: '评定名单',
    frame: 'work',
    load: () => import('./DecisionListPage.tsx'),
  },
  {
    path: '/review/decision-lists/$listId/scenarios',
    title: '方案比选',
    frame: 'work',
    load: () => import('./ScenariosPage.tsx'),
  },
];
