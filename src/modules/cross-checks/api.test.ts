import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aLedgerRecord, compared, differencesOf, withdrawRecord } from '../../../tests/world/cross-checks.ts';
import { aPlatform } from '../../../tests/world/promotion.ts';
import {
  aReportingUnit,
  certified,
  fillAll,
  firstFill,
  openedTable,
  type ReportingUnit,
} from '../../../tests/world/reports.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { todosOf } from '../notices/index.ts';
import { todos } from '../../main/assembly.ts';
import { reportsEndpoints } from '../reports/contract.ts';
import { crossChecksEndpoints as at } from './endpoints.ts';
import { openDifferences } from './index.ts';

let world: World;
let gd: ReportingUnit;
let officer: Client;
let platform: Client;
let workId: string;
before(async () => {
  world = await aWorld({ now: '2026-06-10T09:00:00+08:00' });
  gd = await aReportingUnit(world, 'GD', ['岭南灯火']);
  officer = await world.person(world.national, ['national_officer']);
  platform = await aPlatform(world, '示例视频');
  workId = await world.inTx(
    async (tx) =>
      (
        await tx
          .selectFrom('vProjects')
          .select('workId')
          .where('id', '=', gd.projectIds[0] ?? '')
          .executeTakeFirstOrThrow()
      ).workId,
  );
});
after(() => world.close());

const broadcast = (content: Record<string, unknown>, version = 1) =>
  aLedgerRecord(world, {
    kind: 'broadcast',
    sourceOrgId: platform.actor.orgId,
    workId,
    version,
    content: { title: '岭南灯火', position: '首页', episodesAired: 3, plays: 1000, ...content },
  });
const airedOn = async (who: Client = officer) => (await differencesOf(who, 'aired_on'))[0];
let differenceId = '';
const versionOf = async () => (await officer.sees(at.detail, { differenceId })).version;

test('while only one side speaks there is nothing to compare', async () => {
  await broadcast({ firstAiredOn: '2026-06-08' });
  await compared(world);
  assert.equal(await airedOn(), undefined);
});

