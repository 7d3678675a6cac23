import type { Actor } from '../../../base/policy.ts';
import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { type FileAnswer, reading } from '../../../platform/use-case.ts';
import { fileAnswer, fileById } from '../../documents/index.ts';
import { organizationById } from '../../organizations/index.ts';
import { evaluationPolicy, objectionPolicy, objectPolicy, sheetPolicy } from '../policy.ts';
import { evidenceOf, objectionsOf } from '../queries.ts';
import { mayObject } from '../round-rules.ts';
import { evaluationTitle, scaleWords, totalOf } from '../rules.ts';
import { MarkAsked, SheetById, SheetFile } from '../schema.ts';
import { marksOf } from '../store.ts';
import { pillarsShown, presentScores } from '../totals.ts';
import { isAnnounced, isSettling, isWritable, objectionWorkflow, sheetWorkflow } from '../workflow.ts';
import { reasonsOfSheet, sheetAt, type SheetAt } from './fill-sheet.ts';
import { labelled } from './read-evaluations.ts';

/** Whether somebody sees what was settled: the nation always, the body once it was announced. */
const seesScores = (actor: Actor, at: SheetAt): boolean =>
  evaluationPolicy.view.test(actor, null) || isAnnounced(at.evaluation.state);
const formActs = ['save', 'settle'];

export const sheetDetail = reading({
  input: SheetById,
  load: (tx, input) => sheetAt(tx, input),
  view: sheetPolicy.view,
  async show({ tx, actor, now }, at) {
    const { content, evaluation } = at;
    const [marks, files] = [await marksOf(tx, at.id), await evidenceOf(tx, at.id)];
    const shown = seesScores(actor, at);
    const reasons = await reasonsOfSheet(tx, at);
    const moves = movesOpenTo(sheetWorkflow, sheetPolicy, { actor, subject: at, facts: { findings: [] } });
    const objections = await objectionsOf(tx, at.id);
    return {
      ...at,
      title: evaluationTitle(evaluation),
      clause: content.clause,
      orgName: (await organizationById(tx, at.orgId)).name,
      evaluationState: evaluation.state,
      fromOn: evaluation.fromOn,
      untilOn: evaluation.untilOn,
      selfDueOn: evaluation.selfDueOn,
      objectionsUntil: evaluation.objectionsUntil,
      checkedByName: shown ? at.checkedByName : null,
      pillars: pillarsShown(content),
      marks: content.indicators.flatMap((indicator) => {
        const mark = marks.find(({ key }) => key === indicator.key);
        if (!mark) return [];
        const settled = shown ? {} : { settled: false, score: null, reason: '' };
        return {
          ...mark,
          ...indicator,
          ...settled,
          scale: scaleWords(indicator),
          rows: mark.basis.length,
          files: files.filter(({ key }) => key === indicator.key),
        };
      }),
      total: shown ? totalOf(content, presentScores(content, marks)) : null,
      mayWrite: isWritable(at.state) && reasons.save.length === 0 && sheetPolicy.save.test(actor, at),
      maySettle: isSettling(evaluation.state, at.state) && sheetPolicy.settle.test(actor, at),
      mayObject: mayObject(evaluation, dayOf(now)) && objectPolicy.test(actor, at),
      objections: objections.map((one) => ({
        ...one,
        moves: movesOpenTo(objectionWorkflow, objectionPolicy, {
          actor,
          subject: { ...one, orgId: at.orgId },
          facts: {},
        }),
      })),
      moves: moves
        .filter(({ act }) => !formActs.includes(act) && act !== 'lapse')
        .map((one) => ({ ...one, findings: reasons[one.act as keyof typeof reasons] })),
      timeline: await labelled(tx, at.id),
    };
  },
});

/** 口径 and the rows behind a figure. */
export const markBasis = reading({
  input: MarkAsked,
  load: (tx, input) => sheetAt(tx, input),
  view: sheetPolicy.view,
  async show({ tx }, at, { key }) {
    const indicator = at.content.indicators.find((one) => one.key === key);
    const mark = (await marksOf(tx, at.id)).find((one) => one.key === key);
    if (!indicator || !mark) throw new Problem('evaluation.no_indicator');
    const { label, note, clause } = indicator;
    return { label, note, clause, valueText: mark.valueText, computedAt: at.computedAt, rows: mark.basis };
  },
});

export const sheetFile = reading({
  input: SheetFile,
  load: (tx, input) => sheetAt(tx, input),
  view: sheetPolicy.view,
  async show({ tx, house }, at, { fileId }): Promise<FileAnswer> {
    if (!(await evidenceOf(tx, at.id)).some((one) => one.fileId === fileId)) throw new Problem('act.not_found');
    return fileAnswer(house, await fileById(tx, fileId));
  },
});
