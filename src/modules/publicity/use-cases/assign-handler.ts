import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { useCase } from '../../../platform/use-case.ts';
import { personById } from '../../accounts/index.ts';
import { casePolicy } from '../policy.ts';
import { AssignHandler } from '../schema.ts';
import { barsOf } from '../stakes.ts';
import { lockObjection, saveObjection } from '../store-objections.ts';
import { objectionWorkflow } from '../workflow.ts';

/** Gives a case its handler, who must have no stake in it: neither list, nor work, nor unit, nor review. */
export const assignHandler = useCase({
  act: 'objection.assign', label: '确定承办人', input: AssignHandler, view: casePolicy.view, allow: casePolicy.assign,
  load: (tx, { objectionId }) => lockObjection(tx, objectionId),
  async run({ tx, record }, objection, { version, handlerId }) {
    const findings = await barsOf(tx, objection, handlerId);
    if (findings.length > 0) throw new Problem('objection.barred', {}, findings);
    const state = moveOn(objectionWorkflow, 'assign', objection.state, { findings });
    if (objection.version !== version) throw new Problem('row.changed');
    const { name } = await personById(tx, handlerId);
    await saveObjection(tx, { ...objection, state, handlerId, handlerName: name });
    record({
      act: 'objection.assign', subject: objection.id, before: { handler: objection.handlerName }, after: { handler: name }, note: name,
    });
    return { id: objection.id };
  },
});
