import { Problem } from '../../../base/problem.ts';
import { dayOf, type Instant } from '../../../base/time.ts';
import { addWorkingDays } from '../../../base/working-days.ts';
import { moveOn } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { digestOf } from '../../../platform/digest.ts';
import { newId } from '../../../platform/ids.ts';
import { versionCode } from '../../../platform/papers/version.ts';
import { useCase } from '../../../platform/use-case.ts';
import { calendarOf } from '../../plans/index.ts';
import { computeFigures } from '../compute.ts';
import { evaluationPolicy } from '../policy.ts';
import { objectionsOpen, sheetsOf } from '../queries.ts';
import { roundFindings, suggestionsOf } from '../round-rules.ts';
import { evaluationTitle } from '../rules.ts';
import { VersionedEvaluation } from '../schema.ts';
import {
  evaluationById,
  insertResult,
  insertSuggestions,
  marksOf,
  saveEvaluation,
  saveMark,
  saveSheet,
  setById,
} from '../store.ts';
import type { Evaluation, Mark, ResultContent } from '../terms.ts';
import { standingsOf } from '../totals.ts';
import { type EvaluationAct, evaluationWorkflow, isWritable, sheetWorkflow } from '../workflow.ts';

const locked = (tx: Tx, { evaluationId }: { evaluationId: string }) => evaluationById(tx, evaluationId, true);
/** The reasons against each move of an appraisal as it stands. */
export async function reasonsOf(tx: Tx, it: Evaluation, now: Instant) {
  const openObjections = (await objectionsOpen(tx)).filter(({ evaluationId }) => evaluationId === it.id).length;
  return roundFindings(it, { sheets: await sheetsOf(tx, it.id), openObjections, today: dayOf(now) });
}
async function moved(tx: Tx, it: Evaluation, act: EvaluationAct, { version, now }: { version: number; now: Instant }) {
  const state = moveOn(evaluationWorkflow, act, it.state, { findings: (await reasonsOf(tx, it, now))[act] });
  if (it.version !== version) throw new Problem('row.changed');
  return { ...it, state };
}

/** Who says nothing of itself is not better off than who does: nought is proposed, and the nation settles it. */
const unscored = (mark: Mark): Mark => ({ ...mark, selfScore: 0, selfNote: mark.selfNote || '未按期自评' });

/** Self-scoring ends: the figures are computed a last time, whoever has handed in nothing is noted as absent. */
export const checkEvaluation = useCase({
  act: 'evaluation.check',
  label: '结束自评，转入核定',
  input: VersionedEvaluation,
  load: locked,
  view: evaluationPolicy.view,
  allow: evaluationPolicy.check,
  async run({ tx, now, record }, it, { version }) {
    const next = await moved(tx, it, 'check', { version, now });
    await computeFigures(tx, it, now);
    const absent = (await sheetsOf(tx, it.id)).filter(({ state }) => isWritable(state));
    const { indicators } = (await setById(tx, it.setId)).content;
    const own = new Set(indicators.filter(({ basis }) => basis === 'self').map(({ key }) => key));
    for (const { name: _, shortName: __, regionCode: ___, ...sheet } of absent) {
      const state = moveOn(sheetWorkflow, 'lapse', sheet.state, { findings: [] });
      await saveSheet(tx, { ...sheet, state });
      for (const mark of await marksOf(tx, sheet.id)) if (own.has(mark.key)) await saveMark(tx, unscored(mark));
    }
    await saveEvaluation(tx, next);
    record({
      act: 'evaluation.check',
      subject: it.id,
      also: absent.map(({ id }) => id),
      before: { state: it.state },
      after: { state: next.state, absent: absent.map(({ shortName }) => shortName) },
      note: absent.length > 0 ? `${absent.length} 个单位未自评` : '全部单位已自评',
    });
    return { id: it.id };
  },
});

/** Bodies read what was settled and may object within so many working days. */
export const announceEvaluation = useCase({
  act: 'evaluation.announce',
  label: '告知评价结果',
  input: VersionedEvaluation,
  load: locked,
  view: evaluationPolicy.view,
  allow: evaluationPolicy.announce,
  async run({ tx, now, record }, it, { version }) {
    const next = await moved(tx, it, 'announce', { version, now });
    const { objectionDays } = (await setById(tx, it.setId)).content;
    const objectionsUntil = addWorkingDays(await calendarOf(tx), dayOf(now), objectionDays);
    await saveEvaluation(tx, { ...next, objectionsUntil, announcedAt: now });
    record({
      act: 'evaluation.announce',
      subject: it.id,
      also: (await sheetsOf(tx, it.id)).map(({ id }) => id),
      before: { state: it.state },
      after: { state: next.state, objectionsUntil },
      note: `异议期到 ${objectionsUntil} 为止`,
    });
    return { id: it.id };
  },
});

async function contentOf(tx: Tx, it: Evaluation): Promise<ResultContent> {
  const set = await setById(tx, it.setId);
  const { kind, audience, year, quarter, fromOn, untilOn } = it;
  const rows = (await standingsOf(tx, it, set.content)).map(({ marks, total, rank, ...sheet }) => ({
    sheetId: sheet.id,
    orgId: sheet.orgId,
    name: sheet.name,
    shortName: sheet.shortName,
    absent: sheet.submittedAt === null,
    rank,
    total,
    marks: set.content.indicators.flatMap(({ key }) => {
      const mark = marks.find((one) => one.key === key);
      return mark ? { key, valueText: mark.valueText, score: mark.score, reason: mark.reason } : [];
    }),
  }));
  return {
    format: 'jingwei-evaluation/1',
    title: `${evaluationTitle(it)}结果`,
    clause: set.content.clause,
    period: { kind, audience, year, quarter },
    fromOn,
    untilOn,
    set: { edition: set.edition, digest: set.digest },
    rows,
  };
}

/** The result is frozen; a yearly one proposes changes of next year's places and money, which change nothing by themselves. */
export const publishEvaluation = useCase({
  act: 'evaluation.publish',
  label: '发布评价结果',
  input: VersionedEvaluation,
  load: locked,
  view: evaluationPolicy.view,
  allow: evaluationPolicy.publish,
  async run({ tx, actor, now, record }, it, { version }) {
    const next = await moved(tx, it, 'publish', { version, now });
    const content = await contentOf(tx, it);
    const [code, digest] = [versionCode(`evaluation:${it.id}`, content), digestOf(content)];
    const by = { publishedBy: actor.personId, publishedByName: actor.name, publishedAt: now };
    await insertResult(tx, { evaluationId: it.id, code, content, digest, ...by });
    const set = await setById(tx, it.setId);
    const undecided = { version: 1, state: 'proposed' as const, adoptedChange: null, batchId: null, quota: null };
    const blank = { reason: null, decidedByName: null, decidedAt: null };
    const suggestions = content.rows.flatMap(({ orgId, total }) =>
      suggestionsOf(set.content, it, total.score).map((one) => ({
        ...one,
        ...undecided,
        ...blank,
        id: newId(),
        evaluationId: it.id,
        orgId,
      })),
    );
    await insertSuggestions(tx, suggestions);
    await saveEvaluation(tx, { ...next, publishedAt: now });
    record({
      act: 'evaluation.publish',
      subject: it.id,
      also: content.rows.map(({ sheetId }) => sheetId),
      before: { state: it.state },
      after: { state: next.state, code, digest, suggestions: suggestions.length },
      note: `核验码 ${code}，${content.rows.length} 个单位`,
    });
    return { id: it.id, code };
  },
});
