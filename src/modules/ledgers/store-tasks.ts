import { Problem } from '../../base/problem.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { LedgerTask } from './terms.ts';

const gone = (): never => {
  throw new Problem('act.not_found');
};
export async function insertTask(tx: Tx, task: LedgerTask): Promise<void> {
  await tx
    .insertInto('ledgerTasks')
    .values({ ...task, sent: json(task.sent), problem: null })
    .execute();
}
export const taskById = async (tx: Tx, id: string): Promise<LedgerTask> =>
  (await tx.selectFrom('ledgerTasks').selectAll().where('id', '=', id).executeTakeFirst()) ?? gone();
export const lockTask = async (tx: Tx, id: string): Promise<LedgerTask> =>
  (await tx.selectFrom('ledgerTasks').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? gone();
/** What became of a task; what was sent need not be kept any longer. */
export async function endTask(
  tx: Tx,
  { id, ...ended }: Pick<LedgerTask, 'id' | 'state' | 'receiptId' | 'problem' | 'endedAt'>,
): Promise<void> {
  const problem = ended.problem === null ? null : json(ended.problem);
  await tx
    .updateTable('ledgerTasks')
    .set({ ...ended, problem, sent: null })
    .where('id', '=', id)
    .execute();
}
