import type { Tx } from '../../platform/database.ts';
import type { BankStatement } from './kept-terms.ts';
import './tables.ts';

export const findStatement = (tx: Tx, fundId: string, sha256: string): Promise<BankStatement | undefined> =>
  tx
    .selectFrom('bankStatements')
    .selectAll()
    .where('fundId', '=', fundId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
export const insertStatement = async (tx: Tx, row: BankStatement): Promise<void> => {
  await tx.insertInto('bankStatements').values(row).execute();
};
/** Files read for a fund, the newest first. */
export const statementsOf = (tx: Tx, fundId: string): Promise<BankStatement[]> =>
  tx.selectFrom('bankStatements').selectAll().where('fundId', '=', fundId).orderBy('at', 'desc').execute();
