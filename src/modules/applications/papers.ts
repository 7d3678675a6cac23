import { Problem } from '../../base/problem.ts';
import { tenThousandYuan, fen } from '../../base/money.ts';
import { localDate, longDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { Column } from '../../platform/papers/blocks.ts';
import type { CommitmentPaper } from '../../platform/papers/commitment.ts';
import type { FormPaper, FormRow } from '../../platform/papers/form.ts';
import type { ReceiptPaper } from '../../platform/papers/receipt.ts';
import { versionCode } from '../../platform/papers/version.ts';
import type { CallContent, FormField } from '../calls/contract.ts';
import { batchById, contentOf } from '../calls/index.ts';
import type { Organization } from '../organizations/contract.ts';
import { bodyKinds, licenceKinds } from '../organizations/contract.ts';
import { organizationById } from '../organizations/index.ts';
import { currentAnswers } from './queries.ts';
import { optionLabels } from './options.ts';
import type { EditionRow } from './tables.ts';
import { ordinal, type Application } from './terms.ts';

/** The facts of the organisation that the form shows and an edition keeps, keyed as `bind` names them. */
export const organizationFacts = (it: Organization): Record<string, string | null> => ({
  name: it.name,
  creditCode: it.creditCode,
  bodyKind: it.bodyKind && bodyKinds[it.bodyKind],
  licenceKind: it.licenceKind && licenceKinds[it.licenceKind],
  licenceNumber: it.licenceNumber,
  licenceFrom: it.licenceFrom,
  licenceUntil: it.licenceUntil,
  legalPerson: it.legalPerson,
  contactName: it.contactName,
  contactPhone: it.contactPhone,
  address: it.address,
});

type Labels = Readonly<Record<string, string>>;
/** An answer in the words of the paper; what is empty stays empty. */
export function answerText(field: FormField, value: unknown, labels: Labels): string {
  if (value === undefined || value === null || value === '') return '';
  const option = (one: unknown) =>
    field.options?.find((each) => each.value === one)?.label ?? labels[String(one)] ?? String(one);
  switch (field.kind) {
    case 'money':
      return `${tenThousandYuan(fen(Number(value)))} 万元`;
    case 'number':
      return `${Number(value)}${field.unit ?? ''}`;
    case 'date':
      return longDate(localDate(String(value)));
    case 'yesNo':
      return value ? '是' : '否';
    case 'choice':
      return option(value);
    case 'choices':
      return (value as unknown[]).map(option).join('、');
    case 'list':
      return (value as unknown[]).join('；');
    default:
      return String(value);
  }
}

const columnsOf = (field: FormField): Column[] =>
  (field.columns ?? []).map(({ label, kind, unit }) => ({
    title: kind === 'money' ? `${label}（万元）` : unit ? `${label}（${unit}）` : label,
    align: kind === 'money' || kind === 'number' ? ('right' as const) : ('left' as const),
  }));

function rowOf(field: FormField, value: unknown, labels: Labels): FormRow {
  if (field.kind === 'table') {
    const rows = Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
    const cells = rows.map((row) =>
      (field.columns ?? []).map((column) => answerText(column, row[column.key], labels).replace(/ 万元$/, '')),
    );
    return { label: field.label, table: { columns: columnsOf(field), rows: cells } };
  }
  const text = answerText(field, value, labels);
  if (field.kind === 'longText') return { label: field.label, longText: text };
  return { label: field.label, value: text, half: field.kind !== 'list' && (field.max ?? 0) <= 40 };
}

type Printed = {
  content: CallContent;
  application: Application;
  labels: Labels;
  answers: Record<string, unknown>;
  organization: Record<string, unknown>;
  edition: EditionRow | undefined;
};
const valueOf = ({ answers, organization }: Printed, sectionKey: string, field: FormField): unknown =>
  field.bind?.startsWith('organization.') ? organization[field.bind.slice(13)] : answers[`${sectionKey}.${field.key}`];

/** The application form as paper: from a submitted edition, or from the present answers with 草稿 on every page. */
export function formPaperOf(printed: Printed): FormPaper {
  const { content, application, edition, labels } = printed;
  const code = edition?.versionCode ?? versionCode(application.draftNumber, printed.answers, application.edition + 1);
  return {
    title: content.form.title,
    draft: edition === undefined,
    number: application.number ?? application.draftNumber,
    versionCode: code,
    qrText: `${application.number ?? application.draftNumber}/${code}`,
    sections: content.form.sections.map((section, i) => ({
      heading: `${ordinal(i)}、${section.label}`,
      rows: section.fields.map((field) => rowOf(field, valueOf(printed, section.key, field), labels)),
    })),
    signatures: [
      {
        heading: '申报机构',
        statement: '本机构对申报材料的真实性、合法性负责。',
        lines: ['法定代表人（签字）', '单位（盖章）'],
      },
      { heading: '初评单位意见', lines: ['单位（盖章）'] },
    ],
  };
}

type CommitmentSource = Pick<Printed, 'content' | 'application' | 'organization'> & { title: string; draft: boolean };
const commitmentContent = ({ content, application, organization, title }: Omit<CommitmentSource, 'draft'>) => ({
  clauses: content.commitment.clauses,
  title,
  number: application.draftNumber,
  name: organization.name,
  creditCode: organization.creditCode,
});

/** 附件2 版权承诺书, filled in for this work and organisation, to be sealed and scanned back. */
export function commitmentPaperOf(source: CommitmentSource): CommitmentPaper {
  const { content, application, organization, title } = source;
  const code = versionCode(application.draftNumber, commitmentContent(source));
  return {
    annex: '附件2',
    title: content.commitment.title,
    clauses: content.commitment.clauses,
    versionCode: code,
    qrText: `${application.draftNumber}/${code}`,
    fields: [
      { label: '作品名称', value: `《${title}》` },
      { label: '承诺单位', value: String(organization.name ?? '') },
      { label: '统一社会信用代码', value: String(organization.creditCode ?? '') },
      { label: '申报编号', value: application.draftNumber },
    ],
    signatures: [
      {
        lines: [
          { label: '承诺单位（盖章）', value: '' },
          { label: '法定代表人（签字）', value: '' },
          { label: '日期', value: '' },
        ],
      },
    ],
  };
}

type Committed = { content: CallContent; application: Application; applicant: Organization };
/** The version code that the commitment carries when printed from the present answers. */
export const commitmentVersion = (committed: Committed): string =>
  commitmentPaperOf({ ...sourceOf(committed), draft: true }).versionCode;

export async function commitmentVersionOf({ tx }: { tx: Tx }, application: Application): Promise<string> {
  return commitmentPaperOf({ ...(await commitmentSource(tx, application)), draft: true }).versionCode;
}

export async function commitmentSource(tx: Tx, application: Application): Promise<Omit<CommitmentSource, 'draft'>> {
  const content = await contentOf(tx, application.callVersionId);
  return sourceOf({ content, application, applicant: await organizationById(tx, application.applicantOrgId) });
}

const sourceOf = ({ content, application, applicant }: Committed): Omit<CommitmentSource, 'draft'> => ({
  content,
  application,
  organization: organizationFacts(applicant),
  title: application.title,
});

export async function printedOf(tx: Tx, application: Application, edition: EditionRow | undefined): Promise<Printed> {
  const content = await contentOf(tx, application.callVersionId);
  const organization =
    edition?.content.organization ?? organizationFacts(await organizationById(tx, application.applicantOrgId));
  const answers = edition?.content.answers ?? (await currentAnswers(tx, application.id));
  return {
    content,
    application,
    edition,
    answers,
    organization,
    labels: await optionLabels(tx, content, (await batchById(tx, application.batchId)).opensOn),
  };
}

/** The receipt of a submission: number, instant, and every file with its hash. */
export function receiptPaperOf(
  edition: EditionRow,
  names: { title: string; applicant: string; unit: string; number: string },
): ReceiptPaper {
  if (!edition) throw new Problem('applications.not_submitted');
  return {
    title: '申报材料接收回执',
    issuedBy: names.unit,
    number: names.number,
    receivedAt: edition.submittedAt,
    versionCode: edition.versionCode,
    qrText: `${names.number}/${edition.versionCode}`,
    fields: [
      { label: '作品名称', value: `《${names.title}》` },
      { label: '申报机构', value: names.applicant },
      { label: '初评单位', value: names.unit },
      { label: '内容摘要（SHA-256）', value: edition.digest },
    ],
    files: edition.content.files.map(({ name, size, sha256 }) => ({ name, bytes: size, sha256 })),
  };
}
