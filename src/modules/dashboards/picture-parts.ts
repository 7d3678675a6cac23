import { type LocalDate, localDate } from '../../base/time.ts';
import { target } from './home-parts.ts';
import type { PictureFigureOut } from './picture-views.ts';
import type { TargetOut } from './views.ts';

/** What a picture is cut by; the address and the project list carry the same names. */
export type PictureCut = { level: string; category: string; recommender: string; owner: string };

/** The project list with the filter of the picture and what a figure adds; all batches. */
export function projectsAt(cut: PictureCut, more: Record<string, string> = {}): TargetOut {
  const filter = Object.entries({ ...cut, ...more }).filter(([, value]) => value !== '');
  return target('/projects', { batch: '', ...Object.fromEntries(filter) });
}

type Wish = { key: string; label: string; n: number; to: TargetOut | null; unit?: string; define?: string };
export const counted = ({ key, label, n, to, unit = '个', define = key }: Wish): PictureFigureOut => ({
  key,
  label,
  n,
  unit,
  to,
  define,
  kind: 'count',
});
/** An amount in fen, shown in 万元. */
export const amount = ({ key, label, n, to }: Wish): PictureFigureOut => ({
  key,
  label,
  n,
  unit: '万元',
  to,
  define: key,
  kind: 'fen',
});

const two = (n: number): string => String(n).padStart(2, '0');
export const firstOf = (year: number): LocalDate => localDate(`${year}-01-01`);
export const lastOf = (year: number): LocalDate => localDate(`${year}-12-31`);
export const monthKey = (year: number, month: number): string => `${year}-${two(month)}`;
/** The last day of a month. */
export const monthEnd = (year: number, month: number): LocalDate =>
  localDate(`${year}-${two(month)}-${two(daysIn(year, month))}`);
const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

const gravity = ['bad', 'warn', 'wait', 'doing'];
/** Alerts with the wrong and late first; within a kind as they came. */
export const gravestFirst = <A extends { kind: string }>(alerts: readonly A[]): A[] =>
  [...alerts].sort((a, b) => gravity.indexOf(a.kind) - gravity.indexOf(b.kind));
