import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { nothing } from '../../base/endpoint.ts';
import { everyone } from '../../base/policy.ts';
import { perform, useCase } from '../../platform/use-case.ts';
import { applicationsEndpoints } from '../applications/endpoints.ts';
import { lockApplication, moveApplication } from '../applications/index.ts';
import { aProposedList, aReviewWorld, type ReviewWorld, smallPanels } from '../../../tests/world/reviews.ts';
import { expertReviewEndpoints as at } from './endpoints.ts';
import { lockDecisionList, promoteReserve, releasedDecisions } from './index.ts';

const worlds: ReviewWorld[] = [];
const fresh = async (...given: Parameters<typeof aReviewWorld>) => {
  const made = await aReviewWorld(...given);
  worlds.push(made);
  return made;
};
after(async () => void (await Promise.all(worlds.map(({ world }) => world.close()))));
const states = async (it: ReviewWorld) =>
  (await it.world.db.selectFrom('applications').select('state').orderBy('number').execute()).map((row) => row.state);

test('a list goes from the draw to the release, and nothing changes on any application before it', async () => {
  const it = await fresh();
  const listId = await aProposedList(it);
  assert.deepEqual(await states(it), ['final_review', 'final_review', 'final_review', 'second_review']);
  const draft = await it.officer.sees(at.list, { listId });
  assert.deepEqual(
    draft.rows.map((row) => row.kind),
    ['selected', 'selected', 'reserve', 'not_selected'],
  );
  await it.officer.does(at.submitList, { listId, version: draft.version });
  assert.deepEqual(await states(it), ['final_review', 'final_review', 'final_review', 'second_review']);
  const effect = await it.leader.sees(at.effect, { listId });
  assert.equal(effect.works, 4);
  await it.leader.does(at.release, { listId, version: effect.version });
  assert.deepEqual(await states(it), ['selected', 'selected', 'reserve', 'not_selected']);
});

test('works equal on every rung wait for a public draw, whose outcome is recorded and decides', async () => {
  const it = await fresh();
  const listId = await aProposedList(it, (work) => (work === 0 ? 90 : 80));
  const list = await it.officer.sees(at.list, { listId });
  assert.equal(list.drawNeeded.length, 1);
  assert.deepEqual(
    (await it.officer.post(at.submitList, { listId, version: list.version })).problem.findings.map((one) => one.code),
    ['draw_needed'],
  );
  const group = list.drawNeeded[0] ?? [];
  const bad = await it.officer.post(at.recordDraw, {
    listId,
    version: list.version,
    order: [group[0] ?? '', group[0] ?? ''],
    note: '会议室公开抽签',
  });
  assert.equal(bad.problem.code, 'review.draw_faulty');
  const order = [...group].reverse();
  await it.officer.does(at.recordDraw, {
    listId,
    version: list.version,
    order,
    note: '7 月 20 日会议室公开抽签，纪检员见证',
  });
  const drawn = await it.officer.sees(at.list, { listId });
  assert.equal(drawn.rows.filter((row) => row.kind === 'selected')[1]?.applicationId, order[0]);
  await it.officer.does(at.submitList, { listId, version: drawn.version });
});

test('a work that holds other central money is selected without money, and cannot be given money by hand', async () => {
  const it = await fresh({ answers: (i) => (i === 0 ? { 'funds.otherCentral': true } : {}) });
  const listId = await aProposedList(it);
  const list = await it.officer.sees(at.list, { listId });
  assert.deepEqual(
    list.rows.map((row) => row.kind),
    ['selected_unfunded', 'selected', 'reserve', 'not_selected'],
  );
  const refused = await it.officer.post(at.adjust, {
    listId,
    version: list.version,
    applicationId: it.works[0] ?? '',
    kind: 'selected',
    reason: '领导同意给予资金',
  });
  assert.deepEqual(
    refused.problem.findings.map((one) => [one.code, (one as { clause?: string }).clause]),
    [['other_central_money', '方案六（一）3']],
  );
  const late = await it.officer.post(at.adjust, {
    listId,
    version: list.version,
    applicationId: it.works[3] ?? '',
    kind: 'reserve',
    reason: '题材稀缺，列为备选',
  });
  assert.deepEqual(
    late.problem.findings.map((one) => one.code),
    ['not_final'],
  );
});

