import { type Actor, hasRole } from '../../../base/policy.ts';
import { type Finding, findingsOf, Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { useCase } from '../../../platform/use-case.ts';
import { personById } from '../../accounts/index.ts';
import { casePolicy } from '../policy.ts';
import { AssignHandler } from '../schema.ts';
import { barsOf } from '../stakes.ts';
import { lockObjection, saveObjection } from '../store-objections.ts';
import type { Objection } from '../terms.ts';
import { objectionWorkflow } from '../workflow.ts';

/** A free case is given by the leader, or somebody takes it; nobody who may be barred chooses who judges it. */
const takeFindings = (actor: Actor, { handlerId: current }: Objection, handlerId: string): Finding[] =>
  findingsOf(
    current === null &&
      !hasRole(actor, 'national_leader') &&
      handlerId !== actor.personId && {
        code: 'self_only',
        path: 'handlerId',
        message: '尚无承办人时只能由本人承接；指派他人由总局签发办理',
      },
  );

/** Gives a case its handler, who must have no stake in it: neither list, nor work, nor unit, nor review. */
export const assignHandler = useCase({
  act: 'objection.assign',
  label: '确定承办人',
  input: AssignHandler,
  view: casePolicy.view,
  allow: casePolicy.assign,
  load: (tx, { objectionId }) => lockObjection(tx, objectionId),
  async run({ tx, actor, record }, objection, { version, handlerId }) {
    const bars = await barsOf(tx, objection, handlerId);
    if (bars.length > 0) throw new Problem('objection.barred', {}, bars);
    const findings = takeFindings(actor, objection, handlerId);
    const state = moveOn(objectionWorkflow, 'assign', objection.state, { findings });
    if (objection.version !== version) throw new Problem('row.changed');
    const { name } = await personById(tx, handlerId);
    await saveObjection(tx, { ...objection, state, handlerId, handlerName: name });
    record({
      act: 'objection.assign',
      subject: objection.id,
      before: { handler: objection.handlerName },
      after: { handler: name },
      note: name,
    });
    return { id: objection.id };
  },
});
