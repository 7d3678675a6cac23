import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { lockStanding } from '../evidence.ts';
import { raiseRisk } from '../moves.ts';
import { projectsPolicy, riskPolicy } from '../policy.ts';
import { closeRiskRow, lockRisk } from '../store-tracking.ts';
import { CloseRisk, OpenRisk } from '../tracking-schema.ts';

/** 提示风险: anybody around the project; a violation only the unit or the office, since it stops the money. */
export const openRisk = useCase({
  act: 'project.risk',
  label: '提示风险',
  input: OpenRisk,
  load: async (tx, { projectId, kind }) => ({ project: await lockStanding(tx, projectId), kind }),
  view: { says: projectsPolicy.view.says, test: (actor, { project }) => projectsPolicy.view.test(actor, project) },
  allow: {
    says: riskPolicy.open.says,
    test: (actor, { project, kind }) => riskPolicy.open.test(actor, { ...project, kind }),
  },
  async run(cx, { project }, { projectId: _, ...risk }) {
    return { id: await raiseRisk(cx, project, risk) };
  },
});

export const closeRisk = useCase({
  act: 'project.risk_close',
  label: '关闭风险',
  input: CloseRisk,
  load: (tx, { projectId }) => lockStanding(tx, projectId),
  view: projectsPolicy.view,
  allow: projectsPolicy.closeRisk,
  async run({ tx, actor, now, record }, project, { riskId, reason }) {
    const risk = await lockRisk(tx, project.id, riskId);
    if (risk.closedAt) throw new Problem('projects.risk_closed');
    await closeRiskRow(tx, riskId, { closedAt: now, closedByName: actor.name, closeReason: reason });
    record({
      act: 'project.risk_close',
      subject: project.id,
      before: { kind: risk.kind, summary: risk.summary },
      note: reason,
    });
    return { id: riskId };
  },
});
