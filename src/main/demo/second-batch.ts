import { apply } from './apply.ts';
import { inTurn } from './cast.ts';
import { one, producersOf, takeWorks } from './first-batch.ts';
import { accept, openScoring, recommend, score } from './recommend.ts';
import { drawRound, judge, seatsOf, takeSeats } from './review.ts';
import { expertReviewEndpoints } from '../../modules/expert-review/endpoints.ts';
import type { Stage } from './stage.ts';

const secondBatch: readonly { code: string; works: number; seats: number }[] = [
  { code: 'GD', works: 5, seats: 4 },
  { code: 'GX', works: 4, seats: 3 },
  { code: 'SC', works: 3, seats: 3 },
  { code: 'ZJ', works: 3, seats: 2 },
  { code: 'JS', works: 2, seats: 2 },
  { code: 'HN', works: 2, seats: 2 },
  { code: 'HE', works: 2, seats: 1 },
  { code: 'SN', works: 2, seats: 1 },
];

/** The second batch stands in the middle: letters have come, experts are judging, some are still to answer. */
export async function secondBatchToDesks(stage: Stage): Promise<void> {
  await stage.at('2026-07-06T09:30:00+08:00');
  const submitted = new Map<string, string[]>();
  await inTurn(secondBatch, 1, async ({ code, works }) => {
    const ids: string[] = [];
    for (const [i, work] of takeWorks(stage, code, works).entries())
      ids.push(await apply(stage, one(producersOf(stage, code), i), { work, batch: 1 }));
    submitted.set(code, ids);
  });
  await stage.at('2026-07-17T10:00:00+08:00');
  for (const [code, ids] of submitted) await accept(stage, code, ids);
  await stage.at('2026-07-21T09:00:00+08:00');
  for (const { code, seats } of secondBatch) {
    const reviewId = await openScoring(stage, code, 1);
    await score(stage, code, { reviewId, works: submitted.get(code) ?? [] });
    await recommend(stage, code, { batch: 1, seats });
  }
  stage.say(`第二批申报 ${[...submitted.values()].flat().length} 部，推荐函已到`);
}

/** Experts of the second batch: invited, most have begun, one has not answered yet. */
export async function secondBatchReview(stage: Stage): Promise<void> {
  await stage.at('2026-09-01T09:00:00+08:00');
  const roundId = await drawRound(stage, { batch: 1, stage: 'second', seed: '示例公开号码 第二批 复评' });
  const seats = await seatsOf(stage, 'second', '2026年第二批');
  await takeSeats(stage, seats.slice(0, -1));
  await stage.cast.as('zongju').does(expertReviewEndpoints.open, { roundId });
  await stage.at('2026-09-04T14:00:00+08:00');
  for (const [i, seat] of seats.slice(0, -1).entries()) await judge(stage, seat, [12, 8, 5, 2, 0, 0, 0][i] ?? 0);
  await recuseOne(stage, seats.slice(0, -1));
  stage.say('第二批复评进行中');
}

/** One expert steps back from one work, which is then short of experts: the office must fill the gap. */
async function recuseOne(stage: Stage, seats: readonly { login: string; seatId: string }[]): Promise<void> {
  for (const { login, seatId } of seats.toReversed()) {
    const expert = stage.cast.as(login);
    const { queue, recusalReasons } = await expert.sees(expertReviewEndpoints.desk, { seatId });
    const waiting = queue.find(({ state }) => state === 'waiting');
    if (!waiting) continue; // an alternate without works
    const { code } = one(recusalReasons, 0);
    const note = '示例：近期参与过该作品的剧本研讨';
    await expert.does(expertReviewEndpoints.recuse, { sheetId: waiting.sheetId, code, note });
    return;
  }
  throw new Error('no expert has a work to step back from');
}
