import { moveOn } from '../../../base/workflow.ts';
import { digestOf } from '../../../platform/digest.ts';
import { versionCode } from '../../../platform/papers/version.ts';
import { useCase } from '../../../platform/use-case.ts';
import { organizationById } from '../../organizations/index.ts';
import { lockWork, saveWork } from '../../works/index.ts';
import { applicationFacts, asAnswered } from '../facts.ts';
import { organizationFacts } from '../papers.ts';
import { applicationPolicy } from '../policy.ts';
import { correctionOpen } from '../queries.ts';
import { type ApplicationFacts, numberPrefix } from '../rules.ts';
import { SubmitApplication } from '../schema.ts';
import { closeCorrection, insertEdition, lockApplication, nextNumber, saveApplication } from '../store.ts';
import type { EditionContent } from '../tables.ts';
import type { Application } from '../terms.ts';
import { applicationWorkflow } from '../workflow.ts';

/**
 * The applicant hands the application in: it leaves an immutable edition and a receipt, and the dossier takes its
 * facts over.
 */
export const submitApplication = useCase({
  act: 'application.submit',
  label: '提交申报',
  input: SubmitApplication,
  load: (tx, input) => lockApplication(tx, input.applicationId),
  view: applicationPolicy.view,
  allow: applicationPolicy.submit,
  async run({ tx, actor, now, record }, application) {
    const facts = await applicationFacts(tx, application, now);
    const state = moveOn(applicationWorkflow, 'submit', application.state, facts);
    const number = application.number ?? (await numberFor(tx, facts));
    const edition = application.edition + 1;
    const content = await editionContent(tx, facts);
    const code = versionCode(number, content, edition);
    const receipt = { number, edition, versionCode: code, submittedAt: now, files: content.files };
    await insertEdition(tx, {
      applicationId: application.id,
      edition,
      versionCode: code,
      content,
      digest: digestOf(content),
      receipt,
      submittedBy: actor.personId,
      submittedAt: now,
    });
    const correction = await correctionOpen(tx, application.id);
    if (correction) await closeCorrection(tx, correction.id, now);
    const work = await lockWork(tx, application.workId);
    const { title, categoryCode } = await saveWork(tx, {
      ...asAnswered(facts.content, work, facts.answers),
      classCode: facts.classCode,
    });
    const after = await saveApplication(
      tx,
      {
        ...application,
        state,
        number,
        edition,
        title,
        categoryCode,
        requestedFen: requestedOf(facts),
        submittedAt: now,
      },
      textsOf(facts),
    );
    record({
      act: 'application.submit',
      subject: application.id,
      also: [work.id],
      before: { state: application.state },
      after: { ...after, versionCode: code, digest: digestOf(content) },
      note: `${number} 第 ${edition} 版 ${code}`,
    });
    return { id: application.id };
  },
});

/** Every text answer, so that a work is found by what it tells. */
const textsOf = ({ applicant, answers }: ApplicationFacts): string[] => [
  applicant.name,
  ...Object.values(answers).filter((one): one is string => typeof one === 'string'),
];

async function numberFor(tx: Parameters<typeof nextNumber>[0], { batch }: ApplicationFacts): Promise<string> {
  const prefix = numberPrefix(batch);
  const serial = await nextNumber(tx, `application:${prefix}`);
  return `${prefix}-${String(serial).padStart(4, '0')}`;
}

async function editionContent(tx: Parameters<typeof nextNumber>[0], facts: ApplicationFacts): Promise<EditionContent> {
  const organization = await organizationById(tx, facts.application.applicantOrgId);
  const files = facts.files.map(({ slot, fileId, name, size, sha256 }) => ({ slot, fileId, name, size, sha256 }));
  return { answers: facts.answers, files, organization: organizationFacts(organization) };
}

/** The amount asked for: the money field that the form binds to `application.requestedFen`. */
function requestedOf({ content, answers }: ApplicationFacts): Application['requestedFen'] {
  for (const section of content.form.sections) {
    const field = section.fields.find(({ bind }) => bind === 'application.requestedFen');
    const value = field && answers[`${section.key}.${field.key}`];
    if (typeof value === 'number') return value;
  }
  return null;
}
