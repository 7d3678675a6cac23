import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { answersOf, applicationById } from '../applications/index.ts';
import { contentOf } from '../calls/index.ts';
import { organizationById } from '../organizations/index.ts';
import { allCategories } from '../plans/index.ts';
import type { Project } from '../projects/contract.ts';
import { finalResultOf } from '../publicity/index.ts';
import { workById } from '../works/index.ts';
import { isGivenBelow, milestonesOf, purposesOf, type SupportRow } from './rules.ts';
import { moneySources, type MoneySourceKind } from './own-money.ts';
import type { Clause, Figures, PaperContent, Party, PartyKey, TemplateContent } from './terms.ts';
import { clausesFor } from './wording.ts';

const classLabels: Record<number, string> = { 1: '第一类', 2: '第二类', 3: '第三类' };
type BudgetRow = { line?: string; amount?: number; note?: string };

/** The lines of the application's budget in the words of its form. */
async function budgetOf(tx: Tx, callVersionId: string, answers: Record<string, unknown>): Promise<Figures['budget']> {
  const { form } = await contentOf(tx, callVersionId);
  const field = form.sections.find(({ key }) => key === 'funds')?.fields.find(({ key }) => key === 'budget');
  const options = field?.columns?.find(({ key }) => key === 'line')?.options ?? [];
  const rows = Array.isArray(answers['funds.budget']) ? (answers['funds.budget'] as BudgetRow[]) : [];
  return rows.map(({ line = '', amount = 0, note = '' }) => ({
    label: options.find((one) => one.value === line)?.label ?? line,
    amountFen: amount,
    note,
  }));
}

/** Support of a province, city or county that the application says it has: a source of its own in the agreement. */
function supportsOf(answers: Record<string, unknown>): Figures['ownMoney'] {
  const rows = Array.isArray(answers['funds.supports']) ? (answers['funds.supports'] as SupportRow[]) : [];
  return rows.filter(isGivenBelow).map(({ programme, level = '', amount = 0 }, i) => ({
    source: `${level}-${i + 1}`,
    label: (programme ?? moneySources[level as MoneySourceKind]).slice(0, 40),
    promisedFen: amount,
  }));
}

const positive = (value: unknown): number => (typeof value === 'number' && value > 0 ? value : 0);

/** All figures of a new agreement, from decision, application, work and template: nobody types a fact twice. */
export async function figuresOf(
  tx: Tx,
  project: Project,
  { template, now }: { template: TemplateContent; now: Instant },
): Promise<Figures> {
  const work = await workById(tx, project.workId);
  const application = project.applicationId ? await applicationById(tx, project.applicationId) : undefined;
  const answers = application ? await answersOf(tx, application.id) : {};
  const result = application ? await finalResultOf(tx, application.id) : undefined;
  const categories = await allCategories(tx);
  const support = project.support;
  const amountFen = support === 'funded' ? project.awardedFen : 0;
  const milestones = milestonesOf(template, now);
  return {
    title: project.title,
    projectNumber: project.number,
    applicationNumber: application?.number ?? '',
    filingNumber: work.filingNumber ?? '',
    categoryLabel: categories.find(({ code }) => code === project.categoryCode)?.label ?? '',
    classLabel: work.classCode === null ? '' : (classLabels[work.classCode] ?? ''),
    decisionNumber: result?.documentNumber ?? project.noticeDocumentNumber ?? '',
    support,
    amountFen,
    episodeCount: work.episodeCount,
    episodeMinutes: work.episodeMinutes,
    ownMoney: [
      ...template.ownMoney
        .map(({ field, source, label }) => ({ source, label, promisedFen: positive(answers[field]) }))
        .filter(({ promisedFen }) => promisedFen > 0),
      ...supportsOf(answers),
    ],
    budget: application ? await budgetOf(tx, application.callVersionId, answers) : [],
    purposes: purposesOf(template, { support, amountFen }),
    instalments: support === 'funded' ? template.instalments : [],
    milestones,
    dueOn: milestones.at(-1)?.dueOn ?? null,
  };
}

/** The three parties as they stand in the register of organisations today. */
export async function partiesOf(tx: Tx, project: Project): Promise<Party[]> {
  const of = async (party: PartyKey, organizationId: string): Promise<Party> => {
    const it = await organizationById(tx, organizationId);
    return {
      party,
      organizationId,
      name: it.name,
      creditCode: it.creditCode ?? '',
      legalPerson: it.legalPerson ?? '',
      address: it.address ?? '',
    };
  };
  return [
    await of('office', project.ownerOrgId),
    await of('producer', project.producerOrgId),
    await of('recommender', project.recommenderOrgId),
  ];
}

/** The first version of an agreement. */
export async function firstContent(
  tx: Tx,
  project: Project,
  { template, without, now }: { template: TemplateContent; without: readonly string[]; now: Instant },
): Promise<PaperContent> {
  return {
    kind: 'main',
    title: `《${project.title}》${template.title}`,
    parties: await partiesOf(tx, project),
    figures: await figuresOf(tx, project, { template, now }),
    clauses: withoutConditions(clausesFor(template.clauses, project.support)).filter(
      (one) => !one.negotiable || !without.includes(one.key),
    ),
    ownClauses: [],
    changes: [],
    reason: '',
    mainNumber: '',
  };
}

/** A clause that has been chosen no longer says when it would be. */
const withoutConditions = (clauses: readonly Clause[]): Clause[] => clauses.map(({ when: _, ...clause }) => clause);
