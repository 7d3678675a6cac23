import type { PageRoute } from '../../../web/router.tsx';

export const documentsPages: PageRoute[] = [
  { path: '/documents', title: '公文', frame: 'work', load: () => import('./DocumentsPage.tsx') },
];
