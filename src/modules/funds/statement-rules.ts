import { fen } from '../../base/money.ts';
import { type Finding, findingsOf } from '../../base/problem.ts';
import type { LocalDate } from '../../base/time.ts';
import { bankDay, type BankCell as Cell, plainCell as plain } from '../../methods/bank-cells.ts';
import { parseYuan, whyNotYuan } from '../../methods/fund-amounts.ts';
import type { StatementHeads } from './rules-kept.ts';

export type StatementLine = {
  row: number;
  serial: string;
  day: LocalDate;
  direction: 'in' | 'out';
  amountFen: number;
  balanceFen: number | null;
  counterparty: string;
  remark: string;
};
export type ReadStatement = { lines: StatementLine[]; findings: Finding[] };

type Places = Record<keyof StatementHeads, number>;

function placesIn(row: readonly Cell[], heads: StatementHeads): Places | undefined {
  const titles = row.map(plain);
  const names = Object.entries(heads) as [keyof StatementHeads, string][];
  const places = Object.fromEntries(names.map(([key, name]) => [key, titles.indexOf(plain(name))])) as Places;
  const needed = [places.serial, places.day, places.income, places.outgo];
  return needed.every((place) => place >= 0) ? places : undefined;
}

/** Amounts of a statement: an empty or zero side says nothing; what is no amount is said by its cell. */
function side(text: string): number | undefined | 'wrong' {
  if (text === '' || /^0*(\.0{1,2})?$/.test(text)) return undefined;
  return parseYuan(text) ?? 'wrong';
}

function lineOf(row: number, text: (name: keyof StatementHeads) => string): StatementLine | Finding[] {
  const [income, outgo] = [side(text('income')), side(text('outgo'))];
  const [serial, day] = [text('serial'), bankDay(text('day'))];
  const balance = text('balance') === '' ? null : parseYuan(text('balance'));
  const at = `第 ${row} 行`;
  const path = `row${row}`;
  const wrong = (amount: typeof income, name: keyof StatementHeads, label: string) =>
    amount === 'wrong' && { code: 'statement_amount', path, message: `${at}${label}：${whyNotYuan(text(name))}` };
  const findings = findingsOf(
    serial === '' && { code: 'statement_serial', path, message: `${at}缺流水号` },
    !day && { code: 'statement_day', path, message: `${at}日期“${text('day')}”不对` },
    wrong(income, 'income', '收入'),
    wrong(outgo, 'outgo', '支出'),
    (income === undefined) === (outgo === undefined) && {
      code: 'statement_sides',
      path,
      message: `${at}收入和支出须填且只填一项`,
    },
    balance === undefined && { code: 'statement_balance', path, message: `${at}余额：${whyNotYuan(text('balance'))}` },
  );
  const amount = income ?? outgo;
  if (findings.length > 0 || !day || typeof amount !== 'number') return findings;
  return {
    row,
    serial,
    day,
    direction: income === undefined ? 'out' : 'in',
    amountFen: amount,
    balanceFen: balance ?? null,
    counterparty: text('counterparty').slice(0, 80),
    remark: text('remark').slice(0, 200),
  };
}

/** Reads a bank's statement line by line; says of every row what is wrong, and of neighbours whose balances do not meet. */
export function readStatement(rows: readonly (readonly Cell[])[], heads: StatementHeads): ReadStatement {
  const headRow = rows.slice(0, 10).findIndex((row) => placesIn(row, heads) !== undefined);
  const places = placesIn(rows[headRow] ?? [], heads);
  if (!places) {
    const { serial, day, income, outgo } = heads;
    const message = `找不到列名：${[serial, day, income, outgo].join('、')}；列名在资金规则中填写`;
    return { lines: [], findings: [{ code: 'statement_heads', message }] };
  }
  const read: ReadStatement = { lines: [], findings: [] };
  for (const [i, cells] of rows.entries()) {
    if (i <= headRow || cells.every((cell) => plain(cell) === '')) continue;
    const row = i + 1;
    if (cells.some((cell) => typeof cell !== 'string')) {
      read.findings.push({ code: 'statement_formula', path: `row${row}`, message: `第 ${row} 行有公式，请粘贴为数值` });
      continue;
    }
    const found = lineOf(row, (name) => (places[name] < 0 ? '' : plain(cells[places[name]])));
    if (Array.isArray(found)) read.findings.push(...found);
    else read.lines.push(found);
  }
  return { lines: read.lines, findings: [...read.findings, ...wholeFindings(read)] };
}

function wholeFindings({ lines, findings }: ReadStatement): Finding[] {
  if (findings.length > 0) return [];
  if (lines.length === 0) return [{ code: 'statement_empty', message: '文件中没有流水明细' }];
  const first = new Map<string, number>();
  const twice = lines.flatMap(({ serial, row }) => {
    const before = first.get(serial);
    if (before === undefined) first.set(serial, row);
    return before === undefined
      ? []
      : [{ code: 'serial_twice', path: `row${row}`, message: `第 ${row} 行流水号 ${serial} 与第 ${before} 行重复` }];
  });
  return [...twice, ...brokenBalances(lines)];
}

/** A statement goes from the first day to the last, or the other way; its balances meet in one of the two. */
function brokenBalances(lines: readonly StatementLine[]): Finding[] {
  const against = (ordered: readonly StatementLine[]): Finding[] =>
    ordered.flatMap((line, i) => {
      const before = ordered[i - 1]?.balanceFen;
      if (before === undefined || before === null || line.balanceFen === null) return [];
      const moved = line.direction === 'in' ? line.amountFen : -line.amountFen;
      return fen(before + moved) === line.balanceFen
        ? []
        : [{ code: 'balance_gap', path: `row${line.row}`, message: `第 ${line.row} 行余额与上一笔不衔接，可能漏行` }];
    });
  const [down, up] = [against(lines), against(lines.toReversed())];
  return up.length < down.length ? up : down;
}
