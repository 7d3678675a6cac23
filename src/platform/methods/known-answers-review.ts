import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AssignmentInstance } from '../../methods/assignment-model.ts';
import type { Answers } from '../../methods/known-answers/answers.ts';
import { each, refused, stopWord } from '../../methods/known-answers/answers.ts';
import { lexiconFind, lexiconOf } from '../../methods/lexicon.ts';
import { pdqDistance, pdqHash, pdqSearch } from '../../methods/pdq.ts';
import type { InspectionLevel, InspectionMode } from '../../methods/sampling-plan.ts';
import { acceptanceProbability, nextMode, samplingPlan } from '../../methods/sampling-plan.ts';
import type { SubtitleFormat } from '../../methods/subtitles.ts';
import { parseSubtitle } from '../../methods/subtitles.ts';
import { assignPanel } from './assign-panel.ts';
import { simhash, simhashDistance, simhashOfText } from './near-copies.ts';
import { lumaOfJpeg } from './pictures.ts';
import { simplified, simplifyingTables } from './simplified.ts';

const searchRule = { seed: 'known answers', secondsPerStep: 120, totalGivenUp: 0.005 };
const thousandths = (value: number): number => value / 1000;

/** Answers of topic 01; vectors write fit as decimals, the method works in thousandths. */
export const assignmentAnswers: Answers = {
  assignPanel: async (input: Omit<AssignmentInstance, 'maxLoad'> & { maxLoad?: readonly number[] }) => {
    const score = input.score.map((row) => row.map((value) => Math.round(value * 1000)));
    const maxLoad = input.maxLoad ?? (score[0] ?? []).map(() => score.length);
    const result = await assignPanel({ ...input, score, maxLoad }, searchRule);
    if (!result.feasible) return { ...result, ...refused(result.findings[0]?.code ?? 'infeasible') };
    const { maxTotal, maxMin, totalAtMaxMin, total, floor } = result;
    return {
      ...result,
      maxTotal: thousandths(maxTotal),
      maxMin: thousandths(maxMin),
      totalAtMaxMin: thousandths(totalAtMaxMin),
      total: thousandths(total),
      floor: thousandths(floor),
    };
  },
};

type Plan = { lotSize: number; level: InspectionLevel; aql: number; mode: 'normal' | 'tightened' };
type Texts = { a: string; b: string };
/** A match of pictures: at most 31 of 256 bits differ (PDQ). */
const pdqThreshold = 31;

type Search = { query: string; hashes: (string | { id: string; hash: string })[]; threshold?: number };

/** Features with their weights, or a list in which each counts as often as it stands. */
type Features = Readonly<Record<string, number>> | readonly (string | readonly [string, number])[];
function weightsOf(features: Features): Map<string, number> {
  if (!Array.isArray(features)) return new Map(Object.entries(features));
  const weights = new Map<string, number>();
  for (const one of features as readonly (string | readonly [string, number])[]) {
    const [feature, weight] = typeof one === 'string' ? ([one, 1] as const) : one;
    weights.set(feature, (weights.get(feature) ?? 0) + weight);
  }
  return weights;
}

/** Answers of topic 05. */
export const inspectionAnswers: Answers = {
  samplingPlan: ({ lotSize, level, aql, mode }: Plan) => samplingPlan(lotSize, level, aql, mode),
  acceptanceProbability: ({ n, ac, p }: { n: number; ac: number; p: number | number[] }) =>
    Array.isArray(p) ? p.map((share) => acceptanceProbability(n, ac, share)) : acceptanceProbability(n, ac, p),
  nextMode: ({ mode, lots }: { mode: InspectionMode; lots: ('accept' | 'reject')[] }) =>
    nextMode(stopWord.test(mode) ? 'stopped' : mode, lots),
  toSimplified: (input: string | string[]) => each(input, simplified),
  lexiconFind: ({ text, terms, maxGap = 3 }: { text: string; terms: string[]; maxGap?: number }) =>
    lexiconFind(text, lexiconOf(terms, simplifyingTables()), maxGap),
  nfkc: (input: string | string[]) => each(input, (text) => text.normalize('NFKC')),
  parseSubtitle: ({ format, content }: { format: SubtitleFormat; content: string }) => parseSubtitle(format, content),
  simhashFeatures: ({ features }: { features: Features }) => simhash(weightsOf(features)).toString(),
  simhashText: ({ a, b }: Texts) => {
    const [first, second] = [simhashOfText(a), simhashOfText(b)];
    return { a: first.toString(), b: second.toString(), distance: simhashDistance(first, second) };
  },
  pdqDistance: ({ a, b }: Texts) => {
    const distance = pdqDistance(a, b);
    return { distance, match: distance <= pdqThreshold, threshold: pdqThreshold };
  },
  pdqHash: async ({ image }: { image: string }, file) => {
    const luma = await lumaOfJpeg(readFileSync(join(file.folder, image)));
    return luma ? pdqHash(luma).hash : refused('picture_unreadable');
  },
  pdqSearch: ({ query, hashes, threshold = pdqThreshold }: Search) =>
    pdqSearch(
      query,
      hashes.map((one, i) => (typeof one === 'string' ? { id: String(i), hash: one } : one)),
      threshold,
    ),
};
