import { sql } from 'kysely';
import { Problem } from '../../base/problem.ts';
import type { Tx } from '../../platform/database.ts';
import { indexText } from '../../platform/search-words.ts';
import type { Expert, Interest } from './terms.ts';
import type {} from './tables.ts';

/** What an entry is read as; the search index stays in the database. */
export const columns = [
  'id',
  'version',
  'personId',
  'state',
  'name',
  'employerName',
  'employerCreditCode',
  'regionCode',
  'titles',
  'specialties',
  'termFrom',
  'termUntil',
  'source',
  'stateReason',
  'synthetic',
  'createdAt',
] as const;

const searchOf = (it: Expert) =>
  sql<unknown>`to_tsvector('simple', ${indexText(it.name, it.employerName, ...it.titles, ...it.specialties)})`;

export async function expertById(tx: Tx, id: string): Promise<Expert> {
  const row = await tx.selectFrom('experts').select(columns).where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

/** Loads an entry for change; the row stays locked to the end of the act. */
export async function lockExpert(tx: Tx, id: string): Promise<Expert> {
  const row = await tx.selectFrom('experts').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

/** The entry of a person, if the person is in the pool. */
export const findExpertOfPerson = (tx: Tx, personId: string): Promise<Expert | undefined> =>
  tx.selectFrom('experts').select(columns).where('personId', '=', personId).executeTakeFirst();

export async function insertExpert(tx: Tx, expert: Expert): Promise<void> {
  const added = await tx
    .insertInto('experts')
    .values({ ...expert, search: searchOf(expert) })
    .onConflict((conflict) => conflict.column('personId').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new Problem('expert.already_in_pool');
}

/** Saves an entry as its next version. */
export async function saveExpert(tx: Tx, expert: Expert): Promise<Expert> {
  const saved = { ...expert, version: expert.version + 1 };
  await tx
    .updateTable('experts')
    .set({ ...saved, search: searchOf(saved) })
    .where('id', '=', expert.id)
    .execute();
  return saved;
}

export async function insertInterest(tx: Tx, interest: Interest & { declaredBy: string }): Promise<void> {
  await tx.insertInto('expertInterests').values(interest).execute();
}

export async function lockInterest(tx: Tx, id: string, expertId: string): Promise<Interest> {
  const row = await tx
    .selectFrom('expertInterests')
    .selectAll()
    .where('id', '=', id)
    .where('expertId', '=', expertId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

export async function markWithdrawn(tx: Tx, id: string, at: Interest['declaredAt']): Promise<void> {
  await tx.updateTable('expertInterests').set({ withdrawnAt: at }).where('id', '=', id).execute();
}
