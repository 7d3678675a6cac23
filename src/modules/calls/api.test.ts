import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aCallsWorld, type CallsWorld } from '../../../tests/world/calls.ts';
import type { Endpoint } from '../../base/endpoint.ts';
import { perform } from '../../platform/use-case.ts';
import { callPartEndpoints, callsEndpoints } from './endpoints.ts';
import { contentOf } from './index.ts';
import { publishChange } from './use-cases/publish-call.ts';

let it: CallsWorld;
before(async () => {
  it = await aCallsWorld();
});
after(() => it.world.close());

test('a call from the template is a checklist: dates red without batches, uncertain parts yellow', async () => {
  const { world, clerk, producer, aCall, lightsOf } = it;
  const callId = await aCall(false);
  const lights = await lightsOf(callId);
  assert.equal(lights.dates, 'red');
  assert.deepEqual([lights.form, lights.slots, lights.rubric, lights.letters], ['yellow', 'yellow', 'yellow', 'green']);
  for (const client of [clerk, producer])
    assert.equal((await client.get(callsEndpoints.detail, { callId })).status, 404);
  assert.equal(
    (await world.nobody.get(callsEndpoints.published, { callId })).status,
    404,
    'nothing leaks before it opens',
  );
  assert.deepEqual((await world.nobody.sees(callsEndpoints.open, {})).calls, []);
});

test('only an officer makes calls, from a known template or an earlier call', async () => {
  const { officer, leader, clerk, producer, planId, see, aCall } = it;
  for (const client of [leader, clerk, producer])
    assert.notEqual((await client.post(callsEndpoints.add, { planId, template: 'default-2026' })).status, 200);
  assert.equal(
    (await officer.post(callsEndpoints.add, { planId, template: 'nothing' })).problem.code,
    'call.template_unknown',
  );
  assert.equal((await officer.post(callsEndpoints.add, { planId })).problem.code, 'form.invalid');
  const earlier = await aCall();
  const { id } = await officer.does(callsEndpoints.add, { planId, fromCallId: earlier, title: '2027 年征集（示例）' });
  const copy = await see(id);
  assert.deepEqual([copy.title, copy.batches.length], ['2027 年征集（示例）', 0]);
  assert.deepEqual(copy.draft, (await see(earlier)).draft);
});

test('nothing opens until every part is green; then it opens once, immutable and with its digest', async () => {
  const { world, officer, leader, clerk, see, aCall, confirmAll } = it;
  const callId = await aCall();
  const refused = await officer.post(callsEndpoints.publish, { callId, version: (await see(callId)).version });
  assert.deepEqual([refused.status, refused.problem.code], [422, 'workflow.not_ready']);
  assert.ok(refused.problem.findings.some(({ path }) => path === 'form'));
  assert.equal(await world.count('call_versions', `call_id = '${callId}'`), 0);
  await confirmAll(callId);
  const { version } = await see(callId);
  for (const client of [leader, clerk])
    assert.notEqual((await client.post(callsEndpoints.publish, { callId, version })).status, 200);
  const replies = await Promise.all([1, 2].map(() => officer.post(callsEndpoints.publish, { callId, version })));
  assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 409]);
  const seen = await see(callId);
  assert.deepEqual([seen.state, seen.versions.length, seen.versions[0]?.reason], ['open', 1, '首次发布']);
  assert.match(seen.versions[0]?.digest ?? '', /^[0-9a-f]{64}$/);
  await assert.rejects(
    world.db.updateTable('callVersions').set({ reason: '改' }).where('callId', '=', callId).execute(),
    /append-only/,
  );
  const open = await world.nobody.sees(callsEndpoints.published, { callId });
  assert.deepEqual(
    open.batches.map(({ submitBy, recommendBy, phase }) => [submitBy, recommendBy, phase]),
    [
      ['2026-06-05', '2026-06-15', 'coming'],
      ['2026-07-15', '2026-07-31', 'coming'],
      ['2026-09-15', '2026-09-30', 'coming'],
    ],
  );
  await officer.does(callsEndpoints.close, { callId, version: seen.version }).then(
    () => assert.fail('must not close'),
    (error: Error) => assert.match(error.message, /才结束/),
  );
});

test('a confirmation falls away when the part is edited', async () => {
  const { officer, see, aCall, lightsOf, confirmAll } = it;
  const callId = await aCall();
  await confirmAll(callId);
  const { version, draft } = await see(callId);
  const rubric = { ...draft.rubric, commentMinimum: 50 };
  await officer.does(callPartEndpoints.rubric, { callId, version, rubric, firstReview: draft.firstReview });
  assert.equal((await lightsOf(callId)).rubric, 'yellow');
  const stale = await officer.post(callPartEndpoints.rubric, {
    callId,
    version,
    rubric,
    firstReview: draft.firstReview,
  });
  assert.deepEqual([stale.status, stale.problem.code], [409, 'row.changed']);
});

