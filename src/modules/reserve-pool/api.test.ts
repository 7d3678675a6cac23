import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { anOpenCall } from '../../../tests/world/builders.ts';
import { anEntry, anEntryForm } from '../../../tests/world/reserve-pool.ts';
import { aPlatform } from '../../../tests/world/promotion.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { applicationsEndpoints } from '../applications/endpoints.ts';
import { worksEndpoints } from '../works/endpoints.ts';
import { reservePoolEndpoints as at } from './endpoints.ts';

let world: World;
let unit: { id: string };
let secretary: Client;
let leader: Client;
let officer: Client;
before(async () => {
  world = await aWorld({ now: '2026-06-01T10:00:00+08:00' });
  unit = await world.unit('GD');
  secretary = await world.person(unit.id, ['unit_secretary'], '周秘书');
  leader = await world.person(unit.id, ['unit_leader'], '林签发');
  officer = await world.person(world.national, ['national_officer'], '何业务');
});
after(() => world.close());
const codes = (findings: readonly { code: string }[]): string[] => findings.map(({ code }) => code);

test('an entry comes in at any time, is moved on, put off, taken out with a reason and brought back', async () => {
  const entryId = await anEntry(secretary, { title: '示例渡口', stage: 'topic' });
  const seen = () => secretary.sees(at.detail, { entryId });
  let one = await seen();
  assert.deepEqual([one.state, one.stageLabel, one.poolDays, one.overdueDays], ['in_pool', '选题策划', 0, 0]);
  assert.match(one.number, /^CB2026-\d{5}$/);
  assert.equal(one.stallOn, '2026-07-31');

  world.setClock('2026-08-05T10:00:00+08:00');
  one = await seen();
  assert.deepEqual([one.stageDays, one.overdueDays], [65, 5]);
  assert.equal((await secretary.sees(at.list, { cut: 'stalled', q: '示例渡口' })).total, 1);
  await leader.does(at.defer, { entryId, version: 1, stallOn: '2026-08-20', reason: '编剧正在重写人物小传。' });
  assert.equal((await seen()).overdueDays, 0);
  await secretary.does(at.moveStage, { entryId, version: 2, stage: 'script' });
  one = await seen();
  assert.deepEqual(
    [one.stage, one.stageSince, one.stallOn, one.deferred],
    ['script', '2026-08-05', '2026-11-03', false],
  );
  const back = await secretary.post(at.moveStage, { entryId, version: 3, stage: 'topic' });
  assert.deepEqual(codes(back.problem.findings), ['stage_back']);
  await secretary.does(at.moveStage, { entryId, version: 3, stage: 'topic', note: '论证意见要求重选角度' });

  await leader.does(at.remove, { entryId, version: 4, code: 'given_up', note: '制作机构书面放弃本项目。' });
  one = await seen();
  assert.deepEqual([one.state, one.removalLabel, one.stageDays], ['removed', '制作机构放弃', null]);
  assert.deepEqual(
    one.moves.map(({ act }) => act),
    ['restore'],
  );
  await leader.does(at.restore, { entryId, version: 5, reason: '机构更换团队后重新启动。' });
  one = await seen();
  assert.deepEqual([one.state, one.removalLabel, one.stageDays], ['in_pool', null, 0]);
  assert.deepEqual(one.timeline.map(({ act }) => act).toSorted(), [
    'reserve.defer',
    'reserve.enter',
    'reserve.move_stage',
    'reserve.move_stage',
    'reserve.remove',
    'reserve.restore',
  ]);
  world.setClock('2026-06-01T10:00:00+08:00');
});

test('what is wrong with an entry is said at its field, and nothing is kept', async () => {
  const before = await world.count('reserve_entries');
  const refusal = async (more: Record<string, unknown>) =>
    codes((await secretary.post(at.enter, anEntryForm({ title: '示例拒绝', ...more }))).problem.findings);
  assert.deepEqual(await refusal({ stage: 'premiere' }), ['stage_unknown']);
  assert.deepEqual(await refusal({ categoryCode: 'V9', subPlan: 'nothing', regionCode: '99' }), [
    'categoryCode_unknown',
    'subPlan_unknown',
    'region_unknown',
  ]);
  assert.deepEqual(await refusal({ shootingOn: '2026-09-02', finishOn: '2026-09-01' }), ['finish_before']);
  assert.deepEqual(await refusal({ producerOrgId: (await world.producer('GX')).orgId }), ['producer_other']);
  await anEntry(secretary, { title: '示例重名' });
  const twin = await secretary.post(at.enter, anEntryForm({ title: '示例重名' }));
  assert.equal(twin.problem.code, 'reserve.exists');
  assert.equal(await world.count('reserve_entries'), before + 1);
  const entryId = await anEntry(secretary, { title: '示例越期' });
  const far = await leader.post(at.defer, { entryId, version: 1, stallOn: '2027-06-01', reason: '等待资金到位。' });
  assert.deepEqual(codes(far.problem.findings), ['defer_far']);
  const early = await leader.post(at.defer, { entryId, version: 1, stallOn: '2026-06-02', reason: '等待资金到位。' });
  assert.deepEqual(codes(early.problem.findings), ['defer_earlier']);
  const odd = await leader.post(at.remove, { entryId, version: 1, code: 'mood', note: '没有这种理由的。' });
  assert.deepEqual(codes(odd.problem.findings), ['removal_unknown']);
  const stale = await leader.post(at.remove, { entryId, version: 9, code: 'other', note: '版本不对的请求。' });
  assert.equal(stale.problem.code, 'row.changed');
});

