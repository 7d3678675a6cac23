import { type Case, nation, ofNation, only, owners, unit } from './case.ts';

const senders = only('platform_operator', 'unit_intake', 'unit_secretary');
const inPeriod: Case = { ...senders, input: { period: '2026-06-H1' } };
const readers: Case = { may: ['platform_operator', ...unit, ...nation], sees: nation };

/** 台账: a ledger is its sender's, the unit's above it and the nation's; everybody writes only their own. */
export const ledgersCases: Record<string, Case> = {
  'GET /ledgers/own': senders,
  'GET /ledgers/state': { may: [...unit, ...nation], sees: nation },
  'GET /ledger-records': readers,
  'GET /ledger-records/export': readers,
  'GET /ledger-records/:recordId': ofNation,
  'POST /ledger-records': inPeriod,
  'PUT /records/:kind/:key': inPeriod,
  'GET /records/:kind/:key': senders,
  'POST /records': inPeriod,
  'GET /records/:kind': { may: nation, sees: nation, input: { sourceOrgId: '$ledgerPlatformId' } },
  'POST /records/tasks': inPeriod,
  'GET /records/tasks/:taskId': ofNation,
  'POST /packages/tasks': senders,
  'GET /packages/tasks/:taskId': ofNation,
  'POST /packages': senders,
  'GET /packages/:receiptId/receipt': ofNation,
  'GET /ledger-receipts': readers,
  'GET /ledger-receipts/:receiptId': ofNation,
  'GET /ledger-receipts/:receiptId/package': ofNation,
  'POST /ledger-receipts/:receiptId/note': owners,
  'GET /ledger-template': inPeriod,
  'POST /ledger-imports': inPeriod,
  'GET /ledger-imports/:importId': ofNation,
  'GET /ledger-imports/:importId/marked': ofNation,
  'POST /ledger-imports/:importId/carry-out': owners,
  'POST /ledger-imports/:importId/drop': owners,
  'GET /ledger-keys': readers,
  'POST /ledger-keys': { may: [], input: { organizationId: '$ledgerPlatformId' } },
  'GET /ledger-keys/:keyId/public-key': ofNation,
  'POST /ledger-keys/:keyId/revoke': owners,
  'GET /ledger-formats': { may: ['platform_operator', ...unit, ...nation] },
  'POST /ledger-formats/:kind/preview': only('national_officer'),
  'POST /ledger-formats/:kind': only('national_officer'),
  'GET /ledger-formats/:kind/schema': { may: ['platform_operator', ...unit, ...nation] },
};
