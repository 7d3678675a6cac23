import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { agreedPlan, aGuide, aProject } from '../../../tests/world/projects.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { samplePdf } from '../../main/demo/sample-file.ts';
import { workById } from '../works/index.ts';
import { changesEndpoints as change, guidanceEndpoints as guide, projectsEndpoints as at } from './endpoints.ts';
import type { StepKind } from './steps-rules.ts';
import { projectsTodos } from './todos.ts';

let world: World;
let unit: Client;
let officer: Client;
before(async () => {
  world = await aWorld();
  unit = await world.person((await world.unit('GD')).id, ['unit_secretary']);
  officer = await world.person(world.national, ['national_officer']);
});
after(() => world.close());
const todosOf = (who: Client, kind: StepKind) =>
  world.inTx(
    async (tx) => (await projectsTodos.find((one) => one.kind === kind)?.find(tx, who.actor, world.clock())) ?? [],
  );
const codes = (reply: { problem: { findings?: { code: string }[] } }) =>
  (reply.problem.findings ?? []).map(({ code }) => code);
const words = {
  seenOn: '2026-05-28' as never,
  seen: '第一至三集节奏偏慢',
  advice: '前三集合并为两集，提前主要冲突',
  dueOn: '2026-06-05' as never,
};
const paper = async (who: Client) => [await who.upload('说明.pdf', samplePdf('说明'))];

test('a unit names guides from the list of the office only, the office from the whole pool, nobody with a tie', async () => {
  const { projectId, producer } = await aProject(world);
  const free = await aGuide(world, officer);
  const tied = await aGuide(world, officer, { employerName: producer.actor.orgName });
  assert.equal(
    (await unit.post(guide.assignGuide, { projectId, expertId: free.expertId })).problem.code,
    'projects.guide_unknown',
  );
  assert.deepEqual((await unit.sees(guide.candidates, { projectId })).rows, []);
  assert.equal((await producer.post(guide.assignGuide, { projectId, expertId: free.expertId })).status, 403);
  assert.deepEqual((await producer.sees(guide.candidates, { projectId })).rows, []);
  await officer.does(guide.nameGuide, { expertId: free.expertId });
  await unit.does(guide.assignGuide, { projectId, expertId: free.expertId });
  assert.equal(
    (await officer.post(guide.assignGuide, { projectId, expertId: free.expertId })).problem.code,
    'projects.guide_there',
  );
  const refused = await officer.post(guide.assignGuide, { projectId, expertId: tied.expertId });
  assert.deepEqual([refused.problem.code, codes(refused)], ['projects.guide_conflict', ['guide_works']]);
  assert.equal((await free.sees(at.list, {})).total, 1);
  assert.equal((await tied.get(at.head, { projectId })).status, 404);
  await officer.does(guide.releaseGuide, { projectId, personId: free.actor.personId, reason: '改派其他专家' });
  assert.equal((await free.get(at.head, { projectId })).status, 404);
  await officer.does(guide.assignGuide, { projectId, expertId: free.expertId });
  assert.equal((await free.get(at.head, { projectId })).status, 200);
  await officer.does(guide.endGuide, { expertId: free.expertId });
  assert.equal((await unit.sees(guide.guidingExperts, {})).rows.length, 0);
});