test('a province sees its own, a platform its own, the nation all, a producer what names it without the notes', async () => {
  const producer = await world.producer('GD');
  const mine = await anEntry(secretary, { title: '示例省库', producerOrgId: producer.orgId, notes: '只给内部看' });
  const platform = await aPlatform(world);
  const theirs = await anEntry(platform, { title: '示例台库', level: 'platform' });
  assert.equal((await platform.get(at.detail, { entryId: mine })).status, 404);
  assert.equal((await secretary.get(at.detail, { entryId: theirs })).status, 404);
  const titles = async (who: Client) =>
    (await who.sees(at.list, { q: '库' })).rows.map(({ title }) => title).toSorted();
  assert.deepEqual(await titles(platform), ['示例台库']);
  assert.deepEqual(await titles(secretary), ['示例省库']);
  assert.deepEqual(await titles(officer), ['示例台库', '示例省库']);
  assert.deepEqual(await titles(producer), ['示例省库']);
  assert.equal((await producer.sees(at.detail, { entryId: mine })).notes, null);
  assert.equal((await officer.sees(at.detail, { entryId: mine })).notes, '只给内部看');
  assert.ok(!JSON.stringify((await producer.sees(at.detail, { entryId: mine })).timeline).includes('内部看'));
  const adjust = { ...anEntryForm({ title: '改名' }), entryId: mine, version: 1, reason: '试一试' };
  assert.equal((await producer.post(at.adjust, adjust)).status, 403);
  assert.equal((await officer.post(at.adjust, adjust)).status, 403);
});

test('promotion opens a draft of the producer with what the entry knows; both keep the link', async () => {
  const call = await anOpenCall(world);
  const producer = await world.producer('GD');
  const batchId = call.batches[0]?.id ?? '';
  const early = await anEntry(secretary, { title: '示例过早', stage: 'topic', producerName: '某某文化' });
  const refused = await leader.post(at.promote, { entryId: early, version: 1, batchId });
  assert.deepEqual(codes(refused.problem.findings), ['stage_early', 'producer_missing']);
  const entryId = await anEntry(secretary, {
    title: '示例转报',
    stage: 'preparation',
    producerOrgId: producer.orgId,
    categoryCode: 'V4',
    filingNumber: '（示例）网微剧备字2026第001号',
    shootingOn: '2026-06-20',
    wantedFen: 50_000_000,
    logline: '一座渡口、三代摆渡人和一条将要通车的桥。',
    synopsis: '示例梗概。'.repeat(50),
  });
  const moves = (await leader.sees(at.detail, { entryId })).moves;
  assert.deepEqual(moves.find(({ act }) => act === 'promote')?.findings, []);
  assert.equal((await secretary.post(at.promote, { entryId, version: 9, batchId })).problem.code, 'row.changed');
  const replies = await Promise.all([1, 2].map(() => leader.post(at.promote, { entryId, version: 1, batchId })));
  assert.deepEqual(replies.map(({ status }) => status).toSorted(), [200, 409]);
  const applicationId = (await leader.sees(at.detail, { entryId })).application?.id ?? '';

  const draft = await producer.sees(applicationsEndpoints.detail, { applicationId });
  const answers = Object.fromEntries(draft.answers.map(({ field, value }) => [field, value]));
  assert.deepEqual(
    ['basic.title', 'basic.category', 'basic.filingNumber', 'basic.startOn', 'funds.requested', 'story.oneLine'].map(
      (path) => answers[path],
    ),
    [
      '示例转报',
      'V4',
      '（示例）网微剧备字2026第001号',
      '2026-06-20',
      50_000_000,
      '一座渡口、三代摆渡人和一条将要通车的桥。',
    ],
  );
  assert.match(draft.timeline[0]?.note ?? draft.timeline.at(-1)?.note ?? '', /由储备项目 CB2026-\d{5} 转入/);
  assert.equal((await producer.sees(worksEndpoints.list, {})).total, 1);
  const entry = (await producer.sees(at.ofApplication, { applicationId })).entry;
  assert.equal(entry?.id, entryId);
  assert.deepEqual([draft.origin?.label, draft.origin?.path], ['储备来源', `/reserve/${entryId}`]);
  const one = await leader.sees(at.detail, { entryId });
  assert.deepEqual([one.state, one.application?.stateLabel, one.application?.isOpen], ['promoted', '办理中', false]);
  assert.equal((await producer.sees(at.detail, { entryId })).application?.stateLabel, '填报中');
  assert.equal((await leader.get(applicationsEndpoints.detail, { applicationId })).status, 404);

  const still = await leader.post(at.takeBack, { entryId, version: 2, reason: '申报条件还不成熟。' });
  assert.deepEqual(codes(still.problem.findings), ['still_applying']);
  await producer.does(applicationsEndpoints.withdraw, { applicationId, reason: '团队调整，先不申报' });
  await leader.does(at.takeBack, { entryId, version: 2, reason: '申报已撤回，继续孵化。' });
  const back = await leader.sees(at.detail, { entryId });
  assert.deepEqual([back.state, back.application?.id], ['in_pool', applicationId]);
  assert.equal(await world.audits('reserve.promote'), 1);
});

