import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aFilmWorld, aReviewedFilm, type FilmWorld, seen } from '../../../tests/world/acceptance.ts';
import { aFund, asAct, type MadeFund, pay } from '../../../tests/world/funds.ts';
import { aWorld, type World } from '../../../tests/world/world.ts';
import { accountSpending } from '../funds/index.ts';
import { fundsTodos } from '../funds/todos.ts';
import { recoveriesEndpoints as back } from '../funds/endpoints.ts';
import { acceptanceEndpoints as at } from './endpoints.ts';
import { followRejection } from './use-cases/recover-rejected.ts';

let world: World;
let fund: MadeFund;
before(async () => {
  world = await aWorld();
  fund = await aFund(world);
});
after(() => world.close());

const reason = '成片主题与协议约定严重不符，多处违反规定，不予通过。';
async function reject(it: FilmWorld): Promise<void> {
  await aReviewedFilm(world, it);
  const { version } = await seen(it.leader, it);
  await it.leader.does(at.reject, { caseId: it.caseId, version, reason });
}
const todoSteps = async (who: MadeFund['finance']) => {
  const found = await world.inTx(async (tx) =>
    Promise.all(fundsTodos.map((one) => one.find(tx, who.actor, world.clock()))),
  );
  return found.flat().map(({ step, title }) => [step, title]);
};
const recoveriesOf = (projectId: string) => fund.officer.sees(back.list, { projectId });

test('a rejected film opens its recovery by itself, once; finance checks it, another leader decides', async () => {
  const it = await aFilmWorld(world, { title: '追回示例' });
  await world.deliver();
  const { projectId } = it;
  await pay(world, { finance: fund.finance, projectId }, { key: 'first', parts: { 剧本: 20_000, 拍摄: 40_000 } });
  const spent = { projectId, purpose: '拍摄', amountFen: 30_000, transferId: `${projectId}:v` };
  await asAct(world, fund.finance.actor, (cx) => accountSpending(cx, spent));
  await world.db.updateTable('fundRules').set({ value: '10' }).where('name', '=', 'rejectedBreachPercent').execute();
  await reject(it);
  await world.deliver();
  await world.deliver();
  await followRejection(world.house, it.caseId);
  const { rows } = await recoveriesOf(projectId);
  assert.equal(rows.length, 1);
  const recoveryId = rows[0]?.id ?? '';
  const opened = await fund.finance.sees(back.detail, { recoveryId });
  assert.deepEqual(
    [opened.unaccountedFen, opened.breachFen, opened.amountFen, opened.state, opened.checkedByName],
    [30_000, 3_000, 33_000, 'proposed', null],
  );
  assert.match(opened.statement, /^2026年5月28日验收不通过：成片主题/);
  assert.deepEqual((await todoSteps(fund.finance))[0]?.[0], '核对追回金额');
  assert.deepEqual(await todoSteps(fund.leader), [], 'nothing to decide before the sums are checked');
  const decision = '同意追回，请限期退回。';
  const early = await fund.leader.post(back.decide, { recoveryId, version: opened.version, decision });
  assert.deepEqual(
    early.problem.findings.map(({ code }) => code),
    ['unchecked'],
  );
  const check = { recoveryId, version: opened.version, breachFen: 6_000, statement: opened.statement };
  assert.equal((await it.producer.post(back.check, check)).status, 404);
  assert.equal((await fund.leader.post(back.check, check)).status, 403);
  const over = await fund.finance.post(back.check, { ...check, breachFen: 30_001 });
  assert.equal(over.problem.findings[0]?.code, 'over_accounted');
  await fund.finance.does(back.check, check);
  assert.deepEqual(
    (await todoSteps(fund.leader)).map(([step]) => step),
    ['决定是否追回'],
  );
  await fund.leader.does(back.decide, { recoveryId, version: opened.version + 1, decision });
  const decided = await fund.finance.sees(back.detail, { recoveryId });
  assert.deepEqual([decided.state, decided.amountFen, decided.checkedByName], ['decided', 36_000, '钱财务']);
});

test('where nothing was paid nothing is opened, nor where the rules say so', async () => {
  const unpaid = await aFilmWorld(world, { title: '未拨示例' });
  await reject(unpaid);
  await world.deliver();
  assert.equal((await recoveriesOf(unpaid.projectId)).rows.length, 0);
  const paid = await aFilmWorld(world, { title: '不自动示例' });
  await world.deliver();
  await pay(world, { finance: fund.finance, projectId: paid.projectId }, { key: 'first', parts: { 剧本: 10_000 } });
  const rule = (value: string) =>
    world.db.updateTable('fundRules').set({ value }).where('name', '=', 'rejectedOpensRecovery').execute();
  await rule('否');
  await reject(paid);
  await world.deliver();
  assert.equal((await recoveriesOf(paid.projectId)).rows.length, 0);
  await rule('是');
  await followRejection(world.house, paid.caseId);
  assert.equal((await recoveriesOf(paid.projectId)).rows.length, 1);
});
