import type { PageRoute } from '../../../web/router.tsx';

export const fundsPages: PageRoute[] = [
  { path: '/funds', title: '资金账', frame: 'work', load: () => import('./FundsPage.tsx') },
  { path: '/funds/rules', title: '资金规则', frame: 'work', load: () => import('./RulesPage.tsx') },
  { path: '/funds/$fundId', title: '资金账', frame: 'work', load: () => import('./FundPage.tsx') },
  { path: '/recoveries', title: '追回', frame: 'work', load: () => import('./RecoveriesPage.tsx') },
  { path: '/recoveries/$recoveryId', title: '追回', frame: 'work', load: () => import('./RecoveryPage.tsx') },
  { path: '/project-money/$projectId', title: '项目资金', frame: 'work', load: () => import('./ProjectMoneyPage.tsx') },
];
