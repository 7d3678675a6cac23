// Reads and writes workbooks away from the server's thread: a crafted file may cost time and memory, never the server.
import { parentPort, workerData } from 'node:worker_threads';
import ExcelJS from 'exceljs';
import type { CellText, Sheet, WorkbookTask } from './workbook.ts';
import { markedBook, readGridBook, writeFormBook } from './workbook-grid.ts';

type Value = ExcelJS.CellValue;

/** A cell as text: numbers as written by JavaScript, days as 2026-06-05, formulas as such. */
function cellText(value: Value): CellText {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value);
  if ('formula' in value || 'sharedFormula' in value) return { formula: true };
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return cellText(value.text as Value);
  return { formula: true };
}

async function readSheets(bytes: Uint8Array, { rows, columns }: { rows: number; columns: number }): Promise<Sheet[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as never);
  return book.worksheets.map((sheet) => {
    if (sheet.rowCount > rows || sheet.columnCount > columns) throw new RangeError('too large');
    const read: CellText[][] = [];
    for (let r = 1; r <= sheet.rowCount; r++) {
      const row = sheet.getRow(r);
      read.push(Array.from({ length: sheet.columnCount }, (_, c) => cellText(row.getCell(c + 1).value)));
    }
    return { name: sheet.name, hidden: sheet.state !== 'visible', rows: read };
  });
}

type Written = Extract<WorkbookTask, { kind: 'write' }>['sheets'];
async function writeSheets(sheets: Written): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = '精微';
  for (const { name, rows, widths = [], headRow = 1, lists = [] } of sheets) {
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: headRow }] });
    for (const row of rows) {
      const added = sheet.addRow(row);
      // text stays text: codes keep their zeros, and nothing becomes a formula
      added.eachCell((cell) => void (typeof cell.value === 'string' && (cell.numFmt = '@')));
    }
    widths.forEach((width, i) => void (sheet.getColumn(i + 1).width = width));
    sheet.getRow(headRow).font = { bold: true };
    for (const { column, values, from, to } of lists) {
      for (let r = from; r <= to; r++) {
        sheet.getRow(r).getCell(column).dataValidation = {
          type: 'list',
          allowBlank: true,
          formulae: [`"${values.join(',')}"`],
        };
      }
    }
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function carryOut(task: WorkbookTask): Promise<unknown> {
  if (task.kind === 'read') return readSheets(task.bytes, task.most);
  if (task.kind === 'write') return writeSheets(task.sheets);
  if (task.kind === 'grid') return readGridBook(task.bytes, task.most);
  return task.kind === 'form' ? writeFormBook(task.sheets, task.at) : markedBook(task.bytes, task.faults);
}

type Asked = { id: number; task: WorkbookTask };
/** Started with a task it does that one and ends; started without, it stays and does what it is sent. */
if (workerData) parentPort?.postMessage(await carryOut(workerData as WorkbookTask));
else {
  parentPort?.on('message', ({ id, task }: Asked) => {
    carryOut(task).then(
      (done) => parentPort?.postMessage({ id, done }),
      (error: unknown) => parentPort?.postMessage({ id, error: String(error) }),
    );
  });
}
