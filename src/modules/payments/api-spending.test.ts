import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { samplePdf } from '../../main/demo/sample-file.ts';
import {
  aPayable,
  aPaymentWorld,
  firstPaid,
  instalmentOf,
  moneyOf,
  type Payable,
  type PaymentWorld,
} from '../../../tests/world/payments.ts';
import { aSupplement } from '../../../tests/world/agreements.ts';
import { paymentsEndpoints as at, voucherEndpoints as on } from './contract.ts';
import { json } from '../../platform/database.ts';
import { paymentsJobs } from './jobs.ts';
import { paymentsTodos } from './todos.ts';

let it: PaymentWorld;
let paid: Payable;
before(async () => {
  it = await aPaymentWorld();
  paid = await aPayable(it, { title: '潮汐之间' });
  it.world.setClock('2026-08-20T10:00:00+08:00');
  await firstPaid(it, paid.projectId);
});
after(() => it.world.close());

const purposesOf = async () => (await moneyOf(it.officer, paid.projectId)).purposes;
const aVoucher = (over: Record<string, unknown> = {}) => ({
  projectId: paid.projectId,
  purpose: 'x',
  amount: '1,200.50',
  spentOn: '2026-08-19',
  seller: '广州某器材公司',
  invoiceNumber: 'FP0001',
  summary: '灯光器材租赁',
  ...over,
});
const enter = async (over: Record<string, unknown> = {}) => {
  const [first] = await purposesOf();
  const uploadId = await paid.admin.upload('发票.pdf', samplePdf('发票'));
  return paid.admin.post(on.enter, aVoucher({ purpose: first?.code, uploadId, ...over }) as never);
};

test('what is paid lies on its purposes to the fen, and the bar says so', async () => {
  const money = await moneyOf(it.officer, paid.projectId);
  assert.equal(
    money.purposes.reduce((sum, one) => sum + one.paidFen, 0),
    300_000_00,
  );
  assert.deepEqual([money.bar.promised, money.bar.paid, money.bar.settled], [500_000_00, 300_000_00, 0]);
});

test('amounts are read as people write them, or refused with the reason', async () => {
  for (const [amount, says] of [
    ['1e3', /科学计数法/],
    ['12.345', /两位小数/],
    ['壹仟元整', /阿拉伯数字/],
    ['-5', /不能为负/],
    ['0', /大于零/],
  ] as const) {
    const reply = await enter({ amount });
    assert.deepEqual([reply.status, reply.problem.findings[0]?.path], [400, 'amount'], amount);
    assert.match(reply.problem.findings[0]?.message ?? '', says);
  }
});

test('outside the purposes, before the agreement, over what was paid: refused with every reason', async () => {
  const outside = await enter({ purpose: 'travel' });
  assert.deepEqual(
    outside.problem.findings.map(({ code }) => code),
    ['outside_purpose'],
  );
  assert.match(outside.problem.findings[0]?.message ?? '', /不在协议约定的资金用途之内/);
  const wrong = await enter({ spentOn: '2026-07-01', amount: '400000' });
  assert.deepEqual(wrong.problem.findings.map(({ code }) => code).sort(), ['over_line', 'over_paid', 'spent_before']);
  assert.equal((await enter({ spentOn: '2026-08-21' })).problem.findings[0]?.code, 'spent_later');
});

test('a voucher is accepted into the books; the same invoice is not reported twice', async () => {
  const uploadId = await paid.admin.upload('发票.pdf', samplePdf('发票'));
  const reply = await enter({ uploadId });
  assert.equal(reply.status, 200);
  const voucherId = (reply.body as { id: string }).id;
  const twin = await enter({ invoiceNumber: 'ｆｐ 0001' });
  assert.deepEqual(
    twin.problem.findings.map(({ code }) => code),
    ['invoice_twice'],
  );
  assert.equal((await paid.admin.post(on.accept, { voucherId, version: 1 })).status, 403);
  const unitFinance = await it.world.person((await it.world.unit('GD')).id, ['finance_officer']);
  const file = await unitFinance.get(on.file, { voucherId });
  assert.equal(file.bytes.subarray(0, 5).toString(), '%PDF-');
  const both = await Promise.all(
    [unitFinance, it.desk[0]].map((who) => who.post(on.accept, { voucherId, version: 1 })),
  );
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
  const money = await moneyOf(it.officer, paid.projectId);
  assert.equal(money.bar.settled, 120_050);
  assert.equal(money.purposes[0]?.acceptedFen, 120_050);
});

