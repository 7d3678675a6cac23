import { type Finding, Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { digestOf } from '../../../platform/digest.ts';
import { useCase } from '../../../platform/use-case.ts';
import { contentOf } from '../../calls/index.ts';
import { seatPolicy } from '../policy.ts';
import { sheetsOfSeat } from '../queries.ts';
import { sheetFindings } from '../rules.ts';
import { SeatById } from '../schema.ts';
import { keepEdition, lockSeat, lockSheet, roundById, updateSheet } from '../store.ts';
import { sheetWorkflow, isBegun, isScoring } from '../workflow.ts';

/** Hands in every draft of the expert together, or none: one that is not finished is named. */
export const submitAll = useCase({
  act: 'review.submit_all',
  label: '一并提交',
  input: SeatById,
  view: seatPolicy.view,
  allow: seatPolicy.submit_all,
  load: (tx, { seatId }) => lockSeat(tx, seatId),
  async run({ tx, now, house, record }, seat) {
    const round = await roundById(tx, seat.roundId);
    const { rubric } = await contentOf(tx, round.callVersionId);
    const drafts = (await sheetsOfSeat(tx, seat.id)).filter(isBegun);
    const findings = drafts.flatMap((sheet): Finding[] =>
      sheetFindings(rubric, sheet).map((one) => ({ ...one, path: `${sheet.id}.${one.path ?? ''}` })),
    );
    if (!isScoring(round)) throw new Problem('workflow.no_such_move', { workflow: '评审轮次', state: '未开启' });
    if (drafts.length === 0) findings.push({ code: 'no_drafts', message: '没有待提交的草稿' });
    if (findings.length > 0) throw new Problem('review.sheet_incomplete', {}, findings);
    for (const { id } of drafts) {
      const sheet = await lockSheet(tx, id);
      const state = moveOn(sheetWorkflow, 'submit', sheet.state, { findings: [] });
      const version = await updateSheet(tx, sheet, { state, submittedAt: now });
      const { marks, gates, comment, vetoReason } = sheet;
      const content = { marks, gates, comment, vetoReason };
      await keepEdition(tx, id, { ...content, version, at: now });
      record({
        act: 'review.submit',
        subject: id,
        before: { state: sheet.state },
        after: { state, version, digest: digestOf(content, house.suite) },
      });
    }
    record({ act: 'review.submit_all', subject: seat.id, after: { sheets: drafts.length } });
    return { id: seat.id };
  },
});
