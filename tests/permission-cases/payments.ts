import { type Case, leader, nation, ofNation, officer, only, owners, producers, unit } from './case.ts';

const desk: Case = { may: ['finance_officer', ...nation, ...unit] };
const cash: Case = { may: ['finance_officer', 'national_officer', 'national_leader', 'unit_leader', 'auditor'] };
const many = (paths: readonly string[], one: Case): Record<string, Case> =>
  Object.fromEntries(paths.map((path) => [`POST ${path}`, one]));

/** 拨付: the payer here is the nation, so a money desk of another unit passes nowhere. */
export const paymentsCases: Record<string, Case> = {
  'GET /payments': { ...desk, sees: nation, input: { size: 2000 } },
  'GET /payments/projects/:projectId': ofNation,
  'POST /payments/projects/:projectId/arrange': owners,
  'POST /instalments/:instalmentId/request': officer,
  'POST /instalments/:instalmentId/recall': owners,
  'POST /instalments/:instalmentId/approve': leader,
  'POST /instalments/:instalmentId/refuse': leader,
  'GET /instalments/:instalmentId/sheet': ofNation,
  'GET /payment-rules': desk,
  ...many(['/payment-rules/values', '/payment-rules/levels', '/payment-rules/layouts'], owners),
  'GET /payment-batches': cash,
  'POST /payment-batches': owners,
  'GET /payment-batches/:batchId': ofNation,
  'GET /payment-batches/:batchId/file': ofNation,
  'GET /payment-batches/:batchId/sheet': ofNation,
  ...many(
    ['release', 'cancel', 'drop-line', 'confirm-line'].map((act) => `/payment-batches/:batchId/${act}`),
    owners,
  ),
  'GET /payment-returns': cash,
  'POST /payment-returns': only('finance_officer'),
  'GET /payment-returns/:returnId': ofNation,
  ...many(['/payment-returns/:returnId/carry-out', '/payment-returns/:returnId/drop'], owners),
  'GET /payee-accounts': { may: [...producers, 'finance_officer', 'auditor'] },
  'POST /payee-accounts': { may: ['producer_admin'], input: { bankCode: '102581000013' } },
  ...many(
    ['verify', 'refuse', 'withdraw'].map((act) => `/payee-accounts/:accountId/${act}`),
    owners,
  ),
  'GET /payee-accounts/:accountId/proof': only('auditor'),
  ...many(
    [
      '/payments/projects/:projectId/vouchers',
      ...['resubmit', 'withdraw', 'accept', 'return', 'reverse'].map((act) => `/vouchers/:voucherId/${act}`),
      '/payments/projects/:projectId/arrivals',
      ...['confirm', 'refuse'].map((act) => `/source-arrivals/:arrivalId/${act}`),
    ],
    owners,
  ),
  'GET /vouchers/:voucherId/file': ofNation,
  'GET /source-arrivals/:arrivalId/file': ofNation,
  // 重复资助核查：只在总局内
  'GET /funding-checks': { ...ofNation, sees: nation, input: { size: 2000 } },
  'GET /funding-checks/:checkId': ofNation,
  'POST /funding-checks/run': officer,
  ...many(
    ['clear', 'note', 'confirm'].map((act) => `/funding-checks/:checkId/${act}`),
    officer,
  ),
  ...many(
    ['lift', 'revoke'].map((act) => `/funding-checks/:checkId/${act}`),
    leader,
  ),
  'GET /award-imports': ofNation,
  'GET /award-imports/template': ofNation,
  'GET /award-imports/:importId': ofNation,
  'POST /award-imports': officer,
  ...many(['/award-imports/:importId/carry-out', '/award-imports/:importId/drop'], officer),
};
