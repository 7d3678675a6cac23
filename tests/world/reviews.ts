/** Recommended works, a pool of experts and rounds of review as far as a test wishes to begin. */
import { expertReviewEndpoints as at } from '../../src/modules/expert-review/endpoints.ts';
import { expertsEndpoints } from '../../src/modules/experts/endpoints.ts';
import type { CallContent } from '../../src/modules/calls/contract.ts';
import type { Stage } from '../../src/modules/expert-review/terms.ts';
import { acceptedWorks, aPublishedCall, callContent, type Published } from './rounds.ts';
import { aWorld, type Client, type World } from './world.ts';

export type Judge = Client & { expertId: string };
export type ReviewWorld = {
  world: World;
  call: Published;
  batchId: string;
  officer: Client;
  leader: Client;
  auditor: Client;
  judges: Judge[];
  producer: Client & { orgId: string };
  unitLeader: Client;
  works: string[];
};

/** The default call with small panels, so that a test reads quickly: three experts a work, two places, one reserve. */
export const smallPanels = (review: Partial<CallContent['review']> = {}) =>
  callContent((content) => ({
    ...content,
    rubric: { ...content.rubric, commentMinimum: 5 },
    review: {
      ...content.review,
      panelMinimum: 3,
      panelMaximum: 5,
      trimFrom: 5,
      odd: true,
      minimumScore: 60,
      finalists: 3,
      places: 2,
      reserves: 1,
      ...review,
    },
  }));

type Wanted = {
  titles?: readonly string[];
  experts?: number;
  content?: CallContent;
  answers?: (index: number) => Record<string, unknown>;
  unit?: string;
  now?: string;
};
const july = '2026-07-01T10:00:00+08:00';

/** A batch whose works have been recommended, and experts in the pool; no round yet. */
export async function aReviewWorld(wanted: Wanted = {}): Promise<ReviewWorld> {
  const {
    titles = ['骑楼下', '岭南灯火', '潮起红头船', '侨批'],
    experts = 4,
    content = smallPanels(),
    unit: code = 'GD',
  } = wanted;
  const world = await aWorld({ now: wanted.now ?? july });
  const call = await aPublishedCall(world, { content });
  const batchId = call.batchIds[0] ?? '';
  const producer = await world.producer(code, '南方示例影视有限公司');
  const unit = await world.unit(code);
  const works =
    titles.length === 0
      ? []
      : await acceptedWorks(world, {
          call,
          batchId,
          producer,
          titles,
          recommenderOrgId: unit.id,
          ...(wanted.answers ? { answers: wanted.answers } : {}),
        });
  if (works.length > 0) await recommend(world, works);
  const officer = await world.person(world.national, ['national_officer'], '何业务');
  const judges: Judge[] = [];
  for (let i = 0; i < experts; i++) judges.push(await anExpert({ world, officer }, `专家${'甲乙丙丁戊己庚辛壬癸'[i]}`));
  return {
    world,
    call,
    batchId,
    officer,
    producer,
    works,
    judges,
    leader: await world.person(world.national, ['national_leader'], '林签发'),
    auditor: await world.person(world.national, ['auditor'], '纪检员'),
    unitLeader: await world.person(unit.id, ['unit_leader', 'unit_secretary'], '省局秘书'),
  };
}

/** Puts works where a sealed list would have put them. */
export const recommend = (world: World, ids: readonly string[]) =>
  world.arrange(async (tx) => {
    const set = { state: 'recommended', recommendedAt: world.clock() } as const;
    await tx.updateTable('applications').set(set).where('id', 'in', ids).execute();
  });

/** A person with the role expert, in the pool; from Shandong unless said otherwise. */
export async function anExpert(
  { world, officer }: Pick<ReviewWorld, 'world' | 'officer'>,
  name: string,
  given: Record<string, unknown> = {},
): Promise<Judge> {
  const client = await world.person(world.national, ['expert'], name);
  const { id } = await officer.does(expertsEndpoints.add, {
    personId: client.actor.personId,
    employerName: `${name}所在大学`,
    regionCode: '37',
    specialties: ['编剧'],
    termFrom: '2026-01-01' as never,
    source: '示例',
    synthetic: true,
    ...given,
  });
  return { ...client, expertId: id };
}

