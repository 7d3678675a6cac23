import { type Actor } from '../../base/policy.ts';
import { dayOf, type Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { entriesOf, rulesNow, sumsOf } from './queries.ts';
import type { ReserveEntryRow } from './terms.ts';

/** Entries of the pool, left or not, whose number, title or producer holds the words, as this person sees them. */
export async function findReserveEntries(
  tx: Tx,
  { actor, now }: { actor: Actor; now: Instant },
  { words, size }: { words: string; size: number },
): Promise<{ rows: ReserveEntryRow[]; total: number }> {
  if (words.trim() === '') return { rows: [], total: 0 };
  const sight = { actor, content: (await rulesNow(tx, now)).content, today: dayOf(now) };
  const filter = { q: words };
  const { total } = await sumsOf(tx, sight, filter);
  return { rows: await entriesOf(tx, sight, { filter, size }), total: Number(total) };
}
