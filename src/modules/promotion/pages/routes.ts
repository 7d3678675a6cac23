import type { PageRoute } from '../../../web/router.tsx';

export const promotionPages: PageRoute[] = [
  { path: '/promotion', title: '宣推', frame: 'work', load: () => import('./PromisesPage.tsx') },
  { path: '/promotion/$promiseId', title: '承诺位置', frame: 'work', load: () => import('./PromisePage.tsx') },
  {
    path: '/projects/$projectId/promotion',
    title: '宣推',
    frame: 'work',
    load: () => import('./ProjectPromotionPage.tsx'),
  },
  { path: '/selected-lists', title: '优秀片单', frame: 'work', load: () => import('./ListsPage.tsx') },
  { path: '/selected-lists/$listId', title: '优秀片单', frame: 'work', load: () => import('./ListPage.tsx') },
  { path: '/promotion-reviews', title: '点评推优', frame: 'work', load: () => import('./ReviewsPage.tsx') },
  { path: '/promotion-reviews/$reviewId', title: '点评推优', frame: 'work', load: () => import('./ReviewPage.tsx') },
  { path: '/selected-works', title: '优秀片单', frame: 'public', load: () => import('./SelectedWorksPage.tsx') },
  { path: '/selected-works/$code', title: '优秀片单', frame: 'public', load: () => import('./EditionPage.tsx') },
];
