import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { worksPolicy } from '../policy.ts';
import { AmendWork } from '../schema.ts';
import { lockWork, saveWork } from '../store.ts';

/** The owner corrects the facts of its work. */
export const amendWork = useCase({
  act: 'work.amend',
  label: '修改作品信息',
  input: AmendWork,
  load: (tx, input) => lockWork(tx, input.workId),
  view: worksPolicy.view,
  allow: worksPolicy.amend,
  async run({ tx, record }, work, { workId: _, version, ...form }) {
    if (version !== work.version) throw new Problem('row.changed');
    const after = await saveWork(tx, { ...work, ...form });
    record({ act: 'work.amend', subject: work.id, before: work, after });
    return { id: work.id };
  },
});
