import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { personById } from '../../accounts/index.ts';
import { applicationPolicy } from '../policy.ts';
import { AssignSection } from '../schema.ts';
import { assignSection as saveAssignment, lockApplication } from '../store.ts';

/** A section is given to a colleague of the same organisation. */
export const assignSection = useCase({
  act: 'application.assign',
  label: '分派章节',
  input: AssignSection,
  load: (tx, input) => lockApplication(tx, input.applicationId),
  view: applicationPolicy.view,
  allow: applicationPolicy.assign,
  async run({ tx, record }, application, { section, personId }) {
    const colleague = personId === null ? null : await personById(tx, personId);
    if (colleague && colleague.organizationId !== application.applicantOrgId) throw new Problem('act.not_found');
    await saveAssignment(tx, { applicationId: application.id, section, assignedTo: personId });
    record({
      act: 'application.assign',
      subject: application.id,
      after: { section, personId },
      note: colleague?.name ?? '取消分派',
    });
    return { id: application.id };
  },
});
