import type { Tx } from '../../platform/database.ts';
import { moneyOfProjects } from '../payments/index.ts';
import { projectLevels, isOver } from '../projects/contract.ts';
import { fieldsOf, stageLabel, stageRank } from './field-terms.ts';
import { projectsCompared, recordsCompared, tablesCertified, worksCompared } from './queries-claims.ts';
import { figureText } from './rules.ts';
import type { CertifiedTable, ComparedProject, ComparedWork } from './tables.ts';
import type { Claim, FigureValue, Source } from './terms.ts';

/** What rules are run over: every statement, and of each work its unit and title. */
export type Figures = { claims: Claim[]; works: Map<string, WorkAt> };
export type WorkAt = { title: string; unitOrgId: string | null };
type Stated = Omit<Claim, 'source' | 'field' | 'value' | 'text'> & { source: Source };
type Raw = Readonly<Record<string, unknown>>;

/** One statement for each field of the source that `raw` speaks of; a field it does not know is no statement. */
function statements(stated: Stated, raw: Raw): Claim[] {
  return fieldsOf[stated.source].flatMap(({ key, measure }): Claim[] => {
    if (!(key in raw)) return [];
    const said = raw[key] === undefined || raw[key] === '' ? null : (raw[key] as FigureValue);
    if (measure === 'stage') {
      const value = said === null ? null : stageRank(String(said));
      return value === null ? [] : [{ ...stated, field: key, value, text: stageLabel(String(said)) }];
    }
    const value = said !== null && (measure === 'number' || measure === 'amount') ? Number(said) : said;
    return [{ ...stated, field: key, value, text: figureText(measure, value) }];
  });
}

function claimsOfTable(table: CertifiedTable, projects: ReadonlyMap<string, ComparedProject>): Claim[] {
  const { reportId, orgId, orgName, endsOn } = table;
  return table.content.rows.flatMap(({ projectId, cells }) => {
    const project = projects.get(projectId);
    if (!project) return [];
    const stated: Stated = {
      source: 'province',
      workId: project.workId,
      projectId,
      orgId,
      orgName,
      asOf: endsOn,
      path: `/reports/${reportId}`,
    };
    return statements(stated, {
      filingNumber: cells.planningNumber ?? null,
      classCode: cells.classCode ?? null,
      episodeCount: cells.episodes ?? null,
      episodeMinutes: cells.minutes ?? null,
      firstAiredOn: cells.airedOn ?? null,
      plays: cells.plays ?? null,
      homePageDays: cells.homePageDays ?? null,
      stage: cells.stage ?? null,
      agreedFen: cells.agreed ?? null,
      paidFen: cells.paid ?? null,
      spentFen: cells.spent ?? null,
      ...(cells.level === projectLevels.provincial ? { provincialPaidFen: cells.paid ?? null } : {}),
      ...(cells.level === projectLevels.platform ? { platformPaidFen: cells.paid ?? null } : {}),
    });
  });
}

function claimsOfWork(work: ComparedWork, at: WorkAt, unitName: string): Claim[] {
  const stated: Stated = {
    source: 'filing',
    workId: work.id,
    projectId: null,
    orgId: at.unitOrgId,
    orgName: unitName || (work.ownerName ?? '作品档案'),
    asOf: work.createdAt.slice(0, 10),
    path: `/works/${work.id}`,
  };
  const { title, filingNumber, classCode, episodeCount, episodeMinutes, firstAiredOn } = work;
  const minutes = episodeMinutes === null ? null : Number(episodeMinutes);
  const kind = classCode === null ? null : String(classCode);
  return statements(stated, {
    title,
    filingNumber,
    classCode: kind,
    episodeCount,
    episodeMinutes: minutes,
    firstAiredOn,
  });
}

function claimsOfProject(project: ComparedProject): Claim[] {
  if (!project.tracked) return [];
  const stated: Stated = {
    source: 'project',
    workId: project.workId,
    projectId: project.id,
    orgId: project.recommenderOrgId,
    orgName: project.recommenderName,
    asOf: project.createdAt.slice(0, 10),
    path: `/projects/${project.id}`,
  };
  const over = isOver(project) ? project.state : project.stage;
  return statements(stated, { stage: over, licensedOn: project.licensedOn, onAirOn: project.onAirOn });
}

/** What the books say, of projects whose grant is paid out here. */
async function claimsOfMoney(tx: Tx, projects: readonly ComparedProject[]): Promise<Claim[]> {
  const national = projects.filter(({ level }) => level === 'national');
  const money = await moneyOfProjects(
    tx,
    national.map(({ id }) => id),
  );
  return national.flatMap((project) => {
    const bar = money.get(project.id);
    if (!bar || bar.agreedFen === 0) return [];
    const stated: Stated = {
      source: 'money',
      workId: project.workId,
      projectId: project.id,
      orgId: project.recommenderOrgId,
      orgName: project.recommenderName,
      asOf: project.createdAt.slice(0, 10),
      path: `/projects/${project.id}/money`,
    };
    return statements(stated, { agreedFen: bar.agreedFen, paidFen: bar.paidFen, spentFen: bar.spentFen });
  });
}

async function claimsOfLedgers(tx: Tx, workIds: readonly string[] | undefined): Promise<Claim[]> {
  return (await recordsCompared(tx, workIds)).flatMap((record) => {
    const stated: Stated = {
      source: record.kind,
      workId: record.workId,
      projectId: record.projectId,
      orgId: record.sourceOrgId,
      orgName: record.sourceName,
      asOf: record.period,
      path: `/ledgers/records/${record.id}`,
    };
    const { content } = record;
    const platformMoney = content.moneySource === 'platform';
    return statements(stated, {
      ...content,
      title: record.title,
      filingNumber: record.filingNumber,
      ...(platformMoney
        ? { platformAgreedFen: content.agreedFen ?? null, platformPaidFen: content.paidFen ?? null }
        : {}),
    });
  });
}

const unitOf = (projects: readonly ComparedProject[]): ComparedProject | undefined =>
  projects.find(({ level }) => level === 'national') ?? projects[0];

/** All statements on these works, or on every work that has a project or stands in a ledger. */
export async function figuresOf(tx: Tx, workIds?: readonly string[]): Promise<Figures> {
  const projects = await projectsCompared(tx, workIds);
  const byWork = Map.groupBy(projects, ({ workId }) => workId);
  const byId = new Map(projects.map((one) => [one.id, one]));
  const works = new Map<string, WorkAt>();
  const claims: Claim[] = [];
  for (const work of await worksCompared(tx, workIds)) {
    const project = unitOf(byWork.get(work.id) ?? []);
    const at = { title: work.title, unitOrgId: project?.recommenderOrgId ?? work.homeOrgId };
    works.set(work.id, at);
    claims.push(...claimsOfWork(work, at, project?.recommenderName ?? ''));
  }
  for (const table of await tablesCertified(tx)) claims.push(...claimsOfTable(table, byId));
  claims.push(...projects.flatMap(claimsOfProject));
  claims.push(...(await claimsOfMoney(tx, projects)));
  claims.push(...(await claimsOfLedgers(tx, workIds)));
  return { claims, works };
}
