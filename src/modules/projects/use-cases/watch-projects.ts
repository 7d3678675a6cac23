import { z } from 'zod';
import { idField } from '../../../base/fields.ts';
import { machinery } from '../../../base/policy.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { raiseRisk } from '../moves.ts';
import { watchPolicy } from '../policy.ts';
import { lockProject } from '../store.ts';
import { closeRiskRow, saveRisk } from '../store-tracking.ts';
import { watchedRisks, watchLines, watchLine } from '../queries-tracking.ts';
import { trackingRules } from '../tracking-basis.ts';
import { causeGone, flagsDue } from '../tracking-rules.ts';

/** Projects whose flags do not say what the clock says now. */
export const projectsToFlag = reading({
  input: z.object({}),
  view: machinery,
  load: async () => null,
  async show({ tx, now }) {
    const [lines, risks] = [await watchLines(tx), await watchedRisks(tx)];
    const by = { rules: trackingRules(), now };
    return lines
      .filter((line) => {
        const mine = risks.filter((risk) => risk.projectId === line.projectId);
        const { fresh, changed, gone } = flagsDue(line, mine, by);
        return fresh.length + changed.length + gone.length > 0;
      })
      .map(({ projectId }) => ({ projectId }));
  },
});

/** Raises each delay and stall once, lets it rise by its steps, closes it when its cause is gone; twice is as once. */
export const flagProject = useCase({
  act: 'project.watch',
  label: '进度监测',
  input: z.object({ projectId: idField() }),
  view: watchPolicy.open,
  allow: watchPolicy.open,
  load: (tx, { projectId }) => lockProject(tx, projectId),
  async run(cx, project) {
    const { tx, actor, now, record } = cx;
    const by = { rules: trackingRules(), now };
    const due = flagsDue(await watchLine(tx, project.id), await watchedRisks(tx, project.id), by);
    const { fresh, changed, gone } = due;
    for (const { kind, severity, flag: summary, source } of fresh)
      await raiseRisk(cx, project, { kind, severity, summary, source });
    for (const { flag, lag } of changed) {
      const before = { severity: flag.severity, summary: flag.summary };
      const after = { severity: lag.severity, summary: lag.flag };
      await saveRisk(tx, flag.id, after);
      record({ act: 'project.watch', subject: project.id, before, after, note: lag.flag });
    }
    for (const risk of gone) {
      const closed = { closedAt: now, closedByName: actor.name, closeReason: causeGone };
      await closeRiskRow(tx, risk.id, closed);
      record({ act: 'project.risk_close', subject: project.id, before: { summary: risk.summary }, note: causeGone });
    }
    const touched = fresh.length + changed.length + gone.length;
    if (touched === 0) record({ act: 'project.watch', subject: project.id });
    return { id: project.id, raised: fresh.length, closed: gone.length };
  },
});
