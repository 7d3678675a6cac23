import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import type { CellFault, FoundCell } from '../../base/sent-workbook.ts';
import { localDate } from '../../base/time.ts';
import { markedBook, readGridBook, writeFormBook } from '../../platform/workbook-grid.ts';
import { readTable, type Wanted } from './import-rules.ts';
import { cellName, layoutRows, type Printed, sheetNames, tableSheets, templateSheets } from './layout-rules.ts';
import { DefinitionContentIn } from './schema.ts';
import { tableRows } from './table-rules.ts';
import type { DefinitionContent } from './terms.ts';

const file = path.resolve(import.meta.dirname, '../../../reference/report-table-2026.json');
const content: DefinitionContent = DefinitionContentIn.parse(JSON.parse(readFileSync(file, 'utf8')));
type Zip = { file: (name: string, text: string) => void; generateAsync: (how: object) => Promise<Uint8Array> };
const zips = createRequire(createRequire(import.meta.url).resolve('exceljs'))('jszip') as {
  loadAsync: (bytes: Uint8Array) => Promise<Zip>;
};
const most = { rows: 5_000, columns: 120 };
const count = 6;
const identity = (i: number) => ({
  projectNumber: `微短剧项〔2026〕${String(i + 1).padStart(4, '0')}号`,
  province: '广东',
  title: ['=1+1 侨批', '示例·大河（GD）：上部'][i] ?? `示例剧 ${i + 1}`,
  level: '省级',
  producer: '示例影视公司',
});
const typed = {
  stage: 'shooting',
  stageOn: '2026-06-10',
  percent: 40,
  investment: 1_200_000_00,
  agreed: 600_000_00,
  paid: 300_000_00,
};
const rows = tableRows({
  content,
  endsOn: localDate('2026-06-15'),
  recorded: Array.from({ length: count }, (_, i) => ({ projectId: `p${i}`, cells: identity(i), onAirSince: null })),
  former: new Map(Array.from({ length: count }, (_, i) => [`p${i}`, { ...identity(i), ...typed }])),
  saved: new Map(),
  restating: false,
});
const stamp = {
  form: 'progress',
  definition: 1,
  definitionDigest: 'abc',
  report: 'r1',
  period: '2026年第11期',
  unit: '广东省广播电视局',
};
const printed: Printed = {
  content,
  period: { year: 2026, serial: 11, startsOn: localDate('2026-06-01'), endsOn: localDate('2026-06-15') },
  unitName: '广东省广播电视局',
  rows,
  foot: ['填报人：　　审核人：　　单位负责人：', '尚未签发'],
  stamp,
};
const wanted: Wanted = { content, rows, stamp };
const at = '2026-06-15T08:00:00.000Z';
const template = await writeFormBook(templateSheets(printed), at);

/** The template opened, altered and read as the system reads it. */
async function altered(change: (book: ExcelJS.Workbook, sheet: ExcelJS.Worksheet) => void) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(template) as never);
  const sheet = book.getWorksheet(sheetNames.table) ?? assert.fail('no sheet');
  change(book, sheet);
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  return { bytes, read: readTable(await readGridBook(bytes, most), wanted) };
}
const columnOf = (key: string): number => content.columns.findIndex((one) => one.key === key) + 1;
const place = (key: string, i: number): string => cellName(columnOf(key), layoutRows.body + i);
const cellsOf = (faults: readonly CellFault[]): string[] => faults.map(({ cell }) => cell);

test('the same table gives the same bytes, and in the layout of the annex', async () => {
  const again = await writeFormBook(templateSheets(structuredClone(printed)), at);
  assert.deepEqual(Buffer.from(again), Buffer.from(template));
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(template) as never);
  assert.deepEqual(
    book.worksheets.map(({ name, state }) => [name, state]),
    [
      [sheetNames.guide, 'visible'],
      [sheetNames.table, 'visible'],
      [sheetNames.codes, 'veryHidden'],
      [sheetNames.stamp, 'veryHidden'],
    ],
  );
  const sheet = book.getWorksheet(sheetNames.table) ?? assert.fail();
  assert.equal(sheet.getCell('A1').value, content.title);
  assert.equal(sheet.getCell('A2').value, '填报单位：广东省广播电视局');
  assert.match(sheet.getRow(2).values?.toString() ?? '', /单位：万元/);
  assert.equal(sheet.pageSetup.orientation, 'landscape');
  assert.equal(sheet.pageSetup.paperSize, 9);
  assert.equal(sheet.getCell(place('paid', 0)).value, 30);
  assert.equal(sheet.getCell(place('title', 0)).value, '=1+1 侨批');
  assert.match(String(sheet.getCell(place('stage', 0)).dataValidation?.formulae?.[0]), /代码表/);
  const official = await writeFormBook(tableSheets(printed), at);
  assert.deepEqual(readTable(await readGridBook(official, most), wanted).faults, []);
});

