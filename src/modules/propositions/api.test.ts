import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aProject } from '../../../tests/world/projects.ts';
import { aPlatform } from '../../../tests/world/promotion.ts';
import { aClaim, aPublishedTopic, aTopicForm } from '../../../tests/world/propositions.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { projectById } from '../projects/index.ts';
import { reservePoolEndpoints } from '../reserve-pool/contract.ts';
import { propositionsEndpoints as at, publicPropositionEndpoints as open } from './endpoints.ts';

let world: World;
let officer: Client;
let leader: Client;
let secretary: Client;
let gd: { id: string };
before(async () => {
  world = await aWorld({ now: '2026-06-05T10:00:00+08:00' });
  officer = await world.person(world.national, ['national_officer'], '何业务');
  leader = await world.person(world.national, ['national_leader'], '林签发');
  gd = await world.unit('GD');
  secretary = await world.person(gd.id, ['unit_secretary'], '周秘书');
});
after(() => world.close());
const codes = (findings: readonly { code: string }[]): string[] => findings.map(({ code }) => code);

test('a topic is drafted, returned, signed by another person, and then stands on the public page', async () => {
  const { id: propositionId } = await officer.does(at.begin, aTopicForm({ support: [] }));
  const empty = await officer.post(at.submit, { propositionId, version: 1 });
  assert.deepEqual(codes(empty.problem.findings), ['support_missing']);
  assert.equal((await secretary.get(at.detail, { propositionId })).status, 404);
  await officer.does(at.save, { ...aTopicForm({ title: '示例命题：守桥人' }), propositionId, version: 1 });
  await officer.does(at.submit, { propositionId, version: 2 });
  await leader.does(at.return, { propositionId, version: 3, reason: '请写明专家论证的安排。' });
  assert.equal((await officer.sees(at.detail, { propositionId })).returnReason, '请写明专家论证的安排。');
  await officer.does(at.submit, { propositionId, version: 4 });
  assert.equal((await officer.post(at.publish, { propositionId, version: 5 })).status, 403);
  assert.equal((await leader.post(at.publish, { propositionId, version: 4 })).problem.code, 'row.changed');
  assert.deepEqual((await world.nobody.sees(open.list, {})).rows, []);
  await leader.does(at.publish, { propositionId, version: 5 });
  const [shown] = (await world.nobody.sees(open.list, {})).rows;
  assert.deepEqual([shown?.title, shown?.window, shown?.accepted], ['示例命题：守桥人', 'open', 0]);
  assert.equal((await world.nobody.sees(open.detail, { number: shown?.number ?? '' })).support.length, 2);
  assert.equal((await world.nobody.get(open.detail, { number: 'MT2026-999' })).status, 404);
  assert.deepEqual(codes((await secretary.sees(at.detail, { propositionId })).claimMove?.findings ?? []), []);
  await officer.does(at.cancel, { propositionId, version: 6, reason: '与另一命题合并。' });
  assert.deepEqual((await world.nobody.sees(open.list, {})).rows, []);
});

test('what is wrong with a topic is said at its field', async () => {
  const refusal = async (more: Record<string, unknown>) =>
    codes((await officer.post(at.begin, aTopicForm(more))).problem.findings);
  assert.deepEqual(await refusal({ closesOn: '2026-05-01' }), ['window_order']);
  assert.deepEqual(await refusal({ categoryCode: 'V9', subPlan: 'x' }), ['category_unknown', 'sub_plan_unknown']);
  assert.deepEqual(await refusal({ support: [{ kind: 'money', text: '没有金额' }] }), ['support_amount']);
  assert.deepEqual(await refusal({ unitOrgIds: [world.national] }), ['unit_unknown']);
  assert.deepEqual(await refusal({ audience: [] }), ['form']);
});

test('a claim goes into the reserve pool, from there on its progress is read from the record', async () => {
  const propositionId = await aPublishedTopic({ officer, leader }, { title: '示例命题：进库' });
  const producer = await world.producer('GD');
  const claimId = await aClaim(producer, propositionId);
  const again = await producer.post(at.claim, {
    propositionId,
    title: '再来一次',
    plan: '同一机构对同一命题只能有一个认领，这里应当被拒绝。',
    contact: '示例联系人',
  });
  assert.deepEqual(codes(again.problem.findings), ['claimed_before']);
  assert.equal((await producer.post(at.accept, { claimId, version: 1 })).status, 403);
  await officer.does(at.accept, { claimId, version: 1, note: '方向明确，同意。' });
  const nothing = await officer.post(at.complete, { claimId, version: 2, result: '还没有任何成果。' });
  assert.deepEqual(codes(nothing.problem.findings), ['nothing_made']);
  assert.equal((await producer.post(at.toReserve, { claimId, version: 2, stage: 'script' })).status, 403);
  await secretary.does(at.toReserve, { claimId, version: 2, stage: 'script' });
  const claim = await producer.sees(at.claimDetail, { claimId });
  assert.deepEqual([claim.progress, claim.progressText], ['reserve', '已入储备库 · 剧本创作']);
  const entry = await secretary.sees(reservePoolEndpoints.detail, { entryId: claim.entry?.id ?? '' });
  assert.deepEqual(
    [entry.title, entry.producerOrgId, entry.categoryCode, entry.ownerOrgId, entry.finishOn],
    ['示例桥上人家', producer.orgId, 'V2', gd.id, '2026-11-30'],
  );
  const twice = await secretary.post(at.toReserve, { claimId, version: 3, stage: 'script' });
  assert.deepEqual(codes(twice.problem.findings), ['linked_before']);
  await producer.does(at.report, { claimId, version: 3, text: '前三集剧本已完成初稿。' });
  assert.equal((await officer.sees(at.claimDetail, { claimId })).reports[0]?.text, '前三集剧本已完成初稿。');
  const early = await officer.post(at.end, { propositionId, version: 3, result: '还有认领在进行，不能结题。' });
  assert.deepEqual(codes(early.problem.findings), ['claims_running']);
  await officer.does(at.complete, { claimId, version: 4, result: '剧本通过论证，转入创作。' });
  await officer.does(at.end, { propositionId, version: 3, result: '一部作品进入创作，命题结题。' });
  const [row] = (await officer.sees(at.list, { q: '示例命题：进库' })).rows;
  assert.deepEqual([row?.state, row?.accepted, row?.entries, row?.completed], ['ended', 1, 1, 1]);
});

