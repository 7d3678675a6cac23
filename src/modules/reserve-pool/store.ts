import { Problem } from '../../base/problem.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { ReserveEntry, ReserveGoal, ReserveImport, ReserveRules } from './terms.ts';
import type {} from './tables.ts';

const sameTitle = 'reserve_entries_one_title';
const named = (error: unknown): Error =>
  (error as { constraint?: string }).constraint === sameTitle ? new Problem('reserve.exists') : (error as Error);

export async function entryById(tx: Tx, id: string, lock = false): Promise<ReserveEntry> {
  const query = tx.selectFrom('reserveEntries').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}
export async function insertEntry(tx: Tx, entry: ReserveEntry): Promise<void> {
  await tx
    .insertInto('reserveEntries')
    .values(entry)
    .execute()
    .catch((error: unknown) => {
      throw named(error);
    });
}
/** Saves a locked entry under its next version number. */
export async function saveEntry(tx: Tx, entry: ReserveEntry): Promise<void> {
  await tx
    .updateTable('reserveEntries')
    .set({ ...entry, version: entry.version + 1 })
    .where('id', '=', entry.id)
    .execute()
    .catch((error: unknown) => {
      throw named(error);
    });
}

/** The next numbers of a year, as many as asked for; the counter's row stays locked to the commit. */
export async function nextNumbers(tx: Tx, year: number, many = 1): Promise<string[]> {
  const { lastSerial } = await tx
    .insertInto('reserveCounters')
    .values({ year, lastSerial: many })
    .onConflict((conflict) =>
      conflict.column('year').doUpdateSet((e) => ({ lastSerial: e('reserveCounters.lastSerial', '+', many) })),
    )
    .returning('lastSerial')
    .executeTakeFirstOrThrow();
  return Array.from({ length: many }, (_, i) => `CB${year}-${String(lastSerial - many + 1 + i).padStart(5, '0')}`);
}

export async function insertRules(tx: Tx, rules: ReserveRules): Promise<void> {
  await tx
    .insertInto('reserveRules')
    .values({ ...rules, content: json(rules.content) })
    .execute();
}
export async function insertGoal(tx: Tx, goal: ReserveGoal): Promise<void> {
  const added = await tx
    .insertInto('reserveGoals')
    .values({ ...goal, content: json(goal.content) })
    .onConflict((conflict) => conflict.constraint('reserve_goals_one_edition').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new Problem('row.changed');
}

export async function importById(tx: Tx, id: string, lock = false): Promise<ReserveImport> {
  const query = tx.selectFrom('reserveImports').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}
export async function insertImport(tx: Tx, one: ReserveImport): Promise<void> {
  await tx
    .insertInto('reserveImports')
    .values({ ...one, faults: json(one.faults), rows: json(one.rows) })
    .execute();
}
export async function saveImport(tx: Tx, one: ReserveImport): Promise<void> {
  await tx
    .updateTable('reserveImports')
    .set({ state: one.state, doneAt: one.doneAt, version: one.version + 1 })
    .where('id', '=', one.id)
    .execute();
}
