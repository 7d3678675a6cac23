import { useCase } from '../../../platform/use-case.ts';
import { worksPolicy } from '../../works/contract.ts';
import { workById } from '../../works/index.ts';
import { openApplication } from '../open-application.ts';
import { StartApplication } from '../schema.ts';

/** A producer begins an application for one of its works in an open batch; what the dossier knows is filled in. */
export const startApplication = useCase({
  act: 'application.start',
  label: '新建申报',
  input: StartApplication,
  load: (tx, input) => workById(tx, input.workId),
  view: worksPolicy.view,
  allow: worksPolicy.amend,
  async run(cx, work, { batchId }) {
    const { id } = await openApplication(cx, { work, batchId, applicantOrgId: cx.actor.orgId });
    return { id };
  },
});
