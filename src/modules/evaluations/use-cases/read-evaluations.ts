import { nothing } from '../../../base/endpoint.ts';
import type { Actor, Rule } from '../../../base/policy.ts';
import { Problem } from '../../../base/problem.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { timelineOf } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database.ts';
import { type FileAnswer, reading } from '../../../platform/use-case.ts';
import { batchesAll } from '../../calls/index.ts';
import { resultAnswer } from '../papers.ts';
import { computePolicy, evaluationPolicy, listPolicy, openPolicy, resultPolicy, suggestionPolicy } from '../policy.ts';
import { evaluationsAll, objectionsOpen, sheetsAll, sheetsOf, sheetsOfBody, suggestionLines } from '../queries.ts';
import { evaluationTitle } from '../rules.ts';
import { EvaluationById, ListEvaluations, ListSuggestions, PaperAsked } from '../schema.ts';
import { evaluationById, findResult, setById } from '../store.ts';
import { type Evaluation, evaluationsActs, type EvaluationResult, type SetContent, type SheetLine } from '../terms.ts';
import { bandsShown, pillarsShown, standingsOf } from '../totals.ts';
import { evaluationWorkflow, isAnnounced, isScoring } from '../workflow.ts';
import { reasonsOf } from './move-evaluation.ts';

const labels: Readonly<Record<string, string>> = evaluationsActs;
export const labelled = async (tx: Tx, subject: string) =>
  (await timelineOf(tx, subject, Object.keys(evaluationsActs))).map((one) => ({
    ...one,
    label: labels[one.act] ?? one.act,
  }));

function evaluationRow(it: Evaluation, sheets: readonly SheetLine[], objections: number) {
  const own = sheets.filter(({ evaluationId }) => evaluationId === it.id);
  return {
    ...it,
    title: evaluationTitle(it),
    sheets: own.length,
    submitted: own.filter(({ submittedAt }) => submittedAt !== null).length,
    checked: own.filter(({ checkedAt }) => checkedAt !== null).length,
    objections,
  };
}

export const evaluationList = reading({
  input: ListEvaluations,
  load: async () => null,
  view: evaluationPolicy.view,
  async show({ tx, actor }, _, { year, kind }) {
    const [sheets, objections] = [await sheetsAll(tx), await objectionsOpen(tx)];
    const wanted = (await evaluationsAll(tx)).filter(
      (one) => (year === '' || String(one.year) === year) && (kind === '' || one.kind === kind),
    );
    return {
      rows: wanted.map((one) =>
        evaluationRow(one, sheets, objections.filter(({ evaluationId }) => evaluationId === one.id).length),
      ),
      mayOpen: openPolicy.open.test(actor, null),
    };
  },
});

export const evaluationDetail = reading({
  input: EvaluationById,
  load: (tx, { evaluationId }) => evaluationById(tx, evaluationId),
  view: evaluationPolicy.view,
  async show({ tx, actor, now }, it) {
    const { content, edition } = await setById(tx, it.setId);
    const standings = await standingsOf(tx, it, content);
    const objections = (await objectionsOpen(tx)).filter(({ evaluationId }) => evaluationId === it.id);
    const reasons = await reasonsOf(tx, it, now);
    const moves = movesOpenTo(evaluationWorkflow, evaluationPolicy, { actor, subject: it, facts: { findings: [] } });
    return {
      ...evaluationRow(it, await sheetsOf(tx, it.id), objections.length),
      clause: content.clause,
      setEdition: edition,
      pillars: pillarsShown(content),
      rows: standings.map(({ marks, ...sheet }) => ({
        ...sheet,
        settled: marks.filter(({ settled }) => settled).length,
        marks: marks.length,
        objections: objections.filter(({ sheetId }) => sheetId === sheet.id).length,
      })),
      bands: bandsShown(
        content,
        standings.map(({ total }) => total),
      ),
      result: (await findResult(tx, it.id)) ?? null,
      mayCompute: isScoring(it.state) && computePolicy.compute.test(actor, null),
      moves: moves.map((one) => ({ ...one, findings: reasons[one.act as keyof typeof reasons] })),
      timeline: await labelled(tx, it.id),
    };
  },
});

