import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aDispatch, aMeeting, anAction, versionOf } from '../../../tests/world/dispatch.ts';
import { aPlatform } from '../../../tests/world/promotion.ts';
import { aReportingUnit, certified, fillAll, openedTable } from '../../../tests/world/reports.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { samplePdf } from '../../main/demo/sample-file.ts';
import { dispatchActionEndpoints as action, dispatchEndpoints as at } from './endpoints.ts';
import { keepDispatches } from './index.ts';
import type { PackContent } from './terms.ts';

let world: World;
let officer: Client;
let leader: Client;
before(async () => {
  world = await aWorld({ now: '2026-06-03T10:00:00+08:00' });
  officer = await world.person(world.national, ['national_officer'], '何业务');
  leader = await world.person(world.national, ['national_leader'], '林签发');
});
after(() => world.close());

const codes = (findings: readonly { code: string }[]): string[] => findings.map(({ code }) => code);
const figureOf = (content: PackContent, section: string, key: string) =>
  content.sections.find((one) => one.key === section)?.figures.find((one) => one.key === key);

test('from the record to the pack, the meeting, its action, and the next pack that asks what became of it', async () => {
  const unit = await aReportingUnit(world, 'GD', ['示例甲', '示例乙']);
  const reportId = await openedTable(world, unit, '2026-06-14');
  await fillAll(unit, reportId);
  await certified(unit, reportId);
  world.setClock('2026-06-30T10:00:00+08:00');
  const dispatchId = await aDispatch(officer);
  const live = await leader.sees(at.pack, { dispatchId });
  assert.equal(live.frozen, null);
  assert.equal(figureOf(live.content, 'progress', 'projects')?.text, '2');
  assert.equal(figureOf(live.content, 'reporting', 'on_time')?.text, '1');
  assert.equal(figureOf(live.content, 'reporting', 'missing')?.text, '31');
  const rows = live.content.sections.find(({ key }) => key === 'progress')?.table?.rows;
  assert.deepEqual([rows?.length, rows?.[0]?.cells[1], rows?.[0]?.to], [1, '2', `/projects?recommender=${unit.orgId}`]);

  await officer.does(at.remark, { dispatchId, version: 1, key: 'money', remark: '首期款正在办理。' });
  await aMeeting(officer, dispatchId, '2026-06-30');
  const frozen = await leader.sees(at.pack, { dispatchId });
  assert.equal(frozen.frozen?.edition, 1);
  assert.equal(frozen.content.sections.find(({ key }) => key === 'money')?.remark, '首期款正在办理。');
  const actionId = await anAction(officer, dispatchId, { ownerOrgId: unit.orgId, dueOn: '2026-07-10' });
  assert.equal((await unit.leader.sees(action.list, { cut: 'mine' })).total, 1);
  await officer.does(at.close, { dispatchId, version: await versionOf(officer, dispatchId) });

  world.setClock('2026-07-20T10:00:00+08:00');
  const july = await aDispatch(officer, { year: 2026, month: 7 });
  const next = await officer.sees(at.pack, { dispatchId: july });
  assert.equal(figureOf(next.content, 'actions', 'overdue')?.text, '1');
  assert.equal(figureOf(next.content, 'progress', 'projects')?.before, '2');
  assert.match(next.content.sections[0]?.table?.rows[0]?.cells.join() ?? '', /补报缺报的推进表.*逾期 10 天/);
  const detail = await unit.clerk.sees(action.detail, { actionId });
  assert.equal(detail.overdueDays, 10);
  const uploadId = await unit.clerk.upload('补报.pdf', samplePdf('补报'));
  await unit.clerk.does(action.claim, { actionId, version: detail.version, words: '已补报两期推进表。', uploadId });
  const claimed = await officer.sees(action.detail, { actionId });
  const fileId = claimed.followUps[0]?.fileId ?? '';
  assert.equal((await officer.get(action.file, { actionId, fileId })).status, 200);
  await officer.does(action.return, { actionId, version: claimed.version, words: '第二期仍缺签发。' });
  await unit.clerk.does(action.report, { actionId, version: claimed.version + 1, words: '第二期已送签发。' });
  await unit.clerk.does(action.claim, { actionId, version: claimed.version + 2, words: '第二期已签发报送。' });
  await officer.does(action.finish, { actionId, version: claimed.version + 3, words: '同意核销。' });
  const done = await officer.sees(action.detail, { actionId });
  assert.deepEqual([done.state, done.doneOn, done.followUps.length], ['done', '2026-07-20', 5]);
  const after = await officer.sees(at.pack, { dispatchId: july });
  assert.deepEqual(
    ['ended', 'open', 'overdue'].map((key) => figureOf(after.content, 'actions', key)?.text),
    ['1', '0', '0'],
  );
});

