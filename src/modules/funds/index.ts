import './tables.ts';

export {
  accountSpending,
  amendGrant,
  type GrantWish,
  reallot,
  releaseGrant,
  reserveGrant,
  type SpendWish,
  unaccountSpending,
} from './grants.ts';
export { exportBooks, type Exported, type ExportWish } from './export-books.ts';
export { fundsJobs } from './jobs.ts';
export { payOut, payOutAll, type PayWish, returnedByBank } from './pay.ts';
export { fundsProblems } from './problems.ts';
export { fundsOpen, type OpenFund, projectMoney, type SpentOn, spentByPurpose } from './queries.ts';
export { openRecovery, type RecoveryWish } from './recovery.ts';
export { fundsRoutes } from './routes.ts';
export {
  type ArrivalWish,
  arriveSource,
  keepOnlySources,
  promiseSource,
  type SourceWish,
  spendSource,
  unspendSource,
} from './sources.ts';
export { openRecoveriesOf, recoveryFrom } from './store-recoveries.ts';
export { ruleOf as fundRule } from './store-kept.ts';
export { fundsActs } from './terms.ts';
export { fundsTodos } from './todos.ts';
export { seedFunds } from './use-cases/seed-funds.ts';
