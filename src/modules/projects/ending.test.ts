import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aProject, aProjectsWorld, codesOf } from '../../../tests/world/projects.ts';
import { aDraftAgreement } from '../../../tests/world/agreements.ts';
import { guidanceEndpoints as guide, projectsEndpoints as at } from './endpoints.ts';

const { world, officer, unit } = await aProjectsWorld();
after(() => world.close());

test('a project without an agreement is closed when nothing is open; what is open is said before and at the act', async () => {
  const { projectId, producer } = await aProject(world, { title: '示例：结项', funded: false });
  const visit = {
    projectId,
    visitedOn: '2026-05-27' as never,
    place: '示例影视基地',
    people: '示例二人',
    findings: '现场有序，没有要求',
  };
  await unit.does(guide.recordVisit, visit);
  const risk = { kind: 'violation' as const, severity: 'high' as const, summary: '片头未标注许可证号', source: '巡查' };
  const { id: riskId } = await officer.does(at.openRisk, { projectId, ...risk });
  const { version, moves } = await officer.sees(at.overview, { projectId });
  const close = moves.find(({ act }) => act === 'close');
  assert.deepEqual(
    close?.findings.map(({ code }) => code),
    ['violation_open'],
  );
  const refused = await officer.post(at.close, { projectId, version });
  assert.deepEqual(
    [refused.status, refused.problem.code, codesOf(refused)],
    [422, 'workflow.not_ready', ['violation_open']],
  );
  await officer.does(at.closeRisk, { projectId, riskId, reason: '已补正片头标注，复查合格' });
  assert.equal((await unit.post(at.close, { projectId, version })).status, 403);
  assert.equal((await producer.post(at.stop, { projectId, version, reason: '不愿继续制作' })).status, 403);
  assert.equal((await officer.post(at.close, { projectId, version: version + 1 })).problem.code, 'row.changed');
  await officer.does(at.close, { projectId, version, note: '全部完成' });
  assert.equal((await officer.sees(at.head, { projectId })).state, 'closed');
  assert.deepEqual(
    (await officer.sees(at.overview, { projectId })).moves.filter(({ act }) => act === 'close'),
    [],
  );
  const again = await officer.post(at.close, { projectId, version: version + 1 });
  assert.equal(again.problem.code, 'workflow.no_such_move');
  const { end } = await producer.sees(at.milestones, { projectId });
  assert.deepEqual([end?.state, end?.note, end?.who], ['closed', '全部完成', officer.actor.name]);
  assert.equal(await world.audits('project.close'), 1);
});

test('a project without an agreement is stopped with its reason; one with an agreement only through that', async () => {
  const { projectId } = await aProject(world, { title: '示例：终止', funded: false });
  const { version } = await officer.sees(at.overview, { projectId });
  await officer.does(at.stop, { projectId, version, reason: '主创退出，项目不能继续' });
  assert.equal((await officer.sees(at.head, { projectId })).state, 'stopped');
  const bound = await aProject(world, { title: '示例：有协议' });
  await aDraftAgreement(world, bound.projectId);
  const asked = await officer.sees(at.overview, { projectId: bound.projectId });
  assert.equal(
    asked.moves.find(({ act }) => act === 'stop'),
    undefined,
  );
  const stop = { projectId: bound.projectId, version: asked.version, reason: '主创退出，项目不能继续' };
  const refused = await officer.post(at.stop, stop);
  assert.deepEqual([refused.status, refused.problem.code], [409, 'projects.ends_by_agreement']);
  const open = await officer.post(at.close, { projectId: bound.projectId, version: asked.version });
  assert.deepEqual(codesOf(open), ['milestone', 'milestone', 'milestone']);
});
