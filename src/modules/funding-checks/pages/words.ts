import type { Kind } from '../../../web/parts/Shape.tsx';
import type { CheckGrade, CheckState, ImportState } from '../terms.ts';

/** Shapes of states and grades; the words stand in terms.ts. */
export const checkShapes: Record<CheckState, Kind> = {
  open: 'doing',
  cleared: 'done',
  noted: 'done',
  confirmed: 'bad',
  gone: 'off',
};
export const gradeShapes: Record<CheckGrade, Kind> = { block: 'bad', person: 'warn', look: 'wait' };
export const importShapes: Record<ImportState, Kind> = { faulty: 'bad', read: 'doing', done: 'done', dropped: 'off' };
export const levelWords: Record<string, string> = {
  central: '中央',
  provincial: '省级',
  city: '市县',
  other: '其他',
};
