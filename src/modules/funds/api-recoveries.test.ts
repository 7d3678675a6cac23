import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aFund, aGrant, asAct, type MadeGrant, pay } from '../../../tests/world/funds.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { fundsEndpoints as at, recoveriesEndpoints as back } from './endpoints.ts';
import { accountSpending, projectMoney } from './index.ts';
import { proofOf } from './store-proof.ts';
import { proveLedger } from './use-cases/prove-ledger.ts';
import { fundsTodos } from './todos.ts';
import { perform } from '../../platform/use-case.ts';
import { jobActor } from '../../base/policy.ts';
import { sql } from 'kysely';

let world: World;
before(async () => void (world = await aWorld()));
after(() => world.close());

const statement = '项目逾期九十日仍未开机，经书面催告两次未改正。';
/** 60 000 paid by two purposes, of which 20 000 is accounted for. */
async function aPaidGrant(path: 'direct' | 'via_province' = 'direct'): Promise<MadeGrant> {
  const it = await aGrant(world, { amountFen: 100_000, path });
  if (path === 'via_province') {
    const holderOrgId = (await world.unit('GD')).id;
    await it.finance.does(at.toProvince, { fundId: it.fundId, year: 2026, holderOrgId, amountFen: 60_000 });
  }
  await pay(world, it, { key: 'first', parts: { 剧本: 20_000, 拍摄: 40_000 } });
  await asAct(world, it.finance.actor, (cx) =>
    accountSpending(cx, {
      projectId: it.projectId,
      purpose: '拍摄',
      amountFen: 20_000,
      transferId: `${it.projectId}:v`,
    }),
  );
  return it;
}
const opened = async (it: MadeGrant, more: object = {}) =>
  (
    await it.officer.does(back.open, {
      projectId: it.projectId,
      fundId: it.fundId,
      reason: 'delay',
      statement,
      ...more,
    })
  ).id;
const version = async (it: MadeGrant, recoveryId: string) =>
  (await it.officer.sees(back.detail, { recoveryId })).version;
async function demanded(it: MadeGrant, more: object = {}): Promise<string> {
  const recoveryId = await opened(it, more);
  await it.leader.does(back.decide, { recoveryId, version: await version(it, recoveryId), decision: '同意追回' });
  await it.officer.does(back.demand, { recoveryId, version: await version(it, recoveryId) });
  return recoveryId;
}
const money = async (it: MadeGrant) => (await world.inTx((tx) => projectMoney(tx, it.projectId)))[0];

test('a recovery is proposed, decided, demanded by letter within working days, paid back in parts and settled', async () => {
  const it = await aPaidGrant();
  const may = async (who: Client) => (await who.sees(at.ofProject, { projectId: it.projectId })).recoverable;
  assert.deepEqual(
    (await may(it.officer)).map(({ fundId, move }) => [fundId, move.findings]),
    [[it.fundId, []]],
  );
  assert.deepEqual(await may(it.producer), [], 'a producer proposes nothing');
  const recoveryId = await opened(it, { breachFen: 5_000 });
  assert.equal((await may(it.officer))[0]?.move.findings.length, 1, 'one case at a time');
  const first = await it.officer.sees(back.detail, { recoveryId });
  assert.deepEqual(
    [first.unaccountedFen, first.breachFen, first.amountFen, first.state],
    [40_000, 5_000, 45_000, 'proposed'],
  );
  assert.match(first.number, /^ZH2026-\d{4}$/);
  assert.equal(
    (await it.producer.get(back.detail, { recoveryId })).status,
    404,
    'the producer hears of it by the letter',
  );
  await it.leader.does(back.decide, { recoveryId, version: 1, decision: '同意按协议追回' });
  assert.deepEqual([(await money(it))?.toRecoverFen, (await money(it))?.leftFen], [45_000, 0]);
  await it.officer.does(back.demand, { recoveryId, version: 2 });
  const told = await it.producer.sees(back.detail, { recoveryId });
  assert.equal(told.dueOn, '2026-06-18', '15 working days after 28 May');
  assert.match(told.letterNumber ?? '', /〔2026〕1号$/);
  const letter = await it.producer.get(back.letter, { recoveryId });
  assert.equal(letter.bytes.subarray(0, 5).toString(), '%PDF-');
  const part = { recoveryId, version: 3, amountFen: 20_000, serial: 'R1', day: '2026-06-10' };
  await it.finance.does(back.recordReturn, part);
  await it.finance.does(back.recordReturn, part);
  assert.equal((await it.finance.post(back.recordReturn, { ...part, amountFen: 1 })).problem.code, 'fund.serial_used');
  const over = await it.finance.post(back.recordReturn, { ...part, version: 4, serial: 'R2', amountFen: 25_001 });
  assert.equal(over.problem.findings[0]?.code, 'over_owed');
  await it.finance.does(back.recordReturn, { ...part, version: 4, serial: 'R2', amountFen: 25_000 });
  const last = await it.finance.sees(back.detail, { recoveryId });
  assert.deepEqual([last.state, last.returnedFen, last.leftFen, last.returns.length], ['settled', 45_000, 0, 2]);
  assert.deepEqual([(await money(it))?.toRecoverFen, (await money(it))?.recoveredFen], [0, 45_000]);
  const bank = await it.finance.sees(at.bank, { fundId: it.fundId });
  assert.equal(bank.rows.filter((row) => row.matched && row.kindLabel === '追回款').length, 2);
  const { total } = await it.finance.sees(at.statement, { fundId: it.fundId });
  assert.equal(total.openingFen + total.inFen - total.outFen + total.interestFen, total.closingFen);
  assert.equal(total.closingFen, bank.ledgerFen);
});

