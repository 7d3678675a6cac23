import { type Actor } from '../../base/policy.ts';
import type { Tx } from '../../platform/database.ts';
import { holdsWords } from '../../platform/search-words.ts';
import { periodName } from './calendar-rules.ts';
import { reportsPolicy } from './policy.ts';
import { type NamedReport, reportsNamed } from './queries.ts';

export type FoundReport = Pick<NamedReport, 'id' | 'state' | 'name'> & { period: string };
/** Half-month tables by period (`2026年第3期`) and unit, the newest first, as far as this person may see them. */
export async function findReports(
  tx: Tx,
  actor: Actor,
  { words, size }: { words: string; size: number },
): Promise<{ rows: FoundReport[]; total: number }> {
  const isNation = reportsPolicy.nation.test(actor, { orgId: '', preparedBy: null, checkedBy: null });
  const rows = (await reportsNamed(tx, isNation ? undefined : actor.orgId))
    .filter((row) => reportsPolicy.view.test(actor, row))
    .map((row) => ({ ...row, period: periodName(row) }))
    .filter(({ period, name, shortName }) => holdsWords(words, period, name, shortName));
  return { rows: rows.slice(0, size), total: rows.length };
}
