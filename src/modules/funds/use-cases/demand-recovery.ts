import { moveOn } from '../../../base/workflow.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { issueDocument } from '../../documents/index.ts';
import { letterAnswer } from '../letter.ts';
import { recoveryPolicy } from '../policy.ts';
import { letterNow, gatheredRecovery, type GatheredRecovery, lockedRecovery, sameVersion } from '../recovery-facts.ts';
import { ActOnRecovery, RecoveryById } from '../schema.ts';
import { saveRecovery } from '../store-recoveries.ts';
import { ruleOf } from '../store-kept.ts';
import { recoveryWorkflow } from '../workflow.ts';

/** 制发追回函: the letter gets its number and the clock of working days begins. */
export const demandRecovery = useCase({
  act: 'recovery.demand',
  label: '制发追回函',
  input: ActOnRecovery,
  view: recoveryPolicy.view,
  allow: recoveryPolicy.demand,
  load: (tx, { recoveryId }) => lockedRecovery(tx, recoveryId),
  async run(cx, it: GatheredRecovery, { version }) {
    const { tx, now, record } = cx;
    const { recovery, fund } = it;
    const state = moveOn(recoveryWorkflow, 'demand', recovery.state, { findings: [] });
    sameVersion(it, version);
    const letter = await letterNow(cx, it);
    const issued = await issueDocument(cx, {
      organizationId: fund.ownerOrgId,
      kind: 'general_letter',
      mark: await ruleOf(tx, 'recoveryLetterMark'),
      title: letter.title.replaceAll('\n', ''),
      subject: recovery.id,
      content: letter,
    });
    const given = { letterId: issued.id, letterNumber: issued.number, letter, dueOn: letter.dueOn, demandedAt: now };
    await saveRecovery(tx, { ...recovery, ...given, state });
    record({
      act: 'recovery.demand',
      subject: recovery.id,
      also: [recovery.projectId],
      before: { state: recovery.state },
      after: { state, number: issued.number, dueOn: letter.dueOn },
      note: `${issued.number}，${letter.dueOn}前退回`,
    });
    return { id: recovery.id };
  },
});

/** The letter as issued, or as it would go out today, marked 草稿. */
export const recoveryLetter = reading({
  input: RecoveryById,
  view: recoveryPolicy.view,
  load: (tx, { recoveryId }) => gatheredRecovery(tx, recoveryId),
  show: async (cx, it: GatheredRecovery) => letterAnswer(it.recovery.letter ?? (await letterNow(cx, it)), it.recovery),
});
