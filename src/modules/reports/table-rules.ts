import { type Finding, findingsOf } from '../../base/problem.ts';
import type { LocalDate } from '../../base/time.ts';
import { isOver, type ProjectState } from '../projects/contract.ts';
import { cellText } from './cell-rules.ts';
import type {
  CertifiedRow,
  Cells,
  CellValue,
  DefinitionContent,
  ReportColumn,
  RowAnswer,
  SavedRow,
  TableRow,
} from './terms.ts';

/** What the record says of a project: columns it knows are locked, `airedOn` is what the work's dossier says. */
export type RecordedRow = { projectId: string; cells: Cells; onAirSince: LocalDate | null };
export type TableBasis = {
  content: DefinitionContent;
  /** The last day of the period. */
  endsOn: LocalDate;
  recorded: readonly RecordedRow[];
  /** The last certified table of the unit, by project. */
  former: ReadonlyMap<string, Cells>;
  saved: ReadonlyMap<string, Pick<SavedRow, 'cells' | 'answer' | 'version'>>;
  /** A correction may touch whatever is not pure identity. */
  restating: boolean;
};

/** Whether a row says that its project has come to its end: those stages are the ends of a project. */
export const saysOver = (cells: Cells | undefined): boolean => isOver({ state: cells?.stage as ProjectState });

const same = (a: CellValue | undefined, b: CellValue | undefined): boolean => (a ?? null) === (b ?? null);
const known = (value: CellValue | undefined): boolean => value !== null && value !== undefined;

/** Columns of a row that the record fills in, so that nobody types them a second time. */
export const lockedColumns = (columns: readonly ReportColumn[], recorded: Cells, restating: boolean): string[] =>
  columns
    .filter(({ key, from }) => from === 'record' || (from === 'recordOrTyped' && !restating && known(recorded[key])))
    .map(({ key }) => key);

/** Every row of a table as it stands: record before typed before carried forward, each row with its findings. */
export function tableRows(basis: TableBasis): TableRow[] {
  return basis.recorded.map((one) => tableRow(basis, one));
}

function tableRow(basis: TableBasis, { projectId, cells: recorded, onAirSince }: RecordedRow): TableRow {
  const { columns } = basis.content;
  const previous = basis.former.get(projectId) ?? null;
  const saved = basis.saved.get(projectId);
  const locked = lockedColumns(columns, recorded, basis.restating);
  const cells: Cells = {};
  for (const { key } of columns) {
    const typed = saved && key in saved.cells ? saved.cells[key] : undefined;
    const carried = typed === undefined ? (previous?.[key] ?? recorded[key]) : typed;
    cells[key] = (locked.includes(key) ? recorded[key] : carried) ?? null;
  }
  const changed = changedColumns(columns, cells, previous);
  const answer: RowAnswer | null = saved ? saved.answer : null;
  const findings = [
    ...missing(columns, cells),
    ...contradictions(basis, { cells, previous, onAirSince }),
    ...(answer === null ? [unanswered] : []),
  ].map((finding) => ({ ...finding, path: `${projectId}.${finding.path ?? ''}` }));
  return { projectId, version: saved?.version ?? 0, cells, locked, previous, changed, answer, findings };
}

const unanswered: Finding = { code: 'unanswered', message: '本期尚未填报，也未确认无变化', weight: 'stop' };

/** Columns whose value is not that of the last period; all filled ones where there was none. */
export const changedColumns = (columns: readonly ReportColumn[], cells: Cells, previous: Cells | null): string[] =>
  previous === null ? [] : columns.filter(({ key }) => !same(cells[key], previous[key])).map(({ key }) => key);

const missing = (columns: readonly ReportColumn[], cells: Cells): Finding[] =>
  columns
    .filter(({ key, need }) => need && !known(cells[key]))
    .map(({ key, label }) => ({ code: 'missing', message: `${label}未填`, path: key }));

type Judged = { cells: Cells; previous: Cells | null; onAirSince: LocalDate | null };
/**
 * What does not fit together. A contradiction may be true (money paid before a changed agreement), so it stops the
 * table only until 备注 says why.
 */
function contradictions({ content, endsOn }: TableBasis, judged: Judged): Finding[] {
  const { cells } = judged;
  const explained = known(cells.remarks);
  return [...moneyFindings(content, judged), ...stageFindings(content, judged), ...dayFindings(judged, endsOn)].map(
    (finding) =>
      explained
        ? { ...finding, weight: 'look' as const }
        : { ...finding, message: `${finding.message}；如属实，请在备注中说明` },
  );
}

const figure = (cells: Cells | null, key: string): number | null =>
  typeof cells?.[key] === 'number' ? (cells[key] as number) : null;

function moneyFindings(content: DefinitionContent, { cells, previous }: Judged): Finding[] {
  const shown = (key: string, from: Cells | null = cells): string => {
    const column = content.columns.find((one) => one.key === key);
    return column ? cellText(column, from?.[key], []) : '';
  };
  const above = (more: string, less: string): boolean => {
    const [a, b] = [figure(cells, more), figure(cells, less)];
    return a !== null && b !== null && a > b;
  };
  const fell = (key: string): boolean => {
    const [now, before] = [figure(cells, key), figure(previous, key)];
    return now !== null && before !== null && now < before;
  };
  const both = (a: string, b: string) => `（${shown(a)} > ${shown(b)} 万元）`;
  return findingsOf(
    above('paid', 'agreed') && {
      code: 'paid_above_agreed',
      message: `已拨大于协议金额${both('paid', 'agreed')}`,
      path: 'paid',
    },
    above('spent', 'paid') && {
      code: 'spent_above_paid',
      message: `已支出大于已拨${both('spent', 'paid')}`,
      path: 'spent',
    },
    fell('paid') && { code: 'paid_fell', message: `已拨比上期少（上期 ${shown('paid', previous)}）`, path: 'paid' },
    fell('spent') && {
      code: 'spent_fell',
      message: `已支出比上期少（上期 ${shown('spent', previous)}）`,
      path: 'spent',
    },
    fell('plays') && {
      code: 'plays_fell',
      message: `播放量比上期少（上期 ${shown('plays', previous)}）`,
      path: 'plays',
    },
  );
}

