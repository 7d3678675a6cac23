import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { useCase } from '../../../platform/use-case.ts';
import { recusalTerms } from '../material.ts';
import { sheetPolicy } from '../policy.ts';
import { RecuseSheet } from '../schema.ts';
import { lockSheet, updateSheet } from '../store.ts';
import { sheetWorkflow } from '../workflow.ts';

/** The expert steps back from one work with a coded reason; title and marks leave the round. */
export const recuseSheet = useCase({
  act: 'review.recuse',
  label: '回避',
  input: RecuseSheet,
  view: sheetPolicy.view,
  allow: sheetPolicy.recuse,
  load: (tx, { sheetId }) => lockSheet(tx, sheetId),
  async run({ tx, now, record }, sheet, { code, note }) {
    const state = moveOn(sheetWorkflow, 'recuse', sheet.state, { findings: [] });
    const term = (await recusalTerms(tx, dayOf(now))).find((one) => one.code === code);
    if (!term)
      throw new Problem('review.not_in_list', {}, [{ code: 'not_in_list', path: 'code', message: '请选择回避理由' }]);
    await updateSheet(tx, sheet, { state, recusalCode: code, recusalNote: note || null });
    record({
      act: 'review.recuse',
      subject: sheet.id,
      also: [sheet.seatId],
      before: { state: sheet.state },
      after: { state, code },
      note: [term.label, note].filter(Boolean).join('：'),
    });
    return { id: sheet.id };
  },
});
