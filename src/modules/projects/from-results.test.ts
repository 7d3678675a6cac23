import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { anOpenNotice, aReleasedWorld, type PublicityWorld } from '../../../tests/world/publicity.ts';
import { subscriptions } from '../../main/assembly.ts';
import { deliverFacts } from '../../platform/subscriptions.ts';
import { publicityEndpoints } from '../publicity/endpoints.ts';
import { projectsEndpoints as at } from './endpoints.ts';

let it: PublicityWorld;
let noticeId: string;
before(async () => {
  it = await aReleasedWorld();
  ({ noticeId } = await anOpenNotice(it));
});
after(() => it.world.close());

const detail = () => it.leader.sees(publicityEndpoints.detail, { noticeId });
const projects = () => it.officer.sees(at.list, {});

test('while the notice is open no work is a project', async () => {
  await it.world.deliver();
  assert.equal((await projects()).total, 0);
});

test('a work whose result is final first becomes a project at once, the others wait', async () => {
  it.world.setClock('2026-07-09T09:00:00+08:00');
  const { version, works } = await detail();
  const first = works[0]?.number ?? '';
  await it.leader.does(publicityEndpoints.finishPart, { noticeId, version, works: [first] });
  await it.world.deliver();
  const { total, rows } = await projects();
  assert.equal(total, 1);
  const application = await it.world.db
    .selectFrom('applications')
    .selectAll()
    .where('number', '=', first)
    .executeTakeFirstOrThrow();
  const head = await it.officer.sees(at.head, { projectId: rows[0]?.id ?? '' });
  assert.deepEqual(
    [head.applicationId, head.workId, head.producerOrgId, head.title, head.state, head.stage],
    [application.id, application.workId, application.applicantOrgId, application.title, 'running', 'topic'],
  );
  assert.deepEqual([head.level, head.number], ['national', '微短剧项〔2026〕0001号']);
  assert.match(head.noticeDocumentNumber ?? '', /^广电网公示〔2026〕\d+号$/);
});

test('the rest follows with the last part; funded works carry what was asked for, unfunded ones nothing', async () => {
  const { version } = await detail();
  await it.officer.does(publicityEndpoints.finish, { noticeId, version });
  await it.world.deliver();
  const made = await it.world.db.selectFrom('projects').selectAll().orderBy('number').execute();
  const final = await it.world.db.selectFrom('vPublicityResults').selectAll().execute();
  assert.deepEqual(made.map((one) => one.applicationId).sort(), final.map((one) => one.applicationId).sort());
  assert.deepEqual(
    made.map((one) => one.number),
    ['微短剧项〔2026〕0001号', '微短剧项〔2026〕0002号'],
  );
  for (const project of made) {
    const { kind } = final.find((one) => one.applicationId === project.applicationId) ?? {};
    const { requestedFen } = await it.world.db
      .selectFrom('applications')
      .select('requestedFen')
      .where('id', '=', project.applicationId)
      .executeTakeFirstOrThrow();
    assert.equal(project.support, kind === 'selected' ? 'funded' : 'unfunded');
    assert.equal(project.awardedFen, kind === 'selected' ? requestedFen : 0);
  }
});

test('the same facts delivered again open nothing, also when two deliver at once', async () => {
  const before = await it.world.audits('project.open');
  assert.equal(before, 2);
  await it.world.db.deleteFrom('deliveries').where('subscriber', '=', 'projects.open').execute();
  const own = subscriptions.filter((one) => one.name === 'projects.open');
  assert.equal(own.length, 1);
  await Promise.all([deliverFacts(it.world.house, own), deliverFacts(it.world.house, own)]);
  assert.deepEqual([await it.world.count('projects'), await it.world.audits('project.open')], [2, before]);
});

test('producer and recommending unit see their own; another unit sees none', async () => {
  assert.equal((await it.producer.sees(at.list, {})).total, 2);
  const { recommenderOrgId } = await it.world.db
    .selectFrom('projects')
    .select('recommenderOrgId')
    .executeTakeFirstOrThrow();
  const unit = await it.world.person(recommenderOrgId, ['unit_secretary']);
  const other = await it.world.person((await it.world.unit('XJ')).id, ['unit_secretary']);
  assert.deepEqual([(await unit.sees(at.list, {})).total, (await other.sees(at.list, {})).total], [2, 0]);
});
