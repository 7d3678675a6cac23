import type { Tx } from '../../platform/database.ts';
import { droppedActionStates } from '../dispatch/contract.ts';

export const milestoneFacts = (tx: Tx) =>
  tx.selectFrom('vDispatchMilestones').selectAll().orderBy('plannedOn').orderBy('number').execute();
export const paymentFacts = (tx: Tx) =>
  tx.selectFrom('vDispatchPayments').selectAll().orderBy('number').orderBy('label').execute();
export const voucherFacts = (tx: Tx) => tx.selectFrom('vDispatchVouchers').selectAll().execute();
export const recoveryFacts = (tx: Tx) => tx.selectFrom('vDispatchRecoveries').selectAll().orderBy('openedAt').execute();
export const riskFacts = (tx: Tx) =>
  tx.selectFrom('vDispatchRisks').selectAll().where('kind', '=', 'violation').orderBy('openedAt').execute();
export const projectFacts = (tx: Tx) =>
  tx.selectFrom('vDispatchProjects').select(['recommenderOrgId', 'ownerOrgId']).execute();
export const acceptanceFacts = (tx: Tx) =>
  tx
    .selectFrom('vDispatchProjects')
    .selectAll()
    .where('acceptance', 'in', ['accepted', 'rejected'])
    .where('acceptedAt', 'is not', null)
    .orderBy('acceptedAt')
    .execute();
export const promiseFacts = (tx: Tx) => tx.selectFrom('vEvaluationPromises').selectAll().orderBy('untilOn').execute();
export const recognitionFacts = (tx: Tx) =>
  tx.selectFrom('vEvaluationRecognitions').selectAll().where('listedOn', 'is not', null).orderBy('listedOn').execute();
export const listedFacts = (tx: Tx) => tx.selectFrom('vEvaluationListed').selectAll().orderBy('publishedAt').execute();
export const actionFacts = (tx: Tx) =>
  tx
    .selectFrom('vDispatchActions')
    .selectAll()
    .where('state', 'not in', [...droppedActionStates])
    .orderBy('dueOn')
    .execute();
export const differenceFacts = (tx: Tx) => tx.selectFrom('vDifferences').selectAll().orderBy('openedAt').execute();
/** Tables that were sent back at least once. */
export async function returnedReports(tx: Tx): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('auditEntries')
    .select('subject')
    .distinct()
    .where('act', '=', 'report.return')
    .execute();
  return new Set(rows.map(({ subject }) => subject));
}
