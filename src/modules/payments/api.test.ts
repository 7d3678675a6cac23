import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  afterCooling,
  anAccount,
  aPayable,
  aPaymentWorld,
  approved,
  bankAnswer,
  instalmentOf,
  moneyOf,
  type PaymentWorld,
  sent,
} from '../../../tests/world/payments.ts';
import { batchEndpoints as batch, payeeEndpoints as payee, paymentsEndpoints as at } from './contract.ts';
import { deliverFacts } from '../../platform/subscriptions.ts';
import { paymentsSubscriptions } from './subscriptions.ts';

let it: PaymentWorld;
before(async () => {
  it = await aPaymentWorld();
});
after(() => it.world.close());

const standing = (conditions: { code: string; standing: string }[]) =>
  conditions.filter((one) => one.standing === 'unmet').map(({ code }) => code);

test('an agreement in force makes its plan and holds the whole sum; the parts add up to it', async () => {
  const { projectId } = await aPayable(it, { title: '岭南灯火' });
  const money = await moneyOf(it.officer, projectId);
  assert.deepEqual([money.plan?.state, money.plan?.amountFen], ['reserved', 500_000_00]);
  assert.equal(
    money.instalments.reduce((sum, one) => sum + one.fullFen, 0),
    500_000_00,
  );
  assert.match(money.plan?.capital ?? '', /^人民币伍拾万元整$/);
  const entered = await it.world.count('ledger_transfers');
  await it.world.db.deleteFrom('deliveries').where('subscriber', '=', 'payments').execute();
  const anotherProcess = { ...it.world.house, db: it.world.db.withTables() };
  assert.ok((await deliverFacts(anotherProcess, paymentsSubscriptions)) > 0);
  assert.equal(await it.world.count('ledger_transfers'), entered, 'told again, nothing is made twice');
  const held = money.sources.find((one) => one.ours);
  assert.equal(held?.promisedFen, 500_000_00);
});

test('the page says why an instalment is not payable, every reason at once', async () => {
  const { projectId } = await aPayable(it, { title: '骑楼下' });
  const first = await instalmentOf(it.officer, projectId);
  assert.deepEqual(standing(first.conditions), ['account'], 'verified today, its cooling-off still runs');
  const third = await instalmentOf(it.officer, projectId, 3);
  assert.ok(['trigger', 'earlier', 'account'].every((code) => standing(third.conditions).includes(code)));
  const reply = await it.officer.post(at.request, { instalmentId: first.id, version: first.version, note: '' });
  assert.deepEqual([reply.status, reply.problem.code], [422, 'workflow.not_ready']);
  assert.match(reply.problem.findings[0]?.message ?? '', /账户/);
  afterCooling(it);
  assert.deepEqual(standing((await instalmentOf(it.officer, projectId)).conditions), []);
});

test('levels by amount; the second to agree is never the first, nor whoever asked', async () => {
  const { projectId } = await aPayable(it, { title: '潮起红头船', awardedFen: 800_000_00 });
  it.world.setClock('2026-08-20T10:00:00+08:00');
  const [first, second] = it.desk;
  const { id: instalmentId, version } = await instalmentOf(first, projectId);
  await first.does(at.request, { instalmentId, version, note: '首期' });
  const ask = (who: typeof first, v: number) => who.post(at.approve, { instalmentId, version: v, opinion: '同意' });
  const own = await ask(first, version + 1);
  assert.deepEqual(
    own.problem.findings.map(({ code }) => code),
    ['own_request'],
  );
  assert.equal((await ask(it.leader, version + 1)).problem.findings[0]?.code, 'wrong_level');
  assert.equal((await ask(second, version + 1)).status, 200);
  assert.equal((await instalmentOf(first, projectId)).state, 'requested', '48 万元 needs the leader too');
  assert.equal((await ask(second, version + 2)).status, 422);
  const two = await Promise.all([ask(it.leader, version + 2), ask(it.leader, version + 2)]);
  assert.deepEqual(two.map(({ status }) => status).sort(), [200, 409]);
  assert.equal((await instalmentOf(first, projectId)).state, 'approved');
  const sheet = await it.officer.get(at.sheet, { instalmentId });
  assert.equal(sheet.bytes.subarray(0, 5).toString(), '%PDF-');
});

test('a small amount needs one level only', async () => {
  const { projectId } = await aPayable(it, { title: '侨批', awardedFen: 100_000_00 });
  it.world.setClock('2026-09-20T10:00:00+08:00');
  await approved(it, projectId);
  const { state, approvals } = await instalmentOf(it.officer, projectId);
  assert.deepEqual([state, approvals.length], ['approved', 1]);
});

