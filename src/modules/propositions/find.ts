import { type Actor } from '../../base/policy.ts';
import { dayOf, type Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { listView } from './policy.ts';
import { type ListedProposition, propositionRows, stateCounts } from './queries.ts';
import { homeOf } from './use-cases/keep-propositions.ts';

/** Topics whose number or title holds the words, as far as this person knows of them. */
export async function findPropositions(
  tx: Tx,
  { actor, now }: { actor: Actor; now: Instant },
  { words, size }: { words: string; size: number },
): Promise<{ rows: ListedProposition[]; total: number }> {
  if (words.trim() === '' || !listView.test(actor, null)) return { rows: [], total: 0 };
  const reader = { actor, homeOrgId: await homeOf(tx, actor), today: dayOf(now) };
  const counts = await stateCounts(tx, reader, { q: words });
  const total = counts.reduce((sum, { n }) => sum + Number(n), 0);
  return { rows: await propositionRows(tx, reader, { q: words, size, page: 1 }), total };
}
