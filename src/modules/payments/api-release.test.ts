import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  afterCooling,
  aPayable,
  aPaymentWorld,
  approved,
  instalmentOf,
  type PaymentWorld,
} from '../../../tests/world/payments.ts';
import { aGuide } from '../../../tests/world/projects.ts';
import { newId } from '../../platform/ids.ts';
import { guidanceEndpoints as projects } from '../projects/contract.ts';
import { batchEndpoints as batch, paymentsEndpoints as at } from './contract.ts';

let it: PaymentWorld;
before(async () => {
  it = await aPaymentWorld();
});
after(() => it.world.close());

const made = (instalmentIds: string[]) =>
  it.desk[0].does(batch.make, { instalmentIds, layoutKey: 'bank-csv' }).then(({ id }) => id);
const release = (batchId: string) => it.desk[1].post(batch.release, { batchId, version: 1 });
const conditionOf = async (projectId: string, code: string) => {
  const found = (await instalmentOf(it.officer, projectId)).conditions.find((one) => one.code === code);
  return [found?.standing, found?.detail];
};

test('a batch is posted in one group: every line under its own id, or no line at all', async () => {
  const titles = ['甲剧', '乙剧', '丙剧'];
  const payable = [];
  for (const title of titles) payable.push(await aPayable(it, { title, awardedFen: 100_000_00 }));
  afterCooling(it);
  const ids = [];
  for (const { projectId } of payable) ids.push(await approved(it, projectId));
  const batchId = await made(ids);
  const before = await it.world.count('ledger_transfers');
  const [, second] = payable;
  // authority that was held goes away behind the back of the money desk: the second line can no longer be carried out
  await it.world.db
    .updateTable('grants')
    .set({ reservationId: null })
    .where('projectId', '=', second?.projectId ?? '')
    .execute();
  const refused = await release(batchId);
  assert.equal(refused.status, 422);
  assert.match(refused.problem.findings[0]?.message ?? '', /^第 \d 笔《乙剧》协议占用余额 0\.00 元/);
  assert.equal(await it.world.count('ledger_transfers'), before, 'no line was posted');
  await it.world.db
    .updateTable('grants')
    .set({ reservationId: (e) => e.ref('transferId') })
    .where('projectId', '=', second?.projectId ?? '')
    .execute();
  assert.equal((await release(batchId)).status, 200);
  const lines = await it.world.db.selectFrom('paymentLines').selectAll().where('batchId', '=', batchId).execute();
  const rows = await it.world.db.selectFrom('grantPayments').select(['transferId', 'amountFen']).execute();
  for (const line of lines) {
    assert.equal(rows.find((row) => row.transferId === line.transferId)?.amountFen, line.amountFen);
  }
  assert.equal(await it.world.audits('fund.pay'), 3);
});

test('central money found after the approval stops the payment, with the clause', async () => {
  const { projectId } = await aPayable(it, { title: '示例重复', awardedFen: 100_000_00 });
  it.world.setClock('2026-08-20T10:00:00+08:00');
  const batchId = await made([await approved(it, projectId)]);
  const { producerName } = await it.world.db
    .selectFrom('vProjects')
    .select('producerName')
    .where('id', '=', projectId)
    .executeTakeFirstOrThrow();
  await it.world.arrange(async (tx) => {
    await tx
      .insertInto('outsideAwards')
      .values({
        id: newId(),
        workId: null,
        title: '示例重复',
        creditCode: null,
        filingNumber: null,
        programme: '网络视听节目精品专项',
        level: 'central' as const,
        amountFen: 1,
        awardedOn: null,
        source: '示例名单',
        createdAt: it.world.clock(),
        organizationName: producerName,
        formerTitles: [],
        importId: null,
      })
      .execute();
  });
  const refused = await release(batchId);
  assert.equal(refused.status, 422);
  const [finding] = refused.problem.findings;
  assert.deepEqual([finding?.code, (finding as { clause?: string }).clause], ['pay_funding', '方案六（一）3']);
  assert.match(finding?.message ?? '', /须人工核实排除/);
  assert.equal(await it.world.count('grant_payments', `project_id = '${projectId}'`), 0);
});

test('advice past its day without an answer holds the money up; answered, it does not', async () => {
  const { projectId, admin } = await aPayable(it, { title: '示例意见', awardedFen: 100_000_00 });
  const guide = await aGuide(it.world, it.officer);
  await it.officer.does(projects.nameGuide, { expertId: guide.expertId });
  await it.officer.does(projects.assignGuide, { projectId, expertId: guide.expertId });
  const today = it.world.clock().slice(0, 10);
  const { id: adviceId } = await guide.does(projects.writeAdvice, {
    projectId,
    seen: '剧本第三稿',
    advice: '第五集冲突偏弱，建议调整人物动机。',
    seenOn: today as never,
    dueOn: '2026-08-25' as never,
  });
  it.world.setClock('2026-08-25T23:00:00+08:00');
  assert.deepEqual(await conditionOf(projectId, 'advice'), ['look', '1 条未答复']);
  it.world.setClock('2026-08-26T09:00:00+08:00');
  assert.deepEqual(await conditionOf(projectId, 'advice'), ['unmet', '1 条未答复，其中 1 条已逾期']);
  const { id: instalmentId, version } = await instalmentOf(it.officer, projectId);
  const refused = await it.officer.post(at.request, { instalmentId, version, note: '' });
  assert.deepEqual(
    refused.problem.findings.filter(({ weight }) => weight !== 'look').map(({ code }) => code),
    ['pay_advice'],
  );
  await admin.does(projects.answerAdvice, {
    projectId,
    adviceId,
    version: 1,
    take: 'taken' as never,
    answer: '已按意见修改第五集。',
  });
  assert.deepEqual(await conditionOf(projectId, 'advice'), ['met', '均已答复']);
});
