export { batchEndpoints, payeeEndpoints, paymentsEndpoints, voucherEndpoints } from './endpoints.ts';
export { type Cut as PaymentCut, cuts as paymentCuts } from './schema.ts';
export {
  type Condition,
  type Instalment,
  type InstalmentState,
  instalmentStates,
  type PaymentPlan,
  paymentsActs,
  type PlanState,
} from './terms.ts';
