import {
  aDrawnRound,
  anExpert,
  anOpenRound,
  aReviewWorld,
  makeReady,
  seatOf,
  sheetOf,
  markAll,
  smallPanels,
} from './world/reviews.ts';
import { expertReviewEndpoints as at } from '../src/modules/expert-review/endpoints.ts';
import { openSession } from '../src/modules/accounts/index.ts';
import { sampleAnswers } from '../src/main/demo/sample-answers.ts';
import { samplePdf } from '../src/main/demo/sample-file.ts';
import { json } from '../src/platform/database.ts';
import { globalSetup } from './world/once.ts';
import { aBrowser } from './journeys/browser.ts';
import { writeFileSync, mkdirSync } from 'node:fs';
await globalSetup();
const titles = [
  '锦衣巷',
  '灯火阑珊处',
  '侨批',
  '墨韵新生',
  '祈安澜',
  '舟楫千里号歌来',
  '去桃花盛开的地方',
  '越女争锋',
  '撞铃',
  '云绣',
  '骑楼下',
  '潮起红头船',
];
const content = smallPanels({ finalists: 8, places: 5, reserves: 2 });
const it = await aReviewWorld({
  titles,
  experts: 8,
  content,
  answers: (i) => ({
    'story.synopsis':
      `晨雾未散。石阶被潮水舔得发亮。十七岁的阿銮提着竹篮下到水边，篮里是刚蒸好的红桃粿。对岸传来水客的铜铃声，一下，又一下。第 ${i + 1} 部。`.repeat(
        6,
      ),
    'story.oneLine': '一封侨批，三代人的约定',
    'team.members': [{ role: '编剧', name: '喆堃', works: '《骑楼下》', honours: '省级奖' }],
    ...(i === 1 ? { 'funds.otherCentral': true } : {}),
  }),
});
const { world } = it;
const token = async (who: any) =>
  (
    await world.inTx((tx) =>
      openSession(tx, { personId: who.actor.personId, now: world.clock(), address: '127.0.0.1', agent: 'shoot' }),
    )
  ).token;
// give the editions a PDF
const { newId } = await import('../src/platform/ids.ts');
const bytes = samplePdf('剧本');
const fileId = newId();
await world.arrange(async (tx) => {
  const kept: any = await (world.house.files as any).put?.(bytes).catch(() => null);
});
const address = await world.app.listen({ port: 0, host: '127.0.0.1' });
const browser = await aBrowser();
const shots: string[] = [];
async function shoot(
  who: any,
  path: string,
  name: string,
  act?: (page: any) => Promise<void>,
  size = { width: 1366, height: 768 },
) {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN' });
  await context.addCookies([{ name: 'jingwei_session', value: await token(who), url: address }]);
  const page = await context.newPage();
  page.on('console', (m: any) => m.type() === 'error' && console.log(name, 'console', m.text()));
  page.on('pageerror', (e: any) => console.log(name, 'error', e.message));
  await page.goto(address + path);
  await page.waitForTimeout(1800);
  if (act) await act(page);
  await page.screenshot({ path: `/tmp/er/${name}.png`, fullPage: false });
  const { AxeBuilder } = (await import('@axe-core/playwright')) as any;
  try {
    const r = await new AxeBuilder({ page }).analyze();
    for (const v of r.violations)
      console.log(
        name,
        'axe',
        v.impact,
        v.id,
        v.nodes
          .slice(0, 3)
          .map((n: any) => n.html.slice(0, 120))
          .join(' | '),
      );
  } catch (e: any) {
    console.log('axe', e.message);
  }
  await context.close();
}
const only = process.argv[2] ?? '';
const want = (n: string) => only === '' || only.split(',').includes(n);
if (want('rounds0')) await shoot(it.officer, '/review/rounds', 'rounds0');
const { id: roundId } = await it.officer.does(at.prepare, { batchId: it.batchId, stage: 'second' });
if (want('round0')) await shoot(it.officer, `/review/rounds/${roundId}`, 'round0');
await it.officer.does(at.draw, { roundId, size: 5, alternates: 3, groups: 'one', seed: '第 26188 期' });
if (want('round1')) await shoot(it.officer, `/review/rounds/${roundId}`, 'round1');
await it.officer.does(at.invite, { roundId });
const judge = it.judges.find(Boolean)!;
let chosen = judge;
let seatId = '';
for (const j of it.judges) {
  const { panels } = await it.officer.sees(at.round, { roundId });
  if (panels[0]!.seats.find((s) => s.expertId === j.expertId)?.standing === 'regular') {
    chosen = j;
    break;
  }
}
seatId = await seatOf(it, roundId, chosen);
if (want('seat0')) await shoot(chosen, `/review/seats/${seatId}`, 'seat0');
await chosen.does(at.accept, { seatId });
if (want('seat1')) await shoot(chosen, `/review/seats/${seatId}`, 'seat1');
await chosen.does(at.signPledge, { seatId, agreed: true });
if (want('seat2')) await shoot(chosen, `/review/seats/${seatId}`, 'seat2');
await chosen.does(at.declare, { seatId, complete: true, conflicts: [] });
for (const j of it.judges) {
  if (j === chosen) continue;
  const s = await seatOf(it, roundId, j);
  if (!s) continue;
  await j.does(at.accept, { seatId: s });
  await j.does(at.signPledge, { seatId: s, agreed: true });
  await j.does(at.declare, { seatId: s, complete: true, conflicts: [] });
}
await it.officer.does(at.open, { roundId });
const desk = await chosen.sees(at.desk, { seatId });
for (const [i, row] of desk.queue.slice(0, 3).entries()) {
  world.setClock(`2026-07-01T1${i}:1${i}:00+08:00`);
  await chosen.does(at.submit, { sheetId: row.sheetId, version: 1, ...sheetOf(70 + i * 4) });
}
await chosen.does(at.recuse, { sheetId: desk.queue[4]!.sheetId, code: 'relative' });
await chosen.does(at.save, {
  sheetId: desk.queue[5]!.sheetId,
  version: 1,
  marks: { theme: 25, story: 20, innovation: 11 },
  gates: { orientation: 'pass' },
});
if (want('mine')) await shoot(chosen, `/review/desk`, 'mine');
if (want('desk'))
  await shoot(chosen, `/review/seats/${seatId}/desk`, 'desk', async (page) => {
    await page.locator('#gate-orientation').focus();
    await page.keyboard.press('1');
    await page.keyboard.press('Tab');
    await page.keyboard.type('26');
    await page.keyboard.press('Tab');
    await page.keyboard.type('20');
    await page.keyboard.press('Tab');
    await page.keyboard.type('11');
    await page.waitForTimeout(1200);
  });
