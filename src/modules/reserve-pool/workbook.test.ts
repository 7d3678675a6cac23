import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { anEntry } from '../../../tests/world/reserve-pool.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { cellName } from '../../base/cells.ts';
import { readGrid, writeForm } from '../../platform/workbook-form.ts';
import { reservePoolEndpoints as at } from './endpoints.ts';
import type { FoundBook } from '../../base/sent-workbook.ts';
import { readEntries } from './import-rules.ts';
import { columns, headOf, layoutRows, type Lists, sheetNames } from './layout-rules.ts';

let world: World;
let secretary: Client;
before(async () => {
  world = await aWorld({ now: '2026-06-01T10:00:00+08:00' });
  secretary = await world.person((await world.unit('GD')).id, ['unit_secretary'], '周秘书');
});
after(() => world.close());

const readIn = async (bytes: Buffer, who = secretary) => {
  const uploadId = await who.upload('储备.xlsx', bytes);
  const { id: importId } = await who.does(at.readImport, { uploadId });
  return who.sees(at.import, { importId });
};
type Cells = (string | number | null)[];
/** The export with its body changed, written as somebody would save it. */
async function changed(bytes: Buffer, change: (body: Cells[]) => Cells[]): Promise<Buffer> {
  const book = await readGrid(bytes);
  const sheet = book.sheets.find(({ name }) => name === sheetNames.entries);
  const plain = (sheet?.rows ?? []).map(({ cells }) =>
    cells.map((cell) =>
      cell === null
        ? null
        : cell.kind === 'number'
          ? cell.number
          : cell.kind === 'text'
            ? cell.text
            : cell.kind === 'day'
              ? cell.day
              : null,
    ),
  );
  const top = plain.slice(0, layoutRows.heads);
  const body = plain.slice(layoutRows.heads).filter(([first]) => !String(first ?? '').startsWith('导出：'));
  const rows = [...top, ...change(body)].map((cells) => ({ cells, look: 'plain' as const }));
  return writeForm([{ name: sheetNames.entries, widths: [], rows }], world.clock());
}
const place = (key: (typeof columns)[number]['key']): number => columns.findIndex((one) => one.key === key);
const line = (values: Partial<Record<(typeof columns)[number]['key'], string | number>>): Cells =>
  columns.map(({ key }) => values[key] ?? null);

test('the export goes out and comes in unchanged; new lines come in, known ones are adjusted, all as one act', async () => {
  const producer = await world.producer('GD', '示例影视公司甲');
  await anEntry(secretary, {
    title: '示例：带全角冒号',
    categoryCode: 'V1',
    regionCode: '44',
    wantedFen: 1_234_500_000,
    shootingOn: '2026-07-01',
    synopsis: '第一行\n第二行',
    notes: '=不是公式',
  });
  const bytes = (await secretary.get(at.workbook, {})).bytes;
  const same = await readIn(await changed(bytes, (body) => body));
  assert.deepEqual([same.state, same.added, same.changed, same.unchanged, same.faults], ['read', 0, 0, 1, []]);

  const more = await changed(bytes, ([first = []]) => [
    first.with(place('priority'), '重点').with(place('stage'), '拍摄制作'),
    line({
      title: '《示例新片》',
      producerName: '示例影视公司甲',
      level: '省级',
      stage: '剧本创作',
      applyOn: '2026-06-20',
    }),
    line({ title: '示例序号日期', level: '省级', stage: '选题策划', finishOn: 46_357, wantedFen: '12.5' }),
  ]);
  const read = await readIn(more);
  assert.deepEqual([read.state, read.added, read.changed], ['read', 2, 1]);
  await secretary.does(at.carryOut, { importId: read.id, version: 1 });
  const { rows } = await secretary.sees(at.list, {});
  assert.deepEqual(
    rows.map(({ title, priority, stage, producerName }) => [title, priority, stage, producerName]),
    [
      ['示例：带全角冒号', 'key', 'shooting', ''],
      ['示例新片', 'normal', 'script', '示例影视公司甲'],
      ['示例序号日期', 'normal', 'topic', ''],
    ],
  );
  const fresh = await secretary.sees(at.detail, { entryId: rows[1]?.id ?? '' });
  assert.equal(fresh.producerOrgId, producer.orgId);
  const dated = await secretary.sees(at.detail, { entryId: rows[2]?.id ?? '' });
  assert.deepEqual([dated.finishOn, dated.wantedFen], ['2026-12-01', 12_500_000]);
  const again = await secretary.post(at.carryOut, { importId: read.id, version: 2 });
  assert.equal(again.problem.code, 'workflow.no_such_move');
});

test('every wrong cell is named, nothing is taken over, and the marked book comes back', async () => {
  const before = await world.count('reserve_entries');
  const template = (await secretary.get(at.template, {})).bytes;
  const wrong = await changed(template, () => [
    line({ title: '示例错一', level: '全球', stage: '剧本创作', finishOn: '明年', wantedFen: '十万' }),
    line({ title: '', level: '省级', stage: '首映', categoryCode: 'V9' }),
    line({ number: 'CB2026-99999', title: '示例错三', level: '省级', stage: '剧本创作' }),
    line({ title: '示例重复', level: '省级', stage: '剧本创作' }),
    line({ title: '示例重复', level: '省级', stage: '剧本创作' }),
  ]);
  const read = await readIn(wrong);
  assert.equal(read.state, 'faulty');
  const cells = read.faults.map(({ cell }) => cell);
  const cell = (key: Parameters<typeof place>[0], row: number) => cellName(place(key), layoutRows.body + row);
  for (const wanted of [
    cell('level', 0),
    cell('finishOn', 0),
    cell('wantedFen', 0),
    cell('title', 1),
    cell('stage', 1),
    cell('categoryCode', 1),
    cell('number', 2),
    cell('title', 4),
  ])
    assert.ok(cells.includes(wanted), wanted);
  assert.equal(cells.length, 8);
  assert.deepEqual(
    read.moves.map(({ act }) => act),
    ['drop'],
  );
  const forced = await secretary.post(at.carryOut, { importId: read.id, version: 1 });
  assert.equal(forced.status, 409);
  assert.equal(await world.count('reserve_entries'), before);
  const marked = (await secretary.get(at.marked, { importId: read.id })).bytes;
  assert.ok((await readGrid(marked)).sheets.some(({ name }) => name === '错误明细'));
  await secretary.does(at.drop, { importId: read.id, version: 1 });
});

