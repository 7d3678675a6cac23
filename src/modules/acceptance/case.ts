import { type Finding, findingsOf, Problem } from '../../base/problem.ts';
import { dayOf } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { Cx } from '../../platform/use-case.ts';
import { isInForce } from '../agreements/contract.ts';
import { agreementInForce } from '../agreements/index.ts';
import { answersOf } from '../applications/index.ts';
import { numberPatterns } from '../classification/index.ts';
import { organizationById } from '../organizations/index.ts';
import type { Project } from '../projects/contract.ts';
import { isRunning } from '../projects/contract.ts';
import { projectById, standingOf } from '../projects/index.ts';
import { workById } from '../works/index.ts';
import { differencesBetween } from './differences.ts';
import type { CaseStanding } from './policy.ts';
import { checklistOf, episodesOf, panelOf, pointsOf, roundsOf, rulesAll, worksUnderNumber } from './queries.ts';
import { checkFilm, type FilmCase, handInFindings } from './rules.ts';
import { decisionFindings } from './rules-decision.ts';
import { caseById } from './store.ts';
import type { AcceptanceCase, CheckRow, RoundContent, Statement } from './terms.ts';
import type { CaseAct } from './workflow.ts';
import { isSentBack } from './workflow.ts';

export type CaseAt = CaseStanding & { it: AcceptanceCase; project: Project };

/** A case with everything its rules look at. */
export async function caseAt(tx: Tx, it: AcceptanceCase): Promise<CaseAt> {
  const project = await projectById(tx, it.projectId);
  const { guides } = await standingOf(tx, project);
  const panel = (await panelOf(tx, it.id)).map(({ personId }) => personId);
  const { ownerOrgId, producerOrgId, recommenderOrgId, level } = project;
  const standing = { ownerOrgId, producerOrgId, recommenderOrgId, level, guides };
  return { ...standing, state: it.state, panel, convenedBy: it.convenedBy, it, project };
}
export const loadCase = async (tx: Tx, { caseId }: { caseId: string }): Promise<CaseAt> =>
  caseAt(tx, await caseById(tx, caseId));
export const lockCase = async (tx: Tx, { caseId }: { caseId: string }): Promise<CaseAt> =>
  caseAt(tx, await caseById(tx, caseId, true));

/** Refuses what was decided over an older state of the case. */
export const sameVersion = (it: { version: number }, version: number): void => {
  if (it.version !== version) throw new Problem('row.changed');
};

export const statementOf = (it: AcceptanceCase): Statement => ({
  aiUsed: it.aiUsed,
  aiUse: it.aiUse,
  numberKind: it.numberKind,
  number: it.number,
  numberOn: it.numberOn,
  numberHolder: it.numberHolder,
  remark: it.remark,
});

const aiIn = (answers: Record<string, unknown>): boolean | null =>
  typeof answers['production.aiUse'] === 'boolean' ? answers['production.aiUse'] : null;

export type Weighed = {
  film: FilmCase;
  checks: CheckRow[];
  agreement: RoundContent['agreement'] | null;
  findings: Finding[];
};

/** The film as it lies there now, weighed by every automatic check. */
export async function weigh({ tx, now }: Cx, { it, project }: CaseAt): Promise<Weighed> {
  const agreement = await agreementInForce(tx, project.id);
  const { productionForm, orientation, filingOn } = await workById(tx, project.workId);
  const { name, creditCode } = await organizationById(tx, project.producerOrgId);
  const figures = agreement?.content;
  const film: FilmCase = {
    rules: await rulesAll(tx),
    today: dayOf(now),
    agreement: {
      number: agreement?.number ?? '',
      episodeCount: figures?.episodeCount ?? null,
      episodeMinutes: figures?.episodeMinutes ?? null,
    },
    work: { productionForm, orientation, filingOn },
    producer: { name, creditCode },
    episodes: await episodesOf(tx, it.id),
    statement: statementOf(it),
    aiApplied: project.applicationId ? aiIn(await answersOf(tx, project.applicationId)) : null,
    patterns: await numberPatterns(tx),
    numberUsedBy: it.number === '' ? [] : await worksUnderNumber(tx, it.number, project.workId),
  };
  const checks = checkFilm(film);
  return {
    film,
    checks,
    agreement: agreement ? { ...film.agreement, versionNo: agreement.versionNo } : null,
    findings: [
      ...findingsOf(
        !isInForce(agreement) && {
          code: 'no_agreement',
          message: agreement ? '三方协议已中止，恢复履行后再提交' : '三方协议尚未生效',
          clause: '方案六（一）3',
        },
        !isRunning(project) && { code: 'not_running', message: '项目不在执行中，不能提交验收' },
      ),
      ...handInFindings(checks),
    ],
  };
}

/** Reasons against handing in a rectified film that is the same as the one sent back. */
async function unchanged(tx: Tx, { it }: CaseAt, { film }: Weighed): Promise<Finding[]> {
  const [last] = await roundsOf(tx, it.id);
  if (!last || !isSentBack(it)) return [];
  const now = { statement: film.statement, episodes: [...film.episodes] };
  const differences = differencesBetween(last.content, now).filter(({ place }) => place !== '说明');
  return findingsOf(
    differences.length === 0 && { code: 'nothing_changed', message: '与退回整改的成片没有差异，请先按整改要求修改' },
    it.remark.trim() === '' && { code: 'remark_missing', path: 'remark', message: '请在说明中逐条写明整改情况' },
  );
}

/** What stands against an act on this case now; what depends on the form is weighed by the act itself. */
export async function reasonsAgainst(cx: Cx, act: CaseAct, at: CaseAt): Promise<Finding[]> {
  const { tx } = cx;
  if (act === 'hand_in') {
    const weighed = await weigh(cx, at);
    return [...weighed.findings, ...(await unchanged(tx, at, weighed))];
  }
  if (act !== 'accept' && act !== 'rectify' && act !== 'reject') return [];
  const { it } = at;
  const points = await pointsOf(tx, it.id, it.round);
  const { points: checklist } = await checklistOf(tx, it.checklistEdition);
  const panel = (await panelOf(tx, it.id)).filter(({ round }) => round === it.round);
  const agreement = await agreementInForce(tx, it.projectId);
  return decisionFindings(act, { checklist, points, panel, agreementInForce: isInForce(agreement) });
}
