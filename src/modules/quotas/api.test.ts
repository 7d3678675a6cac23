import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aContent, anOpenCall, type OpenCall } from '../../../tests/world/builders.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { flawsIn } from '../../base/workflow.ts';
import { answer, perform } from '../../platform/use-case.ts';
import { quotasEndpoints } from './endpoints.ts';
import { lockQuota, placesAllowed, quotaOf } from './index.ts';
import { quotasTodos } from './todos.ts';
import { setQuotas } from './use-cases/set-quotas.ts';
import { quotaTable } from './use-cases/show-quotas.ts';
import { exceptionFindings, exceptionWorkflow } from './workflow.ts';

let world: World;
let call: OpenCall;
let officer: Client;
let leader: Client;
let secretary: Client;
let zjSecretary: Client;
let gd: string;
let batchId: string;
before(async () => {
  world = await aWorld({ now: '2026-06-08T10:00:00+08:00' });
  call = await anOpenCall(world);
  batchId = call.batches[0]?.id ?? '';
  gd = (await world.unit('GD')).id;
  officer = await world.person(world.national, ['national_officer']);
  leader = await world.person(world.national, ['national_leader']);
  secretary = await world.person(gd, ['unit_secretary']);
  zjSecretary = await world.person((await world.unit('ZJ')).id, ['unit_secretary']);
});
after(() => world.close());
const allowed = (orgId = gd, batch = batchId) => world.inTx((tx) => placesAllowed(tx, batch, orgId));
const reason = '本省另有两部现实题材作品质量突出，拟增加推荐并附评审意见';

test('every unit has the five places of the plan until another figure is set', async () => {
  assert.equal(await allowed(), 5);
  const { rows, sums, clause, hardness } = await officer.sees(quotasEndpoints.table, { batchId });
  assert.equal(rows.filter(({ kind }) => kind === 'provincial_bureau').length, 32);
  assert.ok(rows.some(({ kind }) => kind === 'central_direct_unit'));
  assert.deepEqual([sums.allowed, sums.left, hardness], [rows.length * 5, rows.length * 5, 'soft']);
  assert.match(clause, /原则上不超过5部/);
});

test('the table is for the national bureau; a unit sees only its own places', async () => {
  assert.equal((await secretary.get(quotasEndpoints.table, { batchId })).status, 404);
  assert.equal((await secretary.sees(quotasEndpoints.own, { batchId })).allowed, 5);
  assert.equal(
    (await secretary.get(quotasEndpoints.own, { batchId, recommenderOrgId: zjSecretary.actor.orgId })).status,
    404,
  );
  assert.equal((await officer.sees(quotasEndpoints.own, { batchId, recommenderOrgId: gd })).allowed, 5);
  assert.equal((await (await world.producer('GD')).get(quotasEndpoints.own, { batchId })).status, 404);
});

test('an officer sets places with a reason; a stale figure, a stranger and too few are refused', async () => {
  const row = { recommenderOrgId: gd, allowed: 7, version: 0 };
  assert.equal((await leader.post(quotasEndpoints.set, { batchId, rows: [row], reason: '测试设定' })).status, 403);
  assert.equal((await secretary.post(quotasEndpoints.set, { batchId, rows: [row], reason: '测试设定' })).status, 404);
  await officer.does(quotasEndpoints.set, { batchId, rows: [row], reason: '测试设定' });
  assert.equal(await allowed(), 7);
  assert.equal(await allowed(gd, call.batches[1]?.id), 5, 'another batch is another quota');
  assert.equal(
    (await officer.post(quotasEndpoints.set, { batchId, rows: [row], reason: '测试设定' })).problem.code,
    'row.changed',
  );
  const stranger = await world.producer('GD');
  const reply = await officer.post(quotasEndpoints.set, {
    batchId,
    rows: [{ recommenderOrgId: stranger.orgId, allowed: 1, version: 0 }],
    reason: '测试设定',
  });
  assert.deepEqual([reply.status, reply.problem.findings[0]?.code], [400, 'not_a_recommender']);
  const used = setQuotas(async () => new Map([[gd, 6]]));
  await assert.rejects(
    perform(
      world.house,
      used,
      { actor: officer.actor },
      { batchId, rows: [{ ...row, allowed: 5, version: 1 }], reason: '测试设定' },
    ),
    { code: 'quota.below_used' },
  );
  await perform(
    world.house,
    used,
    { actor: officer.actor },
    { batchId, rows: [{ ...row, allowed: 6, version: 1 }], reason: '测试设定' },
  );
  await officer.does(quotasEndpoints.set, {
    batchId,
    rows: [{ ...row, allowed: null, version: 2 }],
    reason: '恢复默认',
  });
  assert.equal(await allowed(), 5);
  assert.equal(await world.audits('quota.set'), 3);
});

test('used and left come from the places taken', async () => {
  const table = await answer(
    world.house,
    quotaTable(async () => new Map([[gd, 4]])),
    { actor: officer.actor },
    { batchId },
  );
  const row = table.rows.find(({ recommenderOrgId }) => recommenderOrgId === gd);
  assert.deepEqual([row?.used, row?.left, table.sums.used], [4, 1, 4]);
});

