import type { PageRoute } from '../../../web/router.tsx';

export const classificationPages: PageRoute[] = [
  { path: '/rules', title: '分类标准', frame: 'work', load: () => import('./RulesPage.tsx') },
  { path: '/terms', title: '代码表', frame: 'work', load: () => import('./TermsPage.tsx') },
];
