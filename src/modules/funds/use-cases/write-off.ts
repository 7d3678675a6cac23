import { fen, yuan } from '../../../base/money.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { useCase } from '../../../platform/use-case.ts';
import { enterChain, todayOf } from '../chain.ts';
import { type AccountKey, direct } from '../entries.ts';
import { recoveryPolicy } from '../policy.ts';
import { type GatheredRecovery, lockedRecovery, sameVersion } from '../recovery-facts.ts';
import { writeOffFindings } from '../rules.ts';
import { DecideRecovery, ProposeWriteOff, RefuseWriteOff } from '../schema.ts';
import { grantById, yearOf } from '../store.ts';
import { saveRecovery } from '../store-recoveries.ts';
import type { Recovery } from '../terms.ts';
import { recoveryWorkflow } from '../workflow.ts';

const owedOn = (recovery: Recovery, now: Parameters<typeof dayOf>[0]) =>
  writeOffFindings({
    leftFen: recovery.amountFen - recovery.returnedFen - recovery.writtenOffFen,
    dueOn: recovery.dueOn,
    today: dayOf(now),
  });

export const proposeWriteOff = useCase({
  act: 'recovery.propose_write_off',
  label: '拟核销损失',
  input: ProposeWriteOff,
  view: recoveryPolicy.view,
  allow: recoveryPolicy.propose_write_off,
  load: (tx, { recoveryId }) => lockedRecovery(tx, recoveryId),
  async run({ tx, now, actor, record }, it: GatheredRecovery, { version, reason }) {
    const { recovery } = it;
    const findings = owedOn(recovery, now);
    const state = moveOn(recoveryWorkflow, 'propose_write_off', recovery.state, { findings });
    sameVersion(it, version);
    await saveRecovery(tx, { ...recovery, state, writeOffReason: reason, writeOffBy: actor.personId });
    record({ act: 'recovery.propose_write_off', subject: recovery.id, after: { state }, note: reason });
    return { id: recovery.id };
  },
});

export const refuseWriteOff = useCase({
  act: 'recovery.refuse_write_off',
  label: '不同意核销',
  input: RefuseWriteOff,
  view: recoveryPolicy.view,
  allow: recoveryPolicy.refuse_write_off,
  load: (tx, { recoveryId }) => lockedRecovery(tx, recoveryId),
  async run({ tx, record }, it: GatheredRecovery, { version, reason }) {
    const { recovery } = it;
    const state = moveOn(recoveryWorkflow, 'refuse_write_off', recovery.state, { findings: [] });
    sameVersion(it, version);
    await saveRecovery(tx, { ...recovery, state, writeOffReason: null, writeOffBy: null });
    record({ act: 'recovery.refuse_write_off', subject: recovery.id, after: { state }, note: reason });
    return { id: recovery.id };
  },
});

/** 决定核销损失: what cannot be got back leaves 应追回 by decision of a leader who did not propose it, and only so. */
export const writeOffRecovery = useCase({
  act: 'recovery.write_off',
  label: '决定核销损失',
  input: DecideRecovery,
  view: recoveryPolicy.view,
  allow: recoveryPolicy.write_off,
  load: (tx, { recoveryId }) => lockedRecovery(tx, recoveryId),
  async run(cx, it: GatheredRecovery, { version, decision }) {
    const { tx, now, record } = cx;
    const { recovery } = it;
    const state = moveOn(recoveryWorkflow, 'write_off', recovery.state, { findings: owedOn(recovery, now) });
    sameVersion(it, version);
    const grant = await grantById(tx, recovery.grantId);
    const { ledger } = await yearOf(tx, grant.fundId, grant.year);
    const left = recovery.amountFen - recovery.returnedFen - recovery.writtenOffFen;
    const of = (chart: AccountKey['chart']): AccountKey => ({ ledger, chart, projectId: recovery.projectId });
    const [from, to] = [of('toRecover'), of('writtenOff')];
    const id = `written-off:${recovery.id}`;
    await enterChain(cx, [direct({ id, from, to, fen: left, code: 'written_off', day: todayOf(cx), note: decision })]);
    await saveRecovery(tx, { ...recovery, state, writtenOffFen: recovery.writtenOffFen + left, closedAt: now });
    record({
      act: 'recovery.write_off',
      subject: recovery.id,
      also: [recovery.projectId, recovery.fundId],
      after: { state, writtenOffFen: left },
      note: `核销 ${yuan(fen(left))} 元：${decision}`,
    });
    return { id: recovery.id };
  },
});
