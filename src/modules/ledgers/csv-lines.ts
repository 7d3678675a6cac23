import { cellsOf } from '../../platform/csv.ts';

/** A line of a text file with its number from 1, or of a CSV all lines of one row with the number of the first. */
export type TextLine = { at: number; text: string };

/** Cuts chunks of text into lines: CRLF or LF, a byte order mark and blank lines at the end are fine. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<TextLine[]> {
  let [rest, at] = ['', 0];
  for await (const chunk of chunks) {
    const pieces = (rest + chunk).split('\n');
    rest = pieces.pop() ?? '';
    const lines: TextLine[] = [];
    for (const piece of pieces) {
      at += 1;
      const text = at === 1 && piece.startsWith('\ufeff') ? piece.slice(1) : piece;
      lines.push({ at, text: text.endsWith('\r') ? text.slice(0, -1) : text });
    }
    if (lines.length > 0) yield lines;
  }
  if (rest !== '') yield [{ at: at + 1, text: at === 0 && rest.startsWith('\ufeff') ? rest.slice(1) : rest }];
}

const oddQuotes = (text: string): boolean => {
  let odd = false;
  for (let from = text.indexOf('"'); from >= 0; from = text.indexOf('"', from + 1)) odd = !odd;
  return odd;
};
export type CsvRow = { at: number; cells: string[] } | { at: number; broken: true };

/** Longest row of a CSV and line of JSON that is read, in characters. */
export const longestLine = 200_000;

/** The rows of a CSV of RFC 4180, a line break inside quotes included. */
export async function* csvRowsOf(lines: AsyncIterable<TextLine[]>): AsyncGenerator<CsvRow[]> {
  let open: TextLine | undefined;
  for await (const batch of lines) {
    const rows: CsvRow[] = [];
    for (const { at, text } of batch) {
      const row: TextLine = open ? { at: open.at, text: `${open.text}\n${text}` } : { at, text };
      const isOpen = open === undefined ? oddQuotes(text) : !oddQuotes(text);
      if (isOpen && row.text.length <= longestLine) open = row;
      else {
        open = undefined;
        if (isOpen || row.text.length > longestLine) rows.push({ at: row.at, broken: true });
        else if (row.text !== '') rows.push({ at: row.at, cells: cellsIn(row.text) });
      }
    }
    if (rows.length > 0) yield rows;
  }
  if (open) yield [{ at: open.at, broken: true }];
}
const cellsIn = (text: string): string[] => (text.includes('"') ? (cellsOf(text)[0] ?? []) : text.split(','));
