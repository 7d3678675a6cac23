import { z } from 'zod';
import { normalised } from '../../../base/fields.ts';
import { fenOf } from '../../../base/money.ts';
import { ImportAwards, ListedWork } from '../schema.ts';
import { awardLevels } from '../terms.ts';

export type ImportKind = 'works' | 'awards';
export type Fault = { line: number; column: string; message: string };
export type Read<Row> = { rows: Row[]; faults: Fault[]; lines: number };
type Head = { key: string; label: string; also: readonly string[] };

/** Headings that are understood: our own, and those of the published data file. */
const heads: Record<ImportKind, readonly Head[]> = {
  works: [
    { key: 'title', label: '剧名', also: ['title', '作品', '作品名称'] },
    { key: 'regionCode', label: '行政区划代码', also: ['adcode'] },
    { key: 'creditedOrg', label: '署名单位', also: ['producer_or_recommender', '制作机构', '推荐单位'] },
    { key: 'creditedRole', label: '署名角色', also: ['org_role'] },
    { key: 'episodeCount', label: '集数', also: ['episode_count'] },
    { key: 'episodeMinutes', label: '单集分钟', also: ['episode_minutes'] },
    { key: 'theme', label: '题材', also: ['subject_or_theme', '题材或主题'] },
    { key: 'listName', label: '名单', also: ['list_name', '名单名称'] },
    { key: 'listBatch', label: '批次', also: ['list_batch'] },
    { key: 'listedOn', label: '公布日期', also: ['list_date'] },
    { key: 'issuingBody', label: '公布单位', also: ['issuing_body'] },
    { key: 'source', label: '出处', also: ['source_title'] },
    { key: 'confidence', label: '可信度', also: ['confidence'] },
  ],
  awards: [
    { key: 'title', label: '剧名', also: ['title', '作品'] },
    { key: 'creditCode', label: '统一社会信用代码', also: ['credit_code'] },
    { key: 'filingNumber', label: '备案号', also: ['filing_number'] },
    { key: 'programme', label: '项目', also: ['programme', '项目名称'] },
    { key: 'level', label: '层级', also: ['level'] },
    { key: 'amountFen', label: '金额（万元）', also: ['amount', '金额'] },
    { key: 'awardedOn', label: '日期', also: ['awarded_on'] },
    { key: 'source', label: '出处', also: ['source'] },
  ],
};
export const headingsOf = (kind: ImportKind): string[] => heads[kind].map(({ label }) => label);
export const labelOf = (kind: ImportKind, key: string): string =>
  heads[kind].find((one) => one.key === key)?.label ?? key;

/** Cells of pasted rows (tabs) or of a CSV file (commas, quotes). */
export function cellsIn(given: string): string[][] {
  const body = given.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  if (body.split('\n', 1)[0]?.includes('\t'))
    return body
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('\t'));
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [whole, quoted, plain, end] of body.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    if (whole === '' && row.length === 0) break;
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.some(Boolean)) rows.push(row);
    row = [];
  }
  return rows;
}

const sure: Record<string, string> = { 高: 'high', 中: 'medium', 低: 'low' };
function numberOr(cell: string): number | string | null {
  const read = Number(normalised(cell));
  return cell === '' ? null : Number.isFinite(read) ? read : cell;
}
const dates: readonly string[] = ['listedOn', 'awardedOn'];
const levelOf = (cell: string): string => Object.entries(awardLevels).find(([, label]) => label === cell)?.[0] ?? cell;

/** A cell as the act wants it; what cannot be read stays as typed, so that the schema says so. */
function valueOf(key: string, cell: string): unknown {
  if (key === 'episodeCount' || key === 'episodeMinutes') return numberOr(cell);
  if (key === 'amountFen') return cell === '' ? null : (fenOf(normalised(cell), 'tenThousandYuan') ?? cell);
  if (key === 'confidence') return sure[cell] ?? (cell === '' ? 'medium' : cell);
  if (key === 'level') return levelOf(cell);
  if (dates.includes(key) && /^(\d{4}(-\d{2})?)?$/.test(cell)) return null; // a year or month alone is not a date
  return ['regionCode', 'creditCode', 'filingNumber'].includes(key) && cell === '' ? null : cell;
}

/** What a cell should look like, where the schema speaks no Chinese of its own. */
const wanted: Record<string, string> = {
  listedOn: '日期格式应为 2025-10-11',
  awardedOn: '日期格式应为 2025-10-11',
  episodeCount: '应为整数',
  episodeMinutes: '应为数字',
  confidence: '应为高、中或低',
  level: `应为${Object.values(awardLevels).join('、')}`,
  amountFen: '应为金额，单位万元',
};
const schemas = { works: ListedWork, awards: ImportAwards.shape.rows.element };

/** Reads a list into rows and faults by line and column; nothing is sent before a person has seen both. */
export function readList<K extends ImportKind>(kind: K, given: string): Read<z.input<(typeof schemas)[K]>> {
  const [head = [], ...lines] = cellsIn(given);
  const places = heads[kind].map((one) => ({
    ...one,
    at: head.findIndex((cell) => [one.label, ...one.also].map(normalised).includes(normalised(cell).trim())),
  }));
  const rows: z.input<(typeof schemas)[K]>[] = [];
  const faults: Fault[] = [];
  const missing = places.filter(({ key, at }) => at < 0 && ['title', 'listName', 'programme', 'source'].includes(key));
  for (const { label } of missing) faults.push({ line: 1, column: label, message: `没有“${label}”这一列` });
  if (missing.length > 0) return { rows, faults, lines: lines.length };
  for (const [i, cells] of lines.entries()) {
    const row = Object.fromEntries(
      places.map(({ key, at }) => [key, valueOf(key, (at < 0 ? '' : (cells[at] ?? '')).trim())]),
    );
    const read = schemas[kind].safeParse(row);
    if (read.success) rows.push(row as z.input<(typeof schemas)[K]>);
    else
      for (const { path, message } of read.error.issues) {
        const key = String(path[0] ?? '');
        const spoken = /[\u4e00-\u9fff]/.test(message) ? message : (wanted[key] ?? '填写的内容不符合要求');
        faults.push({ line: i + 2, column: labelOf(kind, key), message: spoken });
      }
  }
  return { rows, faults, lines: lines.length };
}
