import { daysBetween, dayOf, endOfDay, localDate } from '../../base/time.ts';
import { movesOpenTo } from '../../base/workflow.ts';
import { type Actor } from '../../base/policy.ts';
import type { Tx } from '../../platform/database.ts';
import { timelineOf } from '../../platform/audit.ts';
import { reading } from '../../platform/use-case.ts';
import { answersOf } from '../applications/index.ts';
import { milestonePolicy, planPolicy, projectsPolicy, type ProjectStanding } from './policy.ts';
import { loadStanding } from './queries-overview.ts';
import { evidenceOf, reportsOf, trackedMilestones, watchLine } from './queries-tracking.ts';
import { ProjectById } from './schema.ts';
import { findPlan } from './store-tracking.ts';
import { milestoneKinds, type MilestoneKind, type Project } from './terms.ts';
import { trackingRules } from './tracking-basis.ts';
import { lagsOf, placeIn, reportDueOn } from './tracking-rules.ts';
import type { Plan, PlanLine } from './tracking-terms.ts';
import { milestoneWorkflow, planWorkflow, isRunning, isDone, isAgreed, isOpenMilestone, isOver } from './workflow.ts';

/** The schedule that the application told, matched by the words of the milestones. */
async function suggestedLines(tx: Tx, applicationId: string | null): Promise<PlanLine[]> {
  const said = applicationId ? (await answersOf(tx, applicationId))['production.milestones'] : undefined;
  if (!Array.isArray(said)) return [];
  const lines = said.flatMap((row: Record<string, unknown>): PlanLine[] => {
    const kind = (Object.keys(milestoneKinds) as MilestoneKind[]).find((one) => alike(one, String(row.stage ?? '')));
    return kind && /^\d{4}-\d{2}-\d{2}$/.test(String(row.on)) ? [{ kind, plannedOn: localDate(String(row.on)) }] : [];
  });
  const first = lines.filter(({ kind }, i) => lines.findIndex((one) => one.kind === kind) === i);
  return first.sort((a, b) => placeIn(a.kind) - placeIn(b.kind));
}
const marks: Record<MilestoneKind, RegExp> = {
  topic: /选题|策划|立项/,
  script: /剧本/,
  shooting: /拍摄|关机|杀青/,
  post_production: /后期|剪辑/,
  finished_review: /送审|成片|审核/,
  licensed: /许可|发行证/,
  accepted: /验收/,
  on_air: /播出|上线/,
  promoted: /宣推|宣传/,
};
const alike = (kind: MilestoneKind, said: string): boolean => marks[kind].test(said);

type Standing = Project & ProjectStanding;
function planMoves(actor: Actor, project: Standing, plan: Plan | undefined) {
  if (!isRunning(project)) return [];
  if (!plan) {
    const open = planPolicy.propose.test(actor, project);
    return open ? [{ act: 'propose', label: '报送计划', findings: [], basis: '方案六（一）3' }] : [];
  }
  return movesOpenTo(planWorkflow, planPolicy, { actor, subject: { ...project, state: plan.state }, facts: {} });
}

async function endOf(tx: Tx, { id, state }: Pick<Project, 'id' | 'state'>) {
  const [last] = await timelineOf(tx, id, ['project.close', 'project.stop']);
  return last ? { ...last, state } : null;
}

export const projectMilestones = reading({
  input: ProjectById,
  load: loadStanding,
  view: projectsPolicy.view,
  async show({ tx, actor, now }, project) {
    const rules = trackingRules();
    const plan = await findPlan(tx, project.id);
    const files = await evidenceOf(tx, project.id);
    const milestones = await trackedMilestones(tx, project.id);
    return {
      plan: plan ?? null,
      suggested: await suggestedLines(tx, project.applicationId),
      required: rules.plan.required,
      planMoves: planMoves(actor, project, plan),
      milestones: milestones.map((milestone) => {
        const { kind, state, plannedOn } = milestone;
        const elsewhere = rules.plan.confirmedElsewhere[kind] ?? null;
        const open = isRunning(project) && elsewhere === null;
        const subject = { ...project, state };
        const late = isOpenMilestone(milestone) && plannedOn !== null && now >= endOfDay(plannedOn);
        return {
          ...milestone,
          elsewhere,
          lateDays: late && isRunning(project) ? daysBetween(plannedOn, dayOf(now)) : null,
          files: files.filter((file) => file.part === 'milestone' && file.place === kind),
          moves: open ? movesOpenTo(milestoneWorkflow, milestonePolicy, { actor, subject, facts: {} }) : [],
        };
      }),
      end: isOver(project) ? await endOf(tx, project) : null,
      lags: lagsOf(await watchLine(tx, project.id), rules, now),
      source: rules.plan.source,
    };
  },
});

export const projectReports = reading({
  input: ProjectById,
  load: loadStanding,
  view: projectsPolicy.view,
  async show({ tx, actor, now }, project) {
    const rules = trackingRules();
    const files = await evidenceOf(tx, project.id);
    const milestones = await trackedMilestones(tx, project.id);
    const plan = await findPlan(tx, project.id);
    const running = isRunning(project);
    const line = await watchLine(tx, project.id);
    const due = running && isAgreed(plan) ? reportDueOn(line, { openedAt: project.createdAt, now }) : null;
    return {
      rows: (await reportsOf(tx, project.id)).map((report) => ({
        ...report,
        files: files.filter((file) => file.part === 'report' && file.place === report.id),
      })),
      dueOn: due,
      stage: project.stage,
      percents: Object.fromEntries(milestones.map(({ kind, percent }) => [kind, percent])),
      done: milestones.filter(isDone).map(({ kind }) => kind),
      elsewhere: Object.keys(rules.plan.confirmedElsewhere) as MilestoneKind[],
      mayReport: running && projectsPolicy.report.test(actor, project),
      source: `${rules.reports.clause}：${rules.reports.source}`,
    };
  },
});
