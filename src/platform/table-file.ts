// A table handed in as CSV or workbook, as banks send them: rows of cells, whatever the text is encoded in.
import { cellsOf } from './csv.ts';
import { type CellText, readWorkbook } from './workbook.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** What an upload of a table may be. */
export const tableFile = { types: ['text/plain', xlsx], maxBytes: 10 * 2 ** 20 };

/** Banks write UTF-8 or GB 18030; a text that is not the one is the other. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The rows of the file, or of the first sheet that is not hidden. */
export async function tableRows(bytes: Buffer, mediaType: string): Promise<CellText[][]> {
  if (mediaType !== xlsx) return cellsOf(textOf(bytes).replace(/^\ufeff/, ''));
  const sheets = await readWorkbook(bytes);
  return sheets.find((one) => !one.hidden)?.rows ?? [];
}
