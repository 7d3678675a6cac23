import { pdf } from '../pdf.ts';
import { paragraphsOf, titleLines, type Version } from './blocks.ts';
import type { LabelledLine } from './commitment.ts';
import { footOf } from './foot.ts';

/** One step of the approval; times and the time taken as text, as the module that counts working days writes them. */
export type OpinionStep = {
  step: string;
  person: string;
  unit: string;
  arrivedAt: string;
  finishedAt?: string;
  taken?: string;
  outcome?: string;
  opinion?: string;
};

/** 审批单: the matter and each step's opinion, in order; a step still open leaves room to write. */
export type OpinionSheet = Version & {
  title: string;
  number?: string;
  fields: (LabelledLine & { wide?: boolean })[];
  /** Why the matter is put up: 事由. */
  reason?: { label: string; text: string };
  steps: OpinionStep[];
  notes?: string[];
  draft?: boolean;
};

/** The sheet as it stands on paper, the same for PDF and Word. */
export const arrangeOpinion = (sheet: OpinionSheet) => ({
  ...footOf(sheet),
  documentTitle: sheet.title.replaceAll('\n', ''),
  titleLines: titleLines(sheet.title, 20),
  number: sheet.number ?? '',
  fields: evened(sheet.fields),
  reasonLabel: sheet.reason?.label ?? '',
  reason: paragraphsOf(sheet.reason?.text ?? ''),
  steps: sheet.steps.map((step) => ({
    step: step.step,
    person: step.person,
    unit: step.unit,
    arrived: step.arrivedAt,
    finished: step.finishedAt ?? '',
    taken: step.taken ?? '',
    outcome: step.outcome ?? '',
    opinion: paragraphsOf(step.opinion ?? ''),
    room: 22,
  })),
  notes: sheet.notes ?? [],
  draft: sheet.draft ?? false,
});
export type ArrangedOpinion = ReturnType<typeof arrangeOpinion>;
export type OpinionField = LabelledLine & { wide: boolean };

/** Fields stand two to a row; one without a neighbour takes the whole row. */
function evened(fields: OpinionSheet['fields']): OpinionField[] {
  const made: OpinionField[] = [];
  let open = false;
  for (const [index, { label, value, wide = false }] of fields.entries()) {
    const next = fields[index + 1];
    const alone: boolean = wide || (!open && (next === undefined || next.wide === true));
    made.push({ label, value, wide: alone });
    open = alone ? false : !open;
  }
  return made;
}

/** An approval sheet as PDF. */
export const opinionSheetPdf = (sheet: OpinionSheet): Promise<Buffer> => pdf('opinion.typ', arrangeOpinion(sheet));
