import type { PageRoute } from '../router.tsx';

export const galleryPages: PageRoute[] = [
  { path: '/gallery', title: '部件样张', frame: 'work', load: () => import('./GalleryPage.tsx') },
  { path: '/gallery/public', title: '公开页样张', frame: 'public', load: () => import('./PublicSample.tsx') },
];
