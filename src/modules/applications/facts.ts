import type { Finding } from '../../base/problem.ts';
import { endOfDay, type Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { CallContent } from '../calls/contract.ts';
import { batchById, contentOf } from '../calls/index.ts';
import { classOf, numberFindings } from '../classification/contract.ts';
import { classRules, numberPatterns } from '../classification/index.ts';
import { organizationById } from '../organizations/index.ts';
import { awardsOf, findLookAlikes, workById } from '../works/index.ts';
import type { Work } from '../works/contract.ts';
import { answerRowsOf, answersIn, correctionsOf, currentFiles, isOpen, twinsOf } from './queries.ts';
import type { Answers, ApplicationFacts } from './rules.ts';
import type { AnswerRow, CorrectionRow } from './tables.ts';
import type { Application } from './terms.ts';

/** What the rules judge an application by, with the rows it was gathered from. */
export type Gathered = {
  facts: ApplicationFacts;
  rows: AnswerRow[];
  files: Awaited<ReturnType<typeof currentFiles>>;
  corrections: CorrectionRow[];
};

/** Gathers once all that the rules judge an application by. */
export async function gatherFacts(tx: Tx, application: Application, now: Instant): Promise<Gathered> {
  const [content, batch, applicant, stored, rows, files, corrections, twins] = await Promise.all([
    contentOf(tx, application.callVersionId),
    batchById(tx, application.batchId),
    organizationById(tx, application.applicantOrgId),
    workById(tx, application.workId),
    answerRowsOf(tx, application.id),
    currentFiles(tx, application.id),
    correctionsOf(tx, application.id),
    twinsOf(tx, application),
  ]);
  const answers = answersIn(rows);
  const work = asAnswered(content, stored, answers);
  const [lookAlikes, awards, numberFindings, classCode] = await Promise.all([
    findLookAlikes(tx, work),
    awardsOf(tx, work, applicant.creditCode),
    filingFindings(tx, work),
    classFor(tx, content, work, answers),
  ]);
  const open = corrections.find(isOpen);
  const facts = {
    application,
    answers,
    files,
    content,
    batch,
    applicant,
    work,
    now,
    twins,
    lookAlikes,
    awards,
    numberFindings,
    classCode,
    correctionDueAt: open ? endOfDay(open.dueOn) : null,
  };
  return { facts, rows, files, corrections };
}

/** The facts alone, for those who judge and show nothing else. */
export const applicationFacts = async (tx: Tx, application: Application, now: Instant): Promise<ApplicationFacts> =>
  (await gatherFacts(tx, application, now)).facts;

async function filingFindings(tx: Tx, { filingNumber, filingOn }: Work): Promise<Finding[]> {
  if (!filingNumber || !filingOn) return [];
  return numberFindings('planning_filing', filingNumber, filingOn, await numberPatterns(tx));
}

/** The class by the standard in force on the filing day, from the answers the eligibility pack names. */
async function classFor(tx: Tx, content: CallContent, work: Work, answers: Answers): Promise<number | null> {
  const rule = content.eligibility.find((one) => one.code === 'class3_voluntary');
  if (!rule || !work.filingOn || !work.productionForm) return null;
  const given = (name: string): unknown => answers[String(rule.values[name] ?? '')];
  const subject = given('subjectField');
  const { classCode } = classOf(
    {
      form: work.productionForm,
      mainForm: typeof given('mainFormField') === 'string' ? String(given('mainFormField')) : null,
      investmentFen: typeof given('investmentField') === 'number' ? Number(given('investmentField')) : null,
      specialSubject: typeof subject === 'string' && subject !== '' && subject !== 'none' ? subject : null,
      filingOn: work.filingOn,
    },
    await classRules(tx),
  );
  return classCode;
}

/** Which form field carries which fact of the dossier: `work.title` → `basic.title`, as the form's own data says. */
export const boundPaths = (content: CallContent): [keyof Work, string][] =>
  content.form.sections.flatMap((section) =>
    section.fields.flatMap((field) =>
      field.bind?.startsWith('work.')
        ? [[field.bind.slice(5) as keyof Work, `${section.key}.${field.key}`] as [keyof Work, string]]
        : [],
    ),
  );

/** The dossier as the answers say it now; an answer not given leaves the dossier's own fact. */
export function asAnswered(content: CallContent, work: Work, answers: Answers): Work {
  const changed = boundPaths(content).flatMap(([name, path]) => {
    const value = answers[path];
    return value === undefined || value === '' || value === null ? [] : [[name, value] as const];
  });
  return { ...work, ...(Object.fromEntries(changed) as Partial<Work>) };
}

/** The answers that a dossier already gives when an application is begun. */
export const answersFromWork = (content: CallContent, work: Work): [string, unknown][] =>
  boundPaths(content).flatMap(([name, path]) => {
    const value = work[name];
    return value === null || (Array.isArray(value) && value.length === 0) ? [] : [[path, value] as [string, unknown]];
  });
