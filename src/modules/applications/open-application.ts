import { Problem } from '../../base/problem.ts';
import { newId } from '../../platform/ids.ts';
import type { ActCx } from '../../platform/use-case.ts';
import type { CallContent } from '../calls/contract.ts';
import { batchById, contentOf } from '../calls/index.ts';
import { isVerified } from '../organizations/contract.ts';
import { organizationById } from '../organizations/index.ts';
import type { Work } from '../works/contract.ts';
import { fieldAt } from './answering.ts';
import { answersFromWork } from './facts.ts';
import { valueFindings } from './form-rules.ts';
import { numberPrefix } from './rules.ts';
import { insertAnswers, insertApplication, nextNumber } from './store.ts';
import type { Application } from './terms.ts';

type Opening = {
  work: Work;
  batchId: string;
  applicantOrgId: string;
  /** Answers known from elsewhere, by `section.field`; one that does not fit the form of the batch is left out. */
  answers?: readonly (readonly [string, unknown])[];
  note?: string;
};

/** Opens a draft in an open batch, filled with what the dossier and the caller know; the caller has checked who may. */
export async function openApplication(cx: ActCx, opening: Opening): Promise<Application> {
  const { tx, actor, now, record } = cx;
  const { work, batchId, applicantOrgId, answers = [], note } = opening;
  const [batch, organization] = await Promise.all([batchById(tx, batchId), organizationById(tx, applicantOrgId)]);
  if (!batch.callVersionId || now < batch.opensAt || now >= batch.closesAt)
    throw new Problem('applications.batch_closed');
  if (!isVerified(organization) || !organization.homeOrgId) throw new Problem('applications.not_verified');
  const content = await contentOf(tx, batch.callVersionId);
  const prefix = numberPrefix(batch);
  const serial = await nextNumber(tx, `draft:${prefix}`);
  const application: Application = {
    ...begun,
    id: newId(),
    batchId,
    callVersionId: batch.callVersionId,
    workId: work.id,
    draftNumber: `${prefix}-D-${String(serial).padStart(4, '0')}`,
    applicantOrgId,
    recommenderOrgId: organization.homeOrgId,
    title: work.title,
    categoryCode: work.categoryCode,
    createdBy: actor.personId,
    createdAt: now,
  };
  await insertApplication(tx, application);
  const saved = { applicationId: application.id, version: 1, savedBy: actor.personId, savedByName: actor.name };
  const known = new Map([...fitting(content, answers), ...answersFromWork(content, work)]);
  await insertAnswers(
    tx,
    [...known].map(([field, value]) => ({ ...saved, field, value, savedAt: now })),
  );
  record({
    act: 'application.start',
    subject: application.id,
    also: [work.id],
    after: application,
    note: [application.draftNumber, note].filter(Boolean).join('；'),
  });
  return application;
}

const begun = {
  version: 1,
  state: 'draft',
  number: null,
  requestedFen: null,
  handlerId: null,
  edition: 0,
  submittedAt: null,
  acceptedAt: null,
  recommendedAt: null,
  refusalCode: null,
  refusalNote: null,
} as const;

/** Answers for which the form has a place and whose value has its shape. */
const fitting = (content: CallContent, answers: NonNullable<Opening['answers']>): [string, unknown][] =>
  answers.flatMap(([path, value]) => {
    const field = fieldAt(content, path);
    if (!field || value === null || value === undefined || value === '') return [];
    const isWrong = valueFindings(path, field, value).some(({ code }) => code === 'field_wrong');
    return isWrong ? [] : [[path, value] as [string, unknown]];
  });
