import type { z } from 'zod';
import type { Kind } from '../../../web/parts/Shape.tsx';
import type { Target } from '../../../web/parts/Text.tsx';
import type { EvaluationState, ObjectionState, SheetState, SuggestionState } from '../terms.ts';
import type { SheetOut } from '../views.ts';

export type Sheet = z.output<typeof SheetOut>;
export type ShownMark = Sheet['marks'][number];
export const evaluationShapes: Record<EvaluationState, Kind> = {
  scoring: 'doing',
  checking: 'doing',
  announced: 'wait',
  published: 'done',
};
export const sheetShapes: Record<SheetState, Kind> = {
  filling: 'idle',
  returned: 'bad',
  submitted: 'wait',
  absent: 'warn',
  checked: 'done',
};
export const objectionShapes: Record<ObjectionState, Kind> = { open: 'wait', upheld: 'done', rejected: 'off' };
export const suggestionShapes: Record<SuggestionState, Kind> = { proposed: 'wait', adopted: 'done', declined: 'off' };

/** An address with filters as a target of a link. */
export function targetOf(to: string): Target {
  const [path = '/', query = ''] = to.split('?');
  return { path, search: Object.fromEntries(new URLSearchParams(query)) };
}
