import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { acceptedWorks, aPublishedCall, callContent, type Published, unitPeople } from '../../../tests/world/rounds.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { firstReviewEndpoints as at } from './endpoints.ts';
import { firstReviewScores } from './index.ts';

let world: World;
let call: Published;
let batchId: string;
let people: Awaited<ReturnType<typeof unitPeople>>;
let works: string[];
let producer: Client & { orgId: string };
const comment = '立意端正，人物可信，结构完整，制作方案与预算相称，建议推荐参评。';
const marks = (theme: number) => ({
  orientation: true,
  theme,
  story: 20,
  innovation: 12,
  feasibility: 12,
  communication: 12,
});
const codes = (reply: { problem: { findings: { code: string }[] } }) => reply.problem.findings.map((one) => one.code);

before(async () => {
  world = await aWorld();
  call = await aPublishedCall(world, {
    content: callContent((it) => ({ ...it, quota: { ...it.quota, perRecommender: 2 } })),
  });
  batchId = call.batchIds[0] ?? '';
  people = await unitPeople(world, 'GD', 4);
  producer = await world.producer('GD');
  works = await acceptedWorks(world, {
    call,
    batchId,
    producer,
    titles: ['骑楼下', '侨批', '岭南灯火', '潮起红头船'],
    recommenderOrgId: people.unit.id,
  });
});
after(() => world.close());

const overview = (who: Client) => who.sees(at.overview, { batchId });
const first = 0;
const work = (i: number): string => works[i] ?? '';

test('the secretary sets a panel large enough from the unit’s own reviewers', async () => {
  const { secretary, leader, panel } = people;
  const ids = panel.map((one) => one.actor.personId);
  const before = await overview(secretary);
  assert.equal(before.review, null);
  assert.deepEqual(
    before.reviewers.map((one) => one.name),
    ['评委甲', '评委乙', '评委丙', '评委丁'],
  );
  const small = await secretary.post(at.setPanel, { batchId, personIds: ids.slice(0, 2) });
  assert.deepEqual([small.status, small.problem.code, codes(small)], [422, 'first_review.panel', ['panel_too_small']]);
  const strangers = await secretary.post(at.setPanel, {
    batchId,
    personIds: [...ids.slice(0, 2), leader.actor.personId],
  });
  assert.deepEqual(codes(strangers), ['panel_strangers']);
  assert.equal((await leader.post(at.setPanel, { batchId, personIds: ids })).status, 403);
  assert.equal((await producer.post(at.setPanel, { batchId, personIds: ids })).status, 404);
  assert.equal(await world.count('first_reviews'), 0);
  await secretary.does(at.setPanel, { batchId, personIds: ids.slice(0, 3) });
  assert.equal(await world.audits('first_review.set_panel'), 1);
  assert.equal((await secretary.post(at.setPanel, { batchId, personIds: ids, version: 1 })).status, 409);
});

test('nobody opens a file or scores before declaring; a conflict closes the work for good', async () => {
  const {
    secretary,
    panel: [a, b, c],
  } = people;
  assert.ok(a && b && c);
  const { review } = await overview(secretary);
  await secretary.does(at.open, { reviewId: review?.id ?? '', version: review?.version ?? 0, dueOn: '2026-06-12' });
  const undeclared = await a.get(at.sheet, { applicationId: work(first) });
  assert.deepEqual([undeclared.status, undeclared.problem.code], [422, 'first_review.undeclared']);
  for (const one of [a, b]) await one.does(at.declare, { reviewId: review?.id ?? '', conflicts: [] });
  await c.does(at.declare, {
    reviewId: review?.id ?? '',
    conflicts: [{ applicationId: work(3), kind: 'advised', note: '曾任剧本顾问' }],
  });
  const refused = await c.post(at.saveSheet, { applicationId: work(3), version: 0, marks: {}, comment: '' });
  assert.deepEqual([refused.status, refused.problem.code], [403, 'first_review.conflict']);
  assert.equal((await c.get(at.sheet, { applicationId: work(3) })).status, 403);
  assert.equal((await overview(c)).me.conflicts.length, 1);
  assert.equal((await people.panel[3]!.get(at.sheet, { applicationId: work(first) })).status, 404);
});

