import { charts, type EntryCode } from './terms.ts';

/** What moved under one heading: by account kind and movement, before the span or within it. */
export type Moved = { key: string; chart: number; code: EntryCode; before: boolean; debits: number; credits: number };
export type StatementRow = {
  key: string;
  label: string;
  openingFen: number;
  inFen: number;
  outFen: number;
  interestFen: number;
  closingFen: number;
  /** Carried to the next year at its end; part of the closing balance. */
  carriedFen: number;
  accountedFen: number;
  toRecoverFen: number;
  recoveredFen: number;
};

const emptyRow = (key: string, label: string): StatementRow => ({
  key,
  label,
  openingFen: 0,
  inFen: 0,
  outFen: 0,
  interestFen: 0,
  closingFen: 0,
  carriedFen: 0,
  accountedFen: 0,
  toRecoverFen: 0,
  recoveredFen: 0,
});

/** 期初 + 收入 − 支出 + 利息 = 期末: what was carried in opens the year, what is carried out is still there at its end. */
function withMove(row: StatementRow, lane: ReadonlySet<number>, one: Moved): StatementRow {
  const net = one.credits - one.debits;
  if (!lane.has(one.chart)) return withOther(row, one, net);
  if (one.code === 'carry_out') return { ...row, carriedFen: row.carriedFen - net };
  if (one.before || one.code === 'carry_in') return closed({ ...row, openingFen: row.openingFen + net });
  if (one.code === 'interest') return closed({ ...row, interestFen: row.interestFen + net });
  return closed({ ...row, inFen: row.inFen + one.credits, outFen: row.outFen + one.debits });
}
const closed = (row: StatementRow): StatementRow => ({
  ...row,
  closingFen: row.openingFen + row.inFen - row.outFen + row.interestFen,
});

function withOther(row: StatementRow, { chart, code }: Moved, net: number): StatementRow {
  if (code === 'carry_out') return row;
  if (chart === charts.accounted) return { ...row, accountedFen: row.accountedFen + net };
  if (chart === charts.toRecover) return { ...row, toRecoverFen: row.toRecoverFen + net };
  if (chart === charts.recovered && code === 'recovered') return { ...row, recoveredFen: row.recoveredFen + net };
  return row;
}

export type Lane = 'cash' | 'paid';
const lanes: Record<Lane, ReadonlySet<number>> = {
  cash: new Set([charts.bank, charts.recovered, charts.interest]),
  paid: new Set([charts.paid]),
};

/** A statement with one row per heading and their total; rows keep the order of the labels given. */
export function statementOf(
  moved: readonly Moved[],
  headings: readonly { key: string; label: string }[],
  lane: Lane,
): { rows: StatementRow[]; total: StatementRow } {
  const rows = headings.map(({ key, label }) =>
    moved.filter((one) => one.key === key).reduce((row, one) => withMove(row, lanes[lane], one), emptyRow(key, label)),
  );
  const total = moved.reduce((row, one) => withMove(row, lanes[lane], one), emptyRow('', '合计'));
  return { rows, total };
}

/** Month after month: what closes one month opens the next. */
export function monthlyStatement(moved: readonly Moved[]): { rows: StatementRow[]; total: StatementRow } {
  const months = [...new Set(moved.filter((one) => !one.before).map((one) => one.key))].sort();
  const { total } = statementOf(moved, [], 'cash');
  const opening = moved
    .filter((one) => one.code !== 'carry_out' && (one.before || one.code === 'carry_in'))
    .reduce((sum, one) => sum + (lanes.cash.has(one.chart) ? one.credits - one.debits : 0), 0);
  let before = opening;
  const rows = months.map((month) => {
    const own = moved.filter((one) => one.key === month && !one.before && one.code !== 'carry_in');
    const row = own.reduce((sum, one) => withMove(sum, lanes.cash, one), {
      ...emptyRow(month, `${Number(month.slice(5))}月`),
      openingFen: before,
      closingFen: before,
    });
    before = row.closingFen;
    return row;
  });
  return { rows, total };
}
