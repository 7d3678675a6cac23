import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { scoresFor } from './board-queries.ts';
import type { ListedWork } from './edition.ts';
import type {} from './tables.ts';

export type ReceivedList = {
  listId: string; recommenderOrgId: string; edition: number; versionCode: string; documentNumber: string; sealedAt: Instant;
  works: ListedWork[];
};

/** The sealed lists of a batch in their latest editions; what a unit has not sent is not there. */
export async function recommendationListsOf(tx: Tx, batchId: string): Promise<ReceivedList[]> {
  const rows = await tx.selectFrom('recommendationLists')
    .innerJoin('recommendationEditions', (join) => join.onRef('recommendationEditions.listId', '=', 'recommendationLists.id')
      .onRef('recommendationEditions.edition', '=', 'recommendationLists.edition'))
    .select(['recommendationLists.id as listId', 'recommendationLists.recommenderOrgId', 'recommendationEditions.edition',
      'versionCode', 'documentNumber', 'recommendationEditions.sealedAt', 'recommendationEditions.content'])
    .where('batchId', '=', batchId).where('state', '=', 'sealed').orderBy('recommendationEditions.sealedAt').execute();
  return rows.map(({ content, ...row }) => ({ ...row, works: content.works }));
}

export type Recommended = { rank: number; opinion: string; listId: string; documentNumber: string; score: number };

/** Rank and opinion of recommended works, from the sealed lists; works without a seat on one are not in the map. */
export async function rankOf(tx: Tx, applicationIds: readonly string[]): Promise<Map<string, Recommended>> {
  if (applicationIds.length === 0) return new Map();
  const rows = await tx.selectFrom('recommendationSeats')
    .innerJoin('recommendationLists', 'recommendationLists.id', 'recommendationSeats.listId')
    .innerJoin('recommendationEditions', (join) => join.onRef('recommendationEditions.listId', '=', 'recommendationLists.id')
      .onRef('recommendationEditions.edition', '=', 'recommendationLists.edition'))
    .select(['recommendationSeats.applicationId', 'recommendationLists.id as listId', 'documentNumber', 'content'])
    .where('recommendationSeats.applicationId', 'in', [...applicationIds]).where('state', '=', 'sealed').execute();
  return new Map(rows.flatMap(({ applicationId, listId, documentNumber, content }) => {
    const work = content.works.find((one) => one.applicationId === applicationId);
    return work ? [[applicationId, { rank: work.rank, opinion: work.opinion, listId, documentNumber, score: work.score }] as const] : [];
  }));
}

export type FirstReviewScore = { score: number | null; spread: number; marksCount: number; vetoed: boolean };
/** First-review scores by application, after the closing; for those who may see them. */
export async function firstReviewScores(tx: Tx, applicationIds: readonly string[]): Promise<Map<string, FirstReviewScore>> {
  const scores = await scoresFor(tx, applicationIds);
  return new Map([...scores].map(([id, { score, spread, marksCount, vetoed }]) => [id, { score, spread, marksCount, vetoed }]));
}
