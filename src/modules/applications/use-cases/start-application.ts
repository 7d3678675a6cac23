import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { newId } from '../../../platform/ids.ts';
import { batchById, contentOf } from '../../calls/index.ts';
import { organizationById } from '../../organizations/index.ts';
import { workById } from '../../works/index.ts';
import { worksPolicy } from '../../works/contract.ts';
import { answersFromWork } from '../facts.ts';
import { StartApplication } from '../schema.ts';
import { numberPrefix } from '../rules.ts';
import { insertAnswers, insertApplication, nextNumber } from '../store.ts';
import type { Application } from '../terms.ts';

/** A producer begins an application for one of its works in an open batch; what the dossier knows is filled in. */
export const startApplication = useCase({
  act: 'application.start',
  label: '新建申报',
  input: StartApplication,
  load: (tx, input) => workById(tx, input.workId),
  view: worksPolicy.view,
  allow: worksPolicy.amend,
  async run({ tx, actor, now, record }, work, { batchId }) {
    const batch = await batchById(tx, batchId);
    if (!batch.callVersionId || now < batch.opensAt || now >= batch.closesAt)
      throw new Problem('applications.batch_closed');
    const organization = await organizationById(tx, actor.orgId);
    if (organization.state !== 'verified' || !organization.homeOrgId) throw new Problem('applications.not_verified');
    const content = await contentOf(tx, batch.callVersionId);
    const prefix = numberPrefix(batch);
    const serial = await nextNumber(tx, `draft:${prefix}`);
    const application: Application = {
      id: newId(),
      version: 1,
      state: 'draft',
      number: null,
      batchId,
      callVersionId: batch.callVersionId,
      workId: work.id,
      draftNumber: `${prefix}-D-${String(serial).padStart(4, '0')}`,
      applicantOrgId: actor.orgId,
      recommenderOrgId: organization.homeOrgId,
      title: work.title,
      categoryCode: work.categoryCode,
      requestedFen: null,
      handlerId: null,
      edition: 0,
      submittedAt: null,
      acceptedAt: null,
      recommendedAt: null,
      refusalCode: null,
      refusalNote: null,
      createdBy: actor.personId,
      createdAt: now,
    };
    await insertApplication(tx, application);
    await insertAnswers(
      tx,
      answersFromWork(content, work).map(([field, value]) => ({
        applicationId: application.id,
        field,
        value,
        version: 1,
        savedBy: actor.personId,
        savedByName: actor.name,
        savedAt: now,
      })),
    );
    record({
      act: 'application.start',
      subject: application.id,
      also: [work.id],
      after: application,
      note: application.draftNumber,
    });
    return { id: application.id };
  },
});
