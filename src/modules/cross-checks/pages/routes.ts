import type { PageRoute } from '../../../web/router.tsx';

export const crossChecksPages: PageRoute[] = [
  { path: '/differences', title: '数据核对', frame: 'work', load: () => import('./DifferencesPage.tsx') },
  { path: '/differences/$differenceId', title: '数据差异', frame: 'work', load: () => import('./DifferencePage.tsx') },
  { path: '/cross-check-rules', title: '核对规则', frame: 'work', load: () => import('./RulesPage.tsx') },
  { path: '/cross-check-rules/$ruleKey', title: '核对规则', frame: 'work', load: () => import('./RulePage.tsx') },
];
