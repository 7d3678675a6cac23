import type { PageRoute } from '../../../web/router.tsx';

export const ledgersPages: PageRoute[] = [
  { path: '/ledgers', title: '台账', frame: 'work', load: () => import('./LedgersPage.tsx') },
  { path: '/ledgers/senders', title: '平台台账', frame: 'work', load: () => import('./SendersPage.tsx') },
  { path: '/ledgers/records', title: '台账记录', frame: 'work', load: () => import('./RecordsPage.tsx') },
  { path: '/ledgers/records/$recordId', title: '台账记录', frame: 'work', load: () => import('./RecordPage.tsx') },
  { path: '/ledgers/receipts', title: '台账回执', frame: 'work', load: () => import('./ReceiptsPage.tsx') },
  { path: '/ledgers/receipts/$receiptId', title: '台账回执', frame: 'work', load: () => import('./ReceiptPage.tsx') },
  { path: '/ledgers/imports/$importId', title: '导入台账', frame: 'work', load: () => import('./ImportPage.tsx') },
  { path: '/ledgers/keys', title: '报送密钥', frame: 'work', load: () => import('./KeysPage.tsx') },
  { path: '/ledgers/formats', title: '台账格式', frame: 'work', load: () => import('./FormatsPage.tsx') },
];
