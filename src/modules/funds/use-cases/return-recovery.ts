import { fen, yuan } from '../../../base/money.ts';
import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { enterChain, todayOf } from '../chain.ts';
import { type AccountKey, direct } from '../entries.ts';
import { recoveryPolicy } from '../policy.ts';
import { type GatheredRecovery, lockedRecovery, sameVersion } from '../recovery-facts.ts';
import { returnFindings } from '../rules.ts';
import { PassUp, RecordReturn } from '../schema.ts';
import { findBankLine, grantById, insertBankLine, lockFund, matchLine, yearOf } from '../store.ts';
import { findReturn, insertReturn, saveRecovery } from '../store-recoveries.ts';
import type { Recovery } from '../terms.ts';
import { recoveryWorkflow } from '../workflow.ts';

const leftOf = (one: Recovery): number => one.amountFen - one.returnedFen - one.writtenOffFen;
type Payment = { amountFen: number; serial: string; day: BankDay };
type BankDay = ReturnType<typeof todayOf>;

async function placesOf(cx: ActCx, recovery: Recovery) {
  const grant = await grantById(cx.tx, recovery.grantId);
  const { ledger } = await yearOf(cx.tx, grant.fundId, grant.year);
  const { projectId } = recovery;
  const owed: AccountKey = { ledger, chart: 'toRecover', projectId };
  const back = (holderOrgId: string | null): AccountKey => ({ ledger, chart: 'recovered', projectId, holderOrgId });
  return { grant, owed, back };
}

/** The line of the bank statement, unless the clerk has entered it before: then it is matched. */
async function lineFor(cx: ActCx, it: GatheredRecovery, paid: Payment & { transferId: string }): Promise<void> {
  const { tx, actor, now } = cx;
  const { fund, project, recovery } = it;
  await lockFund(tx, fund.id);
  const known = await findBankLine(tx, fund.id, paid.serial);
  const fits = known?.direction === 'in' && known.amountFen === paid.amountFen && known.transferId === null;
  if (known && !fits) throw new Problem('fund.serial_used', { serial: paid.serial });
  if (known) return matchLine(tx, known.id, { transferId: paid.transferId, kind: 'recovered' });
  await insertBankLine(tx, {
    id: newId(),
    fundId: fund.id,
    holderOrgId: null,
    serial: paid.serial,
    day: paid.day,
    direction: 'in',
    kind: 'recovered',
    amountFen: paid.amountFen,
    balanceFen: null,
    counterparty: project.producerName,
    remark: recovery.number,
    transferId: paid.transferId,
    enteredByName: actor.name,
    enteredAt: now,
  });
}

/** 登记收到追回款: a part or all of it, back along the path of payment; the same serial again changes nothing. */
export const recordReturn = useCase({
  act: 'recovery.record_return',
  label: '登记收到追回款',
  input: RecordReturn,
  view: recoveryPolicy.view,
  allow: recoveryPolicy.record_return,
  load: (tx, { recoveryId }) => lockedRecovery(tx, recoveryId),
  async run(cx, it: GatheredRecovery, { version, amountFen, serial, day }) {
    const { tx, actor, now, record } = cx;
    const { recovery } = it;
    const known = await findReturn(tx, recovery.id, serial);
    if (known) return sameAgain(cx, recovery, known.amountFen === amountFen && known.day === day);
    const findings = returnFindings({ amountFen, leftFen: leftOf(recovery) });
    const still = moveOn(recoveryWorkflow, 'record_return', recovery.state, { findings });
    sameVersion(it, version);
    const { grant, owed, back } = await placesOf(cx, recovery);
    const transferId = `recovered:${recovery.id}:${serial}`;
    const entry = {
      id: transferId,
      from: owed,
      to: back(grant.holderOrgId),
      fen: amountFen,
      code: 'recovered' as const,
      day,
    };
    await enterChain(cx, [direct({ ...entry, evidence: { serial, recovery: recovery.number } })]);
    if (grant.holderOrgId === null) await lineFor(cx, it, { amountFen, serial, day, transferId });
    const row = {
      id: newId(),
      recoveryId: recovery.id,
      amountFen,
      serial,
      day,
      transferId,
      byName: actor.name,
      at: now,
    };
    await insertReturn(tx, row);
    const whole = leftOf(recovery) === amountFen;
    const state = whole ? moveOn(recoveryWorkflow, 'settle', still, { findings: [] }) : still;
    const returnedFen = recovery.returnedFen + amountFen;
    await saveRecovery(tx, { ...recovery, state, returnedFen, closedAt: whole ? now : null });
    record({
      act: 'recovery.record_return',
      subject: recovery.id,
      also: [recovery.projectId, recovery.fundId],
      before: { returnedFen: recovery.returnedFen },
      after: { state, returnedFen, serial },
      note: `收到 ${yuan(fen(amountFen))} 元${whole ? '，已全部追回' : ''}`,
    });
    return { id: recovery.id };
  },
});

function sameAgain({ record }: ActCx, recovery: Recovery, same: boolean) {
  if (!same) throw new Problem('fund.serial_used', { serial: '' });
  record({ act: 'recovery.record_return', subject: recovery.id, note: '重复登记，账未变动' });
  return { id: recovery.id };
}

/** 上缴: what a province has got back goes on to the fund it came from. */
export const passUpRecovered = useCase({
  act: 'recovery.pass_up',
  label: '追回款上缴',
  input: PassUp,
  view: recoveryPolicy.view,
  allow: recoveryPolicy.pass_up,
  load: (tx, { recoveryId }) => lockedRecovery(tx, recoveryId),
  async run(cx, it: GatheredRecovery, { version, amountFen, serial }) {
    const { recovery } = it;
    sameVersion(it, version);
    const { grant, back } = await placesOf(cx, recovery);
    if (grant.holderOrgId === null) throw new Problem('fund.refused', {}, [directPath]);
    const id = `passed:${recovery.id}:${serial}`;
    const [from, to, day] = [back(grant.holderOrgId), back(null), todayOf(cx)];
    const entered = await enterChain(cx, [
      direct({ id, from, to, fen: amountFen, code: 'passed_up', day, evidence: { serial } }),
    ]);
    if (entered === 'created') await lineFor(cx, it, { amountFen, serial, day, transferId: id });
    const note = `上缴 ${yuan(fen(amountFen))} 元${entered === 'exists' ? '（重复登记，账未变动）' : ''}`;
    cx.record({
      act: 'recovery.pass_up',
      subject: recovery.id,
      also: [recovery.fundId],
      after: { amountFen, serial },
      note,
    });
    return { id: recovery.id };
  },
});
const directPath = { code: 'direct_path', message: '该项目资金由资金主管单位直接拨付，追回款已直接退回，无须上缴' };
