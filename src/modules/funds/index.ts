import './tables.ts';

export {
  accountSpending,
  type ArrivalWish,
  arriveSource,
  fundsOpen,
  type GrantWish,
  openRecovery,
  payOut,
  type PayWish,
  projectMoney,
  promiseSource,
  type RecoveryWish,
  releaseGrant,
  reserveGrant,
  returnedByBank,
  type SourceWish,
  spendSource,
  type SpendWish,
} from './life.ts';
export { fundsProblems } from './problems.ts';
export { fundsRoutes } from './routes.ts';
export { fundsActs } from './terms.ts';
