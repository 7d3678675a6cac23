import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aReportingUnit, certified, fillAll, firstFill, openedTable } from '../../../tests/world/reports.ts';
import { aWorld } from '../../../tests/world/world.ts';
import { organizationsEndpoints } from '../organizations/contract.ts';
import { projectsEndpoints } from '../projects/contract.ts';
import { reportsEndpoints as at } from './endpoints.ts';

const world = await aWorld({ now: '2026-05-29T12:00:00+08:00' });
after(() => world.close());
const gd = await aReportingUnit(world, 'GD', ['岭南灯火']);
const officer = await world.person(world.national, ['national_officer']);
const [projectId = ''] = gd.projectIds;
const project = async () => (await officer.sees(projectsEndpoints.list, {})).rows.find(({ id }) => id === projectId);
const half = async (day: string, cells: Record<string, string | number | null>) => {
  const reportId = await openedTable(world, gd, day);
  await fillAll(gd, reportId, { ...firstFill, ...cells });
  await certified(gd, reportId);
  return reportId;
};

test('what a leader certifies is where the project stands: stage, day of progress and log follow without a second entry', async () => {
  assert.equal((await project())?.stage, 'topic');
  await half('2026-06-14', { stage: '剧本创作', percent: 30 });
  assert.deepEqual([(await project())?.stage, await world.audits('project.progress')], ['script', 1]);
  await half('2026-06-29', { stage: '剧本创作', percent: 30 });
  assert.equal(await world.audits('project.progress'), 1, 'nothing moved');
  const still = await officer.sees(projectsEndpoints.overview, { projectId });
  assert.equal(still.lastProgressAt.slice(0, 10), '2026-06-14');
  await half('2026-07-14', { stage: '剧本创作', percent: 45 });
  assert.equal(await world.audits('project.progress'), 2, 'further at the same stage is progress too');
  const reportId = await half('2026-07-30', { stage: '拍摄制作', percent: 10 });
  const moved = await officer.sees(projectsEndpoints.overview, { projectId });
  assert.deepEqual([(await project())?.stage, moved.lastProgressAt.slice(0, 10)], ['shooting', '2026-07-30']);
  const { timeline } = await officer.sees(projectsEndpoints.log, { projectId });
  assert.match(timeline[0]?.note ?? '', /推进表：拍摄制作 10%$/);
  const { version } = await officer.sees(at.detail, { reportId });
  await officer.does(at.confirm, { reportId, version });
  const aired = async () =>
    (await officer.sees(projectsEndpoints.list, { airedFrom: '2026-07-01', airedUntil: '2026-07-31' })).rows.length;
  assert.equal(await aired(), 0);
  await half('2026-08-14', { stage: '播出', percent: 100, airedOn: '2026-07-20' });
  assert.equal(await aired(), 1, 'a broadcast reported in a certified table counts as one');
});

test('a national project ends by its own acceptance, whatever a confirmed table says', async () => {
  const reportId = await half('2026-08-30', { stage: '结项', percent: 100 });
  const { version } = await officer.sees(at.detail, { reportId });
  await officer.does(at.confirm, { reportId, version });
  assert.equal((await project())?.state, 'running');
});

test('a project that a province supports by itself ends when the confirmed table says so', async () => {
  const producer = await world.producer('SD');
  const { creditCode } = await producer.sees(organizationsEndpoints.detail, { organizationId: producer.orgId });
  const sd = await aReportingUnit(world, 'SD', []);
  const form = { producerCreditCode: creditCode ?? '', basis: '鲁广示例〔2026〕1号' };
  await sd.clerk.does(at.enter, { ...form, title: '泰山脚下' });
  await sd.clerk.does(at.enter, { ...form, title: '黄河口' });
  const reportId = await openedTable(world, sd, '2026-09-14');
  const { rows } = await sd.clerk.sees(at.detail, { reportId });
  const cells = (stage: string) => ({ ...firstFill, stage, percent: 100, investment: '120' });
  const typed = rows.map(({ projectId: id, version }, i) => ({
    projectId: id,
    version,
    cells: cells(i ? '终止' : '结项'),
  }));
  await sd.clerk.does(at.save, { reportId, rows: typed });
  await certified(sd, reportId);
  const states = async () =>
    (await officer.sees(projectsEndpoints.list, {})).rows
      .filter(({ title }) => ['泰山脚下', '黄河口'].includes(title))
      .map(({ state }) => state)
      .sort();
  assert.deepEqual(await states(), ['running', 'running'], 'certified, not yet confirmed');
  const { version } = await officer.sees(at.detail, { reportId });
  await officer.does(at.confirm, { reportId, version });
  assert.deepEqual(await states(), ['closed', 'stopped']);
  const now = async () => ({ reportId, version: (await officer.sees(at.detail, { reportId })).version });
  await sd.clerk.does(at.restate, { ...(await now()), reason: '示例：投资额填报有误' });
  await certified(sd, reportId);
  await officer.does(at.confirm, await now());
  assert.deepEqual(await states(), ['closed', 'stopped'], 'a corrected table ends nothing twice');
  assert.deepEqual([await world.audits('project.stop'), await world.audits('project.close')], [1, 1]);
});
