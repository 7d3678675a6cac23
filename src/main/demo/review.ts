import { expertReviewEndpoints as at } from '../../modules/expert-review/endpoints.ts';
import type { Stage } from './stage.ts';

export const experts = Array.from({ length: 12 }, (_, i) => `zhuanjia${i + 1}`);
const officer = (stage: Stage) => stage.cast.as('zongju');
const comment = (title: string, i: number): string =>
  `示例评语：《${title}》${['人物立得住，台词有生活气', '题材新鲜，节奏明快', '地方特色鲜明，叙事完整', '主题积极，制作方案可行'][i % 4]}；建议进一步打磨中段情节，注意与同类题材拉开差异，前三集的悬念可再收紧。`;

/** A round is prepared and its panel drawn by lot; the seed is on record. */
export async function drawRound(
  stage: Stage,
  { batch, stage: name, seed }: { batch: number; stage: 'second' | 'final'; seed: string },
): Promise<string> {
  const { id: roundId } = await officer(stage).does(at.prepare, { batchId: stage.batchIds[batch] ?? '', stage: name });
  await officer(stage).does(at.draw, { roundId, size: 5, alternates: 2, groups: 'one', seed });
  await officer(stage).does(at.invite, { roundId });
  return roundId;
}

/** Who holds a seat of a round, by log-in name. */
export async function seatsOf(
  stage: Stage,
  stageName: string,
  batchName: string,
): Promise<{ login: string; seatId: string }[]> {
  const found = [];
  for (const login of experts) {
    const { seats } = await stage.cast.as(login).sees(at.mySeats, {});
    const seat = seats.find((each) => each.stage === stageName && each.batchName === batchName);
    if (seat) found.push({ login, seatId: seat.id });
  }
  return found;
}

export async function takeSeats(stage: Stage, seats: readonly { login: string; seatId: string }[]): Promise<void> {
  for (const { login, seatId } of seats) {
    const expert = stage.cast.as(login);
    await expert.does(at.accept, { seatId });
    await expert.does(at.signPledge, { seatId, agreed: true });
    await expert.does(at.declare, { seatId, complete: true, conflicts: [] });
  }
}

/** One expert judges works of the queue, all or the first so many; every mark follows from the work and the expert. */
export async function judge(
  stage: Stage,
  { login, seatId }: { login: string; seatId: string },
  most = Infinity,
): Promise<void> {
  const expert = stage.cast.as(login);
  const { queue, criteria } = await expert.sees(at.desk, { seatId });
  const own = experts.indexOf(login);
  for (const row of queue
    .filter(({ state }) => state !== 'recused')
    .toSorted((a, b) => (a.number < b.number ? -1 : 1))
    .slice(0, most)) {
    const sheet = await expert.sees(at.sheet, { sheetId: row.sheetId });
    const quality = Number(row.number.slice(-2)) || 1;
    const scored = criteria.filter(({ gate }) => !gate);
    const marks = Object.fromEntries(
      scored.map(({ key, max }, i) => [
        key,
        Math.round(max * (0.68 + ((quality * 7 + i * 3) % 23) / 100 + ((own * 5 + quality) % 9) / 100)),
      ]),
    );
    const gates = Object.fromEntries(criteria.filter(({ gate }) => gate).map(({ key }) => [key, 'pass' as const]));
    await expert.does(at.submit, {
      sheetId: row.sheetId,
      version: sheet.version,
      marks,
      gates,
      comment: comment(row.title, quality + own),
    });
  }
}

/** Both rounds of the first batch, from the draw to the counted results. */
export async function reviewFirstBatch(
  stage: Stage,
  { batch, batchName }: { batch: number; batchName: string },
): Promise<void> {
  for (const [name, opens, closes] of [
    ['second', '2026-06-16T09:00:00+08:00', '2026-06-25T16:00:00+08:00'],
    ['final', '2026-06-26T09:00:00+08:00', '2026-07-03T16:00:00+08:00'],
  ] as const) {
    await stage.at(opens);
    const roundId = await drawRound(stage, { batch, stage: name, seed: `示例公开号码 ${batchName} ${name}` });
    const seats = await seatsOf(stage, name, batchName);
    await takeSeats(stage, seats);
    await officer(stage).does(at.open, { roundId });
    for (const seat of seats) await judge(stage, seat);
    await stage.at(closes);
    await officer(stage).does(at.close, { roundId });
    if (name === 'second') await advance(stage, roundId);
  }
  stage.say(`${batchName}复评、终评已汇总`);
}

async function advance(stage: Stage, roundId: string): Promise<void> {
  const { rows } = await officer(stage).sees(at.results, { roundId });
  await officer(stage).does(at.advance, {
    roundId,
    applicationIds: rows.filter((row) => row.advances || row.proposed).map((row) => row.applicationId),
  });
}

/** The proposed list goes to the leader, who sees its effect and releases it. */
export async function decideFirstBatch(stage: Stage): Promise<void> {
  await stage.at('2026-07-22T10:00:00+08:00');
  const { id: listId } = await officer(stage).does(at.propose, { batchId: stage.batchIds[0] ?? '' });
  await settleTies(stage, listId);
  const ready = await officer(stage).sees(at.list, { listId });
  await officer(stage).does(at.submitList, { listId, version: ready.version });
  const leader = stage.cast.as('zongju-qianfa');
  const seen = await leader.sees(at.list, { listId });
  await leader.sees(at.effect, { listId });
  await leader.does(at.release, { listId, version: seen.version });
  stage.say('第一批评定结论已签发');
}

/** Works that the ladder could not part are ordered by a public draw, which is put on record. */
async function settleTies(stage: Stage, listId: string): Promise<void> {
  for (;;) {
    const { version, drawNeeded } = await officer(stage).sees(at.list, { listId });
    const order = drawNeeded[0];
    if (!order) return;
    const note = '示例：2026 年 7 月 22 日上午在总局会议室公开抽签，两名监督人员在场';
    await officer(stage).does(at.recordDraw, { listId, version, order, note });
  }
}
