import { z } from 'zod';
import { idField } from '../../../base/fields.ts';
import { machinery } from '../../../base/policy.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { raiseRisk } from '../moves.ts';
import { watchPolicy } from '../policy.ts';
import { lockProject } from '../store.ts';
import { closeRiskRow } from '../store-tracking.ts';
import { watchedRisks, watchLines, watchLine } from '../queries-tracking.ts';
import { trackingRules } from '../tracking-basis.ts';
import { lagsOf } from '../tracking-rules.ts';

/** Projects whose flags do not say what the clock says now. */
export const projectsToFlag = reading({
  input: z.object({}),
  view: machinery,
  load: async () => null,
  async show({ tx, now }) {
    const [lines, risks] = [await watchLines(tx), await watchedRisks(tx)];
    const rules = trackingRules();
    return lines
      .filter((line) => {
        const mine = risks.filter((risk) => risk.projectId === line.projectId);
        const sources = lagsOf(line, rules, now).map(({ source }) => source);
        const gone = mine.some((risk) => !risk.closedAt && !sources.includes(risk.source));
        return gone || sources.some((source) => !mine.some((risk) => risk.source === source));
      })
      .map(({ projectId }) => ({ projectId }));
  },
});

/** Raises each delay and stall once, and closes those whose cause is gone; a repetition finds nothing to do. */
export const flagProject = useCase({
  act: 'project.watch',
  label: '进度监测',
  input: z.object({ projectId: idField() }),
  view: watchPolicy.open,
  allow: watchPolicy.open,
  load: (tx, { projectId }) => lockProject(tx, projectId),
  async run(cx, project) {
    const { tx, actor, now, record } = cx;
    const lags = lagsOf(await watchLine(tx, project.id), trackingRules(), now);
    const risks = await watchedRisks(tx, project.id);
    const fresh = lags.filter(({ source }) => !risks.some((risk) => risk.source === source));
    const gone = risks.filter((risk) => !risk.closedAt && !lags.some(({ source }) => source === risk.source));
    for (const { kind, severity, summary, source } of fresh)
      await raiseRisk(cx, project, { kind, severity, summary, source });
    for (const risk of gone) {
      const closeReason = '原因已消除（系统监测）';
      await closeRiskRow(tx, risk.id, { closedAt: now, closedByName: actor.name, closeReason });
      record({ act: 'project.risk_close', subject: project.id, before: { summary: risk.summary }, note: closeReason });
    }
    if (fresh.length + gone.length === 0) record({ act: 'project.watch', subject: project.id });
    return { id: project.id, raised: fresh.length, closed: gone.length };
  },
});