test('an adjusted list keeps the proposal and the reason beside it, and the announced places still hold', async () => {
  const it = await fresh();
  const listId = await aProposedList(it);
  const { version } = await it.officer.sees(at.list, { listId });
  await it.officer.does(at.adjust, {
    listId,
    version,
    applicationId: it.works[2] ?? '',
    kind: 'selected',
    reason: '题材稀缺，拟予扶持',
  });
  const list = await it.officer.sees(at.list, { listId });
  const row = list.rows.find((one) => one.applicationId === it.works[2]);
  assert.deepEqual([row?.kind, row?.proposed, row?.reason], ['selected', 'reserve', '题材稀缺，拟予扶持']);
  assert.deepEqual(
    (await it.officer.post(at.submitList, { listId, version: list.version })).problem.findings.map((one) => one.code),
    ['too_many'],
  );
  await it.officer.does(at.adjust, {
    listId,
    version: list.version,
    applicationId: it.works[1] ?? '',
    kind: 'reserve',
    reason: '与上一部题材重复',
  });
  const swapped = await it.officer.sees(at.list, { listId });
  await it.officer.does(at.submitList, { listId, version: swapped.version });
  await it.leader.does(at.returnList, { listId, reason: '请补充调整依据' });
  assert.equal((await it.officer.sees(at.list, { listId })).state, 'returned');
  assert.equal((await it.leader.post(at.release, { listId, version: swapped.version + 2 })).status, 409);
});

test('two clicks on release make every decision take effect exactly once', async () => {
  const it = await fresh();
  const listId = await aProposedList(it);
  const { version } = await it.officer.sees(at.list, { listId });
  await it.officer.does(at.submitList, { listId, version });
  const seen = await it.leader.sees(at.effect, { listId });
  assert.equal((await it.officer.post(at.release, { listId, version: seen.version })).status, 403);
  assert.equal((await it.leader.post(at.release, { listId, version: seen.version - 1 })).problem.code, 'row.changed');
  const replies = await Promise.all([1, 2].map(() => it.leader.post(at.release, { listId, version: seen.version })));
  assert.deepEqual(replies.map((reply) => reply.status).sort(), [200, 409]);
  assert.deepEqual(await states(it), ['selected', 'selected', 'reserve', 'not_selected']);
  assert.equal(await it.world.audits('application.select'), 2);
  assert.equal(await it.world.audits('decision.release'), 1);
});

test('the first reserve that keeps the quotas moves up, and each one passed over is told by which rule', async () => {
  const content = smallPanels({
    finalists: 5,
    places: 2,
    reserves: 2,
    floors: [{ category: 'era', atLeast: 1 }],
    ceilings: [],
  });
  const it = await fresh({
    content,
    titles: ['甲', '乙', '丙', '丁', '戊'],
    answers: (i) => ({ 'basic.category': ['era', 'youth', 'youth', 'era', 'youth'][i] ?? 'era' }),
  });
  const listId = await aProposedList(it);
  const { version } = await it.officer.sees(at.list, { listId });
  await it.officer.does(at.submitList, { listId, version });
  assert.equal(
    await it.world.inTx((tx) => releasedDecisions(tx, it.batchId)),
    undefined,
    'nothing is handed on before release',
  );
  await it.leader.does(at.release, { listId, version: version + 1 });
  const released = await it.world.inTx((tx) => releasedDecisions(tx, it.batchId));
  assert.deepEqual(
    released?.rows.map((row) => [row.title, row.kind]),
    [
      ['甲', 'selected'],
      ['乙', 'selected'],
      ['丙', 'reserve'],
      ['丁', 'reserve'],
      ['戊', 'not_selected'],
    ],
  );
  const act = useCase({
    act: 'test.uphold',
    label: '异议成立',
    input: nothing,
    view: everyone,
    allow: everyone,
    load: async () => null,
    async run(cx) {
      await lockDecisionList(cx, listId);
      await lockDecisionList(cx, listId);
      const fallen = await lockApplication(cx.tx, it.works[0] ?? '');
      await moveApplication(cx, fallen, 'remove');
      const move = await promoteReserve(cx, listId, { removed: fallen.id });
      return { id: listId, move };
    },
  });
  const { move } = await perform(it.world.house, act, { actor: it.leader.actor }, {});
  assert.deepEqual([move.promoted?.title, move.promoted?.kind], ['丁', 'selected']);
  assert.deepEqual(
    move.skipped.map((one) => [one.title, one.reason]),
    [['丙', 'category_floor']],
  );
  assert.deepEqual(await states(it), ['removed', 'selected', 'reserve', 'selected', 'not_selected']);
  assert.deepEqual(
    (await it.officer.sees(at.list, { listId })).rows.map((row) => row.kind),
    ['removed', 'selected', 'reserve', 'selected', 'not_selected'],
  );
});

test('until the release an applicant sees, byte for byte, what was seen before the review began', async () => {
  const it = await fresh();
  const seen = async () => {
    const views = [];
    for (const applicationId of it.works) {
      for (const who of [it.producer, it.unitLeader]) {
        const { serverNow: _, ...view } = (await who.sees(applicationsEndpoints.detail, { applicationId })) as Record<
          string,
          unknown
        >;
        views.push(view);
      }
    }
    return JSON.stringify(views);
  };
  const before = await seen();
  const listId = await aProposedList(it);
  assert.equal(await seen(), before);
  const { version } = await it.officer.sees(at.list, { listId });
  await it.officer.does(at.submitList, { listId, version });
  assert.equal(await seen(), before);
  await it.leader.does(at.release, { listId, version: version + 1 });
  assert.notEqual(await seen(), before);
});
