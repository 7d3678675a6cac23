import type { Finding } from '../../base/problem.ts';
import type { Tx } from '../../platform/database.ts';
import { decidedPairs } from './queries.ts';
import { findingOfPair, gradeOf, isConfirmed } from './rules.ts';
import { type Pair, pairsIn, thresholds } from './sides.ts';
import type { FundingCheck } from './terms.ts';

type Found = { applicationId: string | null; projectId: string | null; finding: Finding };

/** What stands against giving money of this plan to works: fresh from the data, with what people decided on it. */
async function foundOn(tx: Tx, workIds: readonly string[]): Promise<Found[]> {
  const pairs = await pairsIn(tx, workIds);
  const decided = await decidedPairs(tx, workIds);
  const { clause } = thresholds();
  const storedOf = ({ work, money }: Pair) =>
    decided.find(
      (one) => one.subjectKey === work.subjectKey && one.recordKind === money.kind && one.recordKey === money.key,
    );
  const fresh = pairs.flatMap((pair) => {
    const { applicationId, projectId } = pair.work;
    const finding = findingOfPair(pair.comparison, { ...pair, decided: storedOf(pair), clause });
    return finding ? [{ applicationId, projectId, finding }] : [];
  });
  const met = new Set(pairs.map((pair) => storedOf(pair)?.id));
  const kept = decided.filter(({ id, state }) => isConfirmed({ state }) && !met.has(id));
  return [
    ...fresh,
    ...kept.flatMap(({ applicationId, projectId, moneySide: money, grade, ...stored }) => {
      const comparison = { grade, reasons: [], likeness: 0 };
      const finding = findingOfPair(comparison, { money, fingerprint: '', decided: stored, clause });
      return finding ? [{ applicationId, projectId, finding }] : [];
    }),
  ];
}

/** Reasons against paying money of this plan to a work, asked before each payment. */
export async function fundingFindings(
  tx: Tx,
  { workId, projectId }: { workId: string; projectId?: string | undefined },
): Promise<Finding[]> {
  const found = await foundOn(tx, [workId]);
  return found.filter((one) => !projectId || one.projectId === projectId).map(({ finding }) => finding);
}

export type AwardNote = { grade: FundingCheck['grade']; finding: Finding };

/** Before the award (方案六（一）3): what is known of each application on a list, in one comparison. */
export async function awardNotes(
  tx: Tx,
  works: readonly { applicationId: string; workId: string }[],
): Promise<Map<string, AwardNote[]>> {
  const found = await foundOn(tx, [...new Set(works.map(({ workId }) => workId))]);
  return new Map(
    works.map(({ applicationId }) => [
      applicationId,
      found
        .filter((one) => one.applicationId === applicationId)
        .map(({ finding }) => ({ grade: gradeOf(finding), finding })),
    ]),
  );
}
