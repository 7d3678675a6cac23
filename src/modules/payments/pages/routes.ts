import type { PageRoute } from '../../../web/router.tsx';

export const paymentsPages: PageRoute[] = [
  { path: '/payments', title: '拨付', frame: 'work', load: () => import('./PaymentsPage.tsx') },
  { path: '/payments/batches', title: '拨付单', frame: 'work', load: () => import('./BatchesPage.tsx') },
  { path: '/payments/batches/$batchId', title: '拨付单', frame: 'work', load: () => import('./BatchPage.tsx') },
  { path: '/payments/returns', title: '银行回盘', frame: 'work', load: () => import('./ReturnsPage.tsx') },
  { path: '/payments/returns/$returnId', title: '银行回盘', frame: 'work', load: () => import('./ReturnPage.tsx') },
  { path: '/payments/rules', title: '支付规则', frame: 'work', load: () => import('./RulesPage.tsx') },
  {
    path: '/projects/$projectId/money',
    title: '项目资金',
    frame: 'work',
    load: () => import('./ProjectMoneyPage.tsx'),
  },
  { path: '/payee-accounts', title: '收款账户', frame: 'work', load: () => import('./AccountsPage.tsx') },
];
