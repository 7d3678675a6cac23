/** Lines and cells of what a spreadsheet copies: tabs between, quotes round what holds a break or a quote. */
export function pastedCells(text: string): string[][] {
  const lines: string[][] = [];
  let [line, cell, quoted] = [[] as string[], '', false];
  const endCell = () => {
    line.push(cell);
    cell = '';
  };
  const endLine = () => {
    endCell();
    lines.push(line);
    line = [];
  };
  const clean = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  for (let i = 0; i < clean.length; i++) {
    const char = clean[i] ?? '';
    if (quoted) {
      if (char !== '"') cell += char;
      else if (clean[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (char === '"' && cell === '' && closes(clean, i)) quoted = true;
    else if (char === '\t') endCell();
    else if (char === '\n') endLine();
    else cell += char;
  }
  if (cell !== '' || line.length > 0) endLine();
  return lines;
}
/** A quote opens a cell only where another one closes it before a tab, a break or the end. */
const closes = (text: string, at: number): boolean => /^"(?:[^"]|"")*"(?=[\t\n]|$)/.test(text.slice(at));

type Target = {
  rows: readonly { projectId: string; locked: readonly string[] }[];
  columns: readonly { key: string }[];
  /** Where the cursor stands: the first cell that is filled. */
  at: { r: number; c: number };
};
export type Placed = { rows: { projectId: string; cells: Record<string, string> }[]; taken: number; left: number };
/** Pasted cells onto the table from the cursor on: locked cells keep what they are, what reaches beyond is left out. */
export function placedCells(lines: readonly (readonly string[])[], { rows, columns, at }: Target): Placed {
  const placed: Placed = { rows: [], taken: 0, left: 0 };
  for (const [i, line] of lines.entries()) {
    const row = rows[at.r + i];
    const cells: Record<string, string> = {};
    for (const [j, text] of line.entries()) {
      const column = columns[at.c + j];
      if (!row || !column || row.locked.includes(column.key)) placed.left += 1;
      else cells[column.key] = text.replaceAll(/\s*\n\s*/g, ' ').trim();
    }
    const taken = Object.keys(cells).length;
    placed.taken += taken;
    if (row && taken > 0) placed.rows.push({ projectId: row.projectId, cells });
  }
  return placed;
}