test('a certified table that does not know of the broadcast opens a difference, with both sources and a due day', async () => {
  const reportId = await openedTable(world, gd, '2026-06-12');
  await fillAll(gd, reportId, { ...firstFill, plays: 1020 });
  await certified(gd, reportId);
  await world.deliver();
  const found = await airedOn();
  differenceId = found?.id ?? '';
  assert.deepEqual(
    [found?.state, found?.grade, found?.leftText, found?.rightText, found?.gap],
    ['open', 'serious', '未填', '2026-06-08', '省级推进表未填'],
  );
  assert.equal(found?.dueOn, '2026-06-17', 'three working days after Friday the 12th');
  const detail = await officer.sees(at.detail, { differenceId });
  assert.equal(detail.left.path, `/reports/${reportId}`);
  assert.match(detail.right.path ?? '', /^\/ledgers\//);
  assert.equal(detail.answerName, '广东局');
  assert.deepEqual(await differencesOf(officer, 'plays'), [], '1020 against 1000 is within five percent');
  await world.deliver();
  assert.ok((await world.count('messages', "rule = 'difference_opened'")) >= 2, 'clerk and checker are told');
  assert.equal(await world.audits('cross_check.opened'), (await officer.sees(at.list, { state: '' })).total);
});

test('compared again, nothing is opened twice and nothing recorded', async () => {
  const entries = await world.count('audit_entries');
  assert.equal(await compared(world), 0);
  assert.equal(await world.count('audit_entries'), entries);
});

test('unit and platform see it, another unit and another platform do not', async () => {
  assert.equal((await airedOn(gd.clerk))?.id, differenceId);
  const seen = await platform.sees(at.detail, { differenceId });
  assert.equal(seen.left.path, null, 'the platform reads the figure of the table, not the table');
  assert.ok(seen.right.path);
  const other = await aPlatform(world, '另一示例平台');
  const guangxi = await world.person((await world.unit('GX')).id, ['unit_secretary']);
  for (const who of [other, guangxi]) {
    assert.equal((await who.sees(at.list, { state: '' })).total, 0);
    assert.equal((await who.get(at.detail, { differenceId })).status, 404);
  }
});

test('it waits in the to-dos of the clerk until answered, then in those of the officer', async () => {
  const waiting = (who: Client) =>
    world.inTx(async (tx) =>
      (await todosOf(tx, todos, who.actor, world.clock())).filter(({ subject }) => subject === differenceId),
    );
  assert.equal((await waiting(gd.clerk)).length, 1);
  assert.equal((await waiting(officer)).length, 0);
  const input = { differenceId, verdict: 'left', answer: '填报时漏填播出日期，下期更正。' } as const;
  const wrong = await platform.post(at.answer, { ...input, version: 1 });
  assert.deepEqual([wrong.status, wrong.problem.code], [403, 'act.not_allowed']);
  const stale = await gd.clerk.post(at.answer, { ...input, version: 7 });
  assert.equal(stale.problem.code, 'row.changed');
  const short = await gd.clerk.post(at.answer, { ...input, version: 1, answer: '漏' });
  assert.equal(short.problem.code, 'form.invalid');
  await gd.clerk.does(at.answer, { ...input, version: 1 });
  assert.equal((await waiting(gd.clerk)).length, 0);
  assert.equal((await waiting(officer)).length, 1);
  assert.equal(await world.audits('cross_check.answered'), 1);
});

test('the officer returns an answer with a reason; the answer again is closed and stays closed for the same figures', async () => {
  const toSelf = await gd.checker.post(at.close, { differenceId, version: await versionOf() });
  assert.equal(toSelf.status, 403, 'a unit does not decide on its own answer');
  await officer.does(at.return, { differenceId, version: await versionOf(), reason: '请写明更正的期次。' });
  const again = { differenceId, verdict: 'left', answer: '第12期推进表更正。' } as const;
  await gd.clerk.does(at.answer, { ...again, version: await versionOf() });
  await officer.does(at.close, { differenceId, version: await versionOf(), decision: '同意。' });
  assert.equal(await compared(world), 0);
  assert.equal((await airedOn())?.state, 'closed');
  const late = await gd.clerk.post(at.answer, { ...again, version: await versionOf() });
  assert.equal(late.problem.code, 'workflow.no_such_move');
});

test('another figure opens it again with its history; nobody has to report anything twice', async () => {
  await broadcast({ firstAiredOn: '2026-06-09' }, 2);
  assert.ok((await compared(world)) > 0);
  const { state, round, rounds, timeline } = await officer.sees(at.detail, { differenceId });
  assert.deepEqual([state, round], ['open', 2]);
  assert.deepEqual(
    rounds.map((one) => [one.round, one.right.text, one.endedHow, one.decision]),
    [
      [2, '2026-06-09', null, null],
      [1, '2026-06-08', 'closed', '同意。'],
    ],
  );
  assert.ok(timeline.length >= 5);
  assert.equal((await world.inTx((tx) => openDifferences(tx, { workId }))).length, 1);
});

test('figures that agree again end it by themselves, and say so', async () => {
  const reportId = await openedTable(world, gd, '2026-06-24');
  await fillAll(gd, reportId, { ...firstFill, plays: 1020, stage: '播出', percent: 100, airedOn: '2026-06-09' });
  await certified(gd, reportId);
  await world.deliver();
  const { state, rounds, timeline } = await officer.sees(at.detail, { differenceId });
  assert.equal(state, 'agreed');
  assert.deepEqual(
    [rounds[0]?.endedHow, rounds[0]?.decision],
    ['agreed', '省级推进表 2026-06-09，平台播出台账 2026-06-09'],
  );
  assert.equal(timeline.at(0)?.act === 'cross_check.agreed' || timeline.at(-1)?.act === 'cross_check.agreed', true);
});

test('a source that is withdrawn ends an open difference as lapsed', async () => {
  await broadcast({ firstAiredOn: '2026-06-11' }, 3);
  await compared(world);
  assert.equal((await airedOn())?.state, 'open');
  await withdrawRecord(world, { sourceOrgId: platform.actor.orgId, kind: 'broadcast' });
  await compared(world);
  assert.equal((await airedOn())?.state, 'lapsed');
});

test('two comparisons at once open a difference once', async () => {
  const second = await aPlatform(world, '第二示例平台');
  const content = {
    title: '岭南灯火（改）',
    position: '专区',
    episodesAired: 1,
    plays: 1000,
    firstAiredOn: '2026-06-09',
  };
  await aLedgerRecord(world, { kind: 'broadcast', sourceOrgId: second.actor.orgId, workId, content });
  await Promise.all([compared(world), compared(world), officer.does(at.run, {})]);
  const titles = await differencesOf(second, 'title_broadcast');
  assert.deepEqual(
    titles.map(({ state, round, answerName }) => [state, round, answerName]),
    [['open', 1, '第二示例平台']],
  );
  const before = await versionOf();
  assert.ok(before > 0);
  const [title] = titles;
  const asked = { differenceId: title?.id ?? '', verdict: 'left', version: title?.version ?? 0 } as const;
  const replies = await Promise.all(
    ['录入有误，已更正片名。', '片名已更正，请核对。'].map((answer) => second.post(at.answer, { ...asked, answer })),
  );
  assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 409]);
  const secretary = await world.person(gd.orgId, ['unit_secretary']);
  await secretary.does(at.close, { differenceId: title?.id ?? '', version: (title?.version ?? 0) + 1 });
});

