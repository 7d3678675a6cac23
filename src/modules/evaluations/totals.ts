import type { Tx } from '../../platform/database.ts';
import { marksOfEvaluation, sheetsOf } from './queries.ts';
import { placesOf, proposedScore, totalOf } from './rules.ts';
import { isWritable } from './workflow.ts';
import type { Evaluation, SetContent, SheetLine, Total } from './terms.ts';

type Listed = Awaited<ReturnType<typeof marksOfEvaluation>>[number];
/** What counts for a mark now: what was settled, else what would be proposed. */
export function presentScores(content: SetContent, marks: readonly Listed[]) {
  return content.indicators.map((indicator) => {
    const mark = marks.find(({ key }) => key === indicator.key);
    const score = !mark ? null : mark.settled ? mark.score : proposedScore(mark, indicator);
    return { key: indicator.key, score };
  });
}

export type Standing = SheetLine & { marks: Listed[]; total: Total; rank: number | null };
/** All sheets of an appraisal with their totals and places; what was not handed in yet has neither. */
export async function standingsOf(tx: Tx, it: Evaluation, content: SetContent): Promise<Standing[]> {
  const marks = Map.groupBy(await marksOfEvaluation(tx, it.id), ({ sheetId }) => sheetId);
  const sheets = (await sheetsOf(tx, it.id)).map((sheet) => {
    const own = marks.get(sheet.id) ?? [];
    const counted = isWritable(sheet.state) ? [] : presentScores(content, own);
    return { ...sheet, marks: own, total: totalOf(content, counted) };
  });
  const places = placesOf(Object.fromEntries(sheets.map(({ id, total }) => [id, total.score])));
  return sheets.map((sheet) => ({ ...sheet, rank: places[sheet.id] ?? null }));
}
export const pillarsShown = ({ pillars, indicators }: SetContent) =>
  pillars.map(({ key, label }) => ({
    key,
    label,
    weight: indicators.filter(({ pillar }) => pillar === key).reduce((sum, { weight }) => sum + weight, 0),
  }));
/** How many bodies reached each band. */
export const bandsShown = ({ bands }: SetContent, totals: readonly Total[]) =>
  bands.map(({ label, from }) => ({ label, from, n: totals.filter(({ band }) => band === label).length }));
