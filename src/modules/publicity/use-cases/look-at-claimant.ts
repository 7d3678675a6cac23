import { useCase } from '../../../platform/use-case.ts';
import { casePolicy } from '../policy.ts';
import { ObjectionById } from '../schema.ts';
import { noteLook } from '../store.ts';
import { claimantOf, lockObjection } from '../store-objections.ts';
import { claimantKinds } from '../terms.ts';

/** Who objected. Looking is an act: each time it is recorded who looked (异议办理保密规定). */
export const lookAtClaimant = useCase({
  act: 'objection.look',
  label: '查看提出人信息',
  input: ObjectionById,
  secret: true,
  view: casePolicy.view,
  allow: casePolicy.identity,
  load: (tx, { objectionId }) => lockObjection(tx, objectionId),
  async run({ tx, actor, now, record }, objection) {
    const { objectionId: _, ...claimant } = await claimantOf(tx, objection.id);
    const times = await noteLook(tx, objection.id, actor.personId, now);
    record({ act: 'objection.look', subject: objection.id });
    return { id: objection.id, kindLabel: claimantKinds[objection.claimantKind], ...claimant, times };
  },
});