test('untouched it says no change; with new values exactly these', async () => {
  const { read } = await altered(() => {});
  assert.deepEqual(read.faults, []);
  assert.deepEqual(
    read.rows.map(({ changed }) => changed),
    Array(count).fill([]),
  );
  const { read: next } = await altered((_, sheet) => {
    sheet.getCell(place('paid', 1)).value = 45.5;
    sheet.getCell(place('stage', 1)).value = '后期制作';
    sheet.getCell(place('stageOn', 1)).value = new Date('2026-06-12T00:00:00Z');
    sheet.getCell(place('problems', 2)).value = '=演员档期';
  });
  assert.deepEqual(next.faults, []);
  assert.deepEqual(next.rows[1]?.changed, ['stage', 'stageOn', 'paid']);
  assert.deepEqual([next.rows[1]?.cells.paid, next.rows[1]?.cells.stageOn], [45_5000_00, '2026-06-12']);
  assert.equal(next.rows[2]?.cells.problems, '=演员档期');
});

test('dates as text and as serials, and a workbook that counts from 1904', async () => {
  const { read } = await altered((_, sheet) => {
    sheet.getCell(place('stageOn', 0)).value = '2026年6月12日';
    sheet.getCell(place('stageOn', 1)).value = 46185;
  });
  assert.deepEqual(read.rows.map(({ cells }) => cells.stageOn).slice(0, 2), ['2026-06-12', '2026-06-12']);
  const book = await readGridBook(template, most);
  const moved = structuredClone({ ...book, counts1904: true });
  const body = moved.sheets
    .find(({ name }) => name === sheetNames.table)
    ?.rows.find((row) => row.at === layoutRows.body);
  if (body) body.cells[columnOf('stageOn')] = { kind: 'number', number: 46185 - 1462 };
  assert.equal(readTable(moved, wanted).rows[0]?.cells.stageOn, '2026-06-12');
});

test('another table, another edition, a renamed sheet, moved columns and rows are told as such', async () => {
  const faultsOf = async (change: Parameters<typeof altered>[0]) => (await altered(change)).read.faults;
  const [stale] = await faultsOf((book) => {
    book
      .getWorksheet(sheetNames.stamp)
      ?.eachRow((row) => void (row.getCell(1).value === 'definition' && (row.getCell(2).value = '0')));
  });
  assert.deepEqual([stale?.cell, stale?.found.includes('第 0 版')], ['A1', true]);
  const [foreign] = await faultsOf((book) => {
    book
      .getWorksheet(sheetNames.stamp)
      ?.eachRow((row) => void (row.getCell(1).value === 'report' && (row.getCell(2).value = 'r2')));
  });
  assert.match(foreign?.found ?? '', /本单位本期的表不符/);
  const [none] = await faultsOf((book) => book.removeWorksheet(sheetNames.stamp));
  assert.equal(none?.found, '没有模板印记');
  const [renamed] = await faultsOf((_, sheet) => void (sheet.name = '表一'));
  assert.match(renamed?.found ?? '', /表一/);
  const columns = await faultsOf((_, sheet) => sheet.spliceColumns(4, 0, ['多一列']));
  assert.ok(cellsOf(columns).includes(cellName(3, layoutRows.heads)));
  const shifted = await faultsOf((_, sheet) => sheet.spliceRows(3, 0, ['多一行']));
  assert.ok(cellsOf(shifted).every((cell) => cell.endsWith(String(layoutRows.heads))) && shifted.length > 5);
  const [extra] = await faultsOf((_, sheet) => {
    sheet.getCell(cellName(columnOf('title'), layoutRows.body + 1)).value = sheet.getCell(place('title', 1)).value;
    sheet.getCell(place('projectNumber', 1)).value = '没有的编号';
  });
  assert.deepEqual([extra?.cell, extra?.found], [place('projectNumber', 1), '没有的编号']);
  const zip = await zips.loadAsync(template);
  zip.file('xl/vbaProject.bin', 'Attribute VB_Name = "Module1"');
  const macro = readTable(await readGridBook(await zip.generateAsync({ type: 'uint8array' }), most), wanted);
  assert.deepEqual([macro.faults[0]?.found, macro.rows], ['含宏的工作簿', []]);
});

test('merged cells, formulas, text in money cells, duplicated and missing rows, changed record cells', async () => {
  const { read, bytes } = await altered((_, sheet) => {
    sheet.mergeCells(`${place('problems', 0)}:${place('help', 0)}`);
    sheet.getCell(place('paid', 1)).value = '三十万';
    sheet.getCell(place('spent', 1)).value = { formula: '1+1', result: 2 };
    sheet.getCell(place('percent', 2)).value = '过半';
    sheet.getCell(place('stageOn', 2)).value = '六月';
    sheet.getCell(place('projectNumber', 4)).value = identity(3).projectNumber;
    sheet.getCell(place('title', 5)).value = '改了名';
    sheet.getCell(place('investment', 5)).value = null;
  });
  assert.deepEqual(read.rows, []);
  const expected = [
    place('problems', 0),
    place('paid', 1),
    place('spent', 1),
    place('percent', 2),
    place('stageOn', 2),
    place('projectNumber', 4),
    place('title', 5),
    place('investment', 5),
    place('projectNumber', count), // the project that was written over is missing
  ];
  assert.deepEqual(cellsOf(read.faults).sort(), expected.sort());
  const marked = new ExcelJS.Workbook();
  await marked.xlsx.load(Buffer.from(await markedBook(bytes, read.faults)) as never);
  const sheet = marked.getWorksheet(sheetNames.table) ?? assert.fail();
  assert.match(JSON.stringify(sheet.getCell(place('paid', 1)).note), /三十万/);
  assert.equal(marked.getWorksheet('错误明细')?.rowCount, read.faults.length + 1);
});

