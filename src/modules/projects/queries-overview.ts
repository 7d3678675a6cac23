import type { Tx } from '../../platform/database.ts';
import { type FileAnswer, reading } from '../../platform/use-case.ts';
import { timelineOf } from '../../platform/audit.ts';
import { type Finding, Problem } from '../../base/problem.ts';
import type { Actor } from '../../base/policy.ts';
import { answersOf, applicationById } from '../applications/index.ts';
import { batchById } from '../calls/index.ts';
import { fileAnswer, fileById } from '../documents/index.ts';
import { workById } from '../works/index.ts';
import { closingFindings, type ClosingSource } from './closing.ts';
import type { AgreementSource } from './use-cases/fix-award.ts';
import { projectsPolicy, type ProjectStanding } from './policy.ts';
import { standingOf } from './queries.ts';
import { guidesOf } from './queries-guidance.ts';
import { isTurnOf, type ProjectSteps, stepsSeen } from './queries-steps.ts';
import { holdsFile, risksOf, trackedMilestones, watchLine } from './queries-tracking.ts';
import { ProjectById } from './schema.ts';
import { isLate, type Step } from './steps-rules.ts';
import { projectById } from './store.ts';
import { type Project, projectsActs } from './terms.ts';
import { trackingRules } from './tracking-basis.ts';
import { lagsOf } from './tracking-rules.ts';
import { FileOfProject } from './tracking-schema.ts';
import { isRunning } from './workflow.ts';

/** The project as the policies judge it, for questions. */
export const loadStanding = async (tx: Tx, { projectId }: { projectId: string }): Promise<Project & ProjectStanding> =>
  standingOf(tx, await projectById(tx, projectId));

async function applicationFacts(tx: Tx, applicationId: string | null) {
  if (!applicationId) return { application: null, content: [] };
  const { id, number, batchId, requestedFen } = await applicationById(tx, applicationId);
  const answers = await answersOf(tx, applicationId);
  const words: [string, string][] = [
    ['一句话故事', 'story.oneLine'],
    ['主题立意', 'story.theme'],
    ['内容梗概', 'story.synopsis'],
  ];
  const content = words.flatMap(([label, field]) => {
    const text = answers[field];
    return typeof text === 'string' && text !== '' ? [{ label, text }] : [];
  });
  return { application: { id, number, batchName: (await batchById(tx, batchId)).name, requestedFen }, content };
}

const whoseTurn = (
  { turn, personId }: Step,
  project: ProjectSteps,
  guides: readonly { personId: string; name: string }[],
) =>
  turn === 'producer'
    ? project.producerName
    : turn === 'unit'
      ? project.recommenderShortName
      : turn === 'owner'
        ? project.ownerName
        : (guides.find((one) => one.personId === personId)?.name ?? '指导专家');

const noMove = (act: string, label: string, basis?: string) => ({
  act,
  label,
  findings: [] as Finding[],
  ...(basis ? { basis } : {}),
});
type Sources = { hasAgreement: AgreementSource; closing: ClosingSource };
/** 结项, or 终止 where no agreement binds: for whoever supports the project. */
async function endMoves(tx: Tx, project: Project, { hasAgreement, closing }: Sources) {
  const bound = await hasAgreement(tx, project.id);
  const findings = await closingFindings(tx, project, { hasAgreement: bound, money: await closing(tx, project.id) });
  const close = { ...noMove('close', '结项', '方案六（一）3'), findings };
  return bound ? [close] : [close, noMove('stop', '终止')];
}
async function movesOn(tx: Tx, actor: Actor, project: Project & ProjectStanding, sources: Sources) {
  const running = isRunning(project);
  const { isProducer, ...may } = {
    isProducer: projectsPolicy.report.test(actor, project),
    office: projectsPolicy.closeRisk.test(actor, project),
    guide: project.guides.includes(actor.personId),
    award: projectsPolicy.fixAward.test(actor, project),
  };
  const award = may.award && running && project.support === 'funded' && !(await sources.hasAgreement(tx, project.id));
  return [
    ...(isProducer && running ? [noMove('report', '报送进度', '方案六（二）')] : []),
    ...(may.office || isProducer || may.guide ? [noMove('open_risk', '提示风险')] : []),
    ...(may.office ? [noMove('open_violation', '登记违规'), noMove('close_risk', '关闭')] : []),
    ...(award ? [noMove('fix_award', '核定扶持资金', '方案六（一）3')] : []),
    ...(running && projectsPolicy.end.test(actor, project) ? await endMoves(tx, project, sources) : []),
  ];
}

export const projectOverview = (sources: Sources) =>
  reading({
    input: ProjectById,
    load: loadStanding,
    view: projectsPolicy.view,
    async show({ tx, actor, now }, project) {
      const rules = trackingRules();
      const line = await watchLine(tx, project.id);
      const guides = (await guidesOf(tx, project.id))
        .filter(({ releasedAt }) => releasedAt === null)
        .map(({ personId, personName }) => ({ personId, name: personName }));
      const [seen] = await stepsSeen(tx, actor, { now, projectId: project.id });
      const steps = (seen?.steps ?? []).map((step) => ({
        ...step,
        who: seen ? whoseTurn(step, seen, guides) : '',
        late: isLate(step, now),
        mine: seen ? isTurnOf(actor, seen, step) : false,
      }));
      return {
        version: project.version,
        stage: project.stage,
        work: await workById(tx, project.workId),
        ...(await applicationFacts(tx, project.applicationId)),
        guides,
        milestones: await trackedMilestones(tx, project.id),
        lags: lagsOf(line, rules, now),
        lastProgressAt: line.lastProgressAt,
        risks: await risksOf(tx, project.id),
        steps,
        moves: await movesOn(tx, actor, project, sources),
        rules: {
          delay: `计划日期过后 ${rules.delay.steps.map(({ days }) => days).join('、')} 天分级提示（${rules.delay.source}）`,
          stall: `连续 ${rules.stall.steps.map(({ days }) => days).join('、')} 天无进展分级提示（${rules.stall.source}）`,
        },
      };
    },
  });

const acts: Record<string, string> = projectsActs;
/** 日志: everything recorded on the project, newest first; later modules record theirs with their own labels. */
export const projectLog = reading({
  input: ProjectById,
  load: loadStanding,
  view: projectsPolicy.view,
  async show({ tx, house }, project) {
    const labels = { ...house.actLabels, ...acts };
    const entries = await timelineOf(tx, project.id);
    return { timeline: entries.map((entry) => ({ ...entry, label: labels[entry.act] ?? entry.act })) };
  },
});

/** A file of a project; it is asked for through the project, so whoever may not see that hears 404. */
export const projectFile = reading({
  input: FileOfProject,
  load: loadStanding,
  view: projectsPolicy.view,
  async show({ tx, house }, project, { fileId }): Promise<FileAnswer> {
    if (!(await holdsFile(tx, project.id, fileId))) throw new Problem('act.not_found');
    return fileAnswer(house, await fileById(tx, fileId));
  },
});
