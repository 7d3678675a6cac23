import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import type { Endpoint } from '../../base/endpoint.ts';
import { perform } from '../../platform/use-case.ts';
import { verifyAudit } from '../../platform/audit.ts';
import { planOfYear } from '../plans/index.ts';
import { callPartEndpoints, callsEndpoints } from './endpoints.ts';
import { batchById, batchesAll, batchesOpen, contentOf, lockBatch, shareBatch } from './index.ts';
import type { CallPart } from './terms.ts';
import { publishChange } from './use-cases/publish-call.ts';

let world: World;
let officer: Client;
let leader: Client;
let clerk: Client;
let producer: Client;
let planId: string;
before(async () => {
  world = await aWorld({ now: '2026-05-25T10:00:00+08:00' });
  officer = await world.person(world.national, ['national_officer'], '刘处长');
  leader = await world.person(world.national, ['national_leader']);
  clerk = await world.person((await world.unit('GD')).id, ['unit_intake']);
  producer = await world.producer('GD');
  planId = (await world.inTx((tx) => planOfYear(tx, 2026))).id;
});
after(() => world.close());

const see = (callId: string) => officer.sees(callsEndpoints.detail, { callId });
const aCall = async (withBatches = true) =>
  (await officer.does(callsEndpoints.add, { planId, template: 'default-2026', withBatches })).id;
const lightsOf = async (callId: string) =>
  Object.fromEntries((await see(callId)).parts.map(({ part, light }) => [part, light]));
async function confirmAll(callId: string): Promise<void> {
  for (const { part, light } of (await see(callId)).parts) {
    if (light !== 'yellow') continue;
    const { version } = await see(callId);
    await officer.does(callsEndpoints.confirmPart, { callId, version, part: part as CallPart, note: '已核对' });
  }
}
async function aPublished(): Promise<string> {
  const callId = await aCall();
  await confirmAll(callId);
  await officer.does(callsEndpoints.publish, { callId, version: (await see(callId)).version });
  return callId;
}

test('a call from the template is a checklist: dates red without batches, uncertain parts yellow', async () => {
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
  const callId = await aCall();
  for (const [part, endpoint] of Object.entries(callPartEndpoints) as [string, Endpoint][]) {
    const { version, draft } = await see(callId);
    const input = { ...draft, callId, version };
    for (const client of [leader, clerk, producer])
      assert.ok([403, 404].includes((await client.post(endpoint, input)).status), part);
    await officer.does(endpoint, input);
  }
});

test('batches are edited freely before publication, by reason and version after it', async () => {
  const callId = await aCall(false);
  const dates = { name: '2026年第一批', opensOn: '2026-05-26', submitBy: '2026-06-05', recommendBy: '2026-06-15' };
  const save = async (over: object) =>
    officer.post(callsEndpoints.saveBatch, {
      callId,
      version: (await see(callId)).version,
      number: 1,
      ...dates,
      ...over,
    });
  assert.equal((await save({ recommendBy: '2026-06-01' })).problem.code, 'batch.invalid');
  const { body } = await save({});
  assert.equal((await save({})).problem.code, 'batch.number_taken');
  await save({ batchId: body.id, submitBy: '2026-06-04' });
  const second = await save({
    number: 2,
    name: '2026年第二批',
    opensOn: '2026-06-16',
    submitBy: '2026-07-15',
    recommendBy: '2026-07-31',
  });
  await officer.does(callsEndpoints.dropBatch, { batchId: second.body.id });
  assert.equal(
    (await officer.post(callsEndpoints.changeDates, { batchId: body.id, ...dates, reason: '尚未发布' })).problem.code,
    'batch.not_published',
  );
  await confirmAll(callId);
  await officer.does(callsEndpoints.publish, { callId, version: (await see(callId)).version });
  assert.equal((await save({ batchId: body.id })).problem.code, 'batch.published');
  assert.equal((await officer.post(callsEndpoints.dropBatch, { batchId: body.id })).problem.code, 'batch.published');
  assert.equal(
    (await clerk.post(callsEndpoints.changeDates, { batchId: body.id, ...dates, reason: '想延长几天' })).status,
    403,
  );
  await officer.does(callsEndpoints.changeDates, { batchId: body.id, ...dates, reason: '与方案一致' });
  const batch = await world.inTx((tx) => batchById(tx, body.id));
  assert.equal(batch.closesAt, '2026-06-05T16:00:00.000Z');
  assert.deepEqual(
    (await see(callId)).versions.map(({ number, reason }) => [number, reason]),
    [
      [2, '与方案一致'],
      [1, '首次发布'],
    ],
  );
  const added = await save({
    number: 2,
    name: '2026年增补批',
    opensOn: '2026-06-16',
    submitBy: '2026-07-15',
    recommendBy: '2026-07-31',
  });
  assert.deepEqual([added.status, added.problem.findings[0]?.path], [400, 'reason']);
  assert.equal(
    (
      await save({
        number: 2,
        name: '2026年增补批',
        opensOn: '2026-06-16',
        submitBy: '2026-07-15',
        recommendBy: '2026-07-31',
        reason: '增补一批',
      })
    ).status,
    200,
  );
  assert.equal((await see(callId)).versions.length, 3);
});