/** A round with panels drawn: regulars of the size given, the rest alternates. */
export async function aDrawnRound(it: ReviewWorld, stage: Stage = 'second', size = 3): Promise<string> {
  const { id: roundId } = await it.officer.does(at.prepare, { batchId: it.batchId, stage });
  await it.officer.does(at.draw, {
    roundId,
    size,
    alternates: it.judges.length - size,
    groups: 'one',
    seed: '示例种子',
  });
  return roundId;
}

/** The seat of an expert in a round, as the officer sees it. */
export async function seatOf(it: ReviewWorld, roundId: string, judge: Judge): Promise<string> {
  const { panels } = await it.officer.sees(at.round, { roundId });
  return panels.flatMap((panel) => panel.seats).find((seat) => seat.expertId === judge.expertId)?.id ?? '';
}

/** Invites everybody and takes them through pledge and declaration. */
export async function makeReady(it: ReviewWorld, roundId: string): Promise<void> {
  await it.officer.does(at.invite, { roundId });
  for (const judge of it.judges) {
    const seatId = await seatOf(it, roundId, judge);
    if (!seatId) continue;
    await judge.does(at.accept, { seatId });
    await judge.does(at.signPledge, { seatId, agreed: true });
    await judge.does(at.declare, { seatId, complete: true, conflicts: [] });
  }
}

/** A round open for marks with everybody at the desk. */
export async function anOpenRound(it: ReviewWorld, stage: Stage = 'second', size = 3): Promise<string> {
  const roundId = await aDrawnRound(it, stage, size);
  await makeReady(it, roundId);
  await it.officer.does(at.open, { roundId });
  return roundId;
}

/** A complete sheet whose marks add up to a total out of 100. */
export const sheetOf = (total: number, over: Record<string, unknown> = {}) => {
  const shares = { theme: 30, story: 25, innovation: 15, feasibility: 15, communication: 15 };
  let left = total;
  const marks = Object.fromEntries(
    Object.entries(shares).map(([key, max]) => {
      const mark = Math.min(max, Math.max(0, Math.min(left, Math.round(total * max * 0.02) / 2)));
      left -= mark;
      return [key, mark];
    }),
  );
  for (const [key, max] of Object.entries(shares)) {
    const more = Math.min(left, max - (marks[key] ?? 0));
    marks[key] = (marks[key] ?? 0) + more;
    left -= more;
  }
  return { marks, gates: { orientation: 'pass' as const }, comment: '示例评语，写满五字', vetoReason: '', ...over };
};

/** Every expert hands in every work; the total comes from the number of the work in the list and the expert. */
export async function markAll(
  it: ReviewWorld,
  roundId: string,
  total: (work: number, judge: number) => number,
): Promise<void> {
  for (const [j, judge] of it.judges.entries()) {
    const seatId = await seatOf(it, roundId, judge);
    if (!seatId) continue;
    const { queue } = await judge.sees(at.desk, { seatId });
    for (const row of queue.filter((one) => one.state !== 'recused')) {
      const sheet = await judge.sees(at.sheet, { sheetId: row.sheetId });
      await judge.does(at.submit, {
        sheetId: row.sheetId,
        version: sheet.version,
        ...sheetOf(total(indexOf(row.number), j)),
      });
    }
  }
}
const indexOf = (number: string): number => (Number(number.slice(-4)) - 1) % 1000;

/** Both rounds closed with the order of the list as the order of merit, and the list proposed. */
export async function aProposedList(
  it: ReviewWorld,
  total: (work: number, judge: number) => number = (work) => 90 - work,
): Promise<string> {
  const first = indexOf(
    (await it.world.db.selectFrom('applications').select('number').orderBy('number').executeTakeFirstOrThrow())
      .number ?? '',
  );
  const shifted = (work: number, judge: number) => total(work - first, judge);
  const second = await anOpenRound(it, 'second');
  await markAll(it, second, shifted);
  await it.officer.does(at.close, { roundId: second });
  const { rows } = await it.officer.sees(at.results, { roundId: second });
  await it.officer.does(at.advance, {
    roundId: second,
    applicationIds: rows.filter((row) => row.proposed).map((row) => row.applicationId),
  });
  const final = await anOpenRound(it, 'final');
  await markAll(it, final, shifted);
  await it.officer.does(at.close, { roundId: final });
  return (await it.officer.does(at.propose, { batchId: it.batchId })).id;
}