test('who proposed does not decide, the sum is what is unaccounted for now, and one case at a time stands', async () => {
  const it = await aPaidGrant();
  const both = await world.person(world.national, ['national_officer', 'national_leader'], '兼任者');
  const { id: recoveryId } = await both.does(back.open, {
    projectId: it.projectId,
    fundId: it.fundId,
    reason: 'misuse',
    statement,
    misusedFen: 20_000,
  });
  assert.equal((await both.post(back.decide, { recoveryId, version: 1, decision: '同意追回' })).status, 403);
  assert.equal((await it.finance.post(back.decide, { recoveryId, version: 1, decision: '同意追回' })).status, 403);
  const second = await it.officer.post(back.open, {
    projectId: it.projectId,
    fundId: it.fundId,
    reason: 'delay',
    statement,
  });
  assert.deepEqual([second.problem.code, second.problem.findings[0]?.code], ['fund.refused', 'recovery_open']);
  await asAct(world, it.finance.actor, (cx) =>
    accountSpending(cx, { projectId: it.projectId, purpose: '剧本', amountFen: 1, transferId: `${it.projectId}:late` }),
  );
  const stale = await it.leader.post(back.decide, { recoveryId, version: 1, decision: '同意追回' });
  assert.equal(stale.problem.findings[0]?.code, 'unaccounted_changed');
  await it.leader.does(back.cancel, { recoveryId, version: 1, decision: '情况有变，重新提出' });
  const tooMuch = await it.officer.post(back.open, {
    projectId: it.projectId,
    fundId: it.fundId,
    reason: 'misuse',
    statement,
    misusedFen: 20_002,
  });
  assert.equal(tooMuch.problem.findings[0]?.code, 'over_accounted');
  const none = await aGrant(world, { amountFen: 10 });
  assert.equal(
    (await none.officer.post(back.open, { projectId: none.projectId, fundId: none.fundId, reason: 'delay', statement }))
      .problem.code,
    'recovery.nothing',
  );
});

test('what cannot be got back is written off only after the due day and only by a second decision', async () => {
  const it = await aPaidGrant();
  const recoveryId = await demanded(it);
  await it.finance.does(back.recordReturn, {
    recoveryId,
    version: 3,
    amountFen: 30_000,
    serial: 'W1',
    day: '2026-06-01',
  });
  const reason = '该机构已经法院裁定破产，分配后无可追回财产。';
  const early = await it.officer.post(back.proposeWriteOff, { recoveryId, version: 4, reason });
  assert.equal(early.problem.findings[0]?.code, 'not_due');
  world.setClock('2026-07-20T10:00:00+08:00');
  const todos = await world.inTx(
    (tx) => fundsTodos[1]?.find(tx, it.finance.actor, world.clock()) ?? Promise.resolve([]),
  );
  assert.ok(todos.some((one) => one.subject === recoveryId && one.dueOn === '2026-06-18'));
  assert.equal((await it.finance.sees(back.list, {})).rows.find((row) => row.id === recoveryId)?.late, true);
  await it.officer.does(back.proposeWriteOff, { recoveryId, version: 4, reason });
  await it.leader.does(back.refuseWriteOff, { recoveryId, version: 5, reason: '请补充法院裁定书后再报' });
  await it.officer.does(back.proposeWriteOff, { recoveryId, version: 6, reason });
  await it.leader.does(back.writeOff, { recoveryId, version: 7, decision: '同意核销' });
  const last = await it.leader.sees(back.detail, { recoveryId });
  assert.deepEqual(
    [last.state, last.returnedFen, last.writtenOffFen, last.leftFen],
    ['written_off', 30_000, 10_000, 0],
  );
  assert.equal((await money(it))?.toRecoverFen, 0);
  world.setClock('2026-05-28T12:00:00+08:00');
});

test('money paid through a province comes back through it', async () => {
  const it = await aPaidGrant('via_province');
  const recoveryId = await demanded(it);
  await it.finance.does(back.recordReturn, {
    recoveryId,
    version: 3,
    amountFen: 40_000,
    serial: 'P1',
    day: '2026-06-01',
  });
  const before = await it.finance.sees(at.bank, { fundId: it.fundId });
  const detail = await it.finance.sees(back.detail, { recoveryId });
  assert.ok(detail.moves.some((move) => move.act === 'pass_up'));
  await it.finance.does(back.passUp, { recoveryId, version: 4, amountFen: 40_000, serial: 'P2' });
  await it.finance.does(back.passUp, { recoveryId, version: 4, amountFen: 40_000, serial: 'P2' });
  const after = await it.finance.sees(at.bank, { fundId: it.fundId });
  assert.equal(after.ledgerFen - before.ledgerFen, 40_000);
  const more = await it.finance.post(back.passUp, { recoveryId, version: 4, amountFen: 1, serial: 'P3' });
  assert.equal(more.problem.code, 'ledger.refused');
});

