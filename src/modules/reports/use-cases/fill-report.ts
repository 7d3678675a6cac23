import type { Finding } from '../../../base/problem.ts';
import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import type { ActCx } from '../../../platform/use-case.ts';
import { useCase } from '../../../platform/use-case.ts';
import { type Assembled, assembleReport } from '../assemble.ts';
import { choicesOf, readCell } from '../cell-rules.ts';
import { reportsPolicy } from '../policy.ts';
import { MarkUnchanged, SaveRows } from '../schema.ts';
import { lockReport, saveRows } from '../store.ts';
import { type Cells, fillingStates, type Report, type SavedRow, type TableRow } from '../terms.ts';

/** The table, where it may be filled in now. */
export async function fillable({ tx, now }: Pick<ActCx, 'tx' | 'now'>, report: Report): Promise<Assembled> {
  if (!fillingStates.includes(report.state)) throw new Problem('reports.not_filling');
  const assembled = await assembleReport(tx, report);
  const { opensOn } = assembled.period;
  if (dayOf(now) < opensOn) throw new Problem('reports.not_open', { opensOn });
  return assembled;
}

/** The typed cells of a row together with those already kept; locked ones are never kept. */
export function keptCells(row: TableRow, typed: Cells): Cells {
  const kept: Cells = {};
  for (const [key, value] of Object.entries({ ...row.cells, ...typed }))
    if (!row.locked.includes(key)) kept[key] = value;
  return kept;
}
/** A row counts as changed where a cell differs from the last period, or nothing was reported before. */
export const answerOf = (row: TableRow, cells: Cells): SavedRow['answer'] =>
  row.previous === null ||
  Object.entries(cells).some(([key, value]) => (value ?? null) !== (row.previous?.[key] ?? null))
    ? 'changed'
    : 'unchanged';

type Typed = { projectId: string; version: number; cells: Record<string, string | number | null> };
function readTyped({ definition, rows }: Assembled, typed: Typed, findings: Finding[]) {
  const row = rows.find(({ projectId }) => projectId === typed.projectId);
  if (!row) throw new Problem('reports.row_unknown');
  if (row.version !== typed.version) throw new Problem('row.changed');
  const cells: Cells = {};
  for (const [key, raw] of Object.entries(typed.cells)) {
    const column = definition.content.columns.find((one) => one.key === key);
    const path = `${row.projectId}.${key}`;
    if (!column) findings.push({ code: 'column_unknown', message: `没有列“${key}”`, path });
    else if (row.locked.includes(key))
      findings.push({ code: 'locked', message: `${column.label}由系统带出，不在推进表中修改`, path });
    else {
      const read = readCell(column, raw, choicesOf(column, definition.content));
      if ('expected' in read) findings.push({ code: 'cell', message: `${column.label}应为${read.expected}`, path });
      else cells[key] = read.value;
    }
  }
  return { row, cells };
}

/** 填报: cells typed or pasted; one that does not fit and none of them is kept. */
export const fillReport = useCase({
  act: 'report.fill',
  label: '填报推进表',
  input: SaveRows,
  load: (tx, { reportId }) => lockReport(tx, reportId),
  view: reportsPolicy.view,
  allow: reportsPolicy.fill,
  async run(cx, report, input) {
    const { tx, actor, now, record } = cx;
    const assembled = await fillable(cx, report);
    const findings: Finding[] = [];
    const read = input.rows.map((one) => readTyped(assembled, one, findings));
    if (findings.length > 0) throw new Problem('reports.cells_refused', {}, findings.slice(0, 200));
    const rows = read.map(({ row, cells: typed }) => {
      const cells = keptCells(row, typed);
      const { projectId, version } = row;
      return {
        reportId: report.id,
        projectId,
        version,
        cells,
        answer: answerOf(row, cells),
        byName: actor.name,
        at: now,
      };
    });
    await saveRows(tx, rows);
    const after = read.map(({ row, cells }) => ({ projectId: row.projectId, cells }));
    const before = read.map(({ row, cells }) => ({
      projectId: row.projectId,
      cells: Object.fromEntries(Object.keys(cells).map((key) => [key, row.cells[key] ?? null])),
    }));
    record({ act: 'report.fill', subject: report.id, before, after, note: `${rows.length} 行` });
    return { id: report.id };
  },
});

/** 无变化: the last period's row holds again; one key per row, or all that have no answer. */
export const markUnchanged = useCase({
  act: 'report.unchanged',
  label: '确认无变化',
  input: MarkUnchanged,
  load: (tx, { reportId }) => lockReport(tx, reportId),
  view: reportsPolicy.view,
  allow: reportsPolicy.fill,
  async run(cx, report, { projectIds }) {
    const { tx, actor, now, record } = cx;
    const { rows } = await fillable(cx, report);
    const chosen =
      projectIds === 'all'
        ? rows.filter(({ answer, previous }) => answer === null && previous !== null)
        : projectIds.map((id) => rows.find(({ projectId }) => projectId === id) ?? unknown());
    const wrong = chosen.filter(({ previous }) => previous === null);
    if (wrong.length > 0) {
      const message = (row: TableRow) => `《${String(row.cells.title)}》上期没有报过，须逐项填报`;
      throw new Problem(
        'reports.cells_refused',
        {},
        wrong.map((row) => ({ code: 'nothing_before', message: message(row), path: row.projectId })),
      );
    }
    const answered = chosen.map((row) => {
      const cells = keptCells(row, onlyTyped(row));
      const { projectId, version } = row;
      return {
        reportId: report.id,
        projectId,
        version,
        cells,
        answer: 'unchanged' as const,
        byName: actor.name,
        at: now,
      };
    });
    await saveRows(tx, answered);
    record({
      act: 'report.unchanged',
      subject: report.id,
      after: { rows: answered.length },
      note: `${answered.length} 行无变化`,
    });
    return { id: report.id };
  },
});
const unknown = (): never => {
  throw new Problem('reports.row_unknown');
};
/** The last period's values of what is typed: 无变化 takes back what was typed before. */
const onlyTyped = ({ cells, previous }: TableRow): Cells =>
  Object.fromEntries(Object.keys(cells).map((key) => [key, previous?.[key] ?? null]));