test('a claim is withdrawn, declined or dropped with a reason, or names a project of the claimant', async () => {
  const propositionId = await aPublishedTopic({ officer, leader }, { title: '示例命题：挂项目' });
  const { projectId, producer } = await aProject(world, { title: '示例桥边' });
  const { number } = await world.inTx((tx) => projectById(tx, projectId));
  const claimId = await aClaim(producer, propositionId);
  await officer.does(at.accept, { claimId, version: 1 });
  const other = (await aProject(world, { title: '示例他人项目' })).projectId;
  const others = await world.inTx((tx) => projectById(tx, other));
  const strange = await officer.post(at.linkProject, { claimId, version: 2, projectNumber: others.number });
  assert.equal(strange.problem.code, 'proposition.not_own_project');
  await officer.does(at.linkProject, { claimId, version: 2, projectNumber: number });
  assert.equal((await producer.sees(at.claimDetail, { claimId })).progressText, `已立项 · ${number}`);
  await officer.does(at.drop, { claimId, version: 3, reason: '创作方向与命题不符。' });

  const platform = await aPlatform(world);
  const platformClaim = await aClaim(platform, propositionId, '示例台桥');
  await officer.does(at.decline, { claimId: platformClaim, version: 1, reason: '与已接受的认领题材重复。' });
  assert.equal((await platform.sees(at.claimDetail, { claimId: platformClaim })).reason, '与已接受的认领题材重复。');
  const anew = await aClaim(platform, propositionId, '示例台桥二');
  await platform.does(at.withdraw, { claimId: anew, version: 1, reason: '另报其他命题。' });
  assert.equal((await platform.post(at.withdraw, { claimId: anew, version: 2, reason: '再撤一次。' })).status, 409);
});

test('claims stay within window, audience, places and number, and are not told to others', async () => {
  const gx = await world.unit('GX');
  const ids = { unitOrgIds: [gd.id], audience: ['producer'], isPublic: false, mostAccepted: 1 };
  const propositionId = await aPublishedTopic({ officer, leader }, { title: '示例命题：限地', ...ids });
  const [one, two] = [await world.producer('GD'), await world.producer('GD')];
  const outside = await world.producer('GX');
  assert.equal((await outside.get(at.detail, { propositionId })).status, 404);
  assert.equal((await outside.sees(at.list, { q: '示例命题：限地' })).total, 0);
  assert.equal((await one.sees(at.list, { q: '示例命题：限地' })).total, 1);
  assert.equal((await secretary.get(at.detail, { propositionId })).status, 404);
  const [first, second] = [await aClaim(one, propositionId, '示例甲'), await aClaim(two, propositionId, '示例乙')];
  assert.equal((await two.get(at.claimDetail, { claimId: first })).status, 404);
  assert.deepEqual(
    (await two.sees(at.detail, { propositionId })).claims.map(({ id }) => id),
    [second],
  );
  const gxClerk = await world.person(gx.id, ['unit_secretary']);
  assert.equal((await gxClerk.get(at.claimDetail, { claimId: first })).status, 404);
  assert.equal((await secretary.sees(at.claimDetail, { claimId: first })).title, '示例甲');
  const replies = await Promise.all([first, second].map((claimId) => officer.post(at.accept, { claimId, version: 1 })));
  assert.deepEqual(replies.map(({ status }) => status).toSorted(), [200, 422]);
  const timeline = JSON.stringify((await two.sees(at.detail, { propositionId })).timeline);
  assert.ok(!timeline.includes('示例甲'));

  world.setClock('2026-07-02T10:00:00+08:00');
  const third = await world.producer('GD');
  const late = (await third.sees(at.detail, { propositionId })).claimMove?.findings ?? [];
  assert.deepEqual(codes(late), ['window_closed', 'places_full']);
  const back = await officer.post(at.extend, {
    propositionId,
    version: 3,
    closesOn: '2026-06-20',
    reason: '再放宽几天。',
  });
  assert.deepEqual(codes(back.problem.findings), ['extend_earlier', 'extend_past']);
  await officer.does(at.extend, { propositionId, version: 3, closesOn: '2026-07-31', reason: '再放宽一个月。' });
  assert.equal((await third.sees(at.detail, { propositionId })).window, 'open');
  world.setClock('2026-06-05T10:00:00+08:00');
});
