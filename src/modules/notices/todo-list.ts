import { type Actor } from '../../base/policy.ts';
import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { TodoRow, TodoSource } from '../../platform/todo.ts';

export type Waiting = TodoRow & { kind: string; kindLabel: string };

/** Everything that waits for a person: the union of all modules' sources, soonest due first, then oldest. */
export async function todosOf(tx: Tx, sources: readonly TodoSource[], actor: Actor, now: Instant): Promise<Waiting[]> {
  if (actor.kind !== 'person') return [];
  const rows: Waiting[] = [];
  for (const { kind, label, find } of sources) {
    for (const row of await find(tx, actor, now)) rows.push({ ...row, kind, kindLabel: label });
  }
  // days, moments and ids sort by their letters; a comparison by language took seconds for thousands of rows
  const keyed = rows.map((row) => ({ row, key: order(row) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row);
}

const order = (row: Waiting): string => `${row.dueOn ?? '9999-12-31'} ${row.since} ${row.subject}`;