test('two clerks at once: one makes the batch, one sends it, one confirms; the other is told it is done', async () => {
  const { projectId } = await aPayable(it, { title: '最后一笔' });
  it.world.setClock('2026-10-20T10:00:00+08:00');
  const instalmentId = await approved(it, projectId);
  const [a, b, c] = it.desk;
  const made = await Promise.all(
    [a, b].map((who) => who.post(batch.make, { instalmentIds: [instalmentId], layoutKey: 'bank-csv' })),
  );
  assert.deepEqual(made.map(({ status }) => status).sort(), [200, 409]);
  const loser = made.find(({ status }) => status === 409);
  assert.deepEqual([loser?.problem.code, loser?.problem.title], ['payments.already_paid', '这一期已经付过']);
  const winner = made.findIndex(({ status }) => status === 200);
  const { id: batchId } = made[winner]?.body ?? { id: '' };
  const maker = [a, b][winner] ?? a;
  assert.equal((await maker.post(batch.release, { batchId, version: 1 })).status, 403, 'not by its maker');
  const others = [a, b, c].filter((who) => who !== maker);
  const released = await Promise.all(others.map((who) => who.post(batch.release, { batchId, version: 1 })));
  assert.deepEqual(released.map(({ status }) => status).sort(), [200, 409]);
  assert.match(released.find(({ status }) => status === 409)?.problem.detail ?? '', /已于 2026-10-20 10:00 送银行/);
  assert.equal(await it.world.count('grant_payments', `project_id = '${projectId}'`), 1);
  const { lines } = await a.sees(batch.detail, { batchId });
  const confirm = { batchId, lineId: lines[0]?.id ?? '', result: 'paid' as const, day: '2026-10-20', reason: '' };
  const settled = await Promise.all(
    others.map((who, i) => who.post(batch.confirm, { ...confirm, bankSerial: `S${i}` })),
  );
  assert.deepEqual(settled.map(({ status }) => status).sort(), [200, 409]);
  assert.equal(settled.find(({ status }) => status === 409)?.problem.code, 'payments.already_paid');
  assert.equal((await instalmentOf(a, projectId)).state, 'paid');
  assert.equal((await a.sees(batch.detail, { batchId })).state, 'settled');
  const again = await a.post(batch.make, { instalmentIds: [instalmentId], layoutKey: 'bank-csv' });
  assert.equal(again.problem.code, 'payments.already_paid');
});

test('the bank file carries the transfer id; its answer is read line by line, failed ones are paid again', async () => {
  const one = await aPayable(it, { title: '回盘成功' });
  const two = await aPayable(it, { title: '回盘失败' });
  it.world.setClock('2026-11-20T10:00:00+08:00');
  const ids = [await approved(it, one.projectId), await approved(it, two.projectId)];
  const batchId = await sent(it, ids);
  const order = (await it.desk[0].sees(batch.detail, { batchId })).lines.map((line) => line.title);
  const results = order.map((title) =>
    title === '回盘失败' ? { result: '失败', reason: '户名不符' } : { result: '成功' },
  );
  const bytes = await bankAnswer(it, batchId, results, ['U1,6222,1.00,别处的款,20260811,成功,', ',合计,600001.00,,,,']);
  const read = async (content: Buffer, name = '回盘.csv') =>
    it.desk[1].does(batch.readReturn, { uploadId: await it.desk[1].upload(name, content), layoutKey: 'bank-csv' });
  const { id: returnId } = await read(bytes);
  const shown = await it.desk[1].sees(batch.returned, { returnId });
  assert.deepEqual(shown.lines.map(({ meaning }) => meaning).sort(), ['failed', 'paid', 'unknown']);
  assert.deepEqual(
    shown.faults.map(({ weight }) => weight),
    ['look'],
  );
  await it.desk[1].does(batch.carryOut, { returnId, version: 1 });
  assert.equal((await instalmentOf(it.officer, one.projectId)).state, 'paid');
  const failed = await instalmentOf(it.officer, two.projectId);
  assert.deepEqual([failed.state, failed.failedReason], ['failed', '户名不符']);
  const before = await it.world.count('ledger_transfers');
  const again = await read(bytes);
  assert.deepEqual([again.known, again.id], [true, returnId]);
  assert.equal(await it.world.count('ledger_transfers'), before, 'the same file twice changes nothing');
  await approved(it, two.projectId);
  const retry = await sent(it, [failed.id]);
  const { id: second } = await read(await bankAnswer(it, retry, []), '回盘二.csv');
  await it.desk[1].does(batch.carryOut, { returnId: second, version: 1 });
  const paid = await instalmentOf(it.officer, two.projectId);
  assert.deepEqual([paid.state, paid.payments.map(({ state }) => state)], ['paid', ['failed', 'paid']]);
  const source = (await moneyOf(it.officer, two.projectId)).sources.find((row) => row.ours);
  assert.equal(source?.paidFen, paid.amountFen, 'paid once in the books');
});

