/** A unit whose scoring is closed: where a test of the recommendation list begins. */
import { firstReviewEndpoints } from '../../src/modules/first-review/contract.ts';
import { json } from '../../src/platform/database.ts';
import { acceptedWorks, aPublishedCall, unitPeople } from './rounds.ts';
import type { Client, World } from './world.ts';

/** An opinion of the length a call asks for. */
export const opinion = '以寻常街巷写时代变化，导向正确，人物可信，制作团队成熟，经费安排合理，同意推荐。';

/** A unit whose scoring is closed, with scores written down, so that the board can be arranged. */
export async function closedRound(
  world: World,
  code: string,
  options: Partial<Parameters<typeof aPublishedCall>[1]> & {
    /** Titles of the works; by default so many `示例作品`. */
    titles?: readonly string[];
    count?: number;
    answers?: (i: number) => Record<string, unknown>;
  } = {},
) {
  const call = await aPublishedCall(world, options);
  const people = await unitPeople(world, code);
  const producer = await world.producer('GD');
  const listIds: string[] = [];
  const works: string[][] = [];
  for (const batchId of call.batchIds) {
    const ids = await acceptedWorks(world, {
      call,
      batchId,
      producer,
      titles:
        options.titles ??
        Array.from({ length: options.count ?? 20 }, (_, i) => `示例作品${i + 1}${code}${batchId.slice(-4)}`),
      recommenderOrgId: people.unit.id,
      ...(options.answers ? { answers: options.answers } : {}),
    });
    works.push(ids);
    const { id: reviewId } = await people.secretary.does(firstReviewEndpoints.setPanel, {
      batchId,
      personIds: people.panel.map((one) => one.actor.personId),
    });
    await world.arrange(async (tx) => {
      await tx
        .updateTable('firstReviews')
        .set({ state: 'closed', closedAt: world.clock() })
        .where('id', '=', reviewId)
        .execute();
      await tx
        .insertInto('firstReviewScores')
        .values(
          ids.map((applicationId, i) => ({
            applicationId,
            reviewId,
            score: 90 - i,
            spread: 1,
            marksCount: 3,
            vetoed: false,
            computedAt: world.clock(),
            rule: json({ name: 'trimmed_mean' as const, leastMarks: 3, dropFrom: 7, vetoShare: 0.5 }),
            detail: json({ totals: [], dropped: [], gatesFailed: [] }),
          })),
        )
        .execute();
    });
    listIds.push((await people.secretary.sees(firstReviewEndpoints.board, { batchId })).list?.id ?? '');
  }
  return { call, people, producer, listIds, works, batchIds: call.batchIds };
}

/** The works take the seats in this order, each with an opinion. */
export const seatInOrder = async (who: Client, listId: string, ids: readonly string[]) => {
  let version = 1;
  for (const [i, applicationId] of ids.entries()) {
    version = (await who.does(firstReviewEndpoints.place, { listId, version, applicationId, rank: i + 1 })).version;
    await who.does(firstReviewEndpoints.opinion, { listId, applicationId, version: 0, opinion });
  }
};
/** What a leader sends to seal the list as it stands. */
export const sealingOf = async (who: Client, listId: string) => {
  const { version, digest: previewDigest } = await who.sees(firstReviewEndpoints.preview, { listId });
  return { listId, version, previewDigest, checked: true as const };
};