test('a workbook read before others changed the pool is refused; another unit’s numbers are unknown', async () => {
  const entryId = await anEntry(secretary, { title: '示例抢先' });
  const bytes = (await secretary.get(at.workbook, { q: '示例抢先' })).bytes;
  const read = await readIn(await changed(bytes, ([first = []]) => [first.with(place('priority'), '后备')]));
  await secretary.does(at.moveStage, { entryId, version: 1, stage: 'preparation' });
  const stale = await secretary.post(at.carryOut, { importId: read.id, version: 1 });
  assert.equal(stale.problem.code, 'reserve.import_stale');
  const other = await world.person((await world.unit('HN')).id, ['unit_secretary']);
  const foreign = await readIn(await changed(bytes, (body) => body), other);
  assert.deepEqual(
    foreign.faults.map(({ cell }) => cell),
    [cellName(place('number'), layoutRows.body)],
  );
});

const lists: Lists = {
  stages: [{ code: 'script', label: '剧本创作' }],
  categories: [{ code: 'V1', label: '时代' }],
  subPlans: [],
  regions: { 44: '广东' },
};
const cellOf = (value: string | number | null) =>
  value === null
    ? null
    : typeof value === 'number'
      ? { kind: 'number' as const, number: value }
      : { kind: 'text' as const, text: value };
const bookOf = (body: Cells[], more: Partial<FoundBook> = {}): FoundBook => ({
  counts1904: false,
  hasMacros: false,
  sheets: [
    {
      name: sheetNames.entries,
      isHidden: false,
      merges: [],
      rows: [
        { at: layoutRows.heads, cells: columns.map((one) => cellOf(headOf(one))) },
        ...body.map((cells, i) => ({ at: layoutRows.body + i, cells: cells.map(cellOf) })),
      ],
    },
  ],
  ...more,
});
const pool = { entries: [], producers: [], lists };
const good = line({ title: '示例', level: '省级', stage: '剧本创作' });

test('renamed sheets, moved columns, macros, merged cells and formulas are told at their place', () => {
  const cellsOf = (book: FoundBook) => readEntries(book, pool).faults.map(({ cell }) => cell);
  assert.deepEqual(readEntries(bookOf([good]), pool).rows.length, 1);
  assert.deepEqual(cellsOf({ ...bookOf([good]), sheets: [{ name: '表1', isHidden: false, rows: [], merges: [] }] }), [
    'A1',
  ]);
  assert.deepEqual(cellsOf(bookOf([good], { hasMacros: true })), ['']);
  const book = bookOf([good]);
  const [sheet] = book.sheets;
  assert.ok(sheet);
  assert.deepEqual(cellsOf({ ...book, sheets: [{ ...sheet, merges: ['B4:B6'] }] }), ['B4']);
  const moved = sheet.rows.map((row) => ({ ...row, cells: [null, ...row.cells] }));
  assert.equal(cellsOf({ ...book, sheets: [{ ...sheet, rows: moved }] })[0], 'A3');
  const formula = sheet.rows.map((row) =>
    row.at === layoutRows.body ? { ...row, cells: row.cells.with(place('title'), { kind: 'formula' as const }) } : row,
  );
  assert.deepEqual(cellsOf({ ...book, sheets: [{ ...sheet, rows: formula }] }), [
    cellName(place('title'), layoutRows.body),
  ]);
  assert.deepEqual(cellsOf(bookOf([])), [cellName(0, layoutRows.body)]);
  const day1904 = readEntries(
    bookOf([line({ title: '示例', level: '省级', stage: '剧本创作', finishOn: 44_895 })], { counts1904: true }),
    pool,
  );
  assert.equal(day1904.rows[0]?.finishOn, '2026-12-01');
});

test('one spoiled cell anywhere is found at that cell, and nothing is read', () => {
  const spoiled: [(typeof columns)[number]['key'], string][] = [
    ['title', ''],
    ['level', '省'],
    ['stage', '杀青'],
    ['shootingOn', '2026-13-01'],
    ['wantedFen', '1.2345678'],
    ['regionCode', '海上'],
    ['priority', '最高'],
    ['logline', '长'.repeat(101)],
  ];
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.nat(19),
      fc.constantFrom(...spoiled),
      (many, which, [key, value]) => {
        const row = which % many;
        const body = Array.from({ length: many }, (_, i) =>
          line({ title: `示例${i}`, level: '省级', stage: '剧本创作' }),
        );
        body[row] = (body[row] ?? []).with(place(key), value);
        const { rows, faults } = readEntries(bookOf(body), pool);
        assert.deepEqual(
          faults.map(({ cell }) => cell),
          [cellName(place(key), layoutRows.body + row)],
        );
        return rows.length === 0;
      },
    ),
    { numRuns: 300 },
  );
});
