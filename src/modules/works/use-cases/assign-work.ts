import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { organizationById } from '../../organizations/index.ts';
import { worksPolicy } from '../policy.ts';
import { AssignWork } from '../schema.ts';
import { lockWork, saveWork } from '../store.ts';

/** The national office confirms whose a listed work is, so that its owner can go on in the same dossier. */
export const assignWork = useCase({
  act: 'work.assign',
  label: '确认作品归属',
  input: AssignWork,
  load: (tx, input) => lockWork(tx, input.workId),
  view: worksPolicy.view,
  allow: worksPolicy.assign,
  async run({ tx, record }, work, { organizationId }) {
    if (work.ownerOrgId !== null && work.ownerOrgId !== organizationId) throw new Problem('works.owned');
    const owner = await organizationById(tx, organizationId);
    const after = await saveWork(tx, { ...work, ownerOrgId: owner.id });
    record({ act: 'work.assign', subject: work.id, before: work, after, note: owner.name });
    return { id: work.id };
  },
});
