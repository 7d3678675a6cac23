import type { PageRoute } from '../../../web/router.tsx';

export const propositionsPages: PageRoute[] = [
  { path: '/manage/propositions', title: '命题', frame: 'work', load: () => import('./ListPage.tsx') },
  { path: '/manage/propositions/new', title: '拟制命题', frame: 'work', load: () => import('./BeginPage.tsx') },
  {
    path: '/manage/propositions/$propositionId',
    title: '命题',
    frame: 'work',
    load: () => import('./PropositionPage.tsx'),
  },
  { path: '/manage/propositions/claims', title: '命题认领', frame: 'work', load: () => import('./ClaimsPage.tsx') },
  {
    path: '/manage/propositions/claims/$claimId',
    title: '命题认领',
    frame: 'work',
    load: () => import('./ClaimPage.tsx'),
  },
  { path: '/propositions', title: '命题发布', frame: 'public', load: () => import('./PublicListPage.tsx') },
  { path: '/propositions/$number', title: '命题发布', frame: 'public', load: () => import('./PublicPage.tsx') },
];
