import type { PageRoute } from '../../../web/router.tsx';

export const publicityPages: PageRoute[] = [
  { path: '/notices', title: '通知公告', frame: 'public', load: () => import('./NoticesPage.tsx') },
  { path: '/notices/$code', title: '公示', frame: 'public', load: () => import('./PublicNoticePage.tsx') },
  { path: '/publicity', title: '公示', frame: 'public', load: () => import('./OpenNoticesPage.tsx') },
  { path: '/results', title: '评审结果', frame: 'public', load: () => import('./ResultsPage.tsx') },
  { path: '/objection', title: '异议', frame: 'public', load: () => import('./ObjectPage.tsx') },
  { path: '/manage/publicity', title: '公示', frame: 'work', load: () => import('./BatchNoticesPage.tsx') },
  { path: '/manage/publicity/$noticeId', title: '公示', frame: 'work', load: () => import('./NoticePage.tsx') },
  { path: '/objections', title: '异议', frame: 'work', load: () => import('./CasesPage.tsx') },
  { path: '/objections/$objectionId', title: '异议', frame: 'work', load: () => import('./CasePage.tsx') },
  { path: '/objection-entry', title: '登记异议', frame: 'work', load: () => import('./EntryPage.tsx') },
  { path: '/objection-requests/$requestId', title: '异议说明', frame: 'work', load: () => import('./RequestPage.tsx') },
];
