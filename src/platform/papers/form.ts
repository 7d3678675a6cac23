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
  | { kind: 'long'; label: string; paragraphs: string[]; room: number };
/** A section is cut where a table with its own columns stands between the fields. */
export type FormPart = { kind: 'rows'; rows: ArrangedRow[] } | { kind: 'table'; label: string; table: Table };

/** The form as it stands on paper, the same for PDF and Word. */
export const arrangeForm = (form: FormPaper) => ({
  ...footOf(form),
  documentTitle: form.title.replaceAll('\n', ''),
  titleLines: titleLines(form.title, 19),
  subtitle: form.subtitle ?? '',
  draft: form.draft,
  number: form.number ?? '',
  sections: form.sections.map(({ heading, rows }) => ({ heading, parts: arrangeRows(rows) })),
  signatures: form.signatures.map((box) => ({
    heading: box.heading,
    statement: box.statement ?? '',
    lines: box.lines,
    date: chineseDate(box.date),
    room: box.roomMm ?? (box.statement ? 12 : 30),
  })),
});
export type ArrangedForm = ReturnType<typeof arrangeForm>;

/** Puts half fields two to a row (one left alone takes the whole row) and sets tables apart. */
export function arrangeRows(rows: FormRow[]): FormPart[] {
  const parts: FormPart[] = [];
  let waiting: Field | undefined;
  const add = (row: ArrangedRow) => {
    const last = parts.at(-1);
    if (last?.kind === 'rows') last.rows.push(row);
    else parts.push({ kind: 'rows', rows: [row] });
  };
  const settle = () => {
    if (waiting) add({ kind: 'value', ...waiting });
    waiting = undefined;
  };
  for (const row of rows) {
    if ('value' in row && row.half) {
      const field = { label: row.label, value: row.value };
      if (waiting) add({ kind: 'pair', fields: [waiting, field] });
      waiting = waiting ? undefined : field;
      continue;
    }
    settle();
    if ('table' in row) parts.push({ kind: 'table', label: row.label, table: squareTable(row.table) });
    else if ('value' in row) add({ kind: 'value', label: row.label, value: row.value });
    else add({ kind: 'long', label: row.label, paragraphs: paragraphsOf(row.longText), room: row.roomMm ?? 24 });
  }
  settle();
  return parts;
}

/** An application form as PDF, with version code, page n of m and QR code in the foot of every page (NSFC practice). */
export const formPaperPdf = (form: FormPaper): Promise<Buffer> => pdf('form.typ', arrangeForm(form));
