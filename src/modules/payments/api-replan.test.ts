import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { agreementSeen, fixPaper, paperSeen, signAll } from '../../../tests/world/agreements.ts';
import {
  aPayable,
  aPaymentWorld,
  firstPaid,
  instalmentOf,
  moneyOf,
  type Payable,
  type PaymentWorld,
} from '../../../tests/world/payments.ts';
import { agreementsEndpoints } from '../agreements/contract.ts';
import { aFund } from '../../../tests/world/funds.ts';
import { fundsEndpoints } from '../funds/contract.ts';
import { projectById } from '../projects/index.ts';
import { paymentsEndpoints as at } from './contract.ts';

let it: PaymentWorld;
before(async () => {
  it = await aPaymentWorld();
});
after(() => it.world.close());

/** The first instalment asked for, agreed to, sent and answered by the bank. */
async function paidOnce(title: string): Promise<Payable> {
  const made = await aPayable(it, { title });
  it.world.setClock('2026-08-20T10:00:00+08:00');
  await firstPaid(it, made.projectId);
  return made;
}

/** A change of the agreement that sets other percents, signed by all. */
async function changed({ agreement, projectId }: Payable, percents: Record<string, string>): Promise<void> {
  const { version } = await agreementSeen(agreement.officer, projectId);
  const { agreementId } = agreement;
  const reason = '后期制作周期延长，调整拨付比例。';
  await agreement.officer.does(agreementsEndpoints.supplement, { agreementId, version, kind: 'change', reason });
  const paper = await paperSeen(agreement.officer, projectId);
  const { figures, clauses } = paper;
  const instalments = figures.instalments
    .filter(({ key }) => key in percents)
    .map((one) => ({ ...one, percent: percents[one.key] ?? one.percent }));
  const { purposes, milestones } = figures;
  const proposed = { version: paper.version, note: reason, clauses, purposes, instalments, milestones };
  await agreement.officer.does(agreementsEndpoints.propose, { agreementId, paperId: paper.id, ...proposed } as never);
  await signAll(agreement, await fixPaper(agreement));
}
const amountsOf = async (projectId: string) =>
  (await moneyOf(it.officer, projectId)).instalments.map(({ amountFen }) => amountFen);

test('a changed agreement leaves what is paid; the rest shares what is left and all still come to the whole', async () => {
  const made = await paidOnce('改比例');
  assert.deepEqual(await amountsOf(made.projectId), [300_000_00, 150_000_00, 50_000_00]);
  await changed(made, { first: '40', second: '50', final: '10' });
  const behind = (await instalmentOf(it.officer, made.projectId, 2)).conditions.find(
    ({ code }) => code === 'agreement',
  );
  assert.deepEqual([behind?.standing, /拨付计划尚未按新协议调整/.test(behind?.detail ?? '')], ['unmet', true]);
  await it.world.deliver();
  const now = await amountsOf(made.projectId);
  assert.deepEqual(now, [300_000_00, 166_666_67, 33_333_33]);
  const after = (await instalmentOf(it.officer, made.projectId, 2)).conditions.find(({ code }) => code === 'agreement');
  assert.equal(after?.standing, 'met');
});

test('what was chosen anew in the same fund is promised once', async () => {
  const { projectId } = await aPayable(it, { title: '重选资金' });
  const promised = async () => (await it.finance.sees(fundsEndpoints.ofProject, { projectId })).rows[0]?.promisedFen;
  assert.equal(await promised(), 500_000_00);
  await it.finance.does(at.arrange, { projectId, path: 'via_province' });
  await it.finance.does(at.arrange, { projectId, path: 'direct' });
  assert.equal(await promised(), 500_000_00);
  const other = await aFund(it.world, { name: '另一项资金' });
  await it.finance.does(at.arrange, { projectId, fundId: other.fundId });
  const { rows } = await it.finance.sees(fundsEndpoints.ofProject, { projectId });
  assert.deepEqual(
    rows.filter((one) => one.key === '').map(({ label, promisedFen }) => [label, promisedFen]),
    [['另一项资金', 500_000_00]],
    'a fund given up again is no source any more',
  );
});

test('after a change of producer nothing is paid until the new one has signed a changed agreement', async () => {
  const made = await aPayable(it, { title: '换制作机构' });
  const { projectId } = made;
  const agreed = async () =>
    (await instalmentOf(it.officer, projectId, 1)).conditions.find(({ code }) => code === 'agreement');
  assert.equal((await agreed())?.standing, 'met');
  const other = await aPayable(it, { title: '接手的机构的另一部' });
  const { producerOrgId } = await it.world.inTx((tx) => projectById(tx, other.projectId));
  await it.world.arrange(async (tx) => {
    await tx.updateTable('projects').set({ producerOrgId }).where('id', '=', projectId).execute();
  });
  const now = await agreed();
  assert.equal(now?.standing, 'unmet');
  assert.match(now?.detail ?? '', /已不是本项目的制作机构，应先签订变更协议/);
});
