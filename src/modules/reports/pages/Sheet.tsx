import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Shape } from '../../../web/parts/Shape.tsx';
import { cellText, choicesOf } from '../cell-rules.ts';
import { announce } from '../../../web/announce.ts';
import { pastedCells, placedCells } from '../paste-rules.ts';
import { GridCell } from './GridCell.tsx';
import type { Grid, GridColumn, GridRow, ReportView } from './use-grid.ts';

export type Place = { r: number; c: number };
type Props = {
  report: ReportView;
  columns: readonly GridColumn[];
  grid: Grid;
  at: Place;
  onMove: (to: Place) => void;
};

const answers = {
  changed: { kind: 'doing' as const, label: '有变化' },
  unchanged: { kind: 'done' as const, label: '无变化' },
};
const runsOf = (columns: readonly GridColumn[]): { group: string; n: number }[] => {
  const runs: { group: string; n: number }[] = [];
  for (const { group } of columns) {
    const last = runs.at(-1);
    if (last?.group === group) last.n += 1;
    else runs.push({ group, n: 1 });
  }
  return runs;
};
/** The half-month table as a grid: arrows walk, typing writes, space says 无变化, pasting fills cell by cell. */
export function Sheet({ report, columns, grid, at, onMove }: Props) {
  const { rows, mayFill } = report;
  const body = useRef<HTMLTableElement>(null);
  const [typing, setTyping] = useState(false);
  useEffect(() => {
    body.current?.querySelector('[data-here]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [at]);
  const go = (r: number, c: number) => {
    setTyping(false);
    onMove({ r: Math.min(Math.max(r, 0), rows.length - 1), c: Math.min(Math.max(c, 0), columns.length - 1) });
  };
  const walk = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Record<string, Place> = {
      ArrowUp: { r: -1, c: 0 },
      ArrowDown: { r: 1, c: 0 },
      ArrowLeft: { r: 0, c: -1 },
      ArrowRight: { r: 0, c: 1 },
    };
    const step = steps[event.key];
    const row = rows[at.r];
    if (step) go(at.r + step.r, at.c + step.c);
    else if (event.key === ' ' && mayFill && row) grid.unchanged([row.projectId]);
    else return;
    event.preventDefault();
    if (event.key === ' ') go(at.r + 1, at.c);
  };
  const paste = (event: ClipboardEvent) => {
    const lines = pastedCells(event.clipboardData.getData('text/plain'));
    if (!mayFill || (lines.length === 1 && lines[0]?.length === 1)) return;
    event.preventDefault();
    const placed = placedCells(lines, { rows, columns, at });
    const kept = placed.left > 0 ? `，${placed.left} 格不可改或超出表外，未动` : '';
    announce(`粘贴 ${placed.taken} 格${kept}`);
    if (placed.rows.length > 0) grid.keep(placed.rows);
  };
  return (
    <div className="sheet" onKeyDown={walk} onPaste={paste}>
      <table ref={body} role="grid" aria-label={report.title} aria-rowcount={rows.length}>
        <thead>
          <tr className="sheet-groups">
            <th className="sheet-no" rowSpan={2} scope="col">
              序
            </th>
            {runsOf(columns).map(({ group, n }, i) => (
              <th key={`${group}${i}`} colSpan={n} scope="colgroup">
                {group}
              </th>
            ))}
            <th className="sheet-state" rowSpan={2} scope="col">
              本期
            </th>
          </tr>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={column.key === 'title' ? 'sheet-title' : ''}
                style={{ minWidth: Math.max(56, column.width * 8) }}
              >
                {column.label}
                {column.kind === 'money' ? <i>（万元）</i> : column.unit ? <i>（{column.unit}）</i> : null}
                {column.need ? <b>*</b> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={row.projectId} className={r === at.r ? 'here' : ''}>
              <th scope="row" className="sheet-no">
                {r + 1}
              </th>
              {columns.map((column, c) => (
                <GridCell
                  key={column.key}
                  {...cellOf(report, row, column)}
                  typed={grid.pending[`${row.projectId}.${column.key}`]}
                  isHere={r === at.r && c === at.c}
                  locked={!mayFill || row.locked.includes(column.key)}
                  column={column}
                  onHere={() => go(r, c)}
                  onTyping={setTyping}
                  onKeep={(text) => grid.keep([{ projectId: row.projectId, cells: { [column.key]: text } }])}
                  onStep={(down, right) => go(r + down, c + right)}
                />
              ))}
              <td className="sheet-state">
                {row.answer ? <Answer answer={row.answer} /> : <span className="dim">待填</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Answer({ answer }: { answer: NonNullable<GridRow['answer']> }) {
  const { kind, label } = answers[answer];
  return (
    <span className="nowrap">
      <Shape kind={kind} /> {label}
    </span>
  );
}

/** What a cell shows: its text, the last period's beside a changed choice, and what stands against it. */
function cellOf({ stages }: ReportView, row: GridRow, column: GridColumn) {
  const choices = choicesOf(column, { stages: stages.map((stage) => ({ ...stage, milestones: [] })) });
  const text = cellText(column, row.cells[column.key], choices);
  const isChanged = row.changed.includes(column.key);
  const before = isChanged ? cellText(column, row.previous?.[column.key], choices) : '';
  const against = row.findings.filter(({ path }) => path === `${row.projectId}.${column.key}`);
  return { text, before, isChanged, isCarried: row.previous !== null && !isChanged, choices, against };
}
