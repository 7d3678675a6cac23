import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Problem } from '../../base/problem.ts';
import { aFund, aGrant, anArrival, pay } from '../../../tests/world/funds.ts';
import { aWorld, type World } from '../../../tests/world/world.ts';
import { fundsEndpoints as at } from './endpoints.ts';
import { proofOf } from './store-proof.ts';

let world: World;
before(async () => void (world = await aWorld()));
after(() => world.close());

const codeOf = async (run: Promise<unknown>): Promise<string> => {
  try {
    await run;
    return 'done';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [error.code, ...error.findings.map((one) => one.code)].join(' ');
  }
};

test('the bank statement is entered line by line, equals the books, and differences are listed', async () => {
  const fund = await aFund(world, { name: '对账示例资金', budgetFen: 5000, arrivedFen: 0 });
  const { fundId, finance } = fund;
  const line = {
    fundId,
    serial: 'L1',
    day: '2026-05-20',
    direction: 'in' as const,
    kind: 'arrival' as const,
    amountFen: 3000,
  };
  await finance.does(at.enterLine, { ...line, balanceFen: 3000 });
  await finance.does(at.enterLine, { ...line, balanceFen: 3000 });
  assert.equal((await finance.post(at.enterLine, { ...line, amountFen: 2999 })).problem.code, 'fund.serial_used');
  const wrongWay = await finance.post(at.enterLine, { ...line, serial: 'L0', direction: 'out' });
  assert.equal(wrongWay.problem.findings[0]?.code, 'line_direction');
  const it = await aGrant(world, { fund, amountFen: 2000 });
  const { transferId } = await pay(world, it, { key: 'first', parts: { 剧本: 1200 } });
  const { sums } = await finance.sees(at.detail, { fundId });
  assert.deepEqual([sums.arrivedFen, sums.paidFen, sums.bankFen], [3000, 1200, 1800]);
  const before = await finance.sees(at.bank, { fundId });
  assert.deepEqual(
    [before.agrees, before.open.map((one) => one.id), before.differenceFen],
    [false, [transferId], -1200],
  );
  const out = { fundId, day: '2026-05-28', direction: 'out' as const, kind: 'payment' as const, amountFen: 1200 };
  await finance.does(at.enterLine, { ...out, serial: 'L2', balanceFen: 1800, remark: `拨款 ${transferId}` });
  const after = await finance.sees(at.bank, { fundId });
  assert.deepEqual([after.agrees, after.open.length, after.differenceFen], [true, 0, 0]);
  await finance.does(at.enterLine, { ...out, serial: 'L3', balanceFen: 100, amountFen: 700 });
  const broken = await finance.sees(at.bank, { fundId });
  assert.deepEqual([broken.agrees, broken.rows[0]?.matched, broken.differenceFen], [false, false, 1700]);
  assert.match(broken.rows[0]?.fault ?? '', /不衔接/);
  await pay(world, it, { key: 'second', parts: { 剧本: 400 } });
  await pay(world, it, { key: 'third', parts: { 剧本: 300 } });
  const line3 = broken.rows[0]?.id ?? '';
  const refused = await finance.post(at.matchLine, { bankLineId: line3, transferId: `pay:${it.projectId}:second` });
  assert.equal(refused.problem.findings[0]?.code, 'amount_differs');
});

test('interest of a quarter is on daily balances, rounded once, and entered once', async () => {
  const fund = await aFund(world, { name: '计息示例资金', budgetFen: 1_000_000_00, arrivedFen: 0 });
  const { fundId, finance } = fund;
  await anArrival(world, fund, { amountFen: 1_000_000_00, day: '2026-03-21' });
  const quarter = { fundId, year: 2026, quarter: 2, ratePercent: '0.35' };
  const early = await finance.post(at.interest, quarter);
  assert.equal(early.problem.findings[0]?.code, 'quarter_open');
  world.setClock('2026-06-22T10:00:00+08:00');
  await finance.does(at.interest, quarter);
  // 100 000 000 fen × 92 days × 0.35 / 36 000
  assert.equal((await finance.sees(at.detail, { fundId })).sums.interestFen, 89_444);
  assert.equal((await finance.post(at.interest, quarter)).problem.findings[0]?.code, 'interest_entered');
  const { total, rows } = await finance.sees(at.statement, { fundId });
  assert.equal(total.openingFen + total.inFen - total.outFen + total.interestFen, total.closingFen);
  assert.deepEqual([total.interestFen, total.closingFen, rows.length], [89_444, 100_089_444, 2]);
  world.setClock('2026-05-28T12:00:00+08:00');
});

