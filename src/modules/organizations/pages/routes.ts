import type { PageRoute } from '../../../web/router.tsx';

export const organizationsPages: PageRoute[] = [
  { path: '/organizations', title: '机构', frame: 'work', load: () => import('./OrganizationsPage.tsx') },
];
