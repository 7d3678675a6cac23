import { nothing } from '../../../base/endpoint.ts';
import { Problem } from '../../../base/problem.ts';
import { addDays, dayOf } from '../../../base/time.ts';
import { newId } from '../../../platform/ids.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { computeFigures } from '../compute.ts';
import { computePolicy, openPolicy } from '../policy.ts';
import { bodiesOf, evaluationsAll, setOn } from '../queries.ts';
import { evaluationTitle, openFindings, spanOf } from '../rules.ts';
import { EvaluationById, OpenEvaluation } from '../schema.ts';
import { evaluationById, insertEvaluation, insertMarks, insertSheets } from '../store.ts';
import type { Evaluation, Mark, Sheet } from '../terms.ts';
import { evaluationWorkflow, isScoring, sheetWorkflow } from '../workflow.ts';

const emptySheet = (evaluationId: string, orgId: string): Sheet => ({
  id: newId(),
  version: 1,
  evaluationId,
  orgId,
  state: sheetWorkflow.start,
  summary: '',
  submittedByName: null,
  submittedAt: null,
  returnReason: null,
  checkedBy: null,
  checkedByName: null,
  checkedAt: null,
  computedAt: null,
});
const emptyMark = (sheetId: string, key: string): Mark => ({
  sheetId,
  key,
  version: 1,
  value: null,
  valueText: '',
  basis: [],
  computedScore: null,
  selfScore: null,
  selfNote: '',
  settled: false,
  score: null,
  reason: '',
  settledByName: null,
});

/** 开展评价: one sheet for each registered body, its computed indicators filled in at once. */
export const openEvaluation = useCase({
  act: 'evaluation.open',
  label: '开展评价',
  input: OpenEvaluation,
  load: async () => null,
  view: openPolicy.view,
  allow: openPolicy.open,
  async run({ tx, actor, now, record }, _, { quarter = null, ...given }) {
    const today = dayOf(now);
    const findings = openFindings({ ...given, quarter }, today);
    if (findings.length > 0) throw new Problem('form.invalid', {}, findings);
    const span = spanOf({ ...given, quarter });
    const set = await setOn(tx, given.kind, given.audience, span.untilOn);
    if (!set) throw new Problem('evaluation.no_set');
    const it: Evaluation = {
      ...given,
      ...span,
      id: newId(),
      version: 1,
      quarter,
      setId: set.id,
      state: evaluationWorkflow.start,
      selfDueOn: addDays(today, set.content.selfDays),
      objectionsUntil: null,
      openedByName: actor.name,
      openedAt: now,
      announcedAt: null,
      publishedAt: null,
    };
    await insertEvaluation(tx, it);
    const sheets = (await bodiesOf(tx, given.audience)).map(({ id }) => emptySheet(it.id, id));
    await insertSheets(tx, sheets);
    await insertMarks(
      tx,
      sheets.flatMap((sheet) => set.content.indicators.map(({ key }) => emptyMark(sheet.id, key))),
    );
    await computeFigures(tx, it, now);
    record({
      act: 'evaluation.open',
      subject: it.id,
      also: sheets.map(({ id }) => id),
      after: { ...given, quarter, setEdition: set.edition, sheets: sheets.length },
      note: `${evaluationTitle(it)}，${sheets.length} 个单位，自评 ${it.selfDueOn} 截止`,
    });
    return { id: it.id };
  },
});

/** The figures anew while bodies still score themselves; once checking has begun they stand. */
export const computeEvaluation = useCase({
  act: 'evaluation.compute',
  label: '计算评价指标',
  input: EvaluationById,
  load: (tx, { evaluationId }) => evaluationById(tx, evaluationId, true),
  view: computePolicy.view,
  allow: computePolicy.compute,
  async run({ tx, now, record }, it) {
    if (!isScoring(it.state)) throw new Problem('evaluation.figures_stand');
    const figures = await computeFigures(tx, it, now);
    record({ act: 'evaluation.compute', subject: it.id, after: { figures }, note: `${figures} 个指标值` });
    return { id: it.id };
  },
});

/** Appraisals whose figures still follow the record. */
export const evaluationsScoring = reading({
  input: nothing,
  load: async () => null,
  view: computePolicy.compute,
  show: async ({ tx }) =>
    (await evaluationsAll(tx)).filter(({ state }) => isScoring(state)).map(({ id }) => ({ evaluationId: id })),
});
