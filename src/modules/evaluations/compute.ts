import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { factsOf } from './facts.ts';
import { figureMakers } from './figure-rules.ts';
import { sheetsOf } from './queries.ts';
import { computedScore } from './rules.ts';
import { saveFigures, setById, stampComputed } from './store.ts';
import type { Evaluation } from './terms.ts';

/** Computes every computed indicator of every body anew from the record, and keeps the rows behind each figure. */
export async function computeFigures(tx: Tx, it: Evaluation, now: Instant): Promise<number> {
  const { indicators } = (await setById(tx, it.setId)).content;
  const facts = await factsOf(tx, it, now);
  const figures = (await sheetsOf(tx, it.id)).flatMap(({ id: sheetId, orgId }) =>
    indicators.flatMap((indicator) => {
      if (!indicator.source) return [];
      const { value, text, rows } = figureMakers[indicator.source](facts, { orgId, audience: it.audience });
      const score = computedScore(indicator, value);
      return { sheetId, key: indicator.key, value, valueText: text, basis: rows, computedScore: score };
    }),
  );
  await saveFigures(tx, figures);
  await stampComputed(tx, it.id, now);
  return figures.length;
}
