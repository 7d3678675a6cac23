import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { eligibilityFindings } from '../applications/contract.ts';
import { applicationById, applicationFacts } from '../applications/index.ts';
import { contentOf } from '../calls/index.ts';
import type { FundingNote, ListFacts, ListWork } from './decisions.ts';
import { resultsOf, roundsOfBatch, worksOf, type RoundWorkRow } from './queries.ts';
import type { DecisionList, Round } from './terms.ts';
import { isClosed } from './workflow.ts';

/** What other public money is known of works, by application; given by the program, the check being a later module. */
export type FundingSource = (
  tx: Tx,
  works: readonly { applicationId: string; workId: string }[],
) => Promise<ReadonlyMap<string, readonly FundingNote[]>>;

export type GatheredList = ListFacts & { rows: (ListWork & RoundWorkRow)[]; second: Round; final: Round };

/** Gathers once what proposing, adjusting and releasing a list look at; undefined before the final review is closed. */
export async function listFacts(
  tx: Tx,
  batchId: string,
  { drawOrder, now, funding }: { drawOrder: readonly string[]; now: Instant; funding?: FundingSource | undefined },
): Promise<GatheredList | undefined> {
  const rounds = await roundsOfBatch(tx, batchId);
  const second = rounds.find((round) => round.stage === 'second');
  const final = rounds.find((round) => round.stage === 'final');
  if (!second || !final || !isClosed(final)) return undefined;
  const { review } = await contentOf(tx, final.callVersionId);
  const rows: GatheredList['rows'] = [];
  const works = await worksOf(tx, second.id);
  const notes = await funding?.(tx, works);
  for (const work of works) {
    rows.push({
      ...work,
      holdsCentralMoney: await holdsCentralMoney(tx, work.applicationId, now),
      funding: notes?.get(work.applicationId) ?? [],
    });
  }
  const finals = (await resultsOf(tx, final.id)).map((result) => result.row);
  const seconds = (await resultsOf(tx, second.id)).map((result) => result.row);
  return { review, works: rows, rows, finals, seconds, drawOrder, second, final };
}

/**
 * 方案六（一）3: whether the applicant itself has declared other central money, by the call's own eligibility rule. What
 * outside lists say is weighed by the funding check alone, where a like title is a matter for a person.
 */
export async function holdsCentralMoney(tx: Tx, applicationId: string, now: Instant): Promise<boolean> {
  const facts = await applicationFacts(tx, await applicationById(tx, applicationId), now);
  return eligibilityFindings({ ...facts, awards: [] }).some((one) => one.code === 'other_central_money');
}

/** The facts of a list that exists. */
export async function factsOfList(
  tx: Tx,
  list: DecisionList,
  { now, funding }: { now: Instant; funding?: FundingSource | undefined },
): Promise<GatheredList> {
  const facts = await listFacts(tx, list.batchId, { drawOrder: list.drawOrder, now, funding });
  if (!facts) throw new Error(`decision list ${list.id} without a closed final review`);
  return facts;
}
