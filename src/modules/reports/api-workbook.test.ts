import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { aReportingUnit, certified, fillAll, openedTable, type ReportingUnit } from '../../../tests/world/reports.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { organizationsEndpoints } from '../organizations/contract.ts';
import { noticesEndpoints } from '../notices/endpoints.ts';
import { reportsEndpoints as at } from './endpoints.ts';
import { keepCalendar } from './index.ts';
import { sheetNames } from './layout-rules.ts';
import { reportsTodos } from './todos.ts';

let world: World;
let gx: ReportingUnit;
let officer: Client;
let reportId: string;
before(async () => {
  world = await aWorld({ now: '2026-05-29T12:00:00+08:00' });
  gx = await aReportingUnit(world, 'GX', ['桂林山水', '壮乡三月三', '左江花山']);
  officer = await world.person(world.national, ['national_officer']);
  reportId = await openedTable(world, gx, '2026-06-10');
});
after(() => world.close());

const detail = () => gx.clerk.sees(at.detail, { reportId });
/** The template of the table opened, altered and sent. */
async function sent(change: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void, of = reportId) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await gx.clerk.get(at.template, { reportId: of })).bytes as never);
  const sheet = book.getWorksheet(sheetNames.table) ?? assert.fail();
  change(sheet, book);
  const bytes = Buffer.from(await book.xlsx.writeBuffer());
  return gx.clerk.post(at.readImport, { reportId, uploadId: await gx.clerk.upload('推进表.xlsx', bytes) });
}
const columnOf = (sheet: ExcelJS.Worksheet, head: string): number => {
  const heads = sheet.getRow(4).values as string[];
  return heads.findIndex((one) => one?.startsWith(head));
};
const put = (sheet: ExcelJS.Worksheet, head: string, values: ExcelJS.CellValue[]) =>
  values.forEach((value, i) => void (sheet.getCell(5 + i, columnOf(sheet, head)).value = value));

test('a workbook with faults changes nothing and comes back marked', async () => {
  const reply = await sent((sheet) => {
    put(sheet, '阶段', ['剧本创作', '杀青', '剧本创作']);
    put(sheet, '完成', [30, 20, '一半']);
    put(sheet, '总投资', [100, 90, 80]);
  });
  const one = await gx.clerk.sees(at.importDetail, { importId: reply.body.id });
  assert.deepEqual([one.state, one.faults.length, one.moves.map(({ act }) => act)], ['faulty', 2, ['drop']]);
  assert.ok(one.faults.every(({ sheet, cell }) => sheet === '推进表' && /^[A-Z]+[67]$/.test(cell)));
  const carried = await gx.clerk.post(at.carryOut, { importId: one.id, version: one.version });
  assert.equal(carried.problem.code, 'reports.import_faulty');
  assert.equal((await detail()).counts.open, 3);
  const marked = new ExcelJS.Workbook();
  await marked.xlsx.load((await gx.clerk.get(at.marked, { importId: one.id })).bytes as never);
  assert.equal(marked.getWorksheet('错误明细')?.rowCount, 3);
});

test('a sound workbook is shown first, then taken over as one act', async () => {
  const reply = await sent((sheet) => {
    put(sheet, '阶段', ['剧本创作', '剧本创作', '拍摄制作']);
    sheet.getCell(5, columnOf(sheet, '阶段') + 1).value = 46180;
    put(sheet, '完成', [30, 20, 50]);
    put(sheet, '总投资', [100, 90.5, 80]);
  });
  const { id: importId } = reply.body;
  const read = await gx.clerk.sees(at.importDetail, { importId });
  assert.deepEqual([read.state, read.changed, read.unchanged], ['read', 3, 0]);
  assert.equal((await detail()).counts.open, 3);
  await gx.clerk.does(at.carryOut, { importId, version: read.version });
  const { rows, counts } = await detail();
  assert.deepEqual([counts.open, rows[1]?.cells.investment, rows[0]?.cells.stageOn], [0, 90_5000_00, '2026-06-07']);
  const twice = await gx.clerk.post(at.carryOut, { importId, version: read.version + 1 });
  assert.equal(twice.problem.code, 'workflow.no_such_move');
});

test('what is no workbook is refused', async () => {
  const uploadId = await gx.clerk.upload('推进表.xlsx', Buffer.from('not a workbook'));
  const reply = await gx.clerk.post(at.readImport, { reportId, uploadId });
  assert.equal(reply.problem.code, 'documents.file_refused');
});

test('of two who save the same row at once one is told to look again', async () => {
  const [row] = (await detail()).rows;
  const save = (who: Client, percent: string) =>
    who.post(at.save, {
      reportId,
      rows: [{ projectId: row?.projectId ?? '', version: row?.version ?? 0, cells: { percent } }],
    });
  const replies = await Promise.all([save(gx.clerk, '31'), save(gx.checker, '32')]);
  assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 409]);
});

