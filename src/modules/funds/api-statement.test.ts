import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aFund, aGrant, type MadeGrant, pay } from '../../../tests/world/funds.ts';
import { aWorld, type World } from '../../../tests/world/world.ts';
import { writeWorkbook } from '../../platform/workbook.ts';
import { fundsEndpoints as at } from './endpoints.ts';
import { statementHeads } from './rules-kept.ts';
import { readStatement } from './statement-rules.ts';

let world: World;
let it: MadeGrant;
before(async () => {
  world = await aWorld();
  const fund = await aFund(world, { budgetFen: 100_000_00, arrivedFen: 0 });
  await fund.finance.does(at.enterLine, line('A1', 'in', 100_000_00, fund.fundId));
  it = await aGrant(world, { fund, amountFen: 50_000_00 });
  await pay(world, it, { key: 'first', parts: { 拍摄: 30_000_00 } });
});
after(() => world.close());

const line = (serial: string, direction: 'in' | 'out', amountFen: number, fundId: string) => ({
  fundId,
  serial,
  day: '2026-05-28' as never,
  direction,
  kind: 'arrival' as const,
  amountFen: amountFen as never,
  counterparty: '财政部国库司',
  remark: '专项资金',
});
const head = ['流水号', '交易日期', '收入金额', '支出金额', '余额', '对方户名', '附言'];
const first = ['A1', '20260528', '100,000.00', '', '100000.00', '财政部国库司', '专项资金'];
const paid = ['A2', '2026-05-28', '0.00', '30000.00', '70000.00', '示例影视', '首期'];
const came = ['A3', '2026/5/28', '12.34', '', '70012.34', '某单位', '退回多付'];
const csv = (...rows: string[][]) =>
  Buffer.from([head, ...rows].map((row) => row.map((one) => `"${one}"`).join(',')).join('\r\n'));
const post = async (bytes: Buffer, name = '对账单.csv') =>
  it.finance.post(at.importStatement, { fundId: it.fundId, uploadId: await it.finance.upload(name, bytes) });
const bank = () => it.finance.sees(at.bank, { fundId: it.fundId });

test('a statement comes in whole: known lines change nothing, the payment is matched, the rest stays open', async () => {
  const before = await world.count('ledger_transfers');
  const bytes = csv(first, paid, came);
  const done = await post(bytes);
  assert.deepEqual([done.status, done.body.added], [200, 2]);
  assert.equal(await world.count('ledger_transfers'), before, 'a statement alone enters nothing in the books');
  const shown = await bank();
  assert.deepEqual(shown.rows.map(({ serial, matched }) => [serial, matched]).sort(), [
    ['A1', true],
    ['A2', true],
    ['A3', false],
  ]);
  assert.deepEqual([shown.differenceFen, shown.statements[0]?.matched], [-1234, 1]);
  const again = await post(bytes);
  assert.equal(again.body.known, true);
  assert.equal(await world.count('bank_lines', `fund_id = '${it.fundId}'`), 3);
  const open = shown.rows.find(({ serial }) => serial === 'A3')?.id ?? '';
  const out = shown.rows.find(({ serial }) => serial === 'A2')?.id ?? '';
  assert.equal((await it.finance.post(at.arriveByLine, { bankLineId: out })).problem.findings.length, 2);
  assert.equal((await it.officer.post(at.arriveByLine, { bankLineId: open })).status, 403);
  const two = await Promise.all([1, 2].map(() => it.finance.post(at.arriveByLine, { bankLineId: open })));
  assert.deepEqual(two.map(({ status }) => status).sort(), [200, 422], 'two clerks at once');
  const settled = await bank();
  assert.deepEqual([settled.differenceFen, settled.agrees], [0, true]);
});

test('a workbook in GB 18030 names or xlsx is read alike; one wrong row and nothing is entered', async () => {
  const next = ['A4', '2026-05-28', '1.00', '', '', '', ''];
  const book = await writeWorkbook([{ name: '对账单', rows: [head, next] }]);
  assert.equal((await post(book, '对账单.xlsx')).status, 200);
  const count = () => world.count('bank_lines', `fund_id = '${it.fundId}'`);
  const before = await count();
  const refused = await post(
    csv(
      ['A5', '2026-05-28', '1.00', '', '', '', ''],
      ['A6', '2026-02-30', '1e3', '', '', '', ''],
      ['', '2026-05-28', '壹佰元', '', '', '', ''],
      ['A7', '2026-05-28', '-5', '', '1.001', '', ''],
      ['A8', '2026-05-28', '1.00', '2.00', '', '', ''],
    ),
  );
  assert.deepEqual([refused.status, refused.problem.code], [422, 'fund.statement_faulty']);
  const said = refused.problem.findings.map(({ message }) => message).join('；');
  for (const wanted of [
    /第 3 行日期“2026-02-30”不对/,
    /第 3 行收入：不能用科学计数法/,
    /第 4 行缺流水号/,
    /不用中文数字/,
    /第 5 行收入：金额不能为负/,
    /第 5 行余额：最多两位小数/,
    /第 6 行收入和支出须填且只填一项/,
  ]) {
    assert.match(said, wanted);
  }
  const other = await post(csv([...first.slice(0, 2), '99.00', ...first.slice(3)]));
  assert.deepEqual([other.status, other.problem.code], [409, 'fund.serial_used']);
  assert.equal(await count(), before);
});

test('serials twice, a gap in the balances and foreign heads are named; newest first is as good', () => {
  const heads = statementHeads(head.join('、'));
  assert.ok(heads);
  const codes = (...rows: string[][]) => readStatement([head, ...rows], heads).findings.map(({ code }) => code);
  assert.deepEqual(codes(first, paid, came), []);
  assert.deepEqual(codes(came, paid, first), [], 'newest first');
  assert.deepEqual(codes(first, came), ['balance_gap']);
  assert.deepEqual(codes(first, first.with(4, '')), ['serial_twice']);
  assert.deepEqual(codes(), ['statement_empty']);
  assert.deepEqual(
    readStatement([['日期', '金额']], heads).findings.map(({ code }) => code),
    ['statement_heads'],
  );
});
