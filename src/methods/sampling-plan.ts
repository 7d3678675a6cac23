import { binomialAtMost } from './distributions.ts';

/** Tables of GB/T 2828.1-2012 (ISO 2859-1:1999) for single sampling, by their diagonal structure. */
const letters = [...'ABCDEFGHJKLMNPQRS'];
/** The last letter of each table: S stands in the tightened one only. */
const lastLetter = { normal: letters.indexOf('R'), tightened: letters.indexOf('S') } as const;
const sizes = [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000, 3150];
const limits = [
  8,
  15,
  25,
  50,
  90,
  150,
  280,
  500,
  1200,
  3200,
  10_000,
  35_000,
  150_000,
  500_000,
  Number.POSITIVE_INFINITY,
];
/** Table 1: the letter of each lot size, smallest first, for every inspection level. */
const levels = {
  'S-1': 'AAAABBBBCCCCDDD',
  'S-2': 'AAABBBCCCDDDEEE',
  'S-3': 'AABBCCDDEEFFGGH',
  'S-4': 'AABCCDEEFGGHJJK',
  I: 'AABCCDEFGHJKLMN',
  II: 'ABCDEFGHJKLMNPQ',
  III: 'BCDEFGHJKLMNPQR',
} as const;
const qualityLimits = [
  0.01, 0.015, 0.025, 0.04, 0.065, 0.1, 0.15, 0.25, 0.4, 0.65, 1, 1.5, 2.5, 4, 6.5, 10, 15, 25, 40, 65, 100, 150, 250,
  400, 650, 1000,
];
type Mode = 'normal' | 'tightened';
/** Acceptance numbers along the diagonals s = letter + limit; between them stand arrows. */
const acceptance: Record<Mode, Readonly<Record<number, number>>> = {
  normal: { 14: 0, 17: 1, 18: 2, 19: 3, 20: 5, 21: 7, 22: 10, 23: 14, 24: 21, 25: 30, 26: 44 },
  tightened: { 15: 0, 18: 1, 19: 2, 20: 3, 21: 5, 22: 8, 23: 12, 24: 18, 25: 27, 26: 41 },
};

export type InspectionLevel = keyof typeof levels;
export type SamplingPlan = { letter: string; n: number; ac: number; re: number; fullInspection: boolean };

/** Where an arrow leads: down to a larger sample, up to a smaller one. */
function arrow(mode: Mode, sum: number): 1 | -1 {
  if (mode === 'normal') return sum < 14 || sum === 16 ? 1 : -1;
  return sum < 15 || sum === 16 || sum === 17 ? 1 : -1;
}

/**
 * The sample and the numbers of acceptance and rejection for a lot; where the sample reaches the lot, inspect all. An
 * arrow that would lead past the first or last letter leads the other way instead.
 */
export function samplingPlan(lotSize: number, level: InspectionLevel, aql: number, mode: Mode): SamplingPlan {
  const row = limits.findIndex((limit) => lotSize <= limit);
  const column = qualityLimits.indexOf(aql);
  if (!Number.isInteger(lotSize) || lotSize < 1) throw new RangeError('lot_too_small');
  if (column < 0) throw new RangeError('quality_limit_unknown');
  if (!Object.hasOwn(levels, level)) throw new RangeError('level_unknown');
  if (!Object.hasOwn(acceptance, mode)) throw new RangeError('mode_unknown');
  let turned: 1 | -1 | undefined;
  for (let at = letters.indexOf(levels[level][row] ?? ''); at >= 0 && at < letters.length; ) {
    const ac = at <= 4 || at + column < 25 ? acceptance[mode][at + column] : undefined;
    const n = sizes[at] ?? 0;
    if (ac !== undefined) return { letter: letters[at] ?? '', n, ac, re: ac + 1, fullInspection: n >= lotSize };
    const next = at + arrow(mode, at + column);
    turned ??= next < 0 ? 1 : next > lastLetter[mode] ? -1 : undefined;
    at = turned ? at + turned : next;
  }
  throw new RangeError('no_plan');
}

/** The probability that a plan accepts lots of a given share of faults: its operating characteristic (binomial). */
export function acceptanceProbability(n: number, ac: number, share: number): number {
  if (!(share >= 0 && share <= 1)) throw new RangeError('share_out_of_range');
  return binomialAtMost(ac, n, share);
}

export type InspectionMode = Mode | 'stopped';

/** The mode after lots (clause 9): 2 of 5 fail → tightened; 5 pass in a row → normal; 5 failed tightened → stop. */
export function nextMode(start: InspectionMode, lots: readonly ('accept' | 'reject')[]): InspectionMode {
  let mode = start;
  let run: ('accept' | 'reject')[] = [];
  for (const lot of lots) {
    if (mode === 'stopped') return mode;
    run.push(lot);
    const lastFive = run.slice(-5);
    const failed = (some: readonly string[]) => some.filter((one) => one === 'reject').length;
    const before: InspectionMode = mode;
    if (mode === 'normal' && failed(lastFive) >= 2) mode = 'tightened';
    else if (mode === 'tightened' && failed(run) >= 5) mode = 'stopped';
    else if (mode === 'tightened' && lastFive.length === 5 && failed(lastFive) === 0) mode = 'normal';
    if (mode !== before) run = [];
  }
  return mode;
}
