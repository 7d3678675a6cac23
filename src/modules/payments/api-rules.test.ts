import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { afterCooling, aPayable, aPaymentWorld, approved, type PaymentWorld } from '../../../tests/world/payments.ts';
import { batchEndpoints as batch, paymentsEndpoints as at } from './contract.ts';
import { layoutFindings } from './layout-rules.ts';

let it: PaymentWorld;
before(async () => {
  it = await aPaymentWorld();
});
after(() => it.world.close());

const reason = '开户行 2026 年批量付款接口说明';
const shown = () => it.finance.sees(at.rules, {});
const layoutOf = async (key: string) => {
  const found = (await shown()).layouts.find((one) => one.key === key);
  if (!found) throw new Error(key);
  const { source: _, ...layout } = found;
  return layout;
};

test('a layout is changed in the browser: the next file follows it, the former version stays', async () => {
  const layout = await layoutOf('bank-csv');
  const columns = [
    { field: 'account' as const, head: '收款账号' },
    { field: 'amount' as const, head: '付款金额' },
    { field: 'remark' as const, head: '摘要' },
  ];
  const returns = { ...layout.returns, paidWords: ['交易成功'], failedWords: ['交易失败'] };
  const save = { ...layout, columns, returns, reason };
  assert.equal((await it.officer.post(at.saveLayout, save)).status, 403);
  await it.finance.does(at.saveLayout, save);
  assert.equal((await it.finance.post(at.saveLayout, save)).problem.code, 'row.changed');
  const { versions } = await shown();
  assert.deepEqual(
    versions.filter(({ key }) => key === 'bank-csv').map(({ version, byName, source }) => [version, byName, source]),
    [
      [2, '钱财务', reason],
      [
        1,
        '系统初始数据',
        layout.version === 1 ? versions.find((one) => one.version === 1 && one.key === 'bank-csv')?.source : '',
      ],
    ],
  );
  const { projectId } = await aPayable(it, { title: '版式', awardedFen: 100_000_00 });
  afterCooling(it);
  const instalmentIds = [await approved(it, projectId)];
  const { id: batchId } = await it.desk[0].does(batch.make, { instalmentIds, layoutKey: 'bank-csv' });
  await it.desk[1].does(batch.release, { batchId, version: 1 });
  const { bytes } = await it.desk[0].get(batch.file, { batchId });
  const [head, line = ''] = bytes
    .toString()
    .replace(/^\ufeff/, '')
    .trim()
    .split('\r\n');
  assert.equal(head, '收款账号,付款金额,摘要');
  const answer = [
    '银行流水号,收款人账号,金额（元）,附言,交易日期,处理结果,失败原因',
    `S1,${line.split(',')[0]},${line.split(',')[1]},${line.split(',')[2]},20260811,交易成功,`,
  ].join('\r\n');
  const uploadId = await it.desk[0].upload('回盘.csv', Buffer.from(answer));
  const { id: returnId } = await it.desk[0].does(batch.readReturn, { uploadId, layoutKey: 'bank-csv' });
  assert.equal((await it.desk[0].sees(batch.returned, { returnId })).lines[0]?.meaning, 'paid');
});

test('a new layout for another bank or the treasury; what cannot be read back is refused', async () => {
  const layout = await layoutOf('bank-csv');
  const own = { ...layout, key: 'city-xlsx', version: 0, kind: 'xlsx' as const, name: '国库集中支付', reason };
  const without = await it.finance.post(at.saveLayout, {
    ...own,
    columns: [
      { field: 'serial', head: '序号' },
      { field: 'holder', head: '户名' },
      { field: 'amount', head: '金额' },
    ],
  });
  assert.match(without.problem.findings[0]?.message ?? '', /付款文件须有账号、附言/);
  await it.finance.does(at.saveLayout, own);
  const made = await layoutOf('city-xlsx');
  assert.deepEqual([made.kind, made.version, made.name], ['xlsx', 1, '国库集中支付']);
  assert.equal((await it.finance.post(at.saveLayout, own)).problem.code, 'row.changed', 'its key is taken');
});

test('what is wrong with a layout is said all at once', async () => {
  const { columns, returns } = await layoutOf('city-xlsx');
  assert.deepEqual(layoutFindings({ columns, returns }), []);
  const [first] = columns;
  const codes = layoutFindings({
    columns: [...columns, ...(first ? [first] : [])],
    returns: { ...returns, remark: returns.amount, failedWords: [...returns.failedWords, ...returns.paidWords] },
  }).map(({ code }) => code);
  assert.deepEqual(codes, ['head_twice', 'field_twice', 'return_head_twice', 'word_both']);
});

test('a value and a level are changed with clause and reason, and their versions stay', async () => {
  const { rules, levels } = await shown();
  const rule = rules.find(({ name }) => name === 'adviceOverdueAllowed');
  const save = { name: 'adviceOverdueAllowed', version: rule?.version ?? 0, value: '2', clause: '示例条款', reason };
  await it.finance.does(at.saveRule, save);
  const level = levels.find((one) => one.payerKind === 'national_bureau' && one.level === 2);
  await it.finance.does(at.saveLevel, {
    payerKind: 'national_bureau',
    level: 2,
    version: level?.version ?? 0,
    from: '500000' as never,
    reason,
  });
  const { versions, rules: after } = await shown();
  assert.equal(after.find(({ name }) => name === 'adviceOverdueAllowed')?.clause, '示例条款');
  const texts = (key: string) => versions.filter((one) => one.key === key).map(({ text }) => text);
  assert.deepEqual(texts('adviceOverdueAllowed'), ['2条', '0条']);
  assert.deepEqual(texts('national_bureau:2'), ['500,000.00 元起', '300,000.00 元起']);
  assert.equal((await it.finance.post(at.saveRule, { ...save, version: 2, value: '-1' })).status, 400);
});

test('no amount slips past the first level, and a higher level begins no lower than the one before it', async () => {
  const { levels } = await shown();
  const change = async (level: number, from: string) => {
    const version = levels.find((one) => one.payerKind === 'provincial_bureau' && one.level === level)?.version ?? 0;
    const given = { payerKind: 'provincial_bureau' as const, level, version, from: from as never, reason };
    return (await it.finance.post(at.saveLevel, given)).problem.findings.map(({ code }) => code);
  };
  assert.deepEqual(await change(1, '10000'), ['level_first']);
  assert.deepEqual(await change(1, '500000'), ['level_first', 'level_order']);
});
