import { type Finding, stops } from '../../base/problem.ts';
import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { eligibilityFindings } from '../applications/contract.ts';
import { applicationById, applicationFacts } from '../applications/index.ts';
import { isSelected, listFindings } from './decisions.ts';
import type { GatheredList } from './list-facts.ts';
import type { Decision, DecisionList } from './terms.ts';

/** Everything that stands against releasing: the quotas once more, and whether each selected work is still eligible. */
export async function releaseFindings(
  tx: Tx,
  { list, rows, facts, now }: { list: DecisionList; rows: readonly Decision[]; facts: GatheredList; now: Instant },
): Promise<Finding[]> {
  const found: Finding[] = [...stops(listFindings(rows, list.proposal, facts))];
  for (const row of rows.filter((one) => isSelected(one.kind))) {
    const application = await applicationById(tx, row.applicationId);
    const against = stops(eligibilityFindings(await applicationFacts(tx, application, now))).filter(
      (one) => one.code !== 'other_central_money',
    );
    found.push(
      ...against.map((one) => ({
        ...one,
        path: row.applicationId,
        message: `${application.number ?? ''}：${one.message}`,
      })),
    );
  }
  return found;
}
