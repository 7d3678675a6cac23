import type { Finding } from '../../base/problem.ts';
import type { Tx } from '../../platform/database.ts';
import { regions } from '../organizations/contract.ts';
import { moneyOfProjects } from '../payments/index.ts';
import { allCategories, subPlansAll } from '../plans/index.ts';
import { projectLevels, isOver } from '../projects/contract.ts';
import { editionBefore, projectsOfUnit, type Unit, unitById } from './queries.ts';
import { definitionById, findEdition, periodById, savedRowsOf } from './store.ts';
import type { RecordedProject } from './tables.ts';
import { type RecordedRow, saysOver, tableFindings, tableRows } from './table-rules.ts';
import type {
  Cells,
  DefinitionContent,
  Report,
  ReportDefinition,
  ReportEdition,
  ReportPeriod,
  TableRow,
} from './terms.ts';

export type Assembled = {
  report: Report;
  period: ReportPeriod;
  definition: ReportDefinition;
  unit: Unit;
  rows: TableRow[];
  /** What stops the table from being sent on. */
  findings: Finding[];
};

/** A table as it stands now: the record, what was typed, and the last period beneath. */
export async function assembleReport(tx: Tx, report: Report): Promise<Assembled> {
  const period = await periodById(tx, report.periodId);
  const definition = await definitionById(tx, period.definitionId);
  const unit = await unitById(tx, report.orgId);
  const former = formerCells(await editionBefore(tx, report.orgId, period.startsOn));
  const saved = new Map((await savedRowsOf(tx, report.id)).map((row) => [row.projectId, row]));
  const restating = report.restateReason !== null;
  const last = restating ? await findEdition(tx, report.id, report.edition) : undefined;
  const { content } = definition;
  const recorded = last ? certifiedAgain(last) : await recordedRows(tx, { content, period, orgId: unit.id }, former);
  const rows = tableRows({ content, endsOn: period.endsOn, recorded, former, saved, restating });
  const findings = tableFindings(rows, (row) => String(row.cells.title ?? ''));
  return { report, period, definition, unit, rows, findings };
}

export const formerCells = (edition: ReportEdition | undefined): Map<string, Cells> =>
  new Map((edition?.content.rows ?? []).map(({ projectId, cells }) => [projectId, cells]));

/** A correction starts from the table as it was certified: what happened since has no place in it. */
const certifiedAgain = ({ content }: ReportEdition): RecordedRow[] =>
  content.rows.map(({ projectId, cells }) => ({ projectId, cells, onAirSince: null }));

type Ask = { content: DefinitionContent; period: ReportPeriod; orgId: string };
async function recordedRows(
  tx: Tx,
  { content, period, orgId }: Ask,
  former: Map<string, Cells>,
): Promise<RecordedRow[]> {
  const projects = (await projectsOfUnit(tx, orgId, period.endsOn)).filter(({ id }) => !saysOver(former.get(id)));
  const categories = new Map((await allCategories(tx)).map(({ code, shortLabel }) => [code, shortLabel]));
  const subPlans = new Map((await subPlansAll(tx)).map(({ code, label }) => [code, label]));
  const money = await moneyOfProjects(
    tx,
    projects.filter(({ level }) => level === 'national').map(({ id }) => id),
  );
  return projects.map((project) => ({
    projectId: project.id,
    onAirSince: project.firstAiredOn ?? project.onAirOn,
    cells: {
      ...identityOf(project, { categories, subPlans }),
      ...workOf(project),
      ...stageOf(project, content),
      ...moneyOf(project, money.get(project.id)),
    },
  }));
}

type Labels = { categories: Map<string, string>; subPlans: Map<string, string> };
const identityOf = (project: RecordedProject, { categories, subPlans }: Labels): Cells => ({
  projectNumber: project.number,
  province: regions[(project.regionCode ?? '').slice(0, 2)] ?? null,
  title: project.title,
  category: project.categoryCode ? (categories.get(project.categoryCode) ?? project.categoryCode) : null,
  subPlan: project.subPlan ? (subPlans.get(project.subPlan) ?? project.subPlan) : null,
  level: projectLevels[project.level],
  producer: project.producerName,
  platform: project.level === 'platform' ? project.ownerName : null,
});
const workOf = (project: RecordedProject): Cells => ({
  planningNumber: project.filingNumber,
  classCode: project.classCode ? String(project.classCode) : null,
  episodes: project.episodeCount,
  minutes: project.episodeMinutes === null ? null : Number(project.episodeMinutes),
});
/** How far it is, where its progress is kept in this system; provincial and platform projects report it here. */
function stageOf(project: RecordedProject, { stages }: DefinitionContent): Cells {
  if (isOver(project)) return { stage: project.state };
  if (!project.tracked) return {};
  const stage = stages.find(({ milestones }) => milestones.includes(project.stage))?.code ?? null;
  const airedOn = project.onAirOn ?? project.firstAiredOn;
  return { stage, stageOn: project.stageDoneOn, percent: project.stagePercent ?? 0, airedOn };
}
/** What the books say of a project whose grant is paid out here. */
const moneyOf = (
  { level }: RecordedProject,
  money: { agreedFen: number; paidFen: number; spentFen: number } | undefined,
): Cells =>
  level === 'national' && money && money.agreedFen > 0
    ? { moneySource: 'central', agreed: money.agreedFen, paid: money.paidFen, spent: money.spentFen }
    : {};
