import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { localDate } from '../../base/time.ts';
import { Problem } from '../../base/problem.ts';
import { aFund, aGrant, asAct, pay } from '../../../tests/world/funds.ts';
import { aWorld, type World } from '../../../tests/world/world.ts';
import { fundsEndpoints as at } from './endpoints.ts';
import {
  accountSpending,
  amendGrant,
  arriveSource,
  payOut,
  projectMoney,
  promiseSource,
  releaseGrant,
  reserveGrant,
  returnedByBank,
  spendSource,
  unaccountSpending,
} from './index.ts';
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
const figures = async (projectId: string) => (await world.inTx((tx) => projectMoney(tx, projectId)))[0];

test('an agreed sum is held, paid in instalments by purpose, accounted for, and the rest is freed', async () => {
  const it = await aGrant(world);
  const { fundId, finance, projectId } = it;
  const { sums } = await finance.sees(at.detail, { fundId });
  assert.deepEqual([sums.budgetFen, sums.reservedFen, sums.availableFen], [1_000_000_000, 100_000_000, 900_000_000]);
  await pay(world, it, { key: 'first', parts: { 剧本: 10_000_000, 拍摄: 50_000_000 } });
  assert.equal(await codeOf(pay(world, it, { key: 'first', parts: { 剧本: 10_000_000, 拍摄: 50_000_000 } })), 'done');
  assert.equal(
    await codeOf(pay(world, it, { key: 'first', parts: { 剧本: 1 }, transferId: 'other' })),
    'ledger.already_paid',
  );
  const spend = (purpose: string, amountFen: number, transferId: string) =>
    asAct(world, finance.actor, (cx) => accountSpending(cx, { projectId, purpose, amountFen, transferId }));
  await spend('拍摄', 30_000_000, `${projectId}:v1`);
  await spend('拍摄', 30_000_000, `${projectId}:v1`);
  assert.equal(await codeOf(spend('拍摄', 20_000_001, `${projectId}:v2`)), 'ledger.refused ledger_exceeds_credits');
  assert.equal(await codeOf(spend('宣推', 1, `${projectId}:v3`)), 'ledger.refused ledger_exceeds_credits');
  assert.equal(await codeOf(spend('拍摄', 1, `${projectId}:v1`)), 'ledger.used_id');
  await asAct(world, finance.actor, (cx) =>
    unaccountSpending(cx, {
      projectId,
      purpose: '拍摄',
      amountFen: 30_000_000,
      transferId: `${projectId}:v1:back`,
      reverses: `${projectId}:v1`,
      note: '票据不实',
    }),
  );
  await spend('拍摄', 25_000_000, `${projectId}:v4`);
  const found = await figures(projectId);
  assert.deepEqual(
    [found?.promisedFen, found?.arrivedFen, found?.reservedFen, found?.paidFen, found?.accountedFen, found?.leftFen],
    [100_000_000, 60_000_000, 40_000_000, 60_000_000, 25_000_000, 35_000_000],
  );
  const freed = await asAct(world, finance.actor, (cx) => releaseGrant(cx, { projectId }));
  assert.equal(freed, 40_000_000);
  assert.equal((await finance.sees(at.detail, { fundId })).sums.availableFen, 940_000_000);
  const { rows, total } = await finance.sees(at.statement, { fundId, by: 'purpose' });
  assert.deepEqual(
    rows.map((row) => [row.label, row.openingFen, row.inFen, row.outFen, row.closingFen]),
    [
      ['剧本', 0, 10_000_000, 0, 10_000_000],
      ['拍摄', 0, 80_000_000, 55_000_000, 25_000_000],
    ],
  );
  assert.equal(total.closingFen, found?.leftFen);
});

test('two clerks paying the last instalment at once: one pays, one is told it is already paid', async () => {
  const it = await aGrant(world, { amountFen: 300 });
  const answers = await Promise.all(
    ['a', 'b'].map((who) =>
      codeOf(pay(world, it, { key: 'last', parts: { 剧本: 300 }, transferId: `${it.projectId}:${who}` })),
    ),
  );
  assert.deepEqual(answers.sort(), ['done', 'ledger.already_paid']);
  assert.equal((await figures(it.projectId))?.paidFen, 300);
  const same = await Promise.all(
    [1, 2, 3].map(() => codeOf(pay(world, it, { key: 'x', parts: { 剧本: 1 }, transferId: `${it.projectId}:same` }))),
  );
  assert.deepEqual(new Set(same), new Set(['fund.refused over_reserved']));
});

