import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Actor, nobodyId, operatorActor, publicActor, type Role, roles } from '../../base/policy.ts';
import { newId } from '../../platform/ids.ts';
import { openProject } from '../projects/index.ts';
import { publicityEndpoints } from '../publicity/contract.ts';
import { aDraftAgreement, agreementSeen, fixPaper, paperSeen, signAll } from '../../../tests/world/agreements.ts';
import { anOpenNotice, aReleasedWorld } from '../../../tests/world/publicity.ts';
import { agreementsEndpoints as at } from './contract.ts';
import { agreementInForce, agreementsTodos } from './index.ts';
import { draftPolicy } from './policy.ts';
import { agreementLines } from './queries-list.ts';
import { AgreementFilter } from './schema.ts';

const house = await aReleasedWorld();
const { world } = house;
after(() => world.close());

test('signed by all three before the result is final: not in force; the final result brings it into force', async () => {
  const applicationId = house.works[0] ?? '';
  const application = await world.db
    .selectFrom('vApplications')
    .selectAll()
    .where('id', '=', applicationId)
    .executeTakeFirstOrThrow();
  let projectId = '';
  await world.arrange(async (tx) => {
    const cx = {
      tx,
      actor: operatorActor('测试'),
      now: world.clock(),
      house: world.house,
      request: {},
      record: () => {},
    };
    const { id } = await openProject(cx, {
      workId: application.workId,
      applicationId,
      batchId: house.batchId,
      level: 'national',
      ownerOrgId: world.national,
      producerOrgId: application.applicantOrgId,
      recommenderOrgId: application.recommenderOrgId,
      categoryCode: application.categoryCode,
      subPlan: null,
      title: application.title,
      support: 'funded',
      awardedFen: 500_000_00,
      noticeDocumentNumber: null,
    });
    projectId = id;
  });
  const { noticeId } = await anOpenNotice(house);
  const it = await aDraftAgreement(world, projectId);
  await fixPaper(it);
  await signAll(it);
  const paper = await paperSeen(it.officer, projectId);
  assert.equal(paper.state, 'signed');
  assert.deepEqual(
    paper.moves.find((one) => one.act === 'take_effect')?.findings.map((one) => one.code),
    ['not_final'],
  );
  const key = { agreementId: it.agreementId, paperId: it.paperId };
  const early = await it.officer.post(at.takeEffect, { ...key, version: paper.version });
  assert.deepEqual([early.status, early.problem.findings[0]?.message], [422, '公示结果尚未确定']);
  await world.deliver();
  assert.equal(await world.inTx((tx) => agreementInForce(tx, projectId)), undefined);

  world.setClock('2026-08-20T10:00:00+08:00');
  const { version } = await house.officer.sees(publicityEndpoints.detail, { noticeId });
  await house.officer.does(publicityEndpoints.finish, { noticeId, version });
  await world.deliver();
  assert.equal((await agreementSeen(it.producer, projectId)).state, 'in_force');
  assert.equal(await world.audits('agreement.in_force'), 1);
  await world.deliver();
  assert.equal(await world.audits('agreement.in_force'), 1, 'a second delivery changes nothing');
  const figures = (await world.inTx((tx) => agreementInForce(tx, projectId)))?.content;
  assert.equal(figures?.episodeCount, 20);
  assert.equal(figures?.applicationNumber, application.number);
});

test('every party is told what waits for it, and the list counts by the same rows', async () => {
  const found = await world.db.selectFrom('vProjects').selectAll().orderBy('number', 'desc').execute();
  const open = found.find((one) => one.applicationId !== house.works[0]);
  assert.ok(open, 'the final result opened projects');
  const waiting = async (who: typeof house.officer) => {
    const rows = await world.inTx(async (tx) =>
      (await Promise.all(agreementsTodos.map((one) => one.find(tx, who.actor, world.clock())))).flat(),
    );
    const { cuts, total } = await who.sees(at.list, { cut: 'mine' });
    assert.deepEqual([cuts.mine, total], [rows.length, rows.length]);
    return rows.filter((row) => row.path === `/projects/${open.id}/agreement`).map((row) => row.step);
  };
  assert.deepEqual(await waiting(house.officer), ['拟制三方协议']);
  const it = await aDraftAgreement(world, open.id);
  assert.deepEqual(await waiting(it.officer), []);
  assert.deepEqual(await waiting(it.producer), ['同意或提出修改']);
  assert.deepEqual(await waiting(it.unitLeader), ['同意或提出修改']);
  const { version } = await paperSeen(it.producer, open.id);
  const key = { agreementId: it.agreementId, paperId: it.paperId };
  await it.producer.does(at.consent, { ...key, version });
  await it.unitLeader.does(at.consent, { ...key, version: version + 1 });
  assert.deepEqual(await waiting(it.producer), []);
  assert.deepEqual(await waiting(it.officer), ['定稿送签']);
  await fixPaper(it);
  assert.deepEqual(await waiting(it.unitLeader), ['签署']);
  assert.deepEqual(await waiting(it.leader), [], 'the office signs last');
  await signAll(it);
  assert.deepEqual(await waiting(it.leader), []);
  const csv = (await it.officer.get(at.export, { cut: 'in_force' })).bytes.toString();
  assert.match(csv, /已生效/);
  const elsewhere = await world.person((await world.unit('GX')).id, ['unit_leader']);
  assert.equal((await elsewhere.sees(at.list, {})).total, 0);
  assert.equal((await elsewhere.get(at.ofProject, { projectId: open.id })).status, 404);
});

test('the list shows exactly what the policy lets somebody see, for every role in every organisation', async () => {
  const rows = await world.db.selectFrom('vProjects').selectAll().execute();
  const elsewhere = await world.unit('GX');
  const places = [...new Set(rows.flatMap((row) => [row.ownerOrgId, row.producerOrgId, row.recommenderOrgId]))];
  const filter = AgreementFilter.parse({});
  for (const orgId of [...places, elsewhere.id, nobodyId]) {
    for (const role of Object.keys(roles) as Role[]) {
      const actor: Actor = { ...publicActor, kind: 'person', personId: newId(), orgId, roles: [role] };
      const seen = await world.inTx((tx) => agreementLines(tx, actor, filter));
      const may = rows.filter((row) => draftPolicy.view.test(actor, row));
      assert.deepEqual(seen.map((row) => row.id).sort(), may.map((row) => row.id).sort(), `${role} of ${orgId}`);
    }
  }
});