test('the office tries a comparison, publishes an edition, and switches it off; the old edition stays', async () => {
  const { rows } = await officer.sees(at.rules, {});
  const plays = rows.find(({ key }) => key === 'plays');
  assert.ok(plays?.inForce);
  const strict = { ...plays.inForce.content, withinBasisPoints: 0, within: 0 };
  const tried = await officer.does(at.tryRule, { key: 'plays', content: strict } as never);
  assert.equal((tried as unknown as { differing: number }).differing, 1);
  const words = { key: 'plays', validFrom: '2026-06-24' as const, note: '按平台数据核对，不允许差额' };
  const wrong = await officer.post(at.saveRule, { ...words, edition: 1, content: { ...strict, measure: 'date' } });
  assert.deepEqual([wrong.status, wrong.problem.code], [422, 'cross_check.rule_refused']);
  await officer.does(at.saveRule, { ...words, edition: 1, content: strict });
  const twice = await officer.post(at.saveRule, { ...words, edition: 1, content: strict });
  assert.equal(twice.problem.code, 'row.changed');
  await world.deliver();
  assert.equal((await differencesOf(officer, 'plays'))[0]?.state, 'open');
  await officer.does(at.saveRule, { ...words, edition: 2, note: '暂停使用', content: { ...strict, enabled: false } });
  await world.deliver();
  assert.equal((await differencesOf(officer, 'plays'))[0]?.state, 'lapsed');
  const after2 = (await officer.sees(at.rules, {})).rows.find(({ key }) => key === 'plays');
  assert.deepEqual(
    after2?.editions.map(({ edition }) => edition),
    [3, 2, 1],
  );
  assert.equal((await gd.clerk.post(at.saveRule, { ...words, edition: 3, content: strict })).status, 404);
});

test('the list counts what it shows, late ones apart, and goes out as a file', async () => {
  world.setClock('2026-08-01T09:00:00+08:00');
  const all = await officer.sees(at.list, { state: '', size: 200 });
  assert.equal((await officer.sees(at.list, { size: 200 })).total, all.total, '全部 of the page sends no state');
  assert.equal(all.total, all.rows.length);
  const { cuts } = all;
  assert.equal(cuts.waiting + cuts.ended, all.total);
  const late = await officer.sees(at.list, { state: '', cut: 'late', size: 200 });
  assert.ok(late.rows.every(({ isLate }) => isLate) && late.total === late.rows.length);
  const file = await officer.get(at.export, { state: '' });
  assert.equal(file.bytes.toString('utf8').trim().split('\n').length, all.total + 1);
});

test('an unknown difference is 404, a report endpoint stays out of reach of the platform', async () => {
  const none = await officer.get(at.detail, { differenceId: '00000000-0000-4000-8000-000000000000' });
  assert.equal(none.status, 404);
  const { rows } = await gd.clerk.sees(reportsEndpoints.periods, {});
  assert.equal((await platform.get(reportsEndpoints.detail, { reportId: rows[0]?.reportId ?? '' })).status, 404);
});
