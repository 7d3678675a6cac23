/** What a project that stops, goes on or changes hands does to its flags, changes and guides. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { operatorActor } from '../../base/policy.ts';
import { appendFacts, type Fact } from '../../platform/audit.ts';
import type { ActCx } from '../../platform/use-case.ts';
import { agreedPlan, aGuide, aProject, aProjectsWorld, codesOf } from '../../../tests/world/projects.ts';
import type { Client } from '../../../tests/world/world.ts';
import { samplePdf } from '../../main/demo/sample-file.ts';
import { changesEndpoints as change, guidanceEndpoints as guide, projectsEndpoints as at } from './endpoints.ts';
import { completeMilestone, resumeProject, stopProject, suspendProject } from './moves.ts';
import { lockProject } from './store.ts';
import type { Project } from './terms.ts';

const { world, unit, officer, todosOf, watch } = await aProjectsWorld();
after(() => world.close());

const paper = async (who: Client) => [await who.upload('说明.pdf', samplePdf('说明'))];
type Move = (cx: ActCx, project: Project, reason: string) => Promise<Project>;
const moves = (projectId: string, ...wanted: Move[]) =>
  world.arrange(async (tx) => {
    const facts: Fact[] = [];
    const { house } = world;
    const [actor, now] = [operatorActor('测试'), world.clock()];
    const cx: ActCx = { tx, actor, now, house, request: {}, record: (fact) => facts.push(fact) };
    for (const move of wanted) await move(cx, await lockProject(tx, projectId), '示例：协议中止与恢复');
    await appendFacts(tx, facts, { actor, at: now, suite: house.suite });
  });
const flags = async (projectId: string) =>
  (await unit.sees(at.overview, { projectId })).risks
    .map((risk) => `${risk.kind} ${risk.severity} ${risk.closedAt === null ? '' : '已关闭'}`.trim())
    .sort();

test('flags rise with the steps, stay through a suspension, and stall counts anew from the day work goes on', async () => {
  world.setClock('2026-05-28T12:00:00+08:00');
  const { projectId } = await agreedPlan(world, { title: '示例：升级' });
  world.setClock('2026-07-01T00:30:00+08:00');
  await watch();
  assert.deepEqual(await flags(projectId), ['delay low', 'stall middle']);
  world.setClock('2026-07-15T00:30:00+08:00');
  await watch();
  assert.deepEqual(await flags(projectId), ['delay middle', 'stall middle']);
  assert.equal(await world.audits('project.watch'), 1);
  const [todo] = (await todosOf(unit, 'project.watch')).filter(({ step }) => step.includes('2026-06-30'));
  assert.equal(todo?.step, '剧本创作计划 2026-06-30 完成，已逾期 15 天以上');
  await moves(projectId, suspendProject);
  world.setClock('2026-07-31T00:30:00+08:00');
  await watch();
  assert.deepEqual(await flags(projectId), ['delay middle', 'stall middle']);
  await moves(projectId, resumeProject);
  await watch();
  assert.deepEqual(await flags(projectId), ['delay high', 'stall middle 已关闭']);
  world.setClock('2026-08-30T00:30:00+08:00');
  await watch();
  assert.deepEqual(await flags(projectId), ['delay high', 'stall middle', 'stall middle 已关闭']);
});

test('what is on the air does not stall, in the flags as in the list; until then it does', async () => {
  world.setClock('2026-05-28T12:00:00+08:00');
  const { projectId } = await aProject(world, { title: '示例：播出后' });
  world.setClock('2026-07-28T00:30:00+08:00');
  const stalled = async () => (await unit.sees(at.list, { watch: 'stalled' })).rows.map(({ id }) => id);
  await watch();
  assert.deepEqual([await flags(projectId), (await stalled()).includes(projectId)], [['stall high'], true]);
  await moves(projectId, (cx, project) => completeMilestone(cx, project, 'on_air', { on: '2026-06-20' as never }));
  world.setClock('2026-12-01T00:30:00+08:00');
  await watch();
  assert.deepEqual([await flags(projectId), (await stalled()).includes(projectId)], [['stall high 已关闭'], false]);
});

test('a claimed milestone waits for the unit: no delay until it is sent back', async () => {
  world.setClock('2026-06-29T12:00:00+08:00');
  const { projectId, producer } = await agreedPlan(world, { title: '示例：已报' });
  const claim = { projectId, kind: 'script' as const, on: '2026-06-29' as never, note: '剧本定稿，全24集' };
  await producer.does(at.claimMilestone, { ...claim, version: 1, uploads: await paper(producer) });
  world.setClock('2026-07-05T00:30:00+08:00');
  await watch();
  const script = async () =>
    (await unit.sees(at.milestones, { projectId })).milestones.find(({ kind }) => kind === 'script');
  assert.deepEqual([await flags(projectId), (await script())?.lateDays], [[], null]);
  await unit.does(at.sendBackMilestone, { projectId, kind: 'script', version: 2, reason: '请附全部分集梗概' });
  await watch();
  assert.deepEqual([await flags(projectId), (await script())?.lateDays], [['delay low'], 5]);
  await producer.does(at.claimMilestone, { ...claim, version: 3, uploads: await paper(producer) });
  await watch();
  await unit.does(at.sendBackMilestone, { projectId, kind: 'script', version: 4, reason: '仍缺第二十集梗概' });
  await watch();
  assert.deepEqual(await flags(projectId), ['delay low', 'delay low 已关闭']);
});

test('no change is passed, approved or filed while the project does not run; refusing and withdrawing go on', async () => {
  world.setClock('2026-05-28T12:00:00+08:00');
  const { projectId, producer } = await aProject(world, { title: '示例：中止' });
  const uploads = () => paper(producer);
  const cast = { projectId, kind: 'main_cast' as const, text: '主演 示例乙', reason: '原主演因病退出，双方已解约' };
  const title = { projectId, kind: 'title' as const, title: '示例：改名', reason: '与已播出作品重名，避免混淆' };
  const { id: castId } = await producer.does(change.ask, { ...cast, uploads: await uploads() });
  const { id: titleId } = await producer.does(change.ask, { ...title, uploads: await uploads() });
  const on = (changeId: string, version: number) => ({ projectId, changeId, version, opinion: '同意' });
  await moves(projectId, suspendProject);
  for (const reply of [await unit.post(change.approve, on(castId, 1)), await unit.post(change.pass, on(titleId, 1))])
    assert.equal(reply.problem.code, 'projects.not_running');
  const [first] = (await unit.sees(change.changes, { projectId })).rows;
  assert.deepEqual(
    first?.moves.map(({ act }) => act),
    ['refuse'],
  );
  await moves(projectId, resumeProject);
  await unit.does(change.pass, on(titleId, 1));
  await officer.does(change.approve, on(titleId, 2));
  await moves(projectId, stopProject);
  const filed = { filingNumber: '（示例）网微剧备字第0009号', filedOn: '2026-05-28' as never };
  const late = await producer.post(change.file, {
    projectId,
    changeId: titleId,
    version: 3,
    ...filed,
    uploads: await uploads(),
  });
  assert.equal(late.problem.code, 'projects.not_running');
  assert.equal((await producer.sees(at.head, { projectId })).title, '示例：中止');
  await producer.does(change.withdraw, { projectId, changeId: castId, version: 1 });
});

test('a changed schedule is a plan again: no day backwards, no finished milestone moved, also not meanwhile', async () => {
  world.setClock('2026-05-28T12:00:00+08:00');
  const { projectId, producer } = await agreedPlan(world, { title: '示例：改期' });
  const ask = (kind: string, plannedOn: string) => ({
    projectId,
    kind: 'schedule' as const,
    lines: [{ kind, plannedOn }] as never,
    reason: '演员档期冲突，拍摄顺延半个月',
  });
  const refused = async (kind: string, on: string) =>
    codesOf(await producer.post(change.ask, { ...ask(kind, on), uploads: await paper(producer) }));
  assert.deepEqual(await refused('shooting', '2026-09-21'), ['plan_order']);
  assert.deepEqual(await refused('shooting', '2026-08-20'), ['change_none']);
  const { id } = await producer.does(change.ask, { ...ask('script', '2026-07-10'), uploads: await paper(producer) });
  const claim = { projectId, kind: 'script' as const, on: '2026-05-27' as never, note: '剧本定稿，全24集' };
  await producer.does(at.claimMilestone, { ...claim, version: 1, uploads: await paper(producer) });
  await unit.does(at.confirmMilestone, { projectId, kind: 'script', version: 2, note: '已核对' });
  const decided = await unit.post(change.approve, { projectId, changeId: id, version: 1, opinion: '同意' });
  assert.deepEqual(codesOf(decided), ['milestone_done']);
});

test('a guide tied to the new producer steps back; the answer waiting for it is the unit’s', async () => {
  world.setClock('2026-05-28T12:00:00+08:00');
  const { projectId, producer } = await aProject(world, { title: '示例：回避' });
  const next = await world.producer('GD');
  const tied = await aGuide(world, officer, { employerName: next.actor.orgName });
  const free = await aGuide(world, officer);
  for (const { expertId } of [tied, free]) await officer.does(guide.assignGuide, { projectId, expertId });
  const { id: adviceId } = await tied.does(guide.writeAdvice, {
    projectId,
    seenOn: '2026-05-28' as never,
    seen: '第一至三集节奏偏慢',
    advice: '前三集合并为两集',
    dueOn: '2026-06-05' as never,
  });
  const answer = { take: 'taken' as const, answer: '已合并并重剪' };
  await producer.does(guide.answerAdvice, { projectId, adviceId, version: 1, ...answer });
  assert.deepEqual(
    [(await todosOf(tied, 'project.advice')).length, (await todosOf(unit, 'project.advice')).length],
    [1, 0],
  );
  const { creditCode } = await world.db
    .selectFrom('organizations')
    .select('creditCode')
    .where('id', '=', next.orgId)
    .executeTakeFirstOrThrow();
  const ask = { projectId, kind: 'producer' as const, reason: '公司分立，由新公司承继全部权利义务' };
  const { id: changeId } = await producer.does(change.ask, {
    ...ask,
    creditCode: creditCode ?? '',
    uploads: await paper(producer),
  });
  await unit.does(change.pass, { projectId, changeId, version: 1, opinion: '同意' });
  await officer.does(change.approve, { projectId, changeId, version: 2, opinion: '同意' });
  const filed = { filingNumber: '（示例）网微剧备字第0010号', filedOn: '2026-05-28' as never };
  await producer.does(change.file, { projectId, changeId, version: 3, ...filed, uploads: await paper(producer) });
  const { guides } = await unit.sees(guide.guidance, { projectId });
  assert.deepEqual(
    guides.filter(({ releasedAt }) => releasedAt === null).map(({ personId }) => personId),
    [free.actor.personId],
  );
  assert.deepEqual((await todosOf(tied, 'project.advice')).length, 0);
  assert.equal((await todosOf(unit, 'project.advice'))[0]?.subject, adviceId);
  await unit.does(guide.closeAdvice, { projectId, adviceId, version: 2, note: '已落实' });
});

test('whoever visited looks again: the office after its own visit, the unit after the unit’s', async () => {
  world.setClock('2026-05-28T12:00:00+08:00');
  const { projectId } = await aProject(world, { title: '示例：复查' });
  const visit = {
    projectId,
    visitedOn: '2026-05-28' as never,
    place: '示例影视基地',
    people: '示例二人',
    findings: '现场有序，消防证过期',
    demands: '补办消防证',
    followUpOn: '2026-06-10' as never,
  };
  const { id: ours } = await officer.does(guide.recordVisit, visit);
  const { id: theirs } = await unit.does(guide.recordVisit, visit);
  const subjects = async (who: Client) => (await todosOf(who, 'project.visit')).map(({ subject }) => subject);
  assert.deepEqual([await subjects(officer), await subjects(unit)], [[ours], [theirs]]);
});

test('a report names no milestone that others confirm, and the stage stays', async () => {
  world.setClock('2026-05-28T12:00:00+08:00');
  const { projectId, producer } = await aProject(world, { title: '示例：验收' });
  const report = { projectId, percent: 100, done: '已通过验收', next: '准备宣推' };
  for (const kind of ['accepted', 'promoted'] as const)
    assert.deepEqual(codesOf(await producer.post(at.sendReport, { ...report, kind })), ['milestone_elsewhere']);
  assert.equal((await producer.sees(at.head, { projectId })).stage, 'topic');
});

test('what lists are cut by, gathered for all projects, is what tracking says of each', async () => {
  const [watch, tracking] = await world.inTx(async (tx) => [
    await tx.selectFrom('vProjectWatch').selectAll().orderBy('projectId').execute(),
    await tx.selectFrom('vProjectTracking').selectAll().orderBy('projectId').execute(),
  ]);
  assert.ok(watch?.some(({ openRisks }) => openRisks > 0));
  assert.deepEqual(
    watch,
    tracking?.map(({ projectId, lastProgressAt, nextOn, openAdvice, openRisks, aired }) => ({
      projectId,
      lastProgressAt,
      nextOn,
      openAdvice,
      openRisks,
      aired,
    })),
  );
});
