import { parseYuan, whyNotYuan } from '../../methods/fund-amounts.ts';
import { usccFaultWords, usccNormalise, usccReason } from '../../methods/organization-codes.ts';
import { type LocalDate, localDate } from '../../base/time.ts';
import { awardLevels } from '../works/contract.ts';
import type { AwardRow, CellFault } from './terms.ts';

type Cell = string | { formula: true };
export type ReadAwards = { rows: AwardRow[]; faults: CellFault[] };

/** The columns of an outside list, with the heads under which they are found. */
export const importColumns = [
  { key: 'title', heads: ['作品名称', '剧名', '作品'], need: true },
  { key: 'formerTitles', heads: ['曾用名'], need: false },
  { key: 'organizationName', heads: ['机构名称', '申报机构', '制作机构', '承担单位'], need: false },
  { key: 'creditCode', heads: ['统一社会信用代码', '信用代码'], need: false },
  { key: 'filingNumber', heads: ['规划备案号', '备案号'], need: false },
  { key: 'programme', heads: ['资助项目', '扶持项目', '项目名称'], need: true },
  { key: 'level', heads: ['层级', '资金层级'], need: true },
  { key: 'amount', heads: ['金额（元）', '金额', '资助金额（元）', '金额（万元）', '资助金额（万元）'], need: false },
  { key: 'awardedOn', heads: ['授予日期', '公布日期', '日期'], need: false },
] as const;
type Key = (typeof importColumns)[number]['key'];
const levelOf: Record<string, string> = {
  中央: 'central',
  国家级: 'central',
  省级: 'provincial',
  省: 'provincial',
  市县: 'city',
  市县级: 'city',
  市级: 'city',
  其他: 'other',
};

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
const headKey = (text: string): string => plain(text).replaceAll(/[*\s]/g, '');

/** `A1`, `AB12`: the name of a cell, counted from 0. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

/** A calendar day as lists write it; undefined when it is none. */
export function dayIn(text: string): LocalDate | undefined {
  const [, year, month, day] =
    /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/.exec(plain(text).replaceAll(' ', '')) ?? [];
  if (!year) return undefined;
  try {
    return localDate(`${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`);
  } catch {
    return undefined;
  }
}

type Column = { key: Key; place: number; head: string };
function columnsIn(head: readonly Cell[]): Column[] {
  return head.flatMap((cell, place) => {
    const title = typeof cell === 'string' ? headKey(cell) : '';
    const column = importColumns.find((one) => one.heads.some((name) => headKey(name) === title));
    return column ? [{ key: column.key, place, head: title }] : [];
  });
}

/** The head stands in one of the first ten lines: above it lists carry titles and remarks. */
const headRowOf = (rows: readonly (readonly Cell[])[]): number =>
  rows
    .slice(0, 10)
    .findIndex((row) => columnsIn(row).filter(({ key }) => ['title', 'programme'].includes(key)).length > 1);

/** Reads a sheet into awards and says of every wrong cell what is wrong with it. */
export function readAwards(rows: readonly (readonly Cell[])[]): ReadAwards {
  const at = headRowOf(rows);
  const fault = (cell: string, column: string, message: string): CellFault => ({
    cell,
    column,
    message,
    weight: 'stop',
  });
  if (at < 0) return { rows: [], faults: [fault('A1', '', '找不到列名：至少要有“作品名称”“资助项目”“层级”三列')] };
  const columns = columnsIn(rows[at] ?? []);
  const missing = importColumns.filter(({ key, need }) => need && !columns.some((one) => one.key === key));
  if (missing.length > 0) {
    const faults = missing.map(({ heads: [name] }) => fault(cellName(at, 0), name, `缺少“${name}”列`));
    return { rows: [], faults };
  }
  const read: ReadAwards = { rows: [], faults: [] };
  const seen = new Map<string, number>();
  for (let r = at + 1; r < rows.length; r++) {
    const line = rows[r] ?? [];
    if (line.every((cell) => typeof cell === 'string' && plain(cell) === '')) continue;
    const one = readRow(line, { r, columns });
    read.faults.push(...one.faults);
    const { title, programme, creditCode, organizationName, awardedOn } = one.row;
    const key = [title, programme, creditCode ?? organizationName ?? '', awardedOn ?? ''].join('|');
    const before = seen.get(key);
    if (before !== undefined) {
      read.faults.push(fault(cellName(r, 0), '作品名称', `与第 ${before + 1} 行重复`));
    }
    seen.set(key, r);
    read.rows.push(one.row);
  }
  if (read.rows.length === 0) read.faults.push(fault(cellName(at + 1, 0), '', '表中没有数据'));
  return read;
}

function readRow(
  line: readonly Cell[],
  { r, columns }: { r: number; columns: readonly Column[] },
): { row: AwardRow; faults: CellFault[] } {
  const faults: CellFault[] = [];
  const columnOf = (key: Key): Column | undefined => columns.find((one) => one.key === key);
  const say = (key: Key, message: string, weight: CellFault['weight'] = 'stop'): void => {
    const column = columnOf(key);
    faults.push({ cell: cellName(r, column?.place ?? 0), column: column?.head ?? '', message, weight });
  };
  const textOf = (key: Key, most: number): string => {
    const cell = line[columnOf(key)?.place ?? -1] ?? '';
    if (typeof cell !== 'string') {
      say(key, '单元格是公式，请粘贴为数值');
      return '';
    }
    const value = plain(cell);
    if ([...value].length > most) say(key, `不超过 ${most} 字`);
    return value;
  };
  const title = textOf('title', 60).replace(/^《(.*)》$/u, '$1');
  if (title === '') say('title', '必填');
  const programme = textOf('programme', 100);
  if (programme === '') say('programme', '必填');
  const level = levelOf[textOf('level', 10)];
  if (!level) say('level', `只能填：${Object.values(awardLevels).join('、')}`);
  const creditCode = usccNormalise(textOf('creditCode', 30));
  const wrong = creditCode === '' ? undefined : usccReason(creditCode);
  if (wrong) say('creditCode', usccFaultWords[wrong], 'look');
  const day = textOf('awardedOn', 20);
  const awardedOn = dayIn(day);
  if (day !== '' && !awardedOn) say('awardedOn', '不是日期；例：2026-06-05');
  const row: AwardRow = {
    title,
    programme,
    level: level ?? 'other',
    creditCode: creditCode || null,
    organizationName: textOf('organizationName', 200) || null,
    filingNumber: textOf('filingNumber', 60) || null,
    formerTitles: textOf('formerTitles', 300)
      .split(/[、,，;；]/u)
      .map((one) => one.trim().replace(/^《(.*)》$/u, '$1'))
      .filter((one) => one !== ''),
    amountFen: amountIn(textOf('amount', 40), columnOf('amount')?.head ?? '', (message) => say('amount', message)),
    awardedOn: awardedOn ?? null,
  };
  return { row, faults };
}

/** An amount in the unit of its head unless it names its own. */
function amountIn(text: string, head: string, say: (message: string) => void): number | null {
  if (text === '') return null;
  const bare = !/[元万]/u.test(text) && head.includes('万元');
  const amount = parseYuan(bare ? `${text}万元` : text);
  if (amount === undefined) say(whyNotYuan(text));
  return amount ?? null;
}
