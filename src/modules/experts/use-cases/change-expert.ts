import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { expertPolicy } from '../policy.ts';
import { ChangeExpert } from '../schema.ts';
import { lockExpert, saveExpert } from '../store.ts';

/** Corrects what the pool keeps about an expert. */
export const changeExpert = useCase({
  act: 'expert.change',
  label: '修改专家资料',
  input: ChangeExpert,
  view: expertPolicy.view,
  allow: expertPolicy.change,
  load: (tx, { expertId }) => lockExpert(tx, expertId),
  async run({ tx, record }, expert, { expertId, version, ...form }) {
    if (version !== expert.version) throw new Problem('row.changed');
    const saved = await saveExpert(tx, { ...expert, ...form });
    record({ act: 'expert.change', subject: expertId, before: expert, after: saved });
    return { id: expertId };
  },
});