/** The sheets of the asker's own organisation; scores once they were announced. */
export const ownEvaluations = reading({
  input: nothing,
  load: async () => null,
  view: listPolicy,
  async show({ tx, actor }) {
    const rows = [];
    for (const sheet of await sheetsOfBody(tx, actor.orgId)) {
      const it = await evaluationById(tx, sheet.evaluationId);
      const { content } = await setById(tx, it.setId);
      const standing = isAnnounced(it.state)
        ? (await standingsOf(tx, it, content)).find(({ id }) => id === sheet.id)
        : undefined;
      rows.push({
        ...it,
        sheetId: sheet.id,
        evaluationId: it.id,
        title: evaluationTitle(it),
        state: sheet.state,
        evaluationState: it.state,
        total: standing?.total ?? null,
      });
    }
    return { rows: rows.toSorted((a, b) => (a.openedAt < b.openedAt ? 1 : -1)) };
  },
});

type ResultAt = Evaluation & { orgIds: string[]; result: EvaluationResult | undefined };
const resultAt = async (tx: Tx, { evaluationId }: { evaluationId: string }): Promise<ResultAt> => ({
  ...(await evaluationById(tx, evaluationId)),
  orgIds: (await sheetsOf(tx, evaluationId)).map(({ orgId }) => orgId),
  result: await findResult(tx, evaluationId),
});
/** The published result as far as somebody reads it: the nation all of it, a body what its indicators say. */
function resultFor(actor: Actor, { result }: ResultAt, content: SetContent): EvaluationResult {
  if (!result) throw new Problem('evaluation.no_result');
  const isNation = (evaluationPolicy.view as Rule<unknown>).test(actor, null);
  if (isNation || content.shownTo === 'all') return result;
  const rows = result.content.rows.filter(({ orgId }) => orgId === actor.orgId);
  return { ...result, content: { ...result.content, rows } };
}
export const evaluationResult = reading({
  input: EvaluationById,
  load: resultAt,
  view: resultPolicy,
  async show({ tx, actor }, at) {
    const { content } = await setById(tx, at.setId);
    const { content: shown, ...result } = resultFor(actor, at, content);
    const all = at.result?.content.rows ?? [];
    return {
      ...result,
      title: shown.title,
      clause: shown.clause,
      pillars: pillarsShown(content),
      bands: bandsShown(
        content,
        all.map(({ total }) => total),
      ),
      rows: shown.rows.toSorted((a, b) => (a.rank ?? 999) - (b.rank ?? 999)),
    };
  },
});
export const resultPaper = reading({
  input: PaperAsked,
  load: resultAt,
  view: resultPolicy,
  async show({ tx, actor, house }, at, { format }): Promise<FileAnswer> {
    const { content } = await setById(tx, at.setId);
    return resultAnswer(resultFor(actor, at, content), content, { format, sample: house.demonstration });
  },
});

export const suggestionList = reading({
  input: ListSuggestions,
  load: async () => null,
  view: suggestionPolicy.view,
  async show({ tx, actor }, _, { year, state }) {
    const batches = await batchesAll(tx);
    const rows = await suggestionLines(tx, year === '' ? undefined : Number(year));
    return {
      rows: rows
        .filter((one) => state === '' || one.state === state)
        .map((one) => ({
          ...one,
          batchName: batches.find(({ id }) => id === one.batchId)?.name ?? null,
          evaluationTitle: evaluationTitle({
            kind: one.evaluationKind,
            audience: one.audience,
            year: one.evaluationYear,
            quarter: null,
          }),
        })),
      batches: batches.map(({ id, name, opensOn }) => ({ id, name, year: Number(opensOn.slice(0, 4)) })),
      mayDecide: suggestionPolicy.decide.test(actor, null),
    };
  },
});
