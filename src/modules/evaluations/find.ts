import { type Actor } from '../../base/policy.ts';
import type { Tx } from '../../platform/database.ts';
import { holdsWords } from '../../platform/search-words.ts';
import { evaluationPolicy, sheetPolicy } from './policy.ts';
import { evaluationsAll, sheetsAll, sheetsOfBody } from './queries.ts';
import { evaluationTitle } from './rules.ts';
import { evaluationStates, sheetStates } from './terms.ts';

export type FoundEvaluation = { id: string; title: string; state: string; path: string };
/** Appraisals by name, for the nation, and sheets by appraisal and body, as far as this person may see them. */
export async function findEvaluations(
  tx: Tx,
  actor: Actor,
  { words, size }: { words: string; size: number },
): Promise<{ rows: FoundEvaluation[]; total: number }> {
  const isNation = evaluationPolicy.view.test(actor, null);
  const all = await evaluationsAll(tx);
  const titles = new Map(all.map((one) => [one.id, evaluationTitle(one)]));
  const sheets = (isNation ? await sheetsAll(tx) : await sheetsOfBody(tx, actor.orgId))
    .filter((sheet) => sheetPolicy.view.test(actor, sheet))
    .map((sheet) => ({ ...sheet, title: titles.get(sheet.evaluationId) ?? '' }))
    .filter(({ title, name, shortName }) => holdsWords(words, title, name, shortName));
  const own = (isNation ? all : []).filter((one) => holdsWords(words, titles.get(one.id) ?? ''));
  const found = [
    ...own.map(({ id, state }) => ({
      id,
      title: titles.get(id) ?? '',
      state: evaluationStates[state],
      path: `/evaluations/${id}`,
    })),
    ...sheets.map(({ id, title, shortName, state }) => ({
      id,
      title: `${title}　${shortName}`,
      state: sheetStates[state],
      path: `/evaluation-sheets/${id}`,
    })),
  ];
  return { rows: found.slice(0, size), total: found.length };
}
