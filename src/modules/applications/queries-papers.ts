import { Problem } from '../../base/problem.ts';
import { type FileAnswer, reading } from '../../platform/use-case.ts';
import { commitmentPaperPdf } from '../../platform/papers/commitment.ts';
import { commitmentPaperWord, formPaperWord, receiptPaperWord } from '../../platform/papers/index.ts';
import { formPaperPdf } from '../../platform/papers/form.ts';
import { receiptPaperPdf } from '../../platform/papers/receipt.ts';
import { fileAnswer, fileById } from '../documents/index.ts';
import { organizationById } from '../organizations/index.ts';
import { commitmentPaperOf, commitmentSource, formPaperOf, printedOf, receiptPaperOf } from './papers.ts';
import { applicationPolicy } from './policy.ts';
import { editionOf, holdsFile } from './queries.ts';
import { FileOfApplication, PaperOfApplication } from './schema.ts';
import { applicationById } from './store.ts';
import { seesDraft } from './views.ts';
import { isFilling } from './workflow.ts';

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;
const names = { form: '申请书', commitment: '版权承诺书', receipt: '回执' } as const;

/** A file of an application; it is asked for through the application, so whoever may not see that gets 404. */
export const applicationFile = reading({
  input: FileOfApplication,
  load: (tx, input) => applicationById(tx, input.applicationId),
  view: applicationPolicy.view,
  async show({ tx, actor, house }, application, { fileId }): Promise<FileAnswer> {
    const edition = await editionOf(tx, application.id);
    const submitted = edition?.content.files.some((file) => file.fileId === fileId) ?? false;
    const own = seesDraft(actor, application) && (await holdsFile(tx, application.id, fileId));
    if (!submitted && !own) throw new Problem('act.not_found');
    return fileAnswer(house, await fileById(tx, fileId));
  },
});

/** The papers of an application as PDF or Word; the printed form equals the data and carries its version code. */
export const applicationPaper = reading({
  input: PaperOfApplication,
  load: (tx, input) => applicationById(tx, input.applicationId),
  view: applicationPolicy.view,
  async show({ tx, actor }, application, { paper, format, edition: asked }): Promise<FileAnswer> {
    const draft = seesDraft(actor, application) && isFilling(application) && asked === undefined;
    const edition = draft && paper !== 'receipt' ? undefined : await editionOf(tx, application.id, asked);
    if (!draft && !edition) throw new Problem('applications.not_submitted');
    const name = `${names[paper]}_${application.number ?? application.draftNumber}_${application.title}.${format}`;
    const answerWith = (body: () => Promise<Buffer>): FileAnswer => ({ name, type: types[format], body });
    if (paper === 'commitment') {
      const source = { ...(await commitmentSource(tx, application)), draft };
      return answerWith(() => (format === 'pdf' ? commitmentPaperPdf : commitmentPaperWord)(commitmentPaperOf(source)));
    }
    if (paper === 'form') {
      const printed = await printedOf(tx, application, edition);
      return answerWith(() => (format === 'pdf' ? formPaperPdf : formPaperWord)(formPaperOf(printed)));
    }
    if (!edition) throw new Problem('applications.not_submitted');
    const applicant = (await organizationById(tx, application.applicantOrgId)).name;
    const unit = (await organizationById(tx, application.recommenderOrgId)).name;
    const receipt = receiptPaperOf(edition, {
      title: application.title,
      applicant,
      unit,
      number: application.number ?? '',
    });
    return answerWith(() => (format === 'pdf' ? receiptPaperPdf : receiptPaperWord)(receipt));
  },
});
