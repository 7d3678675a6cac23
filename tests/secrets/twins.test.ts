/**
 * Non-inference by twin worlds: the world before a secret act and the world after it, at the same moment. Whoever may
 * not
 * know must read the same bytes everywhere: details, lists, totals, orders, searches, exports, to-dos, messages,
 * timelines.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { samplePdf } from '../../src/main/demo/sample-file.ts';
import { applicationsEndpoints } from '../../src/modules/applications/endpoints.ts';
import { expertReviewEndpoints as at } from '../../src/modules/expert-review/endpoints.ts';
import { anOpenCall } from '../world/builders.ts';
import { worksEndpoints } from '../../src/modules/works/endpoints.ts';
import {
  aDrawnRound,
  anExpert,
  aReviewWorld,
  makeReady,
  markAll,
  type ReviewWorld,
  seatOf,
  sheetOf,
} from '../world/reviews.ts';
import type { Client } from '../world/world.ts';
import { allThatIsRead, differences, type Subjects, subjectsOf } from './watching.ts';

let it: ReviewWorld;
/** Those who may not know what goes on in the review. */
const watchers = new Map<string, Client>();
const words = ['骑楼', '岭南灯火', '隐秘新作'];
before(async () => {
  it = await aReviewWorld({ experts: 4 });
  const { world } = it;
  const unit = await world.unit('GD');
  watchers.set('申报机构', it.producer);
  watchers.set(
    '推荐单位',
    await world.person(unit.id, ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'], '省局人员'),
  );
  watchers.set('别的制作机构', await world.producer('GD', '旁观示例公司'));
  watchers.set(
    '别的推荐单位',
    await world.person(
      (await world.unit('GX')).id,
      ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'],
      '外省人员',
    ),
  );
  watchers.set('公众', world.nobody);
  watchers.set('未受邀专家', await anExpert(it, '旁观专家', { termFrom: '2025-01-01', termUntil: '2026-06-30' }));
});
after(() => it.world.close());

type Seen = Map<string, Map<string, string>>;
async function seenBy(people: Map<string, Client>, subjects: Subjects): Promise<Seen> {
  const seen: Seen = new Map();
  for (const [name, who] of people) seen.set(name, await allThatIsRead(who, subjects, words));
  return seen;
}

/** Before and after, read by the same people about the same subjects; deliveries to messages included. */
async function showsNothing(people: Map<string, Client>, secret: () => Promise<unknown>): Promise<void> {
  await it.world.deliver();
  const subjects = await subjectsOf(it.world);
  const first = await seenBy(people, subjects);
  await secret();
  await it.world.deliver();
  const now = await seenBy(people, subjects);
  const told = [...first].flatMap(([name, before]) =>
    differences(before, now.get(name) ?? new Map()).map((one) => `${name} ${one}`),
  );
  assert.deepEqual(told, []);
  for (const [name, before] of first) assert.ok(before.size > 100, `${name} really asked`);
  const made = await newSubjects(subjects);
  for (const [name, who] of people) await refusesAll({ name, who, made });
}

/** Subjects that the secret act made: asked for by id they are as if they were not there. */
async function newSubjects(known: Subjects): Promise<Subjects> {
  const present = await subjectsOf(it.world);
  const entries = Object.entries(present).map(
    ([name, ids]) => [name, ids.filter((id) => !known[name]?.includes(id))] as const,
  );
  return Object.fromEntries(
    entries.filter(([name]) => ['roundId', 'seatId', 'sheetId', 'listId', 'applicationId'].includes(name)),
  );
}
async function refusesAll({ name, who, made }: { name: string; who: Client; made: Subjects }): Promise<void> {
  const read = await allThatIsRead(who, made, 'no lists');
  const shown = [...read].filter(([question, answer]) => /Id"/.test(question) && answer.startsWith('200'));
  assert.deepEqual(
    shown.map(([question]) => `${name} ${question}`),
    [],
  );
}

test('a draft at another producer: not even its own recommending unit learns that there is one', async () => {
  const other = await it.world.producer('GD', '隐秘示例公司');
  const call = await anOpenCall(it.world);
  const { id: workId } = await other.does(worksEndpoints.register, { title: '隐秘新作' });
  await showsNothing(watchers, async () => {
    const { id: applicationId } = await other.does(applicationsEndpoints.start, {
      batchId: call.batches[1]?.id ?? '',
      workId,
    });
    const answers = [{ field: 'story.oneLine', value: '示例：一句谁也不该看见的话', seen: 0 }];
    await other.does(applicationsEndpoints.save, { applicationId, answers });
    const uploadId = await other.upload('隐秘大纲.pdf', samplePdf('大纲'));
    await other.does(applicationsEndpoints.attach, { applicationId, slot: 'outline', uploadId });
  });
});

let roundId = '';
test('the comparison sees what may be seen: the officer reads otherwise once the round is prepared', async () => {
  const subjects = await subjectsOf(it.world);
  const first = await allThatIsRead(it.officer, subjects, words);
  roundId = (await it.officer.does(at.prepare, { batchId: it.batchId, stage: 'second' })).id;
  const told = differences(first, await allThatIsRead(it.officer, subjects, words));
  assert.ok(
    told.some((one) => one.startsWith('/review/batches/:batchId/rounds')),
    'a planted leak is found',
  );
});

test('experts are drawn for the second review, invited, seated, and the desks opened', async () => {
  await showsNothing(watchers, async () => {
    await it.officer.does(at.draw, { roundId, size: 3, alternates: 1, groups: 'one', seed: '示例种子' });
    await makeReady(it, roundId);
    await it.officer.does(at.open, { roundId });
  });
});

test('marks are handed in and changed: neither watchers nor the other experts learn of them', async () => {
  const seated: { judge: Client; seatId: string }[] = [];
  for (const judge of it.judges) {
    const seatId = await seatOf(it, roundId, judge);
    if (seatId && (await judge.sees(at.desk, { seatId })).queue.length > 0) seated.push({ judge, seatId });
  }
  const [writer, ...colleagues] = seated;
  assert.ok(writer && colleagues.length > 0);
  const people = new Map([...watchers, ...colleagues.map(({ judge }, i) => [`同组专家${i + 1}`, judge] as const)]);
  const sheetId = (await writer.judge.sees(at.desk, { seatId: writer.seatId })).queue[0]?.sheetId ?? '';
  await showsNothing(people, async () => {
    const { version } = await writer.judge.sees(at.sheet, { sheetId });
    await writer.judge.does(at.submit, { sheetId, version, ...sheetOf(91) });
    const again = await writer.judge.sees(at.sheet, { sheetId });
    await writer.judge.does(at.revise, { sheetId, version: again.version, ...sheetOf(42) });
  });
});

/** Everybody hands in what is still open, better the further down the list. */
async function markTheRest(): Promise<void> {
  for (const judge of it.judges) {
    const seatId = await seatOf(it, roundId, judge);
    const { queue } = seatId ? await judge.sees(at.desk, { seatId }) : { queue: [] };
    for (const [i, row] of queue.entries()) {
      if (row.state === 'submitted') continue;
      const { version } = await judge.sees(at.sheet, { sheetId: row.sheetId });
      await judge.does(at.submit, { sheetId: row.sheetId, version, ...sheetOf(70 + i) });
    }
  }
}

test('the round is closed, some works go on, the final review is held and decisions wait for the leader', async () => {
  await showsNothing(watchers, async () => {
    await markTheRest();
    await it.officer.does(at.close, { roundId });
    const { rows } = await it.officer.sees(at.results, { roundId });
    await it.officer.does(at.advance, {
      roundId,
      applicationIds: rows.filter((row) => row.proposed).map((row) => row.applicationId),
    });
    const finalId = await aDrawnRound(it, 'final');
    await makeReady(it, finalId);
    await it.officer.does(at.open, { roundId: finalId });
    await markAll(it, finalId, (work) => 90 - work);
    await it.officer.does(at.close, { roundId: finalId });
    const { id: listId } = await it.officer.does(at.propose, { batchId: it.batchId });
    const { version } = await it.officer.sees(at.list, { listId });
    await it.officer.does(at.submitList, { listId, version });
  });
});
