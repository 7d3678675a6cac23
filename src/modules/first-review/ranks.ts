import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { ListedWork } from './edition.ts';
import { scoresFor, sealedLists } from './queries.ts';

export type ReceivedList = {
  listId: string;
  recommenderOrgId: string;
  edition: number;
  versionCode: string;
  documentNumber: string;
  sealedAt: Instant;
  sealedByName: string;
  works: ListedWork[];
};

/** The sealed lists of a batch in their latest editions; what a unit has not sent is not there. */
export async function recommendationListsOf(tx: Tx, batchId: string): Promise<ReceivedList[]> {
  return (await sealedLists(tx, { batchId })).map(({ content, ...row }) => ({ ...row, works: content.works }));
}

export type Recommended = { rank: number; opinion: string; listId: string; documentNumber: string; score: number };

/** Rank and opinion of recommended works, from the sealed lists; works without a seat on one are not in the map. */
export async function rankOf(tx: Tx, applicationIds: readonly string[]): Promise<Map<string, Recommended>> {
  if (applicationIds.length === 0) return new Map();
  const wanted = new Set(applicationIds);
  const lists = await sealedLists(tx, { applicationIds });
  return new Map(
    lists.flatMap(({ content, listId, documentNumber }) =>
      content.works
        .filter((one) => wanted.has(one.applicationId))
        .map(
          ({ applicationId, rank, opinion, score }) =>
            [applicationId, { rank, opinion, score, listId, documentNumber }] as const,
        ),
    ),
  );
}

export type FirstReviewScore = { score: number | null; spread: number; marksCount: number; vetoed: boolean };
/** First-review scores by application, after the closing; for those who may see them. */
export async function firstReviewScores(
  tx: Tx,
  applicationIds: readonly string[],
): Promise<Map<string, FirstReviewScore>> {
  const scores = await scoresFor(tx, applicationIds);
  return new Map(
    [...scores].map(([id, { score, spread, marksCount, vetoed }]) => [id, { score, spread, marksCount, vetoed }]),
  );
}
