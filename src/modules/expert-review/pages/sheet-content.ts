import type { z } from 'zod';
import type { CriterionOut, DeskOut, SheetOut } from '../views.ts';

export type Desk = z.output<typeof DeskOut>;
export type SheetView = z.output<typeof SheetOut>;
export type Criterion = z.output<typeof CriterionOut>;
export type Content = Pick<SheetView, 'marks' | 'gates' | 'comment' | 'vetoReason'>;

export const contentOf = ({ marks, gates, comment, vetoReason }: SheetView): Content => ({
  marks,
  gates,
  comment,
  vetoReason,
});

/** What is still missing on a sheet, in the words of the desk; the server asks the same again. */
export function missingOn(
  content: Content,
  { criteria, commentMinimum }: Pick<Desk, 'criteria' | 'commentMinimum'>,
): string[] {
  const marks = criteria.filter((one) => one.max > 0 && content.marks[one.key] === undefined);
  const gates = criteria.filter((one) => one.gate && content.gates[one.key] === undefined);
  const failed = criteria.some((one) => one.gate && content.gates[one.key] === 'fail');
  const written = [...content.comment.trim()].length;
  return [
    ...gates.map((one) => `“${one.label}”未选`),
    ...(marks.length > 0 ? [`还差 ${marks.length} 项打分`] : []),
    ...(failed && content.vetoReason.trim() === '' ? ['否决须写明理由'] : []),
    ...(written < commentMinimum ? [`评语还差 ${commentMinimum - written} 字`] : []),
  ];
}

export const sumOf = (marks: Content['marks']): number => Object.values(marks).reduce((sum, mark) => sum + mark, 0);

/** The step of the scale a mark stands on. */
export const stepOf = ({ scale, max }: Criterion, mark: number | undefined): number =>
  mark === undefined || mark > max ? -1 : scale.findLastIndex((step) => mark >= step.from);
