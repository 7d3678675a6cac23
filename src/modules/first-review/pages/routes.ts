import type { PageRoute } from '../../../web/router.tsx';

export const firstReviewPages: PageRoute[] = [
  { path: '/first-review', title: '初评', frame: 'work', load: () => import('./FirstReviewPage.tsx') },
  {
    path: '/first-review/sheets/$applicationId',
    title: '初评打分',
    frame: 'full',
    fold: true,
    load: () => import('./ScoreSheetPage.tsx'),
  },
  { path: '/recommendations', title: '推荐名单', frame: 'full', load: () => import('./BoardPage.tsx') },
  { path: '/recommendations/arrivals', title: '推荐到件', frame: 'work', load: () => import('./ArrivalsPage.tsx') },
  {
    path: '/recommendations/lists/$listId',
    title: '已报送名单',
    frame: 'work',
    load: () => import('./SealedListPage.tsx'),
  },
];