function stageFindings(content: DefinitionContent, { cells, previous, onAirSince }: Judged): Finding[] {
  const placeOf = (value: CellValue | undefined): number => content.stages.findIndex(({ code }) => code === value);
  const labelOf = (value: CellValue | undefined): string => content.stages[placeOf(value)]?.label ?? '';
  const [now, before, onAir] = [placeOf(cells.stage), placeOf(previous?.stage), placeOf('on_air')];
  const [percent, former] = [figure(cells, 'percent'), figure(previous, 'percent')];
  const isBefore = now >= 0 && onAir >= 0 && now < onAir;
  return findingsOf(
    now >= 0 &&
      before >= 0 &&
      now < before && {
        code: 'stage_back',
        message: `阶段比上期倒退（${labelOf(previous?.stage)} → ${labelOf(cells.stage)}）`,
        path: 'stage',
      },
    now === before &&
      percent !== null &&
      former !== null &&
      percent < former && { code: 'percent_fell', message: `完成比例比上期低（上期 ${former}%）`, path: 'percent' },
    isBefore &&
      onAirSince && { code: 'on_air_elsewhere', message: `作品档案载明已于 ${onAirSince} 播出`, path: 'stage' },
    isBefore &&
      known(cells.airedOn) && { code: 'aired_before_stage', message: '有播出日期，阶段却未到播出', path: 'airedOn' },
    cells.stage === 'on_air' &&
      !known(cells.airedOn) && { code: 'no_air_day', message: '已播出的须填播出日期', path: 'airedOn' },
  );
}

function dayFindings({ cells }: Judged, endsOn: LocalDate): Finding[] {
  const late = (key: string): boolean => typeof cells[key] === 'string' && (cells[key] as string) > endsOn;
  return findingsOf(
    late('stageOn') && { code: 'stage_day_ahead', message: '阶段日期晚于本期末', path: 'stageOn' },
    late('airedOn') &&
      cells.stage === 'on_air' && {
        code: 'air_day_ahead',
        message: '播出日期晚于本期末，阶段却已是播出',
        path: 'airedOn',
      },
  );
}

/** Everything that stops a table from going on, at most so many lines a refusal can show. */
export function tableFindings(rows: readonly TableRow[], titleOf: (row: TableRow) => string): Finding[] {
  return rows.flatMap((row) =>
    row.findings
      .filter(({ weight }) => weight !== 'look')
      .map((finding) => ({ ...finding, message: `《${titleOf(row)}》${finding.message}` })),
  );
}

export const countsOf = (rows: readonly TableRow[]) => ({
  rows: rows.length,
  changed: rows.filter(({ answer }) => answer === 'changed').length,
  unchanged: rows.filter(({ answer }) => answer === 'unchanged').length,
  open: rows.filter(({ answer }) => answer === null).length,
});

/** Mistakes in a new edition of the columns: what the rules and the record rely on must stay. */
export function definitionFindings(content: DefinitionContent): Finding[] {
  const keys = content.columns.map(({ key }) => key);
  const twice = keys.filter((key, i) => keys.indexOf(key) !== i);
  const labels = content.columns.map(({ label }) => label);
  const twin = labels.filter((label, i) => labels.indexOf(label) !== i);
  const codes = content.stages.map(({ code }) => code);
  const lost = ['projectNumber', 'title', 'stage', 'remarks'].filter((key) => !keys.includes(key));
  return findingsOf(
    twice.length > 0 && { code: 'key_twice', message: `列代码重复：${twice.join('、')}`, path: 'columns' },
    twin.length > 0 && { code: 'label_twice', message: `列名重复：${twin.join('、')}`, path: 'columns' },
    lost.length > 0 && { code: 'column_lost', message: `不能没有这些列：${lost.join('、')}`, path: 'columns' },
    new Set(codes).size < codes.length && { code: 'stage_twice', message: '阶段代码重复', path: 'stages' },
    content.columns.some(({ kind, options }) => (kind === 'choice') !== (options !== undefined)) && {
      code: 'choices',
      message: '选项列须有选项，其他列不得有选项',
      path: 'columns',
    },
  );
}

/** What was typed since the table was certified is undone: each answer says again what the certified row says. */
export const answersAsCertified = (saved: readonly SavedRow[], certified: readonly CertifiedRow[]): SavedRow[] =>
  saved.flatMap((row) => {
    const stood = certified.find(({ projectId }) => projectId === row.projectId);
    if (!stood) return [];
    const cells = Object.fromEntries(Object.keys(row.cells).map((key) => [key, stood.cells[key] ?? null]));
    return [{ ...row, cells, answer: stood.changed.length > 0 || stood.previous === null ? 'changed' : 'unchanged' }];
  });
