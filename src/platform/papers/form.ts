import type { LocalDate } from '../../base/time.ts';
import { pdf } from '../pdf.ts';
import { chineseDate, paragraphsOf, squareTable, type Table, titleLines, type Version } from './blocks.ts';
import { footOf } from './foot.ts';

/** One field of a form; `half` fields stand two to a row. An empty value stays a blank to be written in. */
export type FormRow =
  | { label: string; value: string; half?: boolean }
  | { label: string; longText: string; roomMm?: number }
  | { label: string; table: Table };
export type FormSection = { heading: string; rows: FormRow[] };
/** A box of the seal page: who signs what; the opinion is left as room when there is no statement. */
export type SignatureBox = { heading: string; statement?: string; lines: string[]; date?: LocalDate; roomMm?: number };

export type FormPaper = Version & {
  title: string;
  subtitle?: string;
  /** Until it is submitted every page says 草稿. */
  draft: boolean;
  number?: string;
  sections: FormSection[];
  signatures: SignatureBox[];
};

type Field = { label: string; value: string };
export type ArrangedRow =
  | { kind: 'pair'; fields: Field[] }
  | { kind: 'value'; label: string; value: string }
  | { kind: 'long'; label: string; paragraphs: string[]; room: number }
  | { kind: 'table'; label: string; table: Table };

/** The form as it stands on paper, the same for PDF and Word. */
export const arrangeForm = (form: FormPaper) => ({
  ...footOf(form),
  documentTitle: form.title.replaceAll('\n', ''),
  titleLines: titleLines(form.title, 19),
  subtitle: form.subtitle ?? '',
  draft: form.draft,
  number: form.number ?? '',
  sections: form.sections.map(({ heading, rows }) => ({ heading, rows: arrangeRows(rows) })),
  signatures: form.signatures.map((box) => ({
    heading: box.heading,
    statement: box.statement ?? '',
    lines: box.lines,
    date: chineseDate(box.date),
    room: box.roomMm ?? (box.statement ? 8 : 18),
  })),
});
export type ArrangedForm = ReturnType<typeof arrangeForm>;

/** Puts half fields two to a row; one left alone takes the whole row. */
export function arrangeRows(rows: FormRow[]): ArrangedRow[] {
  const arranged: ArrangedRow[] = [];
  let waiting: Field | undefined;
  const settle = () => {
    if (waiting) arranged.push({ kind: 'value', ...waiting });
    waiting = undefined;
  };
  for (const row of rows) {
    if ('value' in row && row.half) {
      const field = { label: row.label, value: row.value };
      if (waiting) arranged.push({ kind: 'pair', fields: [waiting, field] });
      waiting = waiting ? undefined : field;
      continue;
    }
    settle();
    arranged.push(arrangeRow(row));
  }
  settle();
  return arranged;
}

function arrangeRow(row: FormRow): ArrangedRow {
  if ('table' in row) return { kind: 'table', label: row.label, table: squareTable(row.table) };
  if ('value' in row) return { kind: 'value', label: row.label, value: row.value };
  return { kind: 'long', label: row.label, paragraphs: paragraphsOf(row.longText), room: row.roomMm ?? 24 };
}

/** An application form as PDF, with version code, page n of m and QR code in the foot of every page (NSFC practice). */
export const formPaperPdf = (form: FormPaper): Promise<Buffer> => pdf('form.typ', arrangeForm(form));