test('an empty row put in between says nothing; one that says something is told with its cell', async () => {
  const { read } = await altered((_, sheet) => sheet.spliceRows(layoutRows.body + 2, 0, []));
  assert.deepEqual([read.faults, read.rows.length], [[], count]);
  const { read: odd } = await altered((_, sheet) => {
    sheet.spliceRows(layoutRows.body + 2, 0, []);
    sheet.getCell(cellName(columnOf('title'), layoutRows.body + 2)).value = '新添的剧';
  });
  assert.deepEqual([cellsOf(odd.faults), odd.rows], [[place('projectNumber', 2)], []]);
});

test('a hundred thousand empty rows count for nothing', async () => {
  const { read } = await altered((_, sheet) => {
    for (let r = 60; r < 100_060; r++) sheet.getRow(r).height = 15;
  });
  assert.deepEqual([read.faults, read.rows.length], [[], count]);
});

/** A way to spoil one cell, for columns of the kinds named. */
const spoils: { kinds: string[]; put: FoundCell }[] = [
  { kinds: ['money', 'whole', 'number', 'date'], put: { kind: 'text', text: '不详' } },
  { kinds: ['money', 'whole', 'number'], put: { kind: 'number', number: -5 } },
  { kinds: ['money', 'whole', 'date'], put: { kind: 'formula' } },
  { kinds: ['choice'], put: { kind: 'text', text: '其他' } },
  { kinds: ['date'], put: { kind: 'text', text: '2026-13-01' } },
  { kinds: ['whole'], put: { kind: 'number', number: 1.5 } },
  { kinds: ['money', 'whole'], put: { kind: 'day', day: '2026-06-12' } },
  { kinds: ['text'], put: { kind: 'text', text: '长'.repeat(600) } },
  { kinds: ['text', 'choice', 'money'], put: { kind: 'odd', text: '#REF!' } },
];
/** Every column that is typed with every way to spoil it. */
const pairs = content.columns.flatMap(({ key, kind, from }) =>
  spoils.flatMap(({ kinds, put }) => (kinds.includes(kind) && from !== 'record' ? [{ key, put }] : [])),
);
const wish = fc.record({ row: fc.nat(count - 1), pair: fc.constantFrom(...pairs) });
const wishes = (most: number) =>
  fc.uniqueArray(wish, { minLength: 1, maxLength: most, selector: ({ row, pair }) => `${row}.${pair.key}` });
const placesOf = (put: readonly { row: number; pair: { key: string } }[]): string[] =>
  put.map(({ row, pair }) => place(pair.key, row)).sort();

function asTyped(cell: FoundCell): ExcelJS.CellValue {
  if (cell.kind === 'formula') return { formula: 'A1', result: 1 };
  if (cell.kind === 'number') return cell.number;
  if (cell.kind === 'day') return new Date(`${cell.day}T00:00:00Z`);
  return cell.kind === 'odd' ? ({ error: cell.text } as ExcelJS.CellValue) : cell.text;
}

test('mutated files: each fault at its cell, nothing accepted in part', async () => {
  await fc.assert(
    fc.asyncProperty(wishes(5), async (put) => {
      const { read } = await altered((_, sheet) => {
        for (const { row, pair } of put) {
          const cell = sheet.getCell(place(pair.key, row));
          cell.value = asTyped(pair.put);
          if (pair.put.kind === 'day') cell.style = { ...cell.style, numFmt: 'yyyy-mm-dd' };
        }
      });
      assert.deepEqual([cellsOf(read.faults).sort(), read.rows], [placesOf(put), []]);
    }),
    { numRuns: 24, seed: 20260615 },
  );
});

test('500 mutated workbooks: each fault at its cell, none accepted in part', async () => {
  const sound = await readGridBook(template, most);
  fc.assert(
    fc.property(wishes(9), (put) => {
      const book = structuredClone(sound);
      const sheet = book.sheets.find(({ name }) => name === sheetNames.table) ?? assert.fail();
      for (const { row, pair } of put) {
        const line = sheet.rows.find(({ at: n }) => n === layoutRows.body + row) ?? assert.fail();
        line.cells[columnOf(pair.key)] = pair.put;
      }
      const read = readTable(book, wanted);
      assert.deepEqual([cellsOf(read.faults).sort(), read.rows], [placesOf(put), []]);
    }),
    { numRuns: 500, seed: 20261122 },
  );
});
