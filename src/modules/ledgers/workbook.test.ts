import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import ExcelJS from 'exceljs';
import { aPlatform, handedIn, openedPeriods, type Platform } from '../../../tests/world/ledgers.ts';
import { aWorld, type World } from '../../../tests/world/world.ts';
import { checkPackage, filesIn, zipOf } from '../../../tools/make-package.mjs';
import { ledgersEndpoints as at } from './endpoints.ts';

let world: World;
let gd: Platform;
const period = '2026-06-H1';
const asked = { kind: 'creation' as const, period };
before(async () => {
  world = await aWorld();
  gd = await aPlatform(world);
  await openedPeriods(world, '2026-06-10');
  const content = {
    title: '侨批',
    level: 'platform',
    producerName: '示例影视',
    stage: 'script',
    investmentFen: 12_500_000,
  };
  const rows = ['W-1', 'W-2'].map((key) => ({ key, seen: 0, content }));
  await gd.operator.does(at.save, { ...asked, rows, correction: null } as never);
});
after(() => world.close());

type Sheet = ExcelJS.Worksheet;
/** The template, changed by hand, read in. */
async function sent(change: (sheet: Sheet, book: ExcelJS.Workbook) => void, who = gd) {
  const template = await gd.operator.get(at.template, asked);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(template.bytes as never);
  change(book.getWorksheet('台账') as Sheet, book);
  const uploadId = await who.operator.upload('台账.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
  const { id: importId } = await who.operator.does(at.readImport, { ...asked, uploadId });
  return who.operator.sees(at.importDetail, { importId });
}
const columnOf = (sheet: Sheet, head: string): number => {
  let found = 0;
  sheet.getRow(3).eachCell((cell, column) => {
    if (String(cell.value).replace(/[*（].*$/, '') === head) found = column;
  });
  return found;
};
const put = (sheet: Sheet, row: number, values: Record<string, ExcelJS.CellValue>) => {
  for (const [head, value] of Object.entries(values)) sheet.getRow(row).getCell(columnOf(sheet, head)).value = value;
};
const fresh = { 编号: 'W-9', 作品名称: '新增', 级别: '省级', 制作机构: '示例影视', 阶段: '剧本创作' };

test('a filled workbook is shown first, then taken as one delivery with new versions', async () => {
  const read = await sent((sheet) => {
    put(sheet, 4, { 阶段: '拍摄制作', 阶段日期: 46_180, 总投资: 90.5 });
    put(sheet, 5, { 撤销: '是' });
    put(sheet, 6, { ...fresh, 总投资: '1,000' });
  });
  assert.deepEqual(
    [read.state, read.added, read.changed, read.unchanged],
    ['read', 1, 2, 0],
    JSON.stringify(read.faults),
  );
  assert.equal((await gd.operator.sees(at.standing, { kind: 'creation', key: 'W-9' })).version, 0, 'nothing yet');
  await gd.operator.does(at.carryOut, { importId: read.id, version: read.version, correction: null });
  const of = async (key: string) => gd.operator.sees(at.standing, { kind: 'creation', key });
  const [one, two, nine] = [await of('W-1'), await of('W-2'), await of('W-9')];
  assert.deepEqual([one.version, one.content?.stageOn, one.content?.investmentFen], [2, '2026-06-07', 90_500_000]);
  assert.deepEqual([two.deleted, nine.content?.investmentFen], [true, 1_000_000_000]);
  const again = { importId: read.id, version: read.version + 1, correction: null };
  assert.equal((await gd.operator.post(at.carryOut, again)).problem.code, 'workflow.no_such_move');
});

test('every fault is named by its cell, and nothing is taken', async () => {
  const read = await sent((sheet) => {
    put(sheet, 4, { 级别: '特级', 总投资: '三十万', 集数: -1, 版本: 1 });
    put(sheet, 5, { ...fresh, 编号: 'W-1', 作品名称: '重复' });
    put(sheet, 6, { ...fresh, 编号: '新 一', 统一社会信用代码: '123', 阶段日期: { formula: 'TODAY()' } as never });
    put(sheet, 7, { ...fresh, 编号: 'W-8', 作品名称: null, 撤销: '对' });
  });
  const cells = read.faults.map(({ cell }) => cell).sort();
  const heads = ['B4', 'B5', 'G4', 'O4', 'T4', 'A5', 'A6', 'I6', 'R6', 'C7', 'D7'];
  assert.deepEqual(cells, heads.toSorted(), JSON.stringify(read.faults));
  assert.equal(read.state, 'faulty');
  const refused = await gd.operator.post(at.carryOut, { importId: read.id, version: read.version, correction: null });
  assert.equal(refused.problem.code, 'ledgers.import_faulty');
  const marked = await gd.operator.get(at.marked, { importId: read.id });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(marked.bytes as never);
  assert.equal(book.getWorksheet('错误明细')?.rowCount, heads.length + 1);
  await gd.operator.does(at.dropImport, { importId: read.id, version: read.version });
});

test('what a workbook brought is kept as a package signed on behalf, to be checked by anybody', async () => {
  const read = await sent((sheet) => put(sheet, 6, { ...fresh, 编号: 'W-20', 总投资: 12 }));
  const given = { importId: read.id, version: read.version, correction: null };
  await gd.operator.does(at.carryOut, given);
  const { receiptId } = await gd.operator.sees(at.importDetail, { importId: read.id });
  const receipt = await gd.operator.sees(at.receipt, { receiptId: receiptId ?? '' });
  assert.deepEqual([receipt.onBehalf, receipt.keyName, receipt.via], [true, '代签密钥', 'workbook']);
  const { bytes } = await gd.clerk.get(at.package, { receiptId: receiptId ?? '' });
  const { rows: keys } = await gd.clerk.sees(at.keys, {});
  const held = keys.find(({ orgId, onBehalf }) => onBehalf && orgId === gd.orgId);
  const pem = String((await gd.clerk.get(at.publicKey, { keyId: held?.id ?? '' })).bytes);
  assert.deepEqual(checkPackage(bytes, pem), []);
  const parts = filesIn(bytes);
  const description = JSON.parse(String(parts['datapackage.json']));
  assert.deepEqual([description.sender, description.onBehalf.workbook], [gd.code, '台账.xlsx']);
  const line = JSON.parse(String(parts['data/creation.jsonl']));
  assert.deepEqual([line.key, line.version, line.data.investmentFen], ['W-20', 1, 12_000_000]);
  parts['data/creation.jsonl']?.writeUInt8(0x5b, 0);
  assert.deepEqual(checkPackage(zipOf(parts), pem), ['data/creation.jsonl 与清单不符']);
  const record = await gd.operator.sees(at.list, { q: 'W-20' });
  const { hops } = await gd.operator.sees(at.detail, { recordId: record.rows[0]?.id ?? '' });
  assert.deepEqual(
    hops.map(({ step, isChecked }) => [step, isChecked]),
    [['on_behalf', true]],
  );
  const refused = await handedIn(gd.operator, { name: '代签.zip', bytes });
  assert.equal(refused.problem.findings?.[0]?.code, 'key_unknown', 'no package at the door is signed by it');
});

test('one held key signs until it is revoked, another unit’s receipt and key are nobody’s business', async () => {
  const holding = async () =>
    (await gd.keeper.sees(at.keys, {})).rows.filter((row) => row.onBehalf && row.orgId === gd.orgId);
  const [first] = await holding();
  await gd.keeper.does(at.revokeKey, { keyId: first?.id ?? '', version: first?.version ?? 0, reason: '例行更换' });
  const read = await sent((sheet) => put(sheet, 4, { 阶段: '播出' }));
  await gd.operator.does(at.carryOut, { importId: read.id, version: read.version, correction: null });
  const after = await holding();
  assert.deepEqual([after.length, new Set(after.map(({ fingerprint }) => fingerprint)).size], [2, 2]);
  assert.equal((await gd.operator.sees(at.own, {})).keys, 0, 'a held key is no key of the unit');
  const sd = await aPlatform(world, { home: 'SD' });
  const { receiptId = '' } = (await gd.operator.sees(at.importDetail, { importId: read.id })) as { receiptId?: string };
  assert.equal((await sd.operator.get(at.package, { receiptId })).status, 404);
  assert.equal((await sd.operator.get(at.publicKey, { keyId: first?.id ?? '' })).status, 404);
  const [typed] = (await gd.operator.sees(at.receipts, {})).rows.filter(({ via }) => via === 'page');
  assert.equal((await gd.operator.get(at.package, { receiptId: typed?.id ?? '' })).problem.code, 'ledgers.no_package');
});

test('another unit’s template, a renamed sheet, a moved column and merged cells are told', async () => {
  const sd = await aPlatform(world, { home: 'SD' });
  const foreign = await sent(() => {}, sd);
  assert.match(foreign.faults[0]?.found ?? '', /报送单位不符/);
  const renamed = await sent((sheet) => (sheet.name = '表1'));
  assert.match(renamed.faults[0]?.expected ?? '', /工作表“台账”/);
  const moved = await sent(
    (sheet) => sheet.getRow(3).getCell(5).value === null || (sheet.getRow(3).getCell(5).value = '别的'),
  );
  assert.deepEqual(
    moved.faults.map(({ cell }) => cell),
    ['E3'],
  );
  const merged = await sent((sheet) => sheet.mergeCells('D4:E4'));
  assert.deepEqual(
    merged.faults.map(({ cell }) => cell),
    ['D4'],
  );
  const bare = await sent((_, book) => book.removeWorksheet('_精微'));
  assert.match(bare.faults[0]?.found ?? '', /没有模板印记/);
});

test('who may not report ledgers gets no template, and no workbook is no workbook', async () => {
  assert.equal((await gd.clerk.get(at.template, asked)).problem.code, 'ledgers.kind_not_theirs');
  const producer = await world.producer('GD');
  assert.equal((await producer.get(at.template, asked)).status, 404);
  const uploadId = await gd.operator.upload('台账.xlsx', Buffer.from('not a workbook'));
  assert.equal((await gd.operator.post(at.readImport, { ...asked, uploadId })).status, 422);
});
