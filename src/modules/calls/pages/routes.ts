import type { PageRoute } from '../../../web/router.tsx';

export const callsPages: PageRoute[] = [
  { path: '/manage/calls', title: '征集批次', frame: 'work', load: () => import('./CallsPage.tsx') },
  { path: '/manage/calls/$callId', title: '征集筹备', frame: 'work', load: () => import('./CallPage.tsx') },
  { path: '/manage/calls/$callId/$part', title: '征集内容', frame: 'work', load: () => import('./PartPage.tsx') },
  { path: '/calls', title: '申报公告', frame: 'public', load: () => import('./OpenCallsPage.tsx') },
  { path: '/calls/$callId', title: '征集内容', frame: 'public', load: () => import('./PublishedCallPage.tsx') },
];
