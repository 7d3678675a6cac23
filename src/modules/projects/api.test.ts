import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aProject, agreedPlan, planLines, aProjectsWorld, codesOf } from '../../../tests/world/projects.ts';
import { samplePdf } from '../../main/demo/sample-file.ts';
import { projectsEndpoints as at } from './endpoints.ts';

const { world, unit, officer, todosOf, watch } = await aProjectsWorld();
after(() => world.close());

test('a plan goes to the unit, comes back, is agreed, and its dates stand on the milestones', async () => {
  const { projectId, producer } = await aProject(world, { title: '示例：计划' });
  assert.equal((await todosOf(producer, 'project.plan')).length, 1);
  const short = await producer.post(at.proposePlan, { projectId, version: 0, lines: planLines().slice(0, 2) });
  assert.deepEqual([short.status, codesOf(short)], [422, ['plan_missing']]);
  const [first, second, ...rest] = planLines();
  const backwards = [{ ...first, plannedOn: '2026-12-01' }, second, ...rest];
  const wrong = await producer.post(at.proposePlan, { projectId, version: 0, lines: backwards as never });
  assert.deepEqual(codesOf(wrong), ['plan_order']);
  await producer.does(at.proposePlan, { projectId, version: 0, lines: planLines() });
  assert.equal(
    (await producer.post(at.proposePlan, { projectId, version: 0, lines: planLines() })).problem.code,
    'row.changed',
  );
  assert.equal((await producer.post(at.agreePlan, { projectId, version: 1 })).status, 403);
  await unit.does(at.returnPlan, { projectId, version: 1, reason: '后期时间太短，请留出送审时间' });
  assert.equal((await todosOf(producer, 'project.plan'))[0]?.step, '修改后再报进度计划');
  await producer.does(at.proposePlan, { projectId, version: 2, lines: planLines() });
  assert.equal((await todosOf(unit, 'project.plan')).length, 1);
  await unit.does(at.agreePlan, { projectId, version: 3 });
  const seen = await producer.sees(at.milestones, { projectId });
  assert.deepEqual([seen.plan?.state, seen.plan?.edition], ['agreed', 2]);
  assert.equal(seen.milestones.find(({ kind }) => kind === 'shooting')?.plannedOn, '2026-08-20');
  assert.deepEqual(seen.planMoves, []);
  assert.equal(
    (await producer.post(at.proposePlan, { projectId, version: 4, lines: planLines() })).problem.code,
    'workflow.no_such_move',
  );
  assert.equal(await world.audits('project.plan_agree'), 1);
});

test('a milestone is claimed with evidence, sent back, confirmed, and the stage follows', async () => {
  const { projectId, producer } = await agreedPlan(world, { title: '示例：节点' });
  const claim = { projectId, kind: 'script' as const, on: '2026-05-27' as never, note: '剧本定稿，全24集' };
  const bare = await producer.post(at.claimMilestone, { ...claim, version: 1, uploads: [] });
  assert.deepEqual(codesOf(bare), ['evidence_missing']);
  const upload = await producer.upload('剧本封面.pdf', samplePdf('剧本'));
  const future = await producer.post(at.claimMilestone, {
    ...claim,
    on: '2026-05-29' as never,
    version: 1,
    uploads: [upload],
  });
  assert.deepEqual(codesOf(future), ['claim_future']);
  const accepted = await producer.post(at.claimMilestone, {
    ...claim,
    kind: 'accepted',
    version: 0,
    uploads: [upload],
  });
  assert.deepEqual(codesOf(accepted), ['milestone_elsewhere']);
  await producer.does(at.claimMilestone, { ...claim, version: 1, uploads: [upload] });
  assert.equal((await unit.sees(at.head, { projectId })).stage, 'script');
  assert.equal((await todosOf(unit, 'project.milestone')).filter(({ subject }) => subject === projectId).length, 1);
  await unit.does(at.sendBackMilestone, { projectId, kind: 'script', version: 2, reason: '请附全部分集梗概' });
  assert.match((await todosOf(producer, 'project.milestone'))[0]?.step ?? '', /补充“剧本创作”凭据/);
  const again = await producer.upload('分集梗概.pdf', samplePdf('梗概'));
  await producer.does(at.claimMilestone, { ...claim, version: 3, uploads: [again] });
  assert.equal(
    (await unit.post(at.confirmMilestone, { projectId, kind: 'script', version: 3 })).problem.code,
    'row.changed',
  );
  assert.equal((await producer.post(at.confirmMilestone, { projectId, kind: 'script', version: 4 })).status, 403);
  await unit.does(at.confirmMilestone, { projectId, kind: 'script', version: 4, note: '已核对' });
  const script = (await officer.sees(at.milestones, { projectId })).milestones.find(({ kind }) => kind === 'script');
  assert.deepEqual(
    [script?.state, script?.doneOn, script?.percent, script?.files.length],
    ['done', '2026-05-27', 100, 2],
  );
  const fileId = script?.files[0]?.fileId ?? '';
  assert.equal((await officer.get(at.file, { projectId, fileId })).status, 200);
  const other = await aProject(world, { unit: 'GX' });
  assert.equal((await other.producer.get(at.file, { projectId, fileId })).status, 404);
  assert.equal((await other.producer.get(at.file, { projectId: other.projectId, fileId })).status, 404);
});

