import { Problem } from '../../base/problem.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { Recovery } from './terms.ts';
import { overStates } from './workflow.ts';
import './tables.ts';

/** The next number of the year's register of recoveries; the row stays locked to the commit, so there are no gaps. */
export async function takeRecoverySerial(tx: Tx, year: number): Promise<number> {
  const row = await tx
    .insertInto('recoveryCounters')
    .values({ year, lastSerial: 1 })
    .onConflict((conflict) =>
      conflict.column('year').doUpdateSet((e) => ({ lastSerial: e('recoveryCounters.lastSerial', '+', 1) })),
    )
    .returning('lastSerial')
    .executeTakeFirstOrThrow();
  return row.lastSerial;
}

export const insertRecovery = async (tx: Tx, recovery: Recovery): Promise<void> => {
  await tx
    .insertInto('recoveries')
    .values({ ...recovery, letter: json(recovery.letter) })
    .execute();
};
export async function recoveryById(tx: Tx, id: string): Promise<Recovery> {
  const row = await tx.selectFrom('recoveries').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}
export async function lockRecovery(tx: Tx, id: string): Promise<Recovery> {
  const row = await tx.selectFrom('recoveries').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}
/** Saves a locked case under its next version number. */
export async function saveRecovery(tx: Tx, recovery: Recovery): Promise<Recovery> {
  const saved = { ...recovery, version: recovery.version + 1 };
  await tx
    .updateTable('recoveries')
    .set({ ...saved, letter: json(saved.letter) })
    .where('id', '=', recovery.id)
    .execute();
  return saved;
}
/** The case that a source opened, if it did. */
export const recoveryFrom = (tx: Tx, source: string): Promise<{ id: string; number: string } | undefined> =>
  tx.selectFrom('recoveries').select(['id', 'number']).where('source', '=', source).executeTakeFirst();
/** Cases of a project that are not closed yet. */
export const openRecoveriesOf = (tx: Tx, projectId: string): Promise<Recovery[]> =>
  tx
    .selectFrom('recoveries')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('state', 'not in', [...overStates])
    .orderBy('openedAt')
    .execute();

export const returnsOf = (tx: Tx, recoveryId: string) =>
  tx.selectFrom('recoveryReturns').selectAll().where('recoveryId', '=', recoveryId).orderBy('at').execute();
export const findReturn = (tx: Tx, recoveryId: string, serial: string) =>
  tx
    .selectFrom('recoveryReturns')
    .selectAll()
    .where('recoveryId', '=', recoveryId)
    .where('serial', '=', serial)
    .executeTakeFirst();
export const insertReturn = async (tx: Tx, row: Awaited<ReturnType<typeof returnsOf>>[number]): Promise<void> => {
  await tx.insertInto('recoveryReturns').values(row).execute();
};
