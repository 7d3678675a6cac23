import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aCallsWorld, type CallsWorld } from '../../../tests/world/calls.ts';
import { verifyAudit } from '../../platform/audit.ts';
import { callPartEndpoints, callsEndpoints } from './endpoints.ts';
import { batchById, batchesAll, batchesOpen, lockBatch, shareBatch } from './index.ts';

let it: CallsWorld;
before(async () => {
  it = await aCallsWorld();
});
after(() => it.world.close());

test('batches are edited freely before publication, by reason and version after it', async () => {
  const { world, officer, clerk, see, aCall, confirmAll } = it;
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

test('after an outage near the deadline the date moves for all, with reason and version; otherwise it is refused', async () => {
  const { world, officer, clerk, see, aPublished } = it;
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
  const { world, see, aPublished } = it;
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
  const { world, see, aPublished } = it;
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
  const { world, officer, see, aPublished } = it;
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