test('a report moves percent and stage, never back, and the next is due at the half month', async () => {
  world.setClock('2026-05-28T12:00:00+08:00');
  const { projectId, producer } = await agreedPlan(world, { title: '示例：报告' });
  const report = { projectId, kind: 'shooting' as const, percent: 40, done: '完成前八集拍摄', next: '转场外景' };
  const photo = await producer.upload('现场.pdf', samplePdf('现场'));
  await producer.does(at.sendReport, { ...report, uploads: [photo] });
  assert.deepEqual(codesOf(await producer.post(at.sendReport, { ...report, percent: 30 })), ['percent_back']);
  const seen = await unit.sees(at.reports, { projectId });
  assert.deepEqual(
    [seen.stage, seen.rows[0]?.percent, seen.rows[0]?.files.length, seen.dueOn],
    ['shooting', 40, 1, null],
  );
  world.setClock('2026-06-02T09:00:00+08:00');
  assert.equal((await producer.sees(at.reports, { projectId })).dueOn, '2026-06-15');
  assert.equal(
    (await todosOf(producer, 'project.report')).find(({ path }) => path.includes(projectId))?.dueOn,
    '2026-06-15',
  );
  assert.equal((await unit.post(at.sendReport, report)).status, 403);
});

test('lateness and stall follow the clock: in the list, the head and the night, each flag once', async () => {
  world.setClock('2026-05-28T12:00:00+08:00');
  const { projectId, producer } = await agreedPlan(world, { title: '示例：迟到' });
  const list = (watchCut: string) => unit.sees(at.list, { words: '示例：迟到', watch: watchCut });
  const risks = async () =>
    (await unit.sees(at.overview, { projectId })).risks.map(({ kind, severity, closedAt }) => [
      kind,
      severity,
      closedAt !== null,
    ]);
  world.setClock('2026-06-30T23:59:59.999+08:00');
  assert.deepEqual([(await list('late')).total, (await list('soon')).total], [0, 1]);
  world.setClock('2026-07-01T00:00:00+08:00');
  const listed = await list('late');
  assert.deepEqual(
    [listed.total, listed.rows[0]?.lags.map(({ kind, days }) => [kind, days])],
    [
      1,
      [
        ['delay', 1],
        ['stall', 34],
      ],
    ],
  );
  assert.deepEqual(
    listed.watch.filter(({ n }) => n > 0).map(({ cut }) => cut),
    ['late', 'stalled'],
  );
  await watch();
  await watch();
  assert.deepEqual((await risks()).sort(), [
    ['delay', 'low', false],
    ['stall', 'middle', false],
  ]);
  assert.equal((await unit.sees(at.list, { words: '示例：迟到', watch: 'risk' })).total, 1);
  await producer.does(at.sendReport, { projectId, kind: 'script', percent: 80, done: '修改剧本第三稿', next: '定稿' });
  world.setClock('2026-07-02T00:30:00+08:00');
  await watch();
  assert.deepEqual((await risks()).sort(), [
    ['delay', 'low', false],
    ['stall', 'middle', true],
  ]);
  assert.equal((await todosOf(unit, 'project.watch')).filter(({ path }) => path.includes(projectId)).length, 1);
  const audited = await world.audits('project.watch');
  await watch();
  assert.equal(await world.audits('project.watch'), audited);
});

test('a violation is for unit and office, stops nothing when closed, and other risks are anybody’s', async () => {
  const { projectId, producer } = await aProject(world);
  const risk = {
    projectId,
    kind: 'violation' as const,
    severity: 'high' as const,
    summary: '擅自更换主要演员',
    source: '现场督导',
  };
  assert.equal((await producer.post(at.openRisk, risk)).status, 403);
  await producer.does(at.openRisk, { ...risk, kind: 'rights', summary: '音乐授权未到位' });
  const { id: riskId } = await unit.does(at.openRisk, risk);
  assert.equal((await officer.sees(at.head, { projectId })).violations, 1);
  assert.equal((await producer.post(at.closeRisk, { projectId, riskId, reason: '已经改正了' })).status, 403);
  await officer.does(at.closeRisk, { projectId, riskId, reason: '已恢复原演员，附说明' });
  assert.equal(
    (await unit.post(at.closeRisk, { projectId, riskId, reason: '重复关闭试试' })).problem.code,
    'projects.risk_closed',
  );
  assert.equal((await officer.sees(at.head, { projectId })).violations, 0);
});

test('the award is fixed by the national officer only, and not of a project without money', async () => {
  const { projectId, producer } = await aProject(world, { awardedFen: 600_000_00 });
  const input = { projectId, version: 1, awardedFen: 450_000_00, reason: '按评审意见核减宣传费' };
  for (const who of [producer, unit]) assert.equal((await who.post(at.fixAward, input)).status, 403);
  await officer.does(at.fixAward, input);
  assert.equal((await officer.sees(at.head, { projectId })).awardedFen, 450_000_00);
  assert.equal((await officer.post(at.fixAward, input)).problem.code, 'row.changed');
  const unfunded = await aProject(world, { funded: false });
  const refused = await officer.post(at.fixAward, { ...input, projectId: unfunded.projectId });
  assert.equal(refused.problem.code, 'projects.award_unfunded');
});

test('the list is exported with who, when and the filter; the log tells every act', async () => {
  const { projectId } = await agreedPlan(world, { title: '=示例：导出' });
  const csv = (await unit.get(at.exportList, { words: '示例：导出' })).bytes.toString();
  assert.match(csv, /'=示例：导出/);
  assert.match(csv, /words=示例：导出/);
  const log = await unit.sees(at.log, { projectId });
  assert.deepEqual(log.timeline.map(({ label }) => label).slice(0, 2), ['同意进度计划', '报送进度计划']);
});
