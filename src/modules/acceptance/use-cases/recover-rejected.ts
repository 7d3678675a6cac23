import { longDate, dayOf } from '../../../base/time.ts';
import { jobActor, machinery } from '../../../base/policy.ts';
import { Problem } from '../../../base/problem.ts';
import { answer, type House, perform, reading, useCase } from '../../../platform/use-case.ts';
import { fundRule, openRecovery, projectMoney, recoveryFrom } from '../../funds/index.ts';
import { caseById } from '../store.ts';
import { CaseById } from '../schema.ts';
import { isRejected } from '../workflow.ts';

const asker = { actor: jobActor('验收不通过追回') };
const sourceOf = (caseId: string): string => `acceptance:${caseId}`;

/** Whether a rejected film still waits for its recovery to be opened, by the rules of the funds. */
const recoveryDue = reading({
  input: CaseById,
  view: machinery,
  load: (tx, { caseId }) => caseById(tx, caseId),
  async show({ tx }, it) {
    const opens = (await fundRule(tx, 'rejectedOpensRecovery')) === '是';
    return { due: opens && isRejected(it) && (await recoveryFrom(tx, sourceOf(it.id))) === undefined };
  },
});

/** 验收不通过，提出追回: all that is not accounted for, and of the rest the share that the rules say (domain/03 §8). */
const recoverRejected = useCase({
  act: 'acceptance.recover',
  label: '验收不通过提出追回',
  input: CaseById,
  view: machinery,
  allow: machinery,
  load: (tx, { caseId }) => caseById(tx, caseId, true),
  async run(cx, it) {
    const { tx, now, record } = cx;
    const [award] = (await projectMoney(tx, it.projectId)).toSorted((a, b) => b.paidFen - a.paidFen);
    const { number } = await openRecovery(cx, {
      projectId: it.projectId,
      reason: 'failed_acceptance',
      statement: `${longDate(dayOf(it.decidedAt ?? now))}验收不通过：${it.decisionReason ?? ''}`,
      breachPercent: Number(await fundRule(tx, 'rejectedBreachPercent')),
      source: sourceOf(it.id),
      ...(award ? { fundId: award.fundId } : {}),
    });
    record({ act: 'acceptance.recover', subject: it.id, also: [it.projectId], note: number });
    return { id: it.id };
  },
});

/** Told twice it opens one case; where nothing was paid, or a case is open already, there is nothing to open. */
export async function followRejection(house: House, caseId: string): Promise<void> {
  const { due } = await answer(house, recoveryDue, asker, { caseId });
  if (!due) return;
  try {
    await perform(house, recoverRejected, asker, { caseId });
  } catch (refusal) {
    if (!(refusal instanceof Problem)) throw refusal;
  }
}
