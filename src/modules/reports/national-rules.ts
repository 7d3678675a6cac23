import { cellText, choicesOf } from './cell-rules.ts';
import type { Cells, CertifiedRow, DefinitionContent, ReportEdition } from './terms.ts';

/** A row of the nation's table: a certified row with whose table it stands in. */
export type NationalRow = CertifiedRow & { reportId: string; orgId: string; unit: string; isConfirmed: boolean };
export type NationalFilter = { q: string; orgId: string; stage: string; level: string; changed: '' | 'yes' };

/** All rows of the tables certified for a period, unit by unit; nobody copies a cell. */
export const nationalRows = (editions: readonly ReportEdition[]): NationalRow[] =>
  editions.flatMap(({ reportId, orgId, content, confirmedAt }) =>
    content.rows.map((row) => ({
      ...row,
      reportId,
      orgId,
      unit: content.unit.shortName,
      isConfirmed: confirmedAt !== null,
    })),
  );

export function filtered(rows: readonly NationalRow[], filter: NationalFilter): NationalRow[] {
  const q = filter.q.trim();
  return rows.filter(
    ({ cells, orgId, changed, previous }) =>
      (q === '' || [cells.title, cells.projectNumber, cells.producer].some((one) => String(one ?? '').includes(q))) &&
      (filter.orgId === '' || orgId === filter.orgId) &&
      (filter.stage === '' || cells.stage === filter.stage) &&
      (filter.level === '' || cells.level === filter.level) &&
      (filter.changed === '' || changed.length > 0 || previous === null),
  );
}

/** The columns wanted, in the order of the definition; what says which project a row is always stays. */
export function columnsChosen(content: DefinitionContent, wanted: string): DefinitionContent {
  const keys = new Set(wanted.split(',').filter((key) => key !== ''));
  if (keys.size === 0) return content;
  const columns = content.columns.filter(({ key }) => keys.has(key) || key === 'projectNumber' || key === 'title');
  return { ...content, columns };
}

/** The cells of a row that stand in these columns: what the digest of an export covers. */
export const cellsOf = (cells: Cells, { columns }: DefinitionContent): Cells =>
  Object.fromEntries(columns.map(({ key }) => [key, cells[key] ?? null]));

const filterWords: Record<keyof NationalFilter, string> = {
  q: '作品、编号、机构',
  orgId: '单位',
  stage: '阶段',
  level: '级别',
  changed: '变化',
};
/** The filter in the words of the page, as it stands below an export. */
export function filterText(filter: NationalFilter, { stages }: DefinitionContent, units: ReadonlyMap<string, string>) {
  const said = (key: keyof NationalFilter, value: string): string =>
    key === 'orgId'
      ? (units.get(value) ?? value)
      : key === 'stage'
        ? (stages.find(({ code }) => code === value)?.label ?? value)
        : key === 'changed'
          ? '只看有变化'
          : value;
  const parts = (Object.keys(filterWords) as (keyof NationalFilter)[]).flatMap((key) =>
    filter[key] === '' ? [] : [`${filterWords[key]}：${said(key, filter[key])}`],
  );
  return parts.join('；') || '无';
}

/** Sums of the money columns in fen. */
export const sumsOf = (rows: readonly NationalRow[], { columns }: DefinitionContent): Record<string, number> =>
  Object.fromEntries(
    columns
      .filter(({ kind }) => kind === 'money')
      .map(({ key }) => [key, rows.reduce((sum, { cells }) => sum + Number(cells[key] ?? 0), 0)]),
  );

export type Difference = {
  kind: 'added' | 'gone' | 'changed';
  unit: string;
  projectNumber: string;
  title: string;
  column: string;
  columnLabel: string;
  before: string;
  after: string;
};
/** What differs between the tables of two periods, cell by cell; projects that came and those that are gone. */
export function differencesBetween(
  content: DefinitionContent,
  before: readonly NationalRow[],
  after: readonly NationalRow[],
): Difference[] {
  const former = new Map(before.map((row) => [row.projectId, row]));
  const present = new Set(after.map(({ projectId }) => projectId));
  const reported = new Set(after.map(({ orgId }) => orgId));
  const whole = (kind: 'added' | 'gone', row: NationalRow): Difference => ({
    ...nameOf(row),
    kind,
    column: '',
    columnLabel: '',
    before: '',
    after: '',
  });
  const changes = after.flatMap((row): Difference[] => {
    const last = former.get(row.projectId);
    if (!last) return [whole('added', row)];
    return content.columns.flatMap((column) => {
      const [a, b] = [last.cells[column.key] ?? null, row.cells[column.key] ?? null];
      if (a === b) return [];
      const choices = choicesOf(column, content);
      const sides = { before: cellText(column, a, choices), after: cellText(column, b, choices) };
      return [{ ...nameOf(row), kind: 'changed' as const, column: column.key, columnLabel: column.label, ...sides }];
    });
  });
  // a unit that has not reported has lost nothing
  const gone = before.filter(({ projectId, orgId }) => !present.has(projectId) && reported.has(orgId));
  return [...changes, ...gone.map((row) => whole('gone', row))];
}
const nameOf = ({ unit, cells }: NationalRow) => ({
  unit,
  projectNumber: String(cells.projectNumber ?? ''),
  title: String(cells.title ?? ''),
});
