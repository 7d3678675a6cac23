import type { Kind } from '../../../web/parts/Shape.tsx';
import type { DifferenceState, Grade } from '../terms.ts';

export const stateShapes: Record<DifferenceState, Kind> = {
  open: 'wait',
  answered: 'doing',
  returned: 'bad',
  closed: 'done',
  agreed: 'done',
  lapsed: 'off',
};
export const gradeShapes: Record<Grade, Kind> = { serious: 'bad', ordinary: 'warn', hint: 'idle' };

/** The day or the half month that a figure is of. */
export function asOfText(asOf: string): string {
  const [, year, month, half] = /^(\d{4})-(\d{2})-H([12])$/.exec(asOf) ?? [];
  return year ? `${year}年${Number(month)}月${half === '1' ? '上' : '下'}半月` : asOf;
}