test('a part with a mistake is saved, shown red with its place, and cannot be confirmed', async () => {
  const { officer, see, aCall } = it;
  const callId = await aCall();
  const { version, draft } = await see(callId);
  await officer.does(callPartEndpoints.letters, {
    callId,
    version,
    letters: { ...draft.letters, notice: { ...draft.letters.notice, body: '公示{天气}' } },
  });
  const letters = (await see(callId)).parts.find(({ part }) => part === 'letters');
  assert.deepEqual([letters?.light, letters?.findings[0]?.path], ['red', 'letters.notice.body']);
  const reply = await officer.post(callsEndpoints.confirmPart, {
    callId,
    version: version + 1,
    part: 'letters',
    note: '没问题',
  });
  assert.deepEqual([reply.status, reply.problem.code], [422, 'call.part_invalid']);
});

test('a wrong shape is refused field by field, and nothing changes', async () => {
  const { officer, see, aCall } = it;
  const callId = await aCall();
  const { version, draft } = await see(callId);
  const reply = await officer.post(callPartEndpoints.quota, {
    callId,
    version,
    quota: { ...draft.quota, perRecommender: -1, hardness: 'maybe' as never },
  });
  assert.deepEqual(
    [reply.status, reply.problem.findings.map(({ path }) => path)],
    [400, ['quota.perRecommender', 'quota.hardness']],
  );
  assert.equal((await see(callId)).version, version);
});

test('every part has an endpoint of its own, each only for the officer', async () => {
  const { officer, leader, clerk, producer, see, aCall } = it;
  const callId = await aCall();
  for (const [part, endpoint] of Object.entries(callPartEndpoints) as [string, Endpoint][]) {
    const { version, draft } = await see(callId);
    const input = { ...draft, callId, version };
    for (const client of [leader, clerk, producer])
      assert.ok([403, 404].includes((await client.post(endpoint, input)).status), part);
    await officer.does(endpoint, input);
  }
});

test('a change of an open call stays a draft until it is published with a reason, and names whom it touches', async () => {
  const { world, officer, see, confirmAll, aPublished } = it;
  const callId = await aPublished();
  const first = await see(callId);
  assert.equal(
    (await officer.post(callsEndpoints.publishChange, { callId, version: first.version, reason: '没有变化' })).problem
      .findings[0]?.code,
    'unchanged',
  );
  await officer.does(callPartEndpoints.quota, {
    callId,
    version: first.version,
    quota: { ...first.draft.quota, perRecommender: 6 },
  });
  const old = await world.nobody.sees(callsEndpoints.published, { callId });
  assert.equal(old.quota.perRecommender, 5, 'the public still reads what was published');
  const change = await officer.sees(callsEndpoints.change, { callId });
  assert.deepEqual(
    change.changes.map(({ path, before, after: value }) => [path, before, value]),
    [['quota.perRecommender', '5', '6']],
  );
  await confirmAll(callId);
  const act = publishChange([async () => [{ label: '填报中的申报', count: 3, path: null }]]);
  const { version } = await see(callId);
  await perform(world.house, act, { actor: officer.actor }, { callId, version, reason: '名额调整（示例）' });
  const next = await see(callId);
  assert.deepEqual(
    [next.versions[0]?.number, next.versions[0]?.touched],
    [2, [{ label: '填报中的申报', count: 3, path: null }]],
  );
  const [newest, oldest] = [next.versions[0]?.id ?? '', next.versions[1]?.id ?? ''];
  assert.deepEqual(
    [
      (await world.inTx((tx) => contentOf(tx, newest))).quota.perRecommender,
      (await world.inTx((tx) => contentOf(tx, oldest))).quota.perRecommender,
    ],
    [6, 5],
  );
  assert.match(next.timeline[0]?.note ?? '', /第 2 版（名额）：名额调整/);
});

test('an edit of an open call can be taken back', async () => {
  const { officer, see, aPublished } = it;
  const callId = await aPublished();
  const first = await see(callId);
  await officer.does(callPartEndpoints.publicity, {
    callId,
    version: first.version,
    publicity: { ...first.draft.publicity, workingDays: 7 },
  });
  const edited = await see(callId);
  assert.equal(edited.parts.find(({ part }) => part === 'publicity')?.changed, true);
  await officer.does(callsEndpoints.discardChange, { callId, version: edited.version });
  assert.deepEqual((await see(callId)).draft, first.draft);
});
