import { acceptanceEndpoints } from '../../modules/acceptance/endpoints.ts';
import { agreementsEndpoints } from '../../modules/agreements/endpoints.ts';
import { applicationsEndpoints } from '../../modules/applications/endpoints.ts';
import { accountsEndpoints } from '../../modules/accounts/endpoints.ts';
import { crossChecksEndpoints } from '../../modules/cross-checks/endpoints.ts';
import { dashboardsEndpoints } from '../../modules/dashboards/endpoints.ts';
import { evaluationsEndpoints, isFinal, suggestionsEndpoints } from '../../modules/evaluations/contract.ts';
import { fundsEndpoints, recoveriesEndpoints } from '../../modules/funds/endpoints.ts';
import { organizationsEndpoints } from '../../modules/organizations/contract.ts';
import { projectsEndpoints } from '../../modules/projects/endpoints.ts';
import { promotionEndpoints } from '../../modules/promotion/endpoints.ts';
import { objectionEndpoints, publicEndpoints } from '../../modules/publicity/endpoints.ts';
import { reportsEndpoints } from '../../modules/reports/endpoints.ts';
import { worksEndpoints } from '../../modules/works/endpoints.ts';
import { experts } from './review.ts';
import type { Stage } from './stage.ts';

export type Checked = { report: Record<string, number | boolean>; wrong: string[] };

/** Those whose work must be waiting for them when they log in. */
const waited = ['gd-jigou1', 'gd-shouli', 'gx-chuping', 'gd-pingwei1', 'zj-qianfa', 'zongju', 'zongju-qianfa', 'yiyi'];
const selected = ['selected', 'selected_unfunded'] as const;

/** The end state of the demonstration as its own readers see it, and what is wrong with it. */
export async function checkStage(stage: Stage): Promise<Checked> {
  const { cast } = stage;
  const officer = cast.as('zongju');
  const auditor = cast.as('shenji');
  const all = await auditor.sees(applicationsEndpoints.list, { size: 20 });
  const inState = (...states: string[]): number =>
    all.counts.filter(({ state }) => states.includes(state)).reduce((sum, { n }) => sum + n, 0);
  const proof = await auditor.sees(accountsEndpoints.verifyAudit, {});
  const upheld = await auditor.sees(objectionEndpoints.list, { state: 'upheld' });
  const notices = await cast.nobody.sees(publicEndpoints.notices, {});
  const organisations = await officer.sees(organizationsEndpoints.list, { size: 20 });
  const { rows: listed } = await officer.sees(worksEndpoints.list, { size: 500 });
  const report = {
    works: listed.filter(({ lists }) => lists.length > 0).length, // the real ones, from published lists
    organisations: organisations.total,
    applications: all.total,
    recommended: inState(
      'recommended',
      'second_review',
      'final_review',
      ...selected,
      'reserve',
      'not_selected',
      'removed',
    ),
    selectedWithMoney: inState('selected'),
    selectedWithoutMoney: inState('selected_unfunded'),
    reserve: inState('reserve'),
    objectionsUpheld: upheld.total,
    publicNotices: notices.total,
    ...(await afterSelection(stage)),
    ...(await besideSelection(stage)),
    auditEntries: proof.entries,
    auditVerified: proof.verified,
  };
  return { report, wrong: [...wrongIn(report), ...(await idle(stage))] };
}

/** What became of the selected works, as the books and lists say it. */
async function afterSelection({ cast }: Stage) {
  const auditor = cast.as('shenji');
  await cast.as('caiwu1').does(fundsEndpoints.prove, {});
  const { sums, proof } = await auditor.sees(fundsEndpoints.list, {});
  const { cuts } = await auditor.sees(agreementsEndpoints.list, { size: 20 });
  const { counts } = await auditor.sees(acceptanceEndpoints.list, { size: 20 });
  const films = (state: string): number => counts.find((one) => one.state === state)?.n ?? 0;
  const { sums: returned } = await auditor.sees(recoveriesEndpoints.list, {});
  return {
    agreementsSigned: cuts.in_force,
    paidFen: sums.paidFen,
    recoveredFen: returned.returnedFen,
    ledgerProven: proof?.proven === true,
    accepted: films('accepted'),
    rectified: films('rectifying'),
  };
}