test('a line runs over within its tolerance and is fed from the others; beyond it needs an approved change', async () => {
  const [line] = await purposesOf();
  const spent = line?.acceptedFen ?? 0;
  const cap = line?.capFen ?? 0;
  const yuan = (amount: number) => `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
  const most = Math.floor((cap * 110) / 100);
  const beyond = await enter({ invoiceNumber: 'FP0002', amount: yuan(most - spent + 1) });
  assert.ok(beyond.problem.findings.some(({ code, message }) => code === 'over_line' && /变更协议/.test(message)));
  const within = await enter({ invoiceNumber: 'FP0003', amount: yuan(most - spent) });
  const voucherId = (within.body as { id: string }).id;
  await it.desk[0].does(on.accept, { voucherId, version: 1 });
  const { vouchers, bar } = await moneyOf(it.officer, paid.projectId);
  const moved = vouchers.find((one) => one.id === voucherId)?.movedFen ?? 0;
  assert.ok(moved > 0, 'what its own line did not hold came from the others');
  assert.equal(bar.settled, most);
});

test('an accepted voucher proved wrong is reversed by an entry that names it; what was fed goes back, its invoice is free', async () => {
  const { vouchers, bar } = await moneyOf(it.officer, paid.projectId);
  const wrong = vouchers.find((one) => one.movedFen > 0);
  assert.ok(wrong);
  const input = { voucherId: wrong.id, version: wrong.version, reason: '发票经查验为作废发票。' };
  assert.equal((await paid.admin.post(on.reverse, input)).status, 403);
  await it.desk[1].does(on.reverse, input);
  const now = await moneyOf(it.officer, paid.projectId);
  assert.equal(now.bar.settled, bar.settled - wrong.amountFen);
  assert.deepEqual(
    now.purposes.map((one) => [one.paidFen, one.leftFen + one.acceptedFen + one.claimedFen]),
    now.purposes.map((one) => [Math.floor((one.capFen * 6) / 10), one.paidFen]),
    'every purpose holds its share of the first instalment again',
  );
  const rows = await it.world.db.selectFrom('ledgerTransfers').select(['id', 'reverses']).execute();
  assert.equal(rows.find((one) => one.id === `${wrong.id}:back`)?.reverses, wrong.id);
  assert.equal((await it.desk[1].post(on.reverse, { ...input, version: wrong.version + 1 })).status, 409);
  const again = await enter({ invoiceNumber: 'FP0003', amount: '100' });
  assert.equal(again.status, 200, 'the invoice may be reported anew');
  await paid.admin.does(on.withdraw, { voucherId: (again.body as { id: string }).id, version: 1 });
});

test('a returned voucher is put right and handed in again', async () => {
  const [, second] = await purposesOf();
  const { id: voucherId } = await paid.admin.does(
    on.enter,
    aVoucher({ purpose: second?.code, invoiceNumber: 'FP0009' }) as never,
  );
  const without = await it.desk[0].post(on.accept, { voucherId, version: 1 });
  assert.deepEqual([without.status, without.problem.findings[0]?.code], [422, 'no_paper']);
  await it.desk[0].does(on.return, { voucherId, version: 1, reason: '发票抬头不符' });
  const again = { ...aVoucher({ purpose: second?.code, invoiceNumber: 'FP0010' }), voucherId, version: 2 };
  await paid.admin.does(on.resubmit, again as never);
  await paid.admin.does(on.withdraw, { voucherId, version: 3 });
  assert.equal(await it.world.audits('voucher.withdraw'), 2, 'this one and the one above');
});

/** As a changed agreement with own money would: the nightly job finds the plan behind its agreement. */
async function promiseOwnMoney(): Promise<void> {
  const own = json([
    { source: 'own', label: '制作机构自筹', promisedFen: 800_000_00 },
    { source: 'city', label: '市级配套', promisedFen: 100_000_00 },
  ]);
  await it.world.arrange(async (tx) => {
    const content = sql`jsonb_set(content, '{figures,ownMoney}', ${own}::jsonb)` as never;
    await tx.updateTable('agreements').set({ content }).where('projectId', '=', paid.projectId).execute();
    await tx.updateTable('paymentPlans').set({ agreementVersion: 0 }).where('projectId', '=', paid.projectId).execute();
  });
  const cx = { house: it.world.house, now: it.world.clock(), runId: '', progress: async () => {} };
  assert.deepEqual(await paymentsJobs[0]?.run(cx, {}), { followed: 1, reserved: 0 });
}

test('own money counts once the money desk has confirmed it came', async () => {
  await promiseOwnMoney();
  const before = await moneyOf(paid.admin, paid.projectId);
  assert.deepEqual(
    before.instalments.map(({ state }) => state),
    ['paid', 'planned', 'planned'],
    'what is paid stays',
  );
  const own = before.ownMoney[0];
  assert.ok(own, 'the agreement promises own money');
  const arrival = {
    projectId: paid.projectId,
    source: own.source,
    amount: '50 万元',
    arrivedOn: '2026-08-18',
    note: '银行进账单',
  };
  assert.equal(
    (await paid.admin.post(on.enterArrival, { ...arrival, source: 'lottery' } as never)).problem.code,
    'payments.no_source',
  );
  const bare = await paid.admin.does(on.enterArrival, arrival as never);
  const without = await it.desk[1].post(on.confirmArrival, { arrivalId: bare.id, version: 1 });
  assert.deepEqual([without.status, without.problem.findings[0]?.code], [422, 'no_paper']);
  await it.desk[1].does(on.refuseArrival, { arrivalId: bare.id, version: 1, reason: '没有进账单。' });
  const uploadId = await paid.admin.upload('进账单.pdf', samplePdf('进账单'));
  const { id: arrivalId } = await paid.admin.does(on.enterArrival, { ...arrival, uploadId } as never);
  const share = async () =>
    (await moneyOf(paid.admin, paid.projectId)).sources.find((one) => !one.ours && one.label === own.label)?.arrivedFen;
  assert.equal(await share(), 0);
  await it.desk[1].does(on.confirmArrival, { arrivalId, version: 1 });
  assert.equal(await share(), 500_000_00);
});

test('money of a city comes, is accounted for by vouchers of its own, and no more than came', async () => {
  const given = { projectId: paid.projectId, amount: '60000', arrivedOn: '2026-08-18', note: '市级配套到账' };
  const uploadId = await paid.admin.upload('进账单.pdf', samplePdf('进账单'));
  const { id: arrivalId } = await paid.admin.does(on.enterArrival, { ...given, source: 'city', uploadId } as never);
  await it.desk[1].does(on.confirmArrival, { arrivalId, version: 1 });
  const over = await enter({ source: 'city', amount: '60000.01', invoiceNumber: 'CS0001' });
  assert.deepEqual(
    over.problem.findings.map(({ code, message }) => [code, /市级配套到位未核销的为 6\.00 万元/.test(message)]),
    [['over_arrived', true]],
  );
  const reply = await enter({ source: 'city', amount: '50000', invoiceNumber: 'CS0001', spentOn: '2026-07-20' });
  const { id: voucherId } = reply.body as { id: string };
  const before = (await moneyOf(it.officer, paid.projectId)).bar;
  await it.desk[0].does(on.accept, { voucherId, version: 1 });
  const city = async () => {
    const { sources } = await moneyOf(it.officer, paid.projectId);
    const { promisedFen, arrivedFen, accountedFen, leftFen } = sources.find((one) => one.key === 'city') ?? sources[0]!;
    return [promisedFen, arrivedFen, accountedFen, leftFen];
  };
  assert.deepEqual(await city(), [100_000_00, 60_000_00, 50_000_00, 10_000_00]);
  assert.deepEqual((await moneyOf(it.officer, paid.projectId)).bar, before, 'the award is not touched');
  await it.desk[1].does(on.reverse, { voucherId, version: 2, reason: '票据开具错误。' });
  assert.deepEqual(await city(), [100_000_00, 60_000_00, 0, 60_000_00]);
  assert.equal((await enter({ source: 'lottery', invoiceNumber: 'CS0002' })).problem.code, 'payments.no_source');
});

test('the money desk finds what waits for it, and nobody else does', async () => {
  const kinds = async (who: typeof it.finance) => {
    const found = [];
    for (const source of paymentsTodos) {
      const rows = await it.world.inTx((tx) => source.find(tx, who.actor, it.world.clock()));
      found.push(...rows.map(() => source.kind));
    }
    return found.sort();
  };
  const next = await aPayable(it, { title: '待办' });
  it.world.setClock('2026-09-20T10:00:00+08:00');
  const { id: instalmentId, version } = await instalmentOf(it.officer, next.projectId);
  await it.officer.does(at.request, { instalmentId, version, note: '' });
  assert.deepEqual(await kinds(it.desk[0]), ['payment.approval']);
  assert.deepEqual(await kinds(it.leader), [], 'not yet the leader’s turn');
  assert.deepEqual(await kinds(paid.admin), []);
});

test('an agreement that ends takes its plan with it: nothing more is paid, what was held is free again', async () => {
  const ending = await aPayable(it, { title: '终止' });
  await aSupplement(ending.agreement, 'end', '三方协商一致，终止本协议。');
  await it.world.deliver();
  const { plan, instalments } = await moneyOf(it.officer, ending.projectId);
  assert.deepEqual([plan?.state, instalments.length], ['closed', 0]);
  assert.equal(await it.world.count('grants', `project_id = '${ending.projectId}' and state = 'open'`), 0);
});

test('the list cuts what it counts', async () => {
  const { cuts, rows, total } = await it.officer.sees(at.list, { size: 2000 });
  assert.equal(cuts.all, total);
  assert.equal(rows.length, total);
  for (const cut of ['payable', 'lacking', 'approving', 'to_pay', 'at_bank', 'failed', 'paid', 'later'] as const) {
    const some = await it.officer.sees(at.list, { cut, size: 2000 });
    assert.deepEqual([some.total, some.rows.every((row) => row.cut === cut)], [cuts[cut], true], cut);
  }
});
