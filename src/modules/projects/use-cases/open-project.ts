import { z } from 'zod';
import { idField } from '../../../base/fields.ts';
import { machinery } from '../../../base/policy.ts';
import { Problem } from '../../../base/problem.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { lockApplication } from '../../applications/index.ts';
import { findByCode } from '../../organizations/index.ts';
import { finalResultOf } from '../../publicity/index.ts';
import { openProject } from '../open-project.ts';
import { projectOfApplication } from '../queries.ts';

const input = z.object({ applicationId: idField() });

/** Whether a final result still waits for its project; asked before the act, so that a repetition does nothing. */
export const projectMissing = reading({
  input,
  view: machinery,
  load: async () => null,
  show: async ({ tx }, _, { applicationId }) =>
    (await finalResultOf(tx, applicationId)) !== undefined &&
    (await projectOfApplication(tx, applicationId)) === undefined,
});

/** 立项: a final result becomes a project; the amount is what was applied for until the office decides otherwise. */
export const openProjectOfResult = useCase({
  act: 'project.open',
  label: '立项',
  input,
  view: machinery,
  allow: machinery,
  load: (tx, { applicationId }) => lockApplication(tx, applicationId),
  async run(cx, application) {
    const { tx } = cx;
    const result = await finalResultOf(tx, application.id);
    const nation = await findByCode(tx, 'NRTA');
    if (!result || !nation || (await projectOfApplication(tx, application.id))) throw new Problem('act.not_found');
    const support = result.kind === 'selected' ? 'funded' : 'unfunded';
    const { id } = await openProject(cx, {
      workId: application.workId,
      applicationId: application.id,
      batchId: application.batchId,
      level: 'national',
      ownerOrgId: nation.id,
      producerOrgId: application.applicantOrgId,
      recommenderOrgId: application.recommenderOrgId,
      categoryCode: application.categoryCode,
      subPlan: null,
      title: application.title,
      support,
      awardedFen: support === 'funded' ? (application.requestedFen ?? 0) : 0,
      noticeDocumentNumber: result.documentNumber,
    });
    return { id };
  },
});
