import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aPayable, aPaymentWorld, instalmentOf, moneyOf, type PaymentWorld } from '../../../tests/world/payments.ts';
import type { Client } from '../../../tests/world/world.ts';
import { fundsEndpoints } from '../funds/contract.ts';
import { batchEndpoints as batch, paymentsEndpoints as at } from './contract.ts';

let it: PaymentWorld;
before(async () => {
  it = await aPaymentWorld();
});
after(() => it.world.close());

test('by way of a province: its own money desk pays, its leader signs, the nation’s desk does neither', async () => {
  const { projectId } = await aPayable(it, { title: '经省拨付', awardedFen: 800_000_00 });
  it.world.setClock('2026-08-20T10:00:00+08:00');
  const gd = (await it.world.unit('GD')).id;
  const [first, second] = [
    await it.world.person(gd, ['finance_officer'], '省财务甲'),
    await it.world.person(gd, ['finance_officer'], '省财务乙'),
  ];
  const signer = await it.world.person(gd, ['unit_leader'], '省局领导');
  assert.equal((await first.post(at.arrange, { projectId, path: 'via_province' })).status, 403);
  await it.finance.does(at.arrange, { projectId, path: 'via_province' });
  const { plan } = await moneyOf(it.officer, projectId);
  assert.deepEqual([plan?.path, plan?.state], ['via_province', 'reserved']);
  await it.finance.does(fundsEndpoints.toProvince, {
    fundId: it.fundId,
    year: 2026,
    holderOrgId: gd,
    amountFen: 480_000_00,
    note: '下达',
  } as never);
  const { id: instalmentId, version } = await instalmentOf(first, projectId);
  assert.equal((await it.finance.post(at.request, { instalmentId, version, note: '' })).status, 403);
  await first.does(at.request, { instalmentId, version, note: '' });
  assert.equal((await it.leader.post(at.approve, { instalmentId, version: version + 1, opinion: '同意' })).status, 403);
  const steps: [Client, number][] = [
    [second, 1],
    [signer, 2],
  ];
  for (const [who, n] of steps) await who.does(at.approve, { instalmentId, version: version + n, opinion: '同意' });
  assert.equal(
    (await it.finance.post(batch.make, { instalmentIds: [instalmentId], layoutKey: 'bank-csv' })).status,
    404,
  );
  const { id: batchId } = await first.does(batch.make, { instalmentIds: [instalmentId], layoutKey: 'bank-csv' });
  assert.equal((await it.finance.get(batch.detail, { batchId })).status, 404);
  await second.does(batch.release, { batchId, version: 1 });
  const { lines } = await first.sees(batch.detail, { batchId });
  const confirm = { batchId, lineId: lines[0]?.id ?? '', result: 'paid' as const, day: '2026-08-20', reason: '' };
  await first.does(batch.confirm, { ...confirm, bankSerial: 'GD1' });
  assert.equal((await moneyOf(it.officer, projectId)).bar.paid, 480_000_00);
  const failed = { ...confirm, result: 'failed' as const, bankSerial: 'GD2', reason: '账户冻结' };
  await first.does(batch.confirm, failed);
  const now = await instalmentOf(it.officer, projectId);
  assert.deepEqual([now.state, now.failedReason], ['failed', '账户冻结'], 'a return after payment');
  assert.equal((await moneyOf(it.officer, projectId)).bar.paid, 0);
});

test('without budget the plan waits with its reason, and takes the budget when it comes', async () => {
  const { projectId } = await aPayable(it, { title: '没有预算', awardedFen: 20_000_000_00 });
  const { plan, instalments } = await moneyOf(it.finance, projectId);
  assert.deepEqual([plan?.state, plan?.heldWhy], ['waiting', '预算指标不足']);
  const reserved = instalments[0]?.conditions.find((one) => one.code === 'reserved');
  assert.deepEqual([reserved?.standing, reserved?.detail], ['unmet', '预算指标不足']);
  const early = await it.finance.post(at.arrange, { projectId });
  assert.deepEqual([early.status, early.problem.code], [422, 'payments.no_fund']);
  await it.finance.does(fundsEndpoints.enterBudget, {
    fundId: it.fundId,
    year: 2026,
    change: 'add',
    amountFen: 20_000_000_00,
    documentNumber: '财示〔2026〕2号',
  } as never);
  await it.finance.does(at.arrange, { projectId });
  assert.equal((await moneyOf(it.finance, projectId)).plan?.state, 'reserved');
});

test('whoever sees an instalment in the list sees its page, and nobody else', async () => {
  const zj = await it.world.person((await it.world.unit('ZJ')).id, ['finance_officer', 'unit_leader']);
  const gd = (await it.world.unit('GD')).id;
  const people = [it.officer, it.leader, it.auditor, it.finance, zj];
  for (const role of ['unit_leader', 'finance_officer', 'unit_secretary'] as const) {
    people.push(await it.world.person(gd, [role]));
  }
  const all = new Set((await it.officer.sees(at.list, { size: 2000 })).rows.map((row) => row.projectId));
  assert.ok(all.size > 1);
  for (const who of people) {
    const listed = new Set((await who.sees(at.list, { size: 2000 })).rows.map((row) => row.projectId));
    for (const projectId of all) {
      assert.equal((await who.get(at.project, { projectId })).status === 200, listed.has(projectId), who.actor.name);
    }
  }
});
