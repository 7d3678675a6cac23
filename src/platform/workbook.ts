import { Worker } from 'node:worker_threads';
import { Problem } from '../base/problem.ts';
import { harmless } from './csv.ts';
import type { FormTask } from './workbook-form.ts';

/** A cell as text; a formula is never followed. */
export type CellText = string | { formula: true };
export type Sheet = { name: string; hidden: boolean; rows: CellText[][] };
export type WrittenSheet = {
  name: string;
  rows: (string | number | null)[][];
  widths?: number[];
  /** Which row is the head: bold, and it stays when the rest scrolls. */
  headRow?: number;
  /** Columns whose cells are chosen from a list. */
  lists?: { column: number; values: string[]; from: number; to: number }[];
};
export type WorkbookTask =
  | { kind: 'read'; bytes: Uint8Array; most: { rows: number; columns: number } }
  | { kind: 'write'; sheets: WrittenSheet[] }
  | FormTask;

/** A workbook of some thousand rows takes a second or two; one that takes this long was made to. */
const longestMilliseconds = 60_000;

/** The sheets of an .xlsx as text; refuses what cannot be read, is too large, or takes too long. */
export async function readWorkbook(bytes: Uint8Array, most = { rows: 10_000, columns: 60 }): Promise<Sheet[]> {
  try {
    return (await inWorker({ kind: 'read', bytes, most })) as Sheet[];
  } catch (error) {
    const why =
      error instanceof RangeError ? `超过 ${most.rows} 行或 ${most.columns} 列` : '不是有效的 Excel（xlsx）文件';
    throw new Problem('workbook.unread', { why });
  }
}

/** An .xlsx of plain sheets; texts that a spreadsheet would take for formulas are made harmless. */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  const safe = sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell))),
  }));
  return Buffer.from((await inWorker({ kind: 'write', sheets: safe })) as Uint8Array);
}

/** Carries out one task on a thread of its own. */
export function inWorker(task: WorkbookTask): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    const timer = setTimeout(() => void worker.terminate(), longestMilliseconds);
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the workbook was not finished'));
    });
  });
}
