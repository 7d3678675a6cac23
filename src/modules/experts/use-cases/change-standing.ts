import { useCase } from '../../../platform/use-case.ts';
import { moveOn } from '../../../base/workflow.ts';
import { expertPolicy } from '../policy.ts';
import { ExpertWithReason } from '../schema.ts';
import { lockExpert, saveExpert } from '../store.ts';
import { expertsActs } from '../terms.ts';
import { type ExpertAct, expertWorkflow } from '../workflow.ts';

/** One act that moves an entry of the pool along its workflow, with a written reason. */
const standing = (act: ExpertAct) =>
  useCase({
    act: `expert.${act}`,
    label: expertsActs[`expert.${act}`],
    input: ExpertWithReason,
    view: expertPolicy.view,
    allow: expertPolicy[act],
    load: (tx, { expertId }) => lockExpert(tx, expertId),
    async run({ tx, record }, expert, { expertId, reason }) {
      const state = moveOn(expertWorkflow, act, expert.state, undefined);
      await saveExpert(tx, { ...expert, state, stateReason: reason });
      record({
        act: `expert.${act}`,
        subject: expertId,
        before: { state: expert.state },
        after: { state },
        note: reason,
      });
      return { id: expertId };
    },
  });

/** The expert is not drawn for a time. */
export const pauseExpert = standing('pause');
/** The expert may be drawn again. */
export const resumeExpert = standing('resume');
/** The expert leaves the pool for good; past reviews stay. */
export const removeExpert = standing('leave');