test('any past table comes out again byte for byte after many later edits', async () => {
  const bytesOf = async (id: string, edition: number) =>
    createHash('sha256')
      .update((await officer.get(at.workbook, { reportId: id, edition })).bytes)
      .digest('hex');
  await certified(gx, reportId);
  const first = reportId;
  const before = await bytesOf(first, 1);
  const { workbookSha256 } = await world.db
    .selectFrom('reportEditions')
    .select('workbookSha256')
    .executeTakeFirstOrThrow();
  assert.equal(before, workbookSha256);
  const next = await openedTable(world, gx, '2026-06-26');
  const { rows } = await gx.clerk.sees(at.detail, { reportId: next });
  const versions = new Map(rows.map(({ projectId }) => [projectId, 0]));
  const value = fc.integer({ min: 0, max: 9999 });
  const cells = fc.record({ plays: value, problems: value, investment: value, channels: value });
  let edits = 0;
  // twelve cells a save: a thousand cells and more are typed over afterwards
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { minLength: 3, maxLength: 3 }), async (typed) => {
      const sent = rows.map(({ projectId }, i) => ({
        projectId,
        version: versions.get(projectId) ?? 0,
        cells: typed[i] ?? {},
      }));
      await gx.clerk.does(at.save, { reportId: next, rows: sent });
      for (const { projectId, version, cells: of } of sent) {
        versions.set(projectId, version + 1);
        edits += Object.keys(of).length;
      }
    }),
    { numRuns: 90, seed: 7 },
  );
  assert.ok(edits >= 1000, `only ${edits} edits`);
  await world.arrange(async (tx) => {
    await tx
      .updateTable('projects')
      .set({ title: '改了名', stage: 'on_air' })
      .where('id', 'in', gx.projectIds)
      .execute();
    await tx.updateTable('organizations').set({ name: '改名的单位' }).where('id', '=', gx.orgId).execute();
  });
  assert.equal(await bytesOf(first, 1), before);
  assert.equal((await officer.sees(at.detail, { reportId: first })).rows[0]?.cells.title, '桂林山水');
});

test('a province and a platform enter the projects they support; both stand in the table of the province', async () => {
  const producer = await world.producer('SD');
  const { creditCode } = await producer.sees(organizationsEndpoints.detail, { organizationId: producer.orgId });
  const sd = await aReportingUnit(world, 'SD', []);
  const form = { title: '泰山脚下', producerCreditCode: creditCode ?? '', basis: '鲁广示例〔2026〕1号' };
  await sd.clerk.does(at.enter, { ...form, awardedFen: 20_0000_00 });
  const again = await sd.clerk.post(at.enter, form);
  assert.equal(again.problem.code, 'reports.work_exists');
  const nobody = await sd.clerk.post(at.enter, { ...form, producerCreditCode: '91440101MA59ABCD12' });
  assert.equal(nobody.problem.code, 'reports.no_producer');
  assert.equal((await sd.leader.post(at.enter, form)).status, 404);
  const table = await openedTable(world, sd, '2026-07-10');
  const { rows } = await sd.clerk.sees(at.detail, { reportId: table });
  assert.deepEqual(
    rows.map(({ cells }) => [cells.title, cells.level]),
    [['泰山脚下', '省级']],
  );
  assert.ok(!rows[0]?.locked.includes('stage'));
});

test('those who owe a table have it as a to-do with its due day; urging reaches them as a message', async () => {
  const sd = await world.unit('SD');
  const clerk = await world.person(sd.id, ['unit_intake']);
  world.setClock('2026-07-20T09:00:00+08:00');
  await keepCalendar(world.house);
  const todos = await world.inTx(async (tx) => (await reportsTodos[0]?.find(tx, clerk.actor, world.clock())) ?? []);
  assert.ok(todos.some(({ dueOn, step }) => dueOn === '2026-07-15' && step === '填报推进表'));
  const { rows } = await officer.sees(at.periods, {});
  const periodId = rows.find(({ serial }) => serial === 13)?.id ?? '';
  await officer.does(at.urge, { periodId, orgIds: [sd.id], note: '请于今日补报' });
  await world.deliver();
  const { rows: messages } = await clerk.sees(noticesEndpoints.messages, {});
  assert.match(messages[0]?.title ?? '', /催报：2026年第13期/);
});

test('an empty table is certified as a report of nothing', async () => {
  const nothing = await aReportingUnit(world, 'HI', []);
  const id = await openedTable(world, nothing, '2026-07-29');
  await fillAll(nothing, id).catch(() => undefined);
  await certified(nothing, id);
  assert.equal((await nothing.clerk.sees(at.detail, { reportId: id })).state, 'submitted');
});
