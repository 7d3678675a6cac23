import { type Case, nation, ofNation, only, owners, producers } from './case.ts';
import type { Role } from '../../src/base/policy.ts';

const books: Role[] = ['finance_officer', 'unit_leader', 'unit_admin', 'unit_secretary'];
const keepers = only('finance_officer', 'national_officer');

/** 资金账、追回: a province's fund is its own office's and read by the nation; nobody else enters anything. */
export const fundsCases: Record<string, Case> = {
  'GET /funds': { may: [...nation, ...books], sees: nation, input: { kind: '' } },
  'POST /funds': { ...keepers, input: { kind: 'city' } },
  'GET /funds/:fundId': ofNation,
  'GET /funds/:fundId/statement': ofNation,
  'GET /funds/:fundId/entries': ofNation,
  'GET /funds/:fundId/entries/export': ofNation,
  'GET /funds/:fundId/bank': ofNation,
  'GET /funds/:fundId/closing': { ...ofNation, input: { year: 2026 } },
  ...Object.fromEntries(
    ['edit', 'years', 'budget', 'bank-lines', 'interest', 'to-province', 'correct', 'close-year'].map((act) => [
      `POST /funds/:fundId/${act}`,
      owners,
    ]),
  ),
  'POST /bank-lines/:bankLineId/match': owners,
  'POST /bank-lines/:bankLineId/arrival': owners,
  'POST /funds/:fundId/bank-statement': owners,
  'POST /ledger-proofs': keepers,
  'GET /project-money/:projectId': ofNation,
  'GET /fund-rules': { may: [...nation, ...books] },
  'POST /fund-rules': owners,
  'GET /recoveries': { may: [...nation, ...books, ...producers], sees: nation, input: { projectId: '', state: '' } },
  'POST /recoveries': owners,
  'GET /recoveries/:recoveryId': ofNation,
  'GET /recoveries/:recoveryId/letter': ofNation,
  ...Object.fromEntries(
    [
      'check',
      'decide',
      'cancel',
      'demand',
      'returns',
      'pass-up',
      'propose-write-off',
      'refuse-write-off',
      'write-off',
    ].map((act) => [`POST /recoveries/:recoveryId/${act}`, owners]),
  ),
};