/** What stands beside the plan's own projects: works on air, promised places, published appraisals. */
async function besideSelection({ cast }: Stage) {
  const auditor = cast.as('shenji');
  const year = { size: 20, airedFrom: '2026-01-01' as never, airedUntil: '2026-12-31' as never };
  const { rows } = await auditor.sees(evaluationsEndpoints.list, {});
  const { counts } = await auditor.sees(promotionEndpoints.list, { size: 20 });
  return {
    aired: (await auditor.sees(projectsEndpoints.list, year)).total,
    placesPromised: counts.reduce((sum, { n }) => sum + n, 0),
    evaluationsPublished: rows.filter(({ state }) => isFinal(state)).length,
  };
}

/** The tables of June to November, when the last are in. */
export async function checkAutumn(stage: Stage, visited: Checked): Promise<Checked> {
  const { rows } = await stage.cast.as('shenji').sees(reportsEndpoints.periods, {});
  const sum = (count: (row: (typeof rows)[number]) => number): number => rows.reduce((all, row) => all + count(row), 0);
  const tables = {
    periods: rows.length,
    tablesConfirmed: sum(({ confirmed }) => confirmed),
    late: sum(({ late }) => late),
    restatements: sum(({ restated }) => restated),
    differencesOpen: (await stage.cast.as('shenji').sees(crossChecksEndpoints.list, { size: 20 })).cuts.waiting,
  };
  const { agreementsSigned, paidFen, ledgerProven } = await afterSelection(stage);
  const { evaluationsPublished } = await besideSelection(stage);
  const { rows: advised } = await stage.cast.as('shenji').sees(suggestionsEndpoints.list, {});
  const suggestions = advised.length;
  const proof = await stage.cast.as('shenji').sees(accountsEndpoints.verifyAudit, {});
  const report = {
    ...visited.report,
    ...tables,
    agreementsSigned,
    paidFen,
    ledgerProven,
    evaluationsPublished,
    suggestions,
    auditEntries: proof.entries,
    auditVerified: proof.verified,
  };
  const least: Record<string, number> = {
    periods: 12,
    agreementsSigned: Number(visited.report.selectedWithMoney) + Number(visited.report.selectedWithoutMoney),
    tablesConfirmed: 384,
    late: 3,
    restatements: 2,
    differencesOpen: 1,
    evaluationsPublished: 4,
    suggestions: 1,
  };
  const short = Object.entries(least).filter(([name, n]) => Number(report[name as keyof typeof report]) < n);
  return { report, wrong: [...visited.wrong, ...short.map(([name]) => `${name}: too few`)] };
}

function wrongIn(report: Checked['report']): string[] {
  const least: Record<string, number> = {
    organisations: 50,
    applications: 50,
    recommended: 20,
    selectedWithMoney: 1,
    selectedWithoutMoney: 1,
    reserve: 1,
    objectionsUpheld: 1,
    publicNotices: 1,
    agreementsSigned: 15,
    paidFen: 1,
    recoveredFen: 1,
    accepted: 1,
    aired: 20,
    placesPromised: 10,
    evaluationsPublished: 2,
    rectified: 1,
    auditEntries: 1000,
  };
  return [
    ...(report.works === 102 ? [] : [`works: ${report.works}`]),
    ...(report.auditVerified ? [] : ['the audit chain']),
    ...(report.ledgerProven ? [] : ['the ledger']),
    ...Object.entries(least).flatMap(([name, n]) => (Number(report[name]) >= n ? [] : [`${name}: ${report[name]}`])),
  ];
}

const waitsFor = async (cast: Stage['cast'], login: string): Promise<boolean> =>
  (await cast.as(login).sees(dashboardsEndpoints.frame, {})).todoCount > 0;

/** The experts are drawn by lot, so who still has works to judge is known only when the story is told. */
export async function expertAtWork({ cast }: Stage): Promise<string | undefined> {
  for (const login of experts.toReversed()) if (await waitsFor(cast, login)) return login;
  return undefined;
}

/** Roles for whom nothing waits. */
async function idle(stage: Stage): Promise<string[]> {
  const found = (await expertAtWork(stage)) ? [] : ['nothing waits for any expert'];
  for (const login of waited) if (!(await waitsFor(stage.cast, login))) found.push(`nothing waits for ${login}`);
  return found;
}