test('an account closed within a quarter is paid to the day before; the quarter later pays only what is left', async () => {
  const fund = await aFund(world, { name: '销户示例资金', budgetFen: 1_000_000_00, arrivedFen: 0 });
  const { fundId, finance } = fund;
  await anArrival(world, fund, { amountFen: 1_000_000_00, day: '2026-03-21' });
  const quarter = { fundId, year: 2026, quarter: 2, ratePercent: '0.35' };
  const outside = await finance.post(at.interest, { ...quarter, closedOn: '2026-06-21' });
  assert.equal(outside.problem.findings[0]?.code, 'closed_outside');
  await finance.does(at.interest, { ...quarter, closedOn: '2026-05-12' });
  const sums = async () => (await finance.sees(at.detail, { fundId })).sums.interestFen;
  assert.equal(await sums(), 50_556, '52 days');
  const again = await finance.post(at.interest, { ...quarter, closedOn: '2026-05-12' });
  assert.equal(again.problem.findings[0]?.code, 'interest_entered');
  // what was entered by mistake is reversed, and may be entered anew
  await finance.does(at.correct, { fundId, transferId: `interest:${fundId}:2026:2`, reason: '利率录入有误' });
  await finance.does(at.interest, { ...quarter, ratePercent: '0.7', closedOn: '2026-05-12' });
  assert.equal(await sums(), 101_111);
  world.setClock('2026-06-22T10:00:00+08:00');
  await finance.does(at.interest, quarter);
  const { rows } = await finance.sees(at.entries, { fundId, code: 'interest' });
  assert.deepEqual(rows.map((row) => row.day).sort(), ['2026-05-12', '2026-05-12', '2026-06-20']);
  const last = await finance.post(at.interest, quarter);
  assert.equal(last.problem.findings[0]?.code, 'interest_entered');
  world.setClock('2026-05-28T12:00:00+08:00');
});

test('a mistake is answered by a reversal that names it; money sent to a province is paid from there', async () => {
  const fund = await aFund(world, { name: '更正示例资金', budgetFen: 1000 });
  const { fundId, finance } = fund;
  await finance.does(at.enterBudget, { fundId, year: 2026, change: 'add', amountFen: 77, documentNumber: '误录' });
  const { rows } = await finance.sees(at.entries, { fundId, code: 'budget' });
  const wrong = rows.find((row) => row.amountFen === 77);
  assert.equal(wrong?.correctable, true);
  await finance.does(at.correct, { fundId, transferId: wrong?.id ?? '', reason: '重复录入，予以冲正' });
  assert.equal((await finance.sees(at.detail, { fundId })).sums.budgetFen, 1000);
  const again = await finance.post(at.correct, { fundId, transferId: wrong?.id ?? '', reason: '重复录入，予以冲正' });
  assert.equal(again.problem.findings[0]?.code, 'already_corrected');
  const province = await world.unit('GD');
  const it = await aGrant(world, { fund, amountFen: 500, path: 'via_province', unit: 'GD' });
  assert.equal(
    await codeOf(pay(world, it, { key: 'first', parts: { 剧本: 100 } })),
    'ledger.refused ledger_exceeds_credits',
  );
  await finance.does(at.toProvince, { fundId, year: 2026, holderOrgId: province.id, amountFen: 500 });
  await pay(world, it, { key: 'first', parts: { 剧本: 100 } });
  const notProvince = await finance.post(at.toProvince, {
    fundId,
    year: 2026,
    holderOrgId: world.national,
    amountFen: 1,
  });
  assert.equal(notProvince.problem.findings[0]?.code, 'not_a_province');
  const byProvince = await finance.sees(at.statement, { fundId, by: 'province' });
  assert.deepEqual(
    byProvince.rows.map((row) => row.closingFen),
    [100],
  );
});

test('books belong to their office: others hear 404 or 403, and bad amounts are refused', async () => {
  const fund = await aFund(world, { unit: 'GD', name: '广东示例资金' });
  const { fundId, finance, officer, leader } = fund;
  const other = await world.person((await world.unit('GX')).id, ['finance_officer']);
  assert.equal((await other.get(at.detail, { fundId })).status, 404);
  assert.equal(
    (await other.sees(at.list, {})).rows.some((row) => row.id === fundId),
    false,
  );
  assert.equal(
    (await officer.sees(at.list, {})).rows.some((row) => row.id === fundId),
    true,
  );
  const budget = { fundId, year: 2026, change: 'add' as const, amountFen: 1, documentNumber: '示例' };
  assert.equal((await officer.post(at.enterBudget, budget)).status, 403);
  assert.equal((await leader.post(at.enterBudget, budget)).status, 403);
  for (const amountFen of [0, -1, 1.5, 1e300, '100', '1e3', '壹佰元'] as number[]) {
    assert.equal(
      (await finance.post(at.enterBudget, { ...budget, amountFen })).problem.code,
      'form.invalid',
      String(amountFen),
    );
  }
  assert.equal((await finance.post(at.enterBudget, { ...budget, year: 2031 })).problem.code, 'fund.no_year');
  const cut = await finance.post(at.enterBudget, { ...budget, change: 'cut', amountFen: 99_999_999_999 });
  assert.equal(cut.problem.code, 'ledger.refused');
  const twice = await finance.post(at.make, { name: '广东示例资金', kind: 'provincial', clause: '示例' });
  assert.equal(twice.problem.code, 'fund.exists');
  assert.equal(
    (await finance.post(at.make, { name: '自有二', kind: 'own', clause: '示例' })).problem.findings[0]?.code,
    'brought_kind',
  );
  const csv = await finance.get(at.exportEntries, { fundId });
  assert.match(csv.bytes.toString(), /下达预算/);
});

test('after all of this the books prove themselves', async () => {
  const proof = await world.inTx(proofOf);
  assert.deepEqual(proof.differences, []);
  assert.ok(proof.transfers > 10);
});