test('a frozen pack comes out the same whatever happens later; a further edition is bound to it', async () => {
  world.setClock('2026-08-31T10:00:00+08:00');
  const dispatchId = await aDispatch(officer, { year: 2026, month: 8 });
  await officer.does(at.issue, { dispatchId, version: 1 });
  const first = await leader.sees(at.pack, { dispatchId });
  await aReportingUnit(world, 'HI', ['示例后来']);
  assert.deepEqual((await leader.sees(at.pack, { dispatchId })).content, first.content);
  await officer.does(at.issue, { dispatchId, version: 2 });
  const second = await leader.sees(at.pack, { dispatchId });
  assert.deepEqual([second.content.edition, second.content.formerDigest], [2, first.frozen?.digest]);
  const old = await leader.sees(at.pack, { dispatchId, edition: 1 });
  assert.deepEqual([old.latest, old.frozen?.code], [false, first.frozen?.code]);
  for (const [format, magic] of [
    ['pdf', '%PDF-'],
    ['docx', 'PK'],
  ] as const) {
    const { bytes, status } = await leader.get(at.paper, { dispatchId, edition: 1, format });
    assert.deepEqual([status, bytes.toString('latin1', 0, magic.length)], [200, magic]);
  }
  await assert.rejects(
    world.arrange(async (tx) => {
      await tx.updateTable('dispatchEditions').set({ digest: 'x' }).where('dispatchId', '=', dispatchId).execute();
    }),
    /append|change/i,
  );
});

test('a month has one dispatch, none before the plan or ahead; the job opens the present one once', async () => {
  world.setClock('2026-09-10T00:10:00+08:00');
  const refusal = async (month: { year: number; month: number }) => (await officer.post(at.open, month)).problem;
  assert.equal((await refusal({ year: 2026, month: 8 })).code, 'dispatch.exists');
  assert.deepEqual(codes((await refusal({ year: 2026, month: 5 })).findings), ['month_too_early']);
  assert.deepEqual(codes((await refusal({ year: 2026, month: 10 })).findings), ['month_to_come']);
  assert.deepEqual(await keepDispatches(world.house), { opened: 1 });
  assert.deepEqual(await keepDispatches(world.house), { opened: 0 });
  const { rows } = await leader.sees(at.list, {});
  assert.deepEqual([rows[0]?.month, rows[0]?.state], [9, 'preparing']);
  world.setClock('2026-10-05T10:00:00+08:00');
  const both = await Promise.all([1, 2].map(() => officer.post(at.open, { year: 2026, month: 10 })));
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
});

test('meetings and actions that cannot be are refused with every reason', async () => {
  world.setClock('2026-10-20T10:00:00+08:00');
  const dispatchId = (await officer.sees(at.list, {})).rows[0]?.id ?? '';
  const meeting = { dispatchId, place: '视频会议', chair: '林主持', attendees: '各省局', minutes: '' };
  const early = await officer.post(at.record, { ...meeting, version: 1, heldOn: '2026-10-20' });
  assert.equal(early.problem.code, 'workflow.no_such_move');
  await officer.does(at.issue, { dispatchId, version: 1 });
  const ahead = await officer.post(at.record, { ...meeting, version: 2, heldOn: '2026-10-21' });
  assert.deepEqual(codes(ahead.problem.findings), ['meeting_to_come']);
  await officer.does(at.record, { ...meeting, version: 2, heldOn: '2026-10-20' });
  assert.equal((await officer.post(at.issue, { dispatchId, version: 3 })).problem.code, 'workflow.no_such_move');
  const unminuted = await officer.post(at.close, { dispatchId, version: 3 });
  assert.deepEqual(codes(unminuted.problem.findings), ['minutes_missing', 'no_actions'].slice(0, 1));
  const unit = await world.unit('GD');
  const stranger = await world.producer('GD');
  const decide = { dispatchId, version: 3, matter: '补报缺报的推进表' };
  const due = await officer.post(at.decide, { ...decide, ownerOrgId: unit.id, dueOn: '2026-10-20' });
  assert.deepEqual(codes(due.problem.findings), ['due_too_early']);
  const other = await officer.post(at.decide, { ...decide, ownerOrgId: stranger.orgId, dueOn: '2026-11-01' });
  assert.equal(other.problem.code, 'dispatch.not_an_owner');
  const elsewhere = { ownerOrgId: unit.id, ownerPersonId: officer.actor.personId, dueOn: '2026-11-01' };
  assert.equal((await officer.post(at.decide, { ...decide, ...elsewhere })).problem.code, 'dispatch.not_an_owner');
  const stale = await officer.post(at.decide, { ...decide, version: 2, ownerOrgId: unit.id, dueOn: '2026-11-01' });
  assert.equal(stale.problem.code, 'row.changed');
  assert.equal((await leader.post(at.close, { dispatchId, version: 3 })).status, 403);
  const uploadId = await officer.upload('纪要.pdf', samplePdf('纪要'));
  await officer.does(at.record, { ...meeting, version: 3, heldOn: '2026-10-20', uploadId });
  assert.equal((await leader.get(at.minutes, { dispatchId })).status, 200);
});