test('a year is closed by the leader: held sums are held again, the rest is carried, and nothing is entered afterwards', async () => {
  const fund = await aFund(world, { name: '结账示例资金', budgetFen: 1000, arrivedFen: 900 });
  const it = await aGrant(world, { fund, amountFen: 600 });
  await pay(world, it, { key: 'first', parts: { 剧本: 200 } });
  const { fundId, finance, leader } = fund;
  const running = await leader.sees(at.closing, { fundId, year: 2026 });
  assert.equal(running.findings[0]?.code, 'year_running');
  world.setClock('2026-12-31T18:00:00+08:00');
  assert.equal((await finance.post(at.closeYear, { fundId, year: 2026, seen: running.seen })).status, 403);
  const plan = await leader.sees(at.closing, { fundId, year: 2026 });
  assert.deepEqual(
    [plan.reservedFen, plan.carriedBudgetFen, plan.returnedBudgetFen, plan.carriedCashFen, plan.findings.length],
    [400, 400, 0, 700, 0],
  );
  assert.equal((await leader.post(at.closeYear, { fundId, year: 2026, seen: 'x' })).problem.code, 'row.changed');
  await leader.does(at.closeYear, { fundId, year: 2026, seen: plan.seen });
  const next = await finance.sees(at.detail, { fundId, year: 2027 });
  assert.deepEqual(
    [next.sums.budgetFen, next.sums.reservedFen, next.sums.availableFen, next.sums.bankFen, next.sums.unaccountedFen],
    [800, 400, 400, 700, 200],
  );
  const closed = await finance.sees(at.statement, { fundId, year: 2026 });
  assert.deepEqual([closed.total.closingFen, closed.total.carriedFen], [700, 700]);
  const opening = await finance.sees(at.statement, { fundId, year: 2027 });
  assert.deepEqual([opening.total.openingFen, opening.total.closingFen], [700, 700]);
  const byPurpose = await finance.sees(at.statement, { fundId, year: 2027, by: 'purpose' });
  assert.deepEqual(
    byPurpose.rows.map((row) => [row.openingFen, row.closingFen]),
    [[200, 200]],
  );
  const late = { fundId, year: 2026, change: 'add' as const, amountFen: 1, documentNumber: '迟到' };
  assert.equal((await finance.post(at.enterBudget, late)).problem.code, 'fund.year_closed');
  await pay(world, it, { key: 'second', parts: { 拍摄: 300 } });
  const found = await money(it);
  assert.deepEqual([found?.promisedFen, found?.paidFen, found?.reservedFen, found?.leftFen], [600, 500, 100, 500]);
  world.setClock('2027-12-31T18:00:00+08:00');
  const second = await leader.sees(at.closing, { fundId, year: 2027 });
  assert.deepEqual([second.reservedFen, second.carriedBudgetFen, second.returnedBudgetFen], [100, 0, 400]);
  await leader.does(at.closeYear, { fundId, year: 2027, seen: second.seen });
  const third = await finance.sees(at.detail, { fundId, year: 2028 });
  assert.deepEqual([third.sums.reservedFen, third.sums.availableFen, third.sums.bankFen], [100, 0, 0]);
  world.setClock('2026-05-28T12:00:00+08:00');
});

test('the nightly proof is clean; a difference that somebody made in the database raises it for finance and auditors', async () => {
  const actor = jobActor('资金账校验作业');
  const find = async (who: typeof actor) =>
    world.inTx((tx) => fundsTodos[0]?.find(tx, who, world.clock()) ?? Promise.resolve([]));
  const finance = await world.person(world.national, ['finance_officer']);
  const auditor = await world.person(world.national, ['auditor']);
  assert.equal((await perform(world.house, proveLedger, { actor }, {})).proven, true);
  assert.deepEqual(await find(finance.actor), []);
  const altered = (by: number) =>
    world.inTx(async (tx) => {
      await sql`alter table ledger_accounts disable trigger user`.execute(tx);
      await sql`update ledger_accounts set credits_posted = credits_posted + ${by}
        where id = (select min(id) from ledger_accounts where chart = 2)`.execute(tx);
      await sql`alter table ledger_accounts enable trigger user`.execute(tx);
    });
  await altered(1);
  const bad = await perform(world.house, proveLedger, { actor }, {});
  assert.deepEqual([bad.proven, bad.differences], [false, 2]);
  assert.match((await find(finance.actor))[0]?.title ?? '', /发现 2 处差异/);
  assert.equal((await find(auditor.actor)).length, 1);
  assert.equal((await finance.sees(at.list, {})).proof?.proven, false);
  assert.equal((await auditor.post(at.prove, {})).status, 403);
  await altered(-1);
  await finance.does(at.prove, {});
  assert.deepEqual(await find(finance.actor), []);
  assert.deepEqual((await world.inTx(proofOf)).differences, []);
});