test('a unit asks for more under “原则上”, the leader grants it, the places grow', async () => {
  const asked = { batchId, extra: 2, reason };
  const intake = await world.person(gd, ['unit_intake']);
  assert.equal((await intake.post(quotasEndpoints.ask, asked)).status, 403);
  assert.equal((await secretary.post(quotasEndpoints.ask, { ...asked, reason: '太短' })).status, 400);
  const replies = await Promise.all([1, 2].map(() => secretary.post(quotasEndpoints.ask, asked)));
  assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 409], 'one undecided request at a time');
  const todo = await world.inTx((tx) => quotasTodos[0]?.find(tx, leader.actor, world.clock()) ?? Promise.resolve([]));
  assert.deepEqual(
    todo.map(({ step, dueOn }) => [step, dueOn]),
    [['待批复', '2026-06-15']],
  );
  assert.equal(await allowed(), 5, 'a request alone gives nothing');
  const { exceptions } = await officer.sees(quotasEndpoints.table, { batchId });
  const [one] = exceptions;
  assert.deepEqual(one?.moves, [], 'the officer sees it and does not decide it');
  const decision = { exceptionId: one?.id ?? '', version: 1, opinion: '同意，注意把关' };
  for (const client of [officer, secretary])
    assert.equal((await client.post(quotasEndpoints.approve, decision)).status, 403);
  assert.equal((await zjSecretary.post(quotasEndpoints.approve, decision)).status, 404);
  assert.equal(
    (await leader.post(quotasEndpoints.approve, { ...decision, extra: 3 })).problem.findings[0]?.path,
    'extra',
  );
  await leader.does(quotasEndpoints.approve, { ...decision, extra: 1 });
  assert.equal(await allowed(), 6);
  const own = await secretary.sees(quotasEndpoints.own, { batchId });
  assert.deepEqual(
    [own.extra, own.exceptions[0]?.state, own.exceptions[0]?.opinion],
    [1, 'approved', '同意，注意把关'],
  );
  assert.equal(
    (await leader.post(quotasEndpoints.approve, { ...decision, version: 2 })).problem.code,
    'workflow.no_such_move',
  );
  assert.equal(await world.audits('quota.approve_exception'), 1);
});

test('a refusal carries its reason and gives nothing', async () => {
  const { id } = await zjSecretary.does(quotasEndpoints.ask, { batchId, extra: 1, reason });
  assert.equal((await leader.post(quotasEndpoints.refuse, { exceptionId: id, version: 1, opinion: '' })).status, 400);
  await leader.does(quotasEndpoints.refuse, { exceptionId: id, version: 1, opinion: '质量优先，不增加' });
  assert.equal(await allowed(zjSecretary.actor.orgId), 5);
});

test('a hard quota refuses the request itself, with the clause', async () => {
  const content = aContent();
  const hard = await anOpenCall(world, { quota: { ...content.quota, hardness: 'hard', clause: '示例条款第三条' } });
  const reply = await secretary.post(quotasEndpoints.ask, { batchId: hard.batches[0]?.id ?? '', extra: 1, reason });
  assert.deepEqual([reply.status, reply.problem.code], [422, 'quota.hard']);
  assert.match(reply.problem.detail ?? '', /示例条款第三条/);
  assert.equal(await world.count('quota_exceptions', `batch_id = '${hard.batches[0]?.id}'`), 0);
});

test('a quota of the year counts over all batches of the plan', async () => {
  const content = aContent();
  const yearly = await anOpenCall(world, { quota: { ...content.quota, scope: 'year' } });
  const quota = await world.inTx((tx) => quotaOf(tx, yearly.batches[0]?.id ?? '', gd));
  assert.ok(yearly.batches.every(({ id }) => quota.batchIds.includes(id)));
});

test('after the recommendation deadline nobody asks', async () => {
  world.setClock('2026-06-16T00:00:00+08:00');
  assert.equal(
    (await secretary.post(quotasEndpoints.ask, { batchId, extra: 1, reason })).problem.code,
    'quota.too_late',
  );
  world.setClock('2026-06-08T10:00:00+08:00');
});

test('two who lock the same places go one after the other, other units are not held up', async () => {
  const hunan = (await world.unit('HN')).id;
  const order: string[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => void (release = resolve));
  let locked = () => {};
  const first = new Promise<void>((resolve) => void (locked = resolve));
  const one = world.inTx(async (tx) => {
    await lockQuota(tx, batchId, hunan);
    locked();
    await held;
    order.push('first');
  });
  await first;
  const two = world.inTx(async (tx) => {
    await lockQuota(tx, batchId, hunan);
    order.push('second');
  });
  await world.inTx((tx) => lockQuota(tx, batchId, gd));
  order.push('another unit');
  release();
  await Promise.all([one, two]);
  assert.deepEqual(order, ['another unit', 'first', 'second']);
});

test('the table of exceptions has no dead end; hard quotas and late decisions are refused with their clause', () => {
  assert.deepEqual(flawsIn(exceptionWorkflow), []);
  const facts = {
    hardness: 'soft',
    clause: '方案六（一）1',
    endsAt: '2026-06-15T16:00:00.000Z',
    now: '2026-06-15T15:59:59.999Z',
  } as never;
  assert.deepEqual(exceptionFindings(facts), []);
  const codes = (over: object) =>
    exceptionFindings({ ...(facts as object), ...over } as never).map(({ code, clause }) => [code, clause]);
  assert.deepEqual(codes({ hardness: 'hard' }), [['quota_hard', '方案六（一）1']]);
  assert.deepEqual(codes({ now: '2026-06-15T16:00:00.000Z' }), [['recommendation_closed', '方案六（一）5']]);
});
