import { fen, yuan } from '../../../base/money.ts';
import { moveOn } from '../../../base/workflow.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { enterChain, todayOf } from '../chain.ts';
import { type AccountKey, direct, type Entry } from '../entries.ts';
import { recoveryPolicy } from '../policy.ts';
import { claimable } from '../recovery.ts';
import { type GatheredRecovery, lockedRecovery, sameVersion } from '../recovery-facts.ts';
import { decisionFindings, takenFrom } from '../rules.ts';
import { CancelRecovery, DecideRecovery } from '../schema.ts';
import { grantById, lockGrants } from '../store.ts';
import { saveRecovery } from '../store-recoveries.ts';
import type { Recovery } from '../terms.ts';
import { recoveryWorkflow } from '../workflow.ts';

/** Moves what is claimed to 应追回: what was never accounted for, then of what was; earlier years from outside. */
async function claimChain(cx: ActCx, recovery: Recovery): Promise<{ chain: Entry[]; unaccountedFen: number }> {
  const grant = await grantById(cx.tx, recovery.grantId);
  const { ledger, unaccounted, accounted, unaccountedFen } = await claimable(cx, grant);
  const { projectId, id } = recovery;
  const of = (chart: AccountKey['chart'], purpose: string | null = null): AccountKey => ({
    ledger,
    chart,
    projectId,
    purpose,
  });
  const first = takenFrom(unaccounted, recovery.unaccountedFen);
  const second = takenFrom(accounted, recovery.misusedFen + recovery.breachFen);
  const base = { to: of('toRecover'), code: 'claim' as const, day: todayOf(cx), projectId, evidence: { recovery: id } };
  const chain = [
    ...first.taken.map((part) => ({ ...part, from: of('paid', part.code), name: `paid:${part.code}` })),
    ...second.taken.map((part) => ({ ...part, from: of('accounted', part.code), name: `accounted:${part.code}` })),
    ...(second.missing > 0
      ? [
          {
            fen: second.missing,
            from: { ledger, chart: 'source' } as AccountKey,
            name: 'earlier',
            note: '以前年度核销',
          },
        ]
      : []),
  ].map(({ name, from, fen: amount, ...more }) =>
    direct({ ...base, id: `recovery:${id}:${name}`, from, fen: amount, note: 'note' in more ? more.note : '' }),
  );
  return { chain, unaccountedFen };
}

/** 决定追回: a leader who did not propose it decides; from here on the sum stands as 应追回 in the books. */
export const decideRecovery = useCase({
  act: 'recovery.decide',
  label: '决定追回',
  input: DecideRecovery,
  view: recoveryPolicy.view,
  allow: recoveryPolicy.decide,
  load: (tx, { recoveryId }) => lockedRecovery(tx, recoveryId),
  async run(cx, it: GatheredRecovery, { version, decision }) {
    const { recovery } = it;
    await lockGrants(cx.tx, recovery.projectId);
    const { chain, unaccountedFen } = await claimChain(cx, recovery);
    const findings = decisionFindings({ recovery, unaccountedFen });
    const state = moveOn(recoveryWorkflow, 'decide', recovery.state, { findings });
    sameVersion(it, version);
    await enterChain(cx, chain);
    const { actor, now } = cx;
    const decided = { decidedBy: actor.personId, decidedByName: actor.name, decidedAt: now, decision };
    await saveRecovery(cx.tx, { ...recovery, ...decided, state });
    cx.record({
      act: 'recovery.decide',
      subject: recovery.id,
      also: [recovery.projectId, recovery.fundId],
      before: { state: recovery.state },
      after: { state, amountFen: recovery.amountFen },
      note: `决定追回 ${yuan(fen(recovery.amountFen))} 元：${decision}`,
    });
    return { id: recovery.id };
  },
});

export const cancelRecovery = useCase({
  act: 'recovery.cancel',
  label: '不予追回',
  input: CancelRecovery,
  view: recoveryPolicy.view,
  allow: recoveryPolicy.cancel,
  load: (tx, { recoveryId }) => lockedRecovery(tx, recoveryId),
  async run({ tx, actor, now, record }, it: GatheredRecovery, { version, decision }) {
    const { recovery } = it;
    const state = moveOn(recoveryWorkflow, 'cancel', recovery.state, { findings: [] });
    sameVersion(it, version);
    const decided = { decidedBy: actor.personId, decidedByName: actor.name, decidedAt: now, decision, closedAt: now };
    await saveRecovery(tx, { ...recovery, ...decided, state });
    const also = [recovery.projectId];
    record({
      act: 'recovery.cancel',
      subject: recovery.id,
      also,
      before: { state: recovery.state },
      after: { state },
      note: decision,
    });
    return { id: recovery.id };
  },
});