test('advice is written by the guide, answered with a reason, asked about again and settled', async () => {
  const { projectId, producer } = await aProject(world, { title: '示例意见' });
  const expert = await aGuide(world, officer);
  assert.equal((await expert.post(guide.writeAdvice, { projectId, ...words })).status, 404);
  await officer.does(guide.assignGuide, { projectId, expertId: expert.expertId });
  const late = await expert.post(guide.writeAdvice, { projectId, ...words, dueOn: '2026-05-27' as never });
  assert.deepEqual(codes(late), ['due_past']);
  const { id: adviceId } = await expert.does(guide.writeAdvice, { projectId, ...words, uploads: await paper(expert) });
  assert.equal((await todosOf(producer, 'project.advice'))[0]?.dueOn, '2026-06-05');
  assert.equal((await expert.sees(at.list, { watch: 'advice' })).rows[0]?.openAdvice, 1);
  const answer = { projectId, adviceId, version: 1, take: 'partly' as const };
  assert.deepEqual(codes(await producer.post(guide.answerAdvice, { ...answer, answer: '改了一部分' })), [
    'reason_short',
  ]);
  assert.equal((await unit.post(guide.answerAdvice, { ...answer, answer: '单位不能代为答复意见' })).status, 403);
  await producer.does(guide.answerAdvice, { ...answer, answer: '前三集合并为两集，冲突保留在第二集，已重剪' });
  assert.equal((await todosOf(expert, 'project.advice')).length, 1);
  const again = { projectId, adviceId, version: 2, reason: '请附重剪后的分集表', dueOn: '2026-06-10' as never };
  assert.equal((await producer.post(guide.askAgain, again)).status, 403);
  await expert.does(guide.askAgain, again);
  assert.equal((await expert.post(guide.askAgain, again)).problem.code, 'workflow.no_such_move');
  await producer.does(guide.answerAdvice, {
    ...answer,
    version: 3,
    take: 'taken',
    answer: '已附分集表',
    uploads: await paper(producer),
  });
  await expert.does(guide.closeAdvice, { projectId, adviceId, version: 4, note: '已落实' });
  const [seen] = (await unit.sees(guide.guidance, { projectId })).advice;
  assert.deepEqual([seen?.state, seen?.take, seen?.files.length, seen?.answerFiles.length], ['closed', 'taken', 1, 1]);
  assert.deepEqual([await todosOf(producer, 'project.advice'), await todosOf(expert, 'project.advice')], [[], []]);
  assert.equal(await world.audits('project.advice_answer'), 2);
});

test('a visit with demands is looked at again, once', async () => {
  const { projectId, producer } = await aProject(world);
  const visit = {
    projectId,
    visitedOn: '2026-05-28' as never,
    place: '示例影视基地',
    people: '示例二人',
    findings: '现场有序，消防证过期',
  };
  assert.equal((await producer.post(guide.recordVisit, visit)).status, 403);
  assert.deepEqual(codes(await unit.post(guide.recordVisit, { ...visit, demands: '补办消防证' })), [
    'follow_up_missing',
  ]);
  const { id: visitId } = await unit.does(guide.recordVisit, {
    ...visit,
    demands: '补办消防证',
    followUpOn: '2026-06-10' as never,
  });
  assert.equal((await todosOf(unit, 'project.visit')).find(({ subject }) => subject === visitId)?.dueOn, '2026-06-10');
  await unit.does(guide.followUp, { projectId, visitId, version: 1, note: '已补办，复印件在案' });
  assert.equal(
    (await officer.post(guide.followUp, { projectId, visitId, version: 2, note: '重复复查一次' })).problem.code,
    'row.changed',
  );
});

test('a title goes unit → office → filing, and then stands in project and dossier with the former one', async () => {
  const { projectId, producer, project } = await aProject(world, { title: '示例旧名' });
  const ask = { projectId, kind: 'title' as const, title: '示例新名', reason: '与已播出作品重名，避免混淆' };
  assert.deepEqual(codes(await producer.post(change.ask, ask)), ['change_papers']);
  const { id: changeId } = await producer.does(change.ask, { ...ask, uploads: await paper(producer) });
  const twice = await producer.post(change.ask, { ...ask, title: '示例又一名', uploads: await paper(producer) });
  assert.equal(twice.problem.code, 'projects.change_open');
  const decide = (version: number) => ({ projectId, changeId, version, opinion: '同意' });
  assert.deepEqual(codes(await officer.post(change.approve, decide(1))), ['unit_first']);
  assert.equal((await officer.post(change.pass, decide(1))).status, 403);
  await unit.does(change.pass, decide(1));
  assert.equal((await todosOf(officer, 'project.change')).length, 1);
  assert.equal((await unit.post(change.approve, decide(2))).status, 403);
  await officer.does(change.approve, decide(2));
  assert.equal((await producer.sees(at.head, { projectId })).title, '示例旧名');
  const filed = {
    projectId,
    changeId,
    version: 3,
    filingNumber: '（示例）网微剧备字第0001号',
    filedOn: '2026-05-28' as never,
  };
  assert.deepEqual(codes(await producer.post(change.file, filed)), ['filing_papers']);
  await producer.does(change.file, { ...filed, uploads: await paper(producer) });
  assert.equal((await producer.sees(at.head, { projectId })).title, '示例新名');
  const work = await world.inTx((tx) => workById(tx, project.workId));
  assert.deepEqual(
    [work.title, work.formerTitles, work.filingNumber],
    ['示例新名', ['示例旧名'], '（示例）网微剧备字第0001号'],
  );
  assert.equal(await world.audits('project.change_effect'), 1);
});

