export { ledgersEndpoints } from './endpoints.ts';
export {
  type LedgerKind,
  type LedgerRecord,
  type SenderPeriod,
  type SenderState,
  ledgerKinds,
  ledgersActs,
  senderStates,
} from './terms.ts';