test('nothing is promised beyond the budget nor paid beyond what has arrived', async () => {
  const fund = await aFund(world, { name: '指标不足示例资金', budgetFen: 1000, arrivedFen: 100 });
  const it = await aGrant(world, { fund, amountFen: 900 });
  const other = await aGrant(world, { fund, amountFen: 101 }).catch((error: Problem) => error);
  assert.equal(other instanceof Problem && other.code, 'ledger.refused');
  assert.match(String(other instanceof Problem && other.findings[0]?.message), /预算指标不足：可用 1\.00 元/);
  assert.equal(
    await codeOf(pay(world, it, { key: 'first', parts: { 剧本: 101 } })),
    'ledger.refused ledger_exceeds_credits',
  );
  await pay(world, it, { key: 'first', parts: { 剧本: 100 } });
  const twice = await codeOf(
    asAct(world, it.finance.actor, (cx) =>
      reserveGrant(cx, {
        fundId: fund.fundId,
        year: 2026,
        projectId: it.projectId,
        agreementId: it.agreementId,
        amountFen: 1,
        transferId: 'again',
      }),
    ),
  );
  assert.equal(twice, 'fund.refused grant_open');
  const bad: Record<string, number>[] = [{ 剧本: 50, 拍摄: -10 }, { 剧本: 0 }];
  for (const parts of bad) {
    await assert.rejects(() => pay(world, it, { key: 'bad', parts }));
  }
  const wrongSum = await codeOf(
    asAct(world, it.finance.actor, (cx) =>
      payOut(cx, {
        projectId: it.projectId,
        instalmentKey: 'w',
        amountFen: 10,
        transferId: 'w',
        purposeSplit: [{ code: 'a', fen: 9 }],
      }),
    ),
  );
  assert.equal(wrongSum, 'fund.refused purposes_sum');
});

test('a payment that the bank sends back is reversed and held again; then it may be paid anew', async () => {
  const it = await aGrant(world, { amountFen: 1000 });
  const back = (transferId: string) =>
    asAct(world, it.finance.actor, (cx) => returnedByBank(cx, { transferId, note: '户名不符' }));
  const { transferId } = await pay(world, it, { key: 'first', parts: { 剧本: 300, 拍摄: 300 } });
  await back(transferId);
  await back(transferId);
  const found = await figures(it.projectId);
  assert.deepEqual([found?.paidFen, found?.reservedFen, found?.leftFen], [0, 1000, 0]);
  await pay(world, it, { key: 'first', parts: { 剧本: 600 }, transferId: `${transferId}:2` });
  assert.deepEqual([(await figures(it.projectId))?.paidFen, (await figures(it.projectId))?.reservedFen], [600, 400]);
  assert.equal(await codeOf(back('nothing')), 'act.not_found');
});

test('a changed agreement gives the rest back and holds the new rest in one chain, never below what was paid', async () => {
  const it = await aGrant(world, { amountFen: 1000 });
  await pay(world, it, { key: 'first', parts: { 剧本: 600 } });
  const amend = (amountFen: number, transferId: string) =>
    asAct(world, it.finance.actor, (cx) => amendGrant(cx, { projectId: it.projectId, amountFen, transferId }));
  await amend(1500, `${it.projectId}:amend1`);
  assert.equal((await figures(it.projectId))?.reservedFen, 900);
  await amend(700, `${it.projectId}:amend2`);
  assert.equal((await figures(it.projectId))?.reservedFen, 100);
  assert.equal(await codeOf(amend(599, `${it.projectId}:amend3`)), 'fund.refused below_paid');
  await amend(600, `${it.projectId}:amend4`);
  assert.equal((await figures(it.projectId))?.reservedFen, 0);
});

test('own money is promised, arrives and is spent by purpose, so that 足额到位 is a figure', async () => {
  const it = await aGrant(world, { amountFen: 1000 });
  const source = { projectId: it.projectId, kind: 'own' as const, source: 'own' };
  const run = (work: Parameters<typeof asAct<void>>[2]) => asAct(world, it.producer.actor, work);
  assert.equal(
    await codeOf(
      run((cx) => arriveSource(cx, { ...source, amountFen: 1, transferId: 'early', on: localDate('2026-06-01') })),
    ),
    'fund.no_source',
  );
  const label = '企业自有资金';
  await run((cx) => promiseSource(cx, { ...source, label, promisedFen: 800, transferId: `${it.projectId}:own` }));
  await run((cx) => promiseSource(cx, { ...source, label, promisedFen: 1000, transferId: `${it.projectId}:own2` }));
  await run((cx) =>
    arriveSource(cx, { ...source, amountFen: 400, transferId: `${it.projectId}:in`, on: localDate('2026-06-01') }),
  );
  await run((cx) =>
    arriveSource(cx, { ...source, amountFen: 400, transferId: `${it.projectId}:in`, on: localDate('2026-06-01') }),
  );
  await run((cx) => spendSource(cx, { ...source, purpose: '拍摄', amountFen: 150, transferId: `${it.projectId}:out` }));
  const over = run((cx) =>
    spendSource(cx, { ...source, purpose: '拍摄', amountFen: 251, transferId: `${it.projectId}:out2` }),
  );
  assert.equal(await codeOf(over), 'ledger.refused ledger_exceeds_credits');
  const { rows, entries } = await it.producer.sees(at.ofProject, { projectId: it.projectId });
  const own = rows.find((row) => row.source === 'own');
  assert.deepEqual(
    [own?.label, own?.promisedFen, own?.arrivedFen, own?.accountedFen, own?.leftFen, own?.arrivedShare],
    [label, 1000, 400, 150, 250, '40.0%'],
  );
  assert.ok(entries.some((one) => one.codeLabel === '投入到位' && one.amountFen === 400));
  const stranger = await world.producer('GX');
  assert.equal((await stranger.get(at.ofProject, { projectId: it.projectId })).status, 404);
});

test('after all of this the books prove themselves', async () => {
  const proof = await world.inTx(proofOf);
  assert.deepEqual(proof.differences, []);
  assert.ok(proof.transfers > 30);
});
