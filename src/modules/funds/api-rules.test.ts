import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aFund, type MadeFund } from '../../../tests/world/funds.ts';
import { aWorld, type World } from '../../../tests/world/world.ts';
import { fundRulesEndpoints as at } from './endpoints.ts';
import { ruleFindings, statementHeads } from './rules-kept.ts';
import { ruleOf } from './store-kept.ts';

let world: World;
let fund: MadeFund;
before(async () => {
  world = await aWorld();
  fund = await aFund(world);
});
after(() => world.close());

const rule = async (name: string) => {
  const { rules, versions } = await fund.finance.sees(at.list, {});
  const found = rules.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return { ...found, versions: versions.filter((one) => one.name === name) };
};
const words = { clause: '财示〔2026〕5号第三条', source: '经请示主管部门确定' };

test('a rule is changed with its clause; the version before stays, and the next act goes by the new one', async () => {
  const first = await rule('recoveryDueWorkingDays');
  assert.deepEqual([first.value, first.version, first.versions.length], ['15', 1, 1]);
  const save = { name: first.name, version: 1, value: '20', ...words };
  for (const who of [fund.officer, fund.leader, fund.auditor])
    assert.equal((await who.post(at.save, save)).status, 403);
  const province = await world.person((await world.unit('GD')).id, ['finance_officer']);
  assert.equal((await province.post(at.save, save)).status, 403, 'rules of all funds are not a province’s');
  await fund.finance.does(at.save, save);
  const now = await rule('recoveryDueWorkingDays');
  assert.deepEqual([now.value, now.clause, now.version], ['20', words.clause, 2]);
  assert.deepEqual(
    now.versions.map(({ version, value, byName }) => [version, value, byName]),
    [
      [2, '20', '钱财务'],
      [1, '15', '系统初始数据'],
    ],
  );
  assert.equal(await world.inTx((tx) => ruleOf(tx, 'recoveryDueWorkingDays')), '20');
  assert.equal((await fund.finance.post(at.save, save)).problem.code, 'row.changed', 'over an older version');
  const bad = await fund.finance.post(at.save, { ...save, version: 2, value: '1.5' });
  assert.deepEqual([bad.status, bad.problem.findings[0]?.path], [400, 'value']);
  assert.equal((await fund.finance.post(at.save, { ...save, name: 'unknown' })).status, 404);
  await assert.rejects(world.db.deleteFrom('fundRuleVersions').execute(), /append|change|refuse/i);
});

test('each kind of rule has its form', () => {
  const fits = (kind: Parameters<typeof ruleFindings>[0]['kind'], value: string, name = 'x') =>
    ruleFindings({ name, kind }, value).length === 0;
  for (const value of ['0', '100', '0.05', '12.3456']) assert.ok(fits('percent', value), value);
  for (const value of ['-1', '100.1', '1e1', '十', '0.12345', '']) assert.ok(!fits('percent', value), value);
  for (const value of ['1', '999']) assert.ok(fits('count', value), value);
  for (const value of ['0', '1.5', '1000', '１']) assert.ok(!fits('count', value), value);
  assert.ok(fits('yes_no', '否') && !fits('yes_no', '不'));
  const heads = '流水号、日期、收入、支出、余额、对方、附言';
  assert.ok(fits('text', heads, 'statementHeads'));
  for (const wrong of ['流水号、日期', heads.replace('收入', '支出'), `${heads}、多`]) {
    assert.ok(!fits('text', wrong, 'statementHeads'), wrong);
  }
  assert.equal(statementHeads(heads)?.counterparty, '对方');
});
