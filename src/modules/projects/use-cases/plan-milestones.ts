import { useCase } from '../../../platform/use-case.ts';
import { moveOn } from '../../../base/workflow.ts';
import { Problem } from '../../../base/problem.ts';
import { insist, insistRunning, lockStanding } from '../evidence.ts';
import { planPolicy, projectsPolicy } from '../policy.ts';
import { findPlan, milestoneOf, saveMilestone, savePlan } from '../store-tracking.ts';
import { trackingRules } from '../tracking-basis.ts';
import { planFindings } from '../tracking-rules.ts';
import { DecidePlan, ProposePlan, ReturnPlan } from '../tracking-schema.ts';
import { planWorkflow } from '../workflow.ts';

/** 报送计划: the producer says by when each milestone will be reached. */
export const proposePlan = useCase({
  act: 'project.plan_propose',
  label: '报送进度计划',
  input: ProposePlan,
  load: (tx, { projectId }) => lockStanding(tx, projectId),
  view: projectsPolicy.view,
  allow: planPolicy.propose,
  async run({ tx, actor, now, record }, project, { version, lines, note }) {
    insistRunning(project);
    const former = await findPlan(tx, project.id);
    insist(planFindings(lines, trackingRules().plan));
    const state = moveOn(planWorkflow, 'propose', former?.state ?? planWorkflow.start, {});
    const edition = (former?.edition ?? 0) + 1;
    const by = { proposedBy: actor.personId, proposedByName: actor.name, proposedAt: now };
    const undecided = { decidedByName: null, decidedAt: null, returnReason: null };
    await savePlan(tx, { projectId: project.id, version, edition, state, lines, note, ...by, ...undecided }, version);
    record({ act: 'project.plan_propose', subject: project.id, after: { edition, lines }, note: `第 ${edition} 稿` });
    return { id: project.id };
  },
});

/** 同意计划: the dates agreed with the unit stand on the milestones and the clock runs by them. */
export const agreePlan = useCase({
  act: 'project.plan_agree',
  label: '同意进度计划',
  input: DecidePlan,
  load: (tx, { projectId }) => lockStanding(tx, projectId),
  view: projectsPolicy.view,
  allow: planPolicy.agree,
  async run({ tx, actor, now, record }, project, { version }) {
    insistRunning(project);
    const plan = await findPlan(tx, project.id);
    if (!plan) throw new Problem('projects.no_plan');
    const state = moveOn(planWorkflow, 'agree', plan.state, {});
    await savePlan(tx, { ...plan, state, decidedByName: actor.name, decidedAt: now }, version);
    for (const { kind, plannedOn } of plan.lines)
      await saveMilestone(tx, { ...(await milestoneOf(tx, project.id, kind)), plannedOn });
    record({ act: 'project.plan_agree', subject: project.id, after: { lines: plan.lines } });
    return { id: project.id };
  },
});

export const returnPlan = useCase({
  act: 'project.plan_return',
  label: '退回进度计划',
  input: ReturnPlan,
  load: (tx, { projectId }) => lockStanding(tx, projectId),
  view: projectsPolicy.view,
  allow: planPolicy.return,
  async run({ tx, actor, now, record }, project, { version, reason }) {
    insistRunning(project);
    const plan = await findPlan(tx, project.id);
    if (!plan) throw new Problem('projects.no_plan');
    const state = moveOn(planWorkflow, 'return', plan.state, {});
    const decided = { decidedByName: actor.name, decidedAt: now, returnReason: reason };
    await savePlan(tx, { ...plan, state, ...decided }, version);
    record({ act: 'project.plan_return', subject: project.id, note: reason });
    return { id: project.id };
  },
});
