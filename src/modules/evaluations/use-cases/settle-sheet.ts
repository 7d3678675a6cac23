import { type Finding, Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { sheetPolicy } from '../policy.ts';
import { proposedScore, settleFindings } from '../rules.ts';
import { SettleMarks, VersionedSheet } from '../schema.ts';
import { marksOf, saveMark, saveSheet } from '../store.ts';
import { lockedSheet, movedSheet } from './fill-sheet.ts';

/** The nation settles marks: as proposed, or otherwise with a reason; without a score the indicator is not applied. */
export const settleMarks = useCase({
  act: 'evaluation_sheet.settle',
  label: '核定指标得分',
  input: SettleMarks,
  load: lockedSheet,
  view: sheetPolicy.view,
  allow: sheetPolicy.settle,
  async run({ tx, actor, record }, at, { version, marks: given }) {
    const stored = await marksOf(tx, at.id);
    const settled = given.map(({ version: seen, ...one }) => {
      const mark = stored.find(({ key }) => key === one.key);
      const indicator = at.content.indicators.find(({ key }) => key === one.key);
      if (!mark || !indicator) throw new Problem('evaluation.no_indicator');
      if (mark.version !== seen) throw new Problem('row.changed');
      return { indicator, before: mark, after: { ...mark, ...one, settled: true, settledByName: actor.name } };
    });
    const findings: Finding[] = settled.flatMap(({ indicator, before, after }) =>
      settleFindings(after, indicator, proposedScore(before, indicator)),
    );
    if (findings.length > 0) throw new Problem('form.invalid', {}, findings);
    const next = await movedSheet(tx, at, 'settle', version);
    for (const { after } of settled) await saveMark(tx, after);
    await saveSheet(tx, next);
    record({
      act: 'evaluation_sheet.settle',
      subject: at.evaluationId,
      before: { sheetId: at.id, marks: settled.map(({ before: { key, score } }) => ({ key, score })) },
      after: { marks: settled.map(({ after: { key, score, reason } }) => ({ key, score, reason })) },
      note: `${settled.length} 个指标`,
    });
    return { id: at.id };
  },
});

export const concludeSheet = useCase({
  act: 'evaluation_sheet.conclude',
  label: '完成核定',
  input: VersionedSheet,
  load: lockedSheet,
  view: sheetPolicy.view,
  allow: sheetPolicy.conclude,
  async run({ tx, actor, now, record }, at, { version }) {
    const next = await movedSheet(tx, at, 'conclude', version);
    await saveSheet(tx, { ...next, checkedBy: actor.personId, checkedByName: actor.name, checkedAt: now });
    const [before, after] = [{ sheetId: at.id, state: at.state }, { state: next.state }];
    record({ act: 'evaluation_sheet.conclude', subject: at.evaluationId, before, after });
    return { id: at.id };
  },
});