test('a change of an open call stays a draft until it is published with a reason, and names whom it touches', async () => {
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

test('after an outage near the deadline the date moves for all, with reason and version; otherwise it is refused', async () => {
  const callId = await aPublished();
  const [batch] = (await see(callId)).batches;
  const input = {
    batchId: batch?.id ?? '',
    submitBy: '2026-06-06',
    recommendBy: '2026-06-15',
    downFrom: '2026-06-05T22:00:00+08:00',
    downUntil: '2026-06-05 22:25',
    reason: '机房断电 25 分钟',
  };
  world.setClock('2026-06-05T22:40:00+08:00');
  const refused = await officer.post(callsEndpoints.extend, { ...input, downUntil: '2026-06-05T22:05:00+08:00' });
  assert.deepEqual([refused.status, refused.problem.findings.map(({ code }) => code)], [422, ['outage_short']]);
  assert.equal((await clerk.post(callsEndpoints.extend, input)).status, 403);
  await officer.does(callsEndpoints.extend, input);
  assert.equal((await world.inTx((tx) => batchById(tx, input.batchId))).closesAt, '2026-06-06T16:00:00.000Z');
  assert.equal(await world.audits('batch.extend'), 1);
  world.setClock('2026-05-25T10:00:00+08:00');
});

test('batches that take applications at a moment are found to the millisecond', async () => {
  const callId = await aPublished();
  const [batch] = (await see(callId)).batches;
  const isOpen = (at: string) =>
    world.inTx(async (tx) => {
      world.setClock(at);
      return (await batchesOpen(tx, world.clock())).some(({ id }) => id === batch?.id);
    });
  assert.deepEqual(
    [
      await isOpen('2026-05-25T23:59:59.999+08:00'),
      await isOpen('2026-05-26T00:00:00+08:00'),
      await isOpen('2026-06-05T23:59:59.999+08:00'),
      await isOpen('2026-06-06T00:00:00+08:00'),
    ],
    [false, true, true, false],
  );
  world.setClock('2026-05-25T10:00:00+08:00');
  const all = await world.inTx(batchesAll);
  assert.ok(all.length >= 3 && all.every(({ callVersionId }) => callVersionId !== null));
});

test('many may hold the dates of a batch at once; settling it waits for them', async () => {
  const callId = await aPublished();
  const id = (await see(callId)).batches[0]?.id ?? '';
  const done: string[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => void (release = resolve));
  const holder = world.inTx(async (tx) => {
    await shareBatch(tx, id);
    await held;
    done.push('holder');
  });
  await world.inTx(async (tx) => void (await shareBatch(tx, id)));
  done.push('another holder');
  const locker = world.inTx(async (tx) => {
    await lockBatch(tx, id);
    done.push('locker');
  });
  release();
  await Promise.all([holder, locker]);
  assert.deepEqual(done, ['another holder', 'holder', 'locker']);
});

test('a call closes after its last batch has run out, and then stays as it is', async () => {
  const callId = await aPublished();
  world.setClock('2026-10-01T00:00:00+08:00');
  await officer.does(callsEndpoints.close, { callId, version: (await see(callId)).version });
  const closed = await see(callId);
  assert.deepEqual([closed.state, closed.mayEdit, closed.moves], ['closed', false, []]);
  assert.equal(
    (await officer.post(callPartEndpoints.quota, { callId, version: closed.version, quota: closed.draft.quota }))
      .problem.code,
    'call.closed',
  );
  const batchId = closed.batches[0]?.id ?? '';
  assert.equal(
    (
      await officer.post(callsEndpoints.changeDates, {
        batchId,
        name: '再来一次',
        opensOn: '2026-05-26',
        submitBy: '2026-12-05',
        recommendBy: '2026-12-15',
        reason: '想再开',
      })
    ).status,
    400,
  );
  assert.equal(
    (
      await officer.post(callsEndpoints.changeDates, {
        batchId,
        name: '再来一次',
        opensOn: '2026-05-26',
        submitBy: '2026-12-05',
        recommendBy: '2026-12-15',
        reason: '想再开一次',
      })
    ).problem.code,
    'call.closed',
  );
  assert.equal((await verifyAudit(world.db)).verified, true);
});
