import type { Kind } from '../../../web/parts/Shape.tsx';
import { awardLevels } from '../../works/contract.ts';
import type { CheckGrade, CheckState } from '../terms.ts';

/** Shapes of states and grades; the words stand in terms.ts. */
export const checkShapes: Record<CheckState, Kind> = {
  open: 'doing',
  cleared: 'done',
  noted: 'done',
  confirmed: 'bad',
  gone: 'off',
};
export const gradeShapes: Record<CheckGrade, Kind> = { block: 'bad', person: 'warn', look: 'wait' };
export const levelWords: Readonly<Record<string, string>> = awardLevels;