test('gaps count the pool and what went on, against goals that are set in editions', async () => {
  const fresh = await world.unit('HN');
  const clerk = await world.person(fresh.id, ['unit_secretary']);
  for (const [i, categoryCode] of ['V1', 'V1', 'V4', null].entries())
    await anEntry(clerk, { title: `示例缺口${i}`, categoryCode });
  const own = await clerk.sees(at.gaps, {});
  assert.deepEqual([own.whole.inPool, own.whole.target, own.whole.gap], [4, null, null]);
  const content = { total: 10, categories: { V1: 3 }, subPlans: {}, units: {} };
  const goal = { year: 2026, orgId: fresh.id, content, basis: '示例省计划', seen: 0 };
  await clerk.does(at.setGoal, goal);
  assert.equal((await clerk.post(at.setGoal, goal)).problem.code, 'row.changed');
  const over = { ...goal, seen: 1, content: { ...content, categories: { V1: 8, V2: 9 }, units: { [fresh.id]: 1 } } };
  assert.deepEqual(codes((await clerk.post(at.setGoal, over)).problem.findings), [
    'goal_unknown',
    'goal_over',
    'goal_units',
  ]);
  const table = await clerk.sees(at.gaps, {});
  assert.deepEqual([table.whole.gap, table.categories.find(({ key }) => key === 'V1')?.gap], [6, 1]);
  assert.equal(table.categories.at(-1)?.key, 'none');
  for (const line of table.categories) {
    const list = await clerk.sees(at.list, { category: line.key, year: 2026 });
    assert.equal(list.total, line.inPool + line.promoted, `${line.label} opens its rows`);
  }
  const nation = await officer.sees(at.gaps, {});
  assert.equal(nation.whole.target, 1000);
  assert.match(nation.basis, /广电办发〔2026〕123号/);
  assert.equal(nation.units.find(({ key }) => key === fresh.id)?.inPool, 4);
  const leaderGoal = await leader.post(at.setGoal, { ...goal, orgId: world.national });
  assert.equal(leaderGoal.status, 403);
});

test('rules are published in editions by the national office; a stage in use stays', async () => {
  const entryId = await anEntry(secretary, { title: '示例规则', stage: 'topic' });
  const { rows } = await officer.sees(at.rules, {});
  const content = rows[0]?.content;
  assert.ok(content);
  const without = { ...content, stages: content.stages.filter(({ code }) => code !== 'topic') };
  const asked = { validFrom: '2026-06-01', note: '示例：缩短选题期限' };
  const refused = await officer.post(at.publishRules, { ...asked, content: without });
  assert.deepEqual(codes(refused.problem.findings), ['stage_used']);
  const shorter = content.stages.map((one) => (one.code === 'topic' ? { ...one, stallDays: 30 } : one));
  assert.equal((await leader.post(at.publishRules, { ...asked, content })).status, 403);
  await officer.does(at.publishRules, { ...asked, content: { ...content, stages: shorter } });
  assert.equal((await secretary.sees(at.detail, { entryId })).stallOn, '2026-07-01');
  assert.deepEqual(
    (await officer.sees(at.rules, {})).rows.map(({ edition, inForce }) => [edition, inForce]),
    [
      [2, true],
      [1, false],
    ],
  );
});