test('a schedule is the unit’s to decide and moves the milestones; a refused and a withdrawn change move nothing', async () => {
  const { projectId, producer } = await agreedPlan(world);
  const uploads = () => paper(producer);
  const lines = [{ kind: 'shooting' as const, plannedOn: '2026-09-05' as never }];
  const ask = { projectId, kind: 'schedule' as const, lines, reason: '演员档期冲突，拍摄顺延半个月' };
  const first = await producer.does(change.ask, { ...ask, uploads: await uploads() });
  await producer.does(change.withdraw, { projectId, changeId: first.id, version: 1 });
  const second = await producer.does(change.ask, { ...ask, uploads: await uploads() });
  await unit.does(change.refuse, { projectId, changeId: second.id, version: 1, opinion: '请先说明外景天气预案' });
  const third = await producer.does(change.ask, { ...ask, uploads: await uploads() });
  assert.deepEqual(
    codes(await unit.post(change.pass, { projectId, changeId: third.id, version: 1, opinion: '同意' })),
    ['unit_decides'],
  );
  const planned = async () =>
    (await unit.sees(at.milestones, { projectId })).milestones.find(({ kind }) => kind === 'shooting')?.plannedOn;
  assert.equal(await planned(), '2026-08-20');
  await unit.does(change.approve, { projectId, changeId: third.id, version: 1, opinion: '同意顺延' });
  assert.equal(await planned(), '2026-09-05');
  const { rows } = await officer.sees(change.changes, { projectId });
  assert.deepEqual(
    rows.map(({ state }) => state),
    ['done', 'refused', 'withdrawn'],
  );
  assert.match(rows[0]?.before.text ?? '', /拍摄制作 2026-08-20/);
});

test('two decide the same change at once: one does, the other is told that it has changed', async () => {
  const { projectId, producer } = await aProject(world);
  const ask = { projectId, kind: 'main_cast' as const, text: '主演 示例乙', reason: '原主演因病退出，双方已解约' };
  const { id: changeId } = await producer.does(change.ask, { ...ask, uploads: await paper(producer) });
  const leader = await world.person((await world.unit('GD')).id, ['unit_leader']);
  const input = { projectId, changeId, version: 1, opinion: '同意更换' };
  const replies = await Promise.all([unit.post(change.approve, input), leader.post(change.refuse, input)]);
  assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 409]);
});

test('another producer takes over: project and dossier follow, the former one loses sight', async () => {
  const { projectId, producer } = await aProject(world, { title: '示例易主' });
  const next = await world.producer('GD');
  const { creditCode } = await world.db
    .selectFrom('organizations')
    .select('creditCode')
    .where('id', '=', next.orgId)
    .executeTakeFirstOrThrow();
  const ask = { projectId, kind: 'producer' as const, reason: '公司分立，由新公司承继全部权利义务' };
  const unknown = await producer.post(change.ask, {
    ...ask,
    creditCode: '91440101MA59ABCD12',
    uploads: await paper(producer),
  });
  assert.deepEqual(codes(unknown), ['producer_unknown']);
  const { id: changeId } = await producer.does(change.ask, {
    ...ask,
    creditCode: creditCode ?? '',
    uploads: await paper(producer),
  });
  await unit.does(change.pass, { projectId, changeId, version: 1, opinion: '同意' });
  await officer.does(change.approve, { projectId, changeId, version: 2, opinion: '同意' });
  const filed = {
    projectId,
    changeId,
    version: 3,
    filingNumber: '（示例）网微剧备字第0002号',
    filedOn: '2026-05-28' as never,
  };
  await producer.does(change.file, { ...filed, uploads: await paper(producer) });
  assert.equal((await producer.get(at.head, { projectId })).status, 404);
  assert.equal((await next.sees(at.head, { projectId })).producerOrgId, next.orgId);
});
