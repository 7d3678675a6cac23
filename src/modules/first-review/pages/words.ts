import type { Finding } from '../../../base/problem.ts';
import type { Kind } from '../../../web/parts/Shape.tsx';
import type { SheetState } from '../terms.ts';
import type { CandidateShown } from '../list-views.ts';

/** The running part of an application number, as lists show it beside the full one. */
export const shortNumber = (number: string): string => number.split('-').at(-1) ?? number;

/** A mean with one decimal; — while there is none. */
export const scoreText = (score: number | null | undefined): string =>
  score === null || score === undefined ? '—' : score.toFixed(1);

export const sheetKinds: Record<SheetState, Kind> = {
  blank: 'idle',
  draft: 'doing',
  submitted: 'done',
  recused: 'lock',
};

/** What the automatic check of a work comes to, as a shape and a word. */
export function checkOf({ state, findings }: Pick<CandidateShown, 'state' | 'findings'>): { kind: Kind; word: string } {
  const stop = findings.filter((one) => one.weight !== 'look');
  if (state === 'correcting') return { kind: 'bad', word: '补正中' };
  if (stop.length > 0) return { kind: 'bad', word: `不符 ${stop.length} 项` };
  return findings.length > 0 ? { kind: 'warn', word: `待核 ${findings.length} 项` } : { kind: 'done', word: '通过' };
}

/** Findings that only ask for a look. */
export const looks = (findings: readonly Finding[]): Finding[] => findings.filter((one) => one.weight === 'look');

/** The names of the digest suites as standards write them. */
export const suiteNames: Record<string, string> = { sha256: 'SHA-256', sm3: 'SM3' };

/** A digest as people compare it: groups of four. */
export const digestGroups = (digest: string): string => {
  const groups = digest.slice(0, 12).match(/.{4}/g) ?? [];
  return `${groups.join(' ')} … ${digest.slice(-4)}`;
};