test('a sheet is kept as it is filled, judged whole when handed in, and never seen by another reviewer', async () => {
  const {
    panel: [a, b],
  } = people;
  assert.ok(a && b);
  const applicationId = work(first);
  const saved = await a.does(at.saveSheet, { applicationId, version: 0, marks: { theme: 27 }, comment: '' });
  assert.equal(saved.version, 1);
  assert.equal(
    (await a.post(at.saveSheet, { applicationId, version: 0, marks: {}, comment: '' })).problem.code,
    'row.changed',
  );
  const early = await a.post(at.submitSheet, { applicationId, version: 1, marks: { theme: 31 }, comment: '好' });
  assert.deepEqual([early.status, early.problem.code], [422, 'workflow.not_ready']);
  assert.deepEqual(codes(early), [
    'mark_missing',
    'mark_range',
    'mark_missing',
    'mark_missing',
    'mark_missing',
    'mark_missing',
    'comment_short',
  ]);
  await a.does(at.submitSheet, { applicationId, version: 1, marks: marks(27), comment });
  const own = await a.sees(at.sheet, { applicationId });
  assert.deepEqual([own.sheet.state, own.sheet.total, own.own.count], ['submitted', 83, 1]);
  assert.ok(own.material.sections.length > 5);
  assert.doesNotMatch(JSON.stringify(await b.sees(at.sheet, { applicationId })), /:83[,}]/);
  assert.equal((await b.get(at.scores, { applicationId })).status, 404);
  assert.equal((await people.secretary.get(at.scores, { applicationId })).status, 404);
  assert.equal((await people.secretary.get(at.sheet, { applicationId })).status, 404);
});

test('a sheet handed in may be changed until the closing, and the change is on record', async () => {
  const [a] = people.panel;
  assert.ok(a);
  const applicationId = work(first);
  await a.does(at.reviseSheet, { applicationId, version: 2 });
  await a.does(at.submitSheet, { applicationId, version: 3, marks: marks(28), comment });
  assert.equal((await a.sees(at.sheet, { applicationId })).sheet.total, 84);
  assert.equal(await world.audits('first_review.revise_sheet'), 1);
});

test('scoring does not close while sheets are missing; the late are urged on record', async () => {
  const { secretary } = people;
  const { review, progress } = await overview(secretary);
  assert.deepEqual(progress, { submitted: 1, expected: 11 });
  const early = await secretary.post(at.close, { reviewId: review?.id ?? '', version: review?.version ?? 0 });
  assert.equal(early.status, 422);
  assert.deepEqual(codes(early).toSorted(), [
    'marks_too_few',
    'sheets_missing',
    'sheets_missing',
    'sheets_missing',
    'sheets_missing',
  ]);
  await secretary.does(at.urge, {
    reviewId: review?.id ?? '',
    personIds: people.panel.map((one) => one.actor.personId),
    note: '请于周五前',
  });
  assert.equal(await world.audits('first_review.urge'), 1);
  assert.ok((await overview(secretary)).reviewers[0]?.urgedAt);
});

test('a member added for a work with conflicts makes it countable; then the scores are counted and shown', async () => {
  const { secretary, panel } = people;
  const now = await overview(secretary);
  const reviewId = now.review?.id ?? '';
  const personIds = panel.map((one) => one.actor.personId);
  const silent = await secretary.post(at.setPanel, { batchId, personIds, version: now.review?.version ?? 0 });
  assert.equal(silent.problem.code, 'first_review.reason');
  await secretary.does(at.setPanel, {
    batchId,
    personIds,
    version: now.review?.version ?? 0,
    reason: '一位评委回避，增补一人',
  });
  await panel[3]!.does(at.declare, { reviewId, conflicts: [] });
  for (const [i, reviewer] of panel.entries()) {
    for (const [j, applicationId] of works.entries()) {
      const sheet = await reviewer.get(at.sheet, { applicationId });
      if (sheet.status !== 200 || sheet.body.sheet.state === 'submitted') continue;
      await reviewer.does(at.submitSheet, { applicationId, version: 0, marks: marks(28 - 3 * j - i), comment });
    }
  }
  const { review } = await overview(secretary);
  await secretary.does(at.close, { reviewId, version: review?.version ?? 0 });
  const scores = await world.inTx((tx) => firstReviewScores(tx, works));
  assert.equal(scores.get(work(first))?.score, (84 + 83 + 82 + 81) / 4);
  assert.equal(scores.get(work(3))?.marksCount, 3);
  const seen = await panel[1]!.sees(at.scores, { applicationId: work(first) });
  assert.deepEqual(
    seen.sheets.map((one) => one.total),
    [84, 83, 82, 81],
  );
  assert.equal((await panel[2]!.get(at.scores, { applicationId: work(3) })).status, 404);
  assert.equal(
    (await panel[0]!.post(at.reviseSheet, { applicationId: work(first), version: 4 })).problem.code,
    'first_review.not_scoring',
  );
});
