import { fen, yuan } from '../../../base/money.ts';
import { moveOn } from '../../../base/workflow.ts';
import { useCase } from '../../../platform/use-case.ts';
import { recoveryPolicy } from '../policy.ts';
import { claimable } from '../recovery.ts';
import { type GatheredRecovery, lockedRecovery, sameVersion } from '../recovery-facts.ts';
import { claimFindings } from '../rules.ts';
import { CheckRecovery } from '../schema.ts';
import { grantById } from '../store.ts';
import { saveRecovery } from '../store-recoveries.ts';
import { recoveryWorkflow } from '../workflow.ts';

/** 核对追回金额: the office goes over the sums of a proposal, above all of one that the system opened by itself. */
export const checkRecovery = useCase({
  act: 'recovery.check',
  label: '核对追回金额',
  input: CheckRecovery,
  view: recoveryPolicy.view,
  allow: recoveryPolicy.check,
  load: (tx, { recoveryId }) => lockedRecovery(tx, recoveryId),
  async run(cx, it: GatheredRecovery, { version, misusedFen, breachFen, statement }) {
    const { tx, actor, now, record } = cx;
    const { recovery } = it;
    const { unaccountedFen, accountedFen } = await claimable(cx, await grantById(tx, recovery.grantId));
    const amountFen = unaccountedFen + misusedFen + breachFen;
    const findings = [
      ...claimFindings({ accountedFen, misusedFen, breachFen, open: [] }),
      ...(amountFen === 0 ? [{ code: 'nothing', message: '没有可追回的金额，请由签发人决定不予追回' }] : []),
    ];
    const state = moveOn(recoveryWorkflow, 'check', recovery.state, { findings });
    sameVersion(it, version);
    const sums = { unaccountedFen, misusedFen, breachFen, amountFen };
    const checked = { checkedBy: actor.personId, checkedByName: actor.name, checkedAt: now };
    await saveRecovery(tx, { ...recovery, ...sums, ...checked, statement, state });
    record({
      act: 'recovery.check',
      subject: recovery.id,
      also: [recovery.projectId],
      before: { amountFen: recovery.amountFen },
      after: sums,
      note: `核对后拟追回 ${yuan(fen(amountFen))} 元`,
    });
    return { id: recovery.id };
  },
});
