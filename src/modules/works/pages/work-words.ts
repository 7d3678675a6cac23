import type { z } from 'zod';
import type { Kind } from '../../../web/parts/Shape.tsx';
import { regions } from '../../organizations/contract.ts';
import type { DossierOut, WorkListOut } from '../views.ts';

export type Dossier = z.output<typeof DossierOut>;
export type WorkRow = z.output<typeof WorkListOut>['rows'][number];

/** How sure one is of what was taken from a published list. */
export const confidenceWords: Record<string, { kind: Kind; words: string }> = {
  high: { kind: 'done', words: '可信度高' },
  medium: { kind: 'warn', words: '可信度中，待核' },
  low: { kind: 'warn', words: '可信度低，待核' },
};
export const classWords: Record<number, string> = { 1: '一类（重点）', 2: '二类（普通）', 3: '三类（其他）' };

/** 24 集 × 8 分钟, as far as known. */
export function lengthWords({
  episodeCount,
  episodeMinutes,
}: Pick<WorkRow, 'episodeCount' | 'episodeMinutes'>): string {
  const count = episodeCount === null ? '' : `${episodeCount} 集`;
  const minutes = episodeMinutes === null ? '' : `${episodeMinutes} 分钟`;
  return [count, minutes].filter(Boolean).join(' × ');
}

/** Provinces by their administrative code, as works keep it. */
export const regionChoices: { value: string; label: string }[] = Object.entries(regions).map(([code, label]) => ({
  value: code.padEnd(6, '0'),
  label,
}));
/** Works of the central bodies lie in no province. */
export const regionName = (code: string | null): string =>
  code ? (regions[code.slice(0, 2)] ?? (code === '000000' ? '中央' : '其他')) : '';

/** In which role a body is named on a published list. */
export const roleWords: Record<string, string> = { producer: '制作', recommender: '推荐' };