test('an action belongs to its owner: a platform sees its own, a named person alone has it to do', async () => {
  const dispatchId = (await officer.sees(at.list, {})).rows[0]?.id ?? '';
  const platform = await aPlatform(world);
  const other = await aPlatform(world);
  const gd = await world.unit('GD');
  const [named, colleague] = [await world.person(gd.id, ['unit_intake']), await world.person(gd.id, ['unit_intake'])];
  const ofPlatform = await anAction(officer, dispatchId, { ownerOrgId: platform.actor.orgId, dueOn: '2026-11-10' });
  const ofPerson = await anAction(officer, dispatchId, {
    ownerOrgId: gd.id,
    ownerPersonId: named.actor.personId,
    dueOn: '2026-11-10',
  });
  assert.equal((await platform.sees(action.list, {})).total, 1);
  assert.equal((await other.get(action.detail, { actionId: ofPlatform })).status, 404);
  assert.equal((await platform.get(at.detail, { dispatchId })).status, 404);
  const words = '已经着手，下周完成。';
  const told = { actionId: ofPerson, version: 1, words };
  assert.equal((await colleague.post(action.report, told)).status, 403);
  assert.equal((await platform.post(action.finish, { actionId: ofPlatform, version: 1, words })).status, 403);
  await named.does(action.report, told);
  assert.equal((await named.sees(action.list, { cut: 'mine' })).total, 1);
  assert.equal((await colleague.sees(action.list, { cut: 'mine' })).total, 0);
  const short = { actionId: ofPerson, version: 2, dueOn: '2026-11-01', words: '按会议要求提前。' };
  assert.deepEqual(codes((await officer.post(action.postpone, short)).problem.findings), ['due_too_early']);
  await officer.does(action.postpone, { ...short, dueOn: '2026-11-30', words: '剧组延后，同意顺延。' });
  const later = await named.sees(action.detail, { actionId: ofPerson });
  assert.deepEqual([later.dueOn, later.firstDueOn], ['2026-11-30', '2026-11-10']);
  await officer.does(action.cancel, { actionId: ofPlatform, version: 1, words: '平台已停止该项目。' });
  assert.equal((await platform.post(action.report, { actionId: ofPlatform, version: 2, words })).status, 409);
});

test('sections are data: a new edition holds for months opened from its day on', async () => {
  world.setClock('2026-10-25T10:00:00+08:00');
  const { rows } = await leader.sees(at.layouts, {});
  const content = rows[0]?.content ?? assert.fail('no layout');
  const twice = { ...content, sections: [...content.sections, ...content.sections.slice(0, 1)] };
  const add = { validFrom: '2026-11-01', note: '只留进展和资金两节' };
  assert.deepEqual(codes((await officer.post(at.addLayout, { ...add, content: twice })).problem.findings), [
    'section_twice',
  ]);
  const sections = content.sections.filter(({ key }) => ['progress', 'money'].includes(key));
  await officer.does(at.addLayout, { ...add, content: { ...content, sections } });
  assert.equal((await leader.post(at.addLayout, { ...add, content })).status, 403);
  world.setClock('2026-11-05T10:00:00+08:00');
  const dispatchId = await aDispatch(officer, { year: 2026, month: 11 });
  const pack = await officer.sees(at.pack, { dispatchId });
  assert.deepEqual(
    pack.content.sections.map(({ key }) => key),
    ['progress', 'money'],
  );
  assert.equal(pack.content.layout.edition, 2);
});

test('the owner hears of an action, the office of its claim', async () => {
  world.setClock('2026-11-20T10:00:00+08:00');
  const found = (await officer.sees(at.list, {})).rows.find(({ state }) => state === 'preparing')?.id ?? '';
  await aMeeting(officer, found, '2026-11-20');
  const platform = await aPlatform(world);
  const actionId = await anAction(officer, found, { ownerOrgId: platform.actor.orgId, dueOn: '2026-12-01' });
  await platform.does(action.claim, { actionId, version: 1, words: '已经补充全部材料。' });
  await world.deliver();
  const told = await world.db
    .selectFrom('messages')
    .select(['title', 'personId'])
    .where('path', '=', `/dispatch-actions/${actionId}`)
    .execute();
  assert.deepEqual(
    told.map(({ personId }) => personId).sort(),
    [platform.actor.personId, officer.actor.personId].sort(),
  );
});
