import type { PageRoute } from '../../../web/router.tsx';

export const noticesPages: PageRoute[] = [
  { path: '/todo', title: '待办中心', frame: 'work', load: () => import('./TodoPage.tsx') },
  { path: '/messages', title: '消息', frame: 'work', load: () => import('./MessagesPage.tsx') },
  { path: '/outbox', title: '发件箱', frame: 'work', load: () => import('./OutboxPage.tsx') },
];