test('a wrong total, a serial twice, another amount or account: nothing of the file is entered', async () => {
  const { projectId } = await aPayable(it, { title: '坏回盘' });
  it.world.setClock('2026-12-20T10:00:00+08:00');
  const batchId = await sent(it, [await approved(it, projectId)]);
  const faults = async (bytes: Buffer) => {
    const uploadId = await it.desk[0].upload('坏.csv', bytes);
    const { id: returnId } = await it.desk[0].does(batch.readReturn, { uploadId, layoutKey: 'bank-csv' });
    const reply = await it.desk[0].post(batch.carryOut, { returnId, version: 1 });
    assert.deepEqual([reply.status, reply.problem.code], [422, 'payments.return_faulty']);
    return reply.problem.findings.map(({ message }) => message).join('；');
  };
  assert.match(
    await faults(await bankAnswer(it, batchId, [], [',合计,1.00,,,,'])),
    /合计 1.00 元与明细之和 300000.00 元不符/,
  );
  const twice = await bankAnswer(it, batchId, [{ result: '成功', serial: 'D1' }], ['D1,6222,1.00,x,20260811,成功,']);
  assert.match(await faults(twice), /流水号 D1 与第 2 行重复/);
  assert.match(await faults(await bankAnswer(it, batchId, [{ result: '成功', amount: '3e5' }])), /科学计数法/);
  assert.match(await faults(await bankAnswer(it, batchId, [{ result: '成功', amount: '300000.001' }])), /两位小数/);
  assert.match(await faults(await bankAnswer(it, batchId, [{ result: '成功', amount: '叁拾万元整' }])), /阿拉伯数字/);
  assert.match(await faults(await bankAnswer(it, batchId, [{ result: '成功', amount: '-300000' }])), /不能为负/);
  assert.match(
    await faults(await bankAnswer(it, batchId, [{ result: '成功', amount: '299999.99' }])),
    /金额与第 1 笔付款不符/,
  );
  assert.match(
    await faults(await bankAnswer(it, batchId, [{ result: '成功', account: '999' }])),
    /账号与第 1 笔付款不符/,
  );
  assert.match(await faults(await bankAnswer(it, batchId, [{ result: '也许' }])), /不在版式约定之内/);
  assert.equal((await instalmentOf(it.officer, projectId)).state, 'sent');
});

test('an account: held in the name of the producer, seen whole by the money desk only, changed with a month of waiting', async () => {
  const { admin, project, projectId } = await aPayable(it, { title: '换账户' });
  const organizationId = project.producerOrgId;
  const strange = await admin.post(payee.enter, anAccount({ holder: '某某贸易公司', accountNumber: '12ab' }));
  assert.deepEqual(strange.problem.findings.map(({ path }) => path).sort(), ['accountNumber', 'holder']);
  const { organizationName } = await admin.sees(payee.list, {});
  await admin.does(payee.enter, anAccount({ holder: organizationName, accountNumber: '6222999988887777' }));
  const twice = await admin.post(payee.enter, anAccount({ holder: organizationName }));
  assert.equal(twice.problem.code, 'payments.account_waiting');
  assert.equal((await it.officer.get(payee.list, { organizationId })).status, 404);
  const seen = await it.auditor.sees(payee.list, { organizationId });
  assert.match(seen.rows[0]?.accountNumber ?? '', /^\*{4}7777$/);
  const { rows } = await it.desk[0].sees(payee.list, { organizationId });
  assert.equal(rows[0]?.accountNumber, '6222999988887777');
  await it.desk[0].does(payee.verify, { accountId: rows[0]?.id ?? '', version: 1 });
  assert.equal(
    await it.world.count('payee_accounts', `organization_id = '${organizationId}' and state = 'verified'`),
    1,
  );
  it.world.setClock('2027-01-10T10:00:00+08:00');
  const waiting = (await instalmentOf(it.officer, projectId)).conditions.find((one) => one.code === 'account');
  assert.deepEqual([waiting?.standing, waiting?.detail], ['unmet', '尾号 7777 的账户 2027-01-19 起可用（变更观察期）']);
  it.world.setClock('2027-01-19T00:00:00+08:00');
  const passed = (await instalmentOf(it.officer, projectId)).conditions.find((one) => one.code === 'account');
  assert.equal(passed?.standing, 'met');
});

test('who has no part in it hears nothing', async () => {
  const { projectId } = await aPayable(it, { title: '旁人' });
  const stranger = await it.world.producer('ZJ');
  const elsewhere = await it.world.person((await it.world.unit('ZJ')).id, ['finance_officer']);
  for (const who of [stranger, elsewhere]) assert.equal((await who.get(at.project, { projectId })).status, 404);
  const { rows } = await elsewhere.sees(at.list, { size: 2000 });
  assert.equal(rows.length, 0);
});
