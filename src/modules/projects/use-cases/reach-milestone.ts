import { moveOn } from '../../../base/workflow.ts';
import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { useCase } from '../../../platform/use-case.ts';
import { insist, insistRunning, keepEvidence, lockStanding } from '../evidence.ts';
import { completeMilestone } from '../moves.ts';
import { milestonePolicy, projectsPolicy } from '../policy.ts';
import { saveProject } from '../store.ts';
import { milestoneOf, saveMilestone } from '../store-tracking.ts';
import { milestoneKinds } from '../terms.ts';
import { trackingRules } from '../tracking-basis.ts';
import { claimFindings, stageAfter } from '../tracking-rules.ts';
import { ClaimMilestone, ConfirmMilestone, SendBackMilestone } from '../tracking-schema.ts';
import { milestoneWorkflow } from '../workflow.ts';

/** 报节点完成: the producer says that a milestone is reached, with evidence. */
export const claimMilestone = useCase({
  act: 'project.milestone_claim',
  label: '报节点完成',
  input: ClaimMilestone,
  load: (tx, { projectId }) => lockStanding(tx, projectId),
  view: projectsPolicy.view,
  allow: milestonePolicy.claim,
  async run(cx, project, { kind, version, on, note, uploads }) {
    const { tx, actor, now, record } = cx;
    insistRunning(project);
    const milestone = await milestoneOf(tx, project.id, kind);
    if (milestone.version !== version) throw new Problem('row.changed');
    insist(claimFindings({ kind, on, today: dayOf(now), files: uploads.length }, trackingRules().plan));
    const state = moveOn(milestoneWorkflow, 'claim', milestone.state, {});
    const files = await keepEvidence(cx, project.id, { part: 'milestone', place: kind, uploads });
    await saveMilestone(tx, {
      ...milestone,
      state,
      touchedAt: now,
      claimedOn: on,
      claimNote: note,
      claimedAt: now,
      claimedBy: actor.personId,
      claimedByName: actor.name,
      returnReason: null,
    });
    const stage = stageAfter(project.stage, kind);
    if (stage !== project.stage) {
      const { guides: _, ...row } = project;
      await saveProject(tx, { ...row, stage });
    }
    record({
      act: 'project.milestone_claim',
      subject: project.id,
      after: { kind, on, files },
      note: `${milestoneKinds[kind]} ${on}：${note}`,
    });
    return { id: project.id };
  },
});

/** 确认完成: the unit has looked at the evidence; the stage of the project follows. */
export const confirmMilestone = useCase({
  act: 'project.milestone',
  label: '确认节点完成',
  input: ConfirmMilestone,
  load: (tx, { projectId }) => lockStanding(tx, projectId),
  view: projectsPolicy.view,
  allow: milestonePolicy.confirm,
  async run(cx, { guides: _, ...project }, { kind, version, note }) {
    insistRunning(project);
    const milestone = await milestoneOf(cx.tx, project.id, kind);
    if (milestone.version !== version) throw new Problem('row.changed');
    moveOn(milestoneWorkflow, 'confirm', milestone.state, {});
    await completeMilestone(cx, project, kind, { on: milestone.claimedOn ?? dayOf(cx.now), note });
    return { id: project.id };
  },
});

export const sendBackMilestone = useCase({
  act: 'project.milestone_send_back',
  label: '退回节点',
  input: SendBackMilestone,
  load: (tx, { projectId }) => lockStanding(tx, projectId),
  view: projectsPolicy.view,
  allow: milestonePolicy.send_back,
  async run({ tx, now, record }, project, { kind, version, reason }) {
    insistRunning(project);
    const milestone = await milestoneOf(tx, project.id, kind);
    if (milestone.version !== version) throw new Problem('row.changed');
    const state = moveOn(milestoneWorkflow, 'send_back', milestone.state, {});
    await saveMilestone(tx, { ...milestone, state, returnReason: reason, touchedAt: now });
    record({
      act: 'project.milestone_send_back',
      subject: project.id,
      before: { claimedOn: milestone.claimedOn },
      after: { kind },
      note: `${milestoneKinds[kind]}：${reason}`,
    });
    return { id: project.id };
  },
});