if (want('deskkeys'))
  await shoot(chosen, `/review/seats/${seatId}/desk`, 'deskkeys', async (page) => {
    await page.locator('#gate-orientation').focus();
    for (let i = 0; i < 3; i++) {
      await page
        .locator('#gate-orientation')
        .focus()
        .catch(() => {});
      await page.keyboard.press('1');
      for (const m of ['24', '20', '11', '12', '11.5']) {
        await page.keyboard.press('Tab');
        await page.keyboard.type(m);
      }
      await page.keyboard.press('c');
      await page.waitForTimeout(100);
      await page.keyboard.insertText('人物克制，叙事自然，立意扎实。');
      await page.keyboard.press('Control+Enter');
      await page.waitForTimeout(1200);
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.waitForTimeout(800);
    await page.keyboard.press('f');
    await page.keyboard.insertText('铜铃');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(400);
  });
if (want('desk200'))
  await shoot(chosen, `/review/seats/${seatId}/desk`, 'desk200', undefined, { width: 683, height: 768 });
if (want('recuse'))
  await shoot(chosen, `/review/seats/${seatId}/desk`, 'recuse', async (page) => {
    await page.keyboard.press('r');
    await page.waitForTimeout(500);
  });
if (want('progress')) await shoot(it.officer, `/review/rounds/${roundId}/progress`, 'progress');
if (want('experts')) await shoot(it.officer, `/experts`, 'experts');
if (want('expert')) await shoot(it.officer, `/experts/${chosen.expertId}`, 'expert');
if (want('myexpert')) await shoot(chosen, `/experts/mine`, 'myexpert');
// finish the round
async function finish(id: string) {
  for (const [j, one] of it.judges.entries()) {
    const s = await seatOf(it, id, one);
    if (!s) continue;
    const d = await one.sees(at.desk, { seatId: s });
    for (const row of d.queue) {
      if (row.state === 'recused' || row.state === 'submitted') continue;
      const sh = await one.sees(at.sheet, { sheetId: row.sheetId });
      const n = titles.indexOf(row.title);
      await one.does(at.submit, {
        sheetId: row.sheetId,
        version: sh.version,
        ...sheetOf(92 - n * 2 + ((j * 7 + n * 3) % 5)),
      });
    }
  }
}
await it.officer.does(at.fillGaps, { roundId });
await finish(roundId);
await it.officer.does(at.close, { roundId });
if (want('results')) await shoot(it.officer, `/review/rounds/${roundId}/results`, 'results');
const { rows } = await it.officer.sees(at.results, { roundId });
await it.officer.does(at.advance, {
  roundId,
  applicationIds: rows.filter((r) => r.proposed).map((r) => r.applicationId),
});
const { id: finalId } = await it.officer.does(at.prepare, { batchId: it.batchId, stage: 'final' });
await it.officer.does(at.draw, { roundId: finalId, size: 5, alternates: 3, groups: 'one', seed: 'b' });
await makeReady(it, finalId);
await it.officer.does(at.open, { roundId: finalId });
await finish(finalId);
await it.officer.does(at.close, { roundId: finalId });
const { id: listId } = await it.officer.does(at.propose, { batchId: it.batchId });
if (want('rounds')) await shoot(it.officer, '/review/rounds', 'rounds');
let list = await it.officer.sees(at.list, { listId });
if (want('list')) await shoot(it.officer, `/review/decision-lists/${listId}`, 'list');
if (want('adjust'))
  await shoot(it.officer, `/review/decision-lists/${listId}`, 'adjust', async (page) => {
    await page.getByRole('button', { name: '调整…' }).first().click();
    await page.waitForTimeout(500);
  });
if (list.findings.length === 0) {
  await it.officer.does(at.submitList, { listId, version: list.version });
  if (want('release'))
    await shoot(it.leader, `/review/decision-lists/${listId}`, 'release', async (page) => {
      await page.getByRole('button', { name: /签发/ }).last().click();
      await page.waitForTimeout(700);
    });
  await it.leader.does(at.release, { listId, version: list.version + 1 });
  if (want('released')) await shoot(it.leader, `/review/decision-lists`, 'released');
} else console.log(list.findings);
await browser.close();
await world.close();
process.exit(0);
