// Workbooks as forms: a printed table's layout out, every cell with its kind in, faults marked in the same book.
import { Problem } from '../base/problem.ts';
import type { CellFault, FoundBook } from '../base/sent-workbook.ts';
import { harmless } from './csv.ts';
import { inWorker } from './workbook.ts';
import { inWriter } from './workbook-writer.ts';

export type FormRow = {
  cells: (string | number | null)[];
  look?: 'title' | 'line' | 'group' | 'head' | 'body' | 'foot' | 'plain';
  height?: number;
};
export type FormSheet = {
  name: string;
  isHidden?: boolean;
  widths: number[];
  rows: FormRow[];
  merges?: string[];
  /** Number formats by column from 0; text where none is named. */
  formats?: Record<number, string>;
  /** Cells chosen from a range of another sheet. */
  lists?: { column: number; from: number; to: number; range: string }[];
  /** Cells that changed since the last period, e.g. `C7`. */
  changed?: string[];
  /** Columns from 0 whose cells are not to be typed into. */
  locked?: number[];
  print?: { repeat: string; foot: string };
  frozen?: { rows: number; columns: number };
};
export type FormTask =
  | { kind: 'grid'; bytes: Uint8Array; most: { rows: number; columns: number } }
  | { kind: 'form'; sheets: FormSheet[]; at: string }
  | { kind: 'mark'; bytes: Uint8Array; faults: CellFault[] };

/** Every cell of an .xlsx with its kind; refuses what cannot be read, is too large, or takes too long. */
export async function readGrid(bytes: Uint8Array, most = { rows: 5_000, columns: 120 }): Promise<FoundBook> {
  try {
    return (await inWorker({ kind: 'grid', bytes, most })) as FoundBook;
  } catch (error) {
    const why =
      error instanceof RangeError ? `超过 ${most.rows} 行或 ${most.columns} 列` : '不是有效的 Excel（xlsx）文件';
    throw new Problem('workbook.unread', { why });
  }
}

/** An .xlsx in the layout given; the same sheets and moment give the same bytes, whenever it is written. */
export async function writeForm(sheets: readonly FormSheet[], at: string): Promise<Buffer> {
  const safe = sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell)),
    })),
  }));
  return Buffer.from((await inWriter({ kind: 'form', sheets: safe, at })) as Uint8Array);
}

/** The same workbook back: each wrong cell coloured with a note, and a sheet that lists all of them. */
export async function markFaults(bytes: Uint8Array, faults: readonly CellFault[]): Promise<Buffer> {
  try {
    return Buffer.from((await inWorker({ kind: 'mark', bytes, faults: [...faults] })) as Uint8Array);
  } catch {
    throw new Problem('workbook.unread', { why: '不是有效的 Excel（xlsx）文件' });
  }
}
