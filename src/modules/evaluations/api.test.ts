import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { allSettled, anEvaluation, handedIn, moveTo, settled } from '../../../tests/world/evaluations.ts';
import { aMeeting, anAction, aDispatch } from '../../../tests/world/dispatch.ts';
import { aPlatform } from '../../../tests/world/promotion.ts';
import { aPublishedCall } from '../../../tests/world/rounds.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { samplePdf } from '../../main/demo/sample-file.ts';
import { textReader } from '../../platform/file-text.ts';
import { plansEndpoints } from '../plans/contract.ts';
import { quotaOf } from '../quotas/index.ts';
import { dispatchActionEndpoints as action } from '../dispatch/contract.ts';
import {
  evaluationsEndpoints as at,
  evaluationSetsEndpoints as sets,
  evaluationSheetsEndpoints as sheets,
  suggestionsEndpoints as suggestions,
} from './endpoints.ts';
import { keepFigures, seedEvaluations } from './index.ts';

let world: World;
let officer: Client;
let leader: Client;
let gd: { orgId: string; clerk: Client; head: Client };
before(async () => {
  world = await aWorld({ now: '2026-06-20T10:00:00+08:00' });
  officer = await world.person(world.national, ['national_officer'], '何业务');
  leader = await world.person(world.national, ['national_leader'], '林签发');
  const { id: orgId } = await world.unit('GD');
  const [clerk, head] = [await world.person(orgId, ['unit_secretary']), await world.person(orgId, ['unit_leader'])];
  gd = { orgId, clerk, head };
});
const reader = textReader();
after(async () => {
  await reader.close();
  await world.close();
});
const codes = (findings: readonly { code: string }[]): string[] => findings.map(({ code }) => code);

test('a year is appraised: computed with rows, self-scored with evidence, settled, objected to, published, taken up', async () => {
  const dispatchId = await aDispatch(officer);
  await aMeeting(officer, dispatchId, '2026-06-20');
  const actionId = await anAction(officer, dispatchId, { ownerOrgId: gd.orgId, dueOn: '2026-07-01' });
  world.setClock('2026-06-28T10:00:00+08:00');
  await officer.does(action.finish, { actionId, version: 1, words: '已完成。' });
  world.setClock('2026-11-20T10:00:00+08:00');
  const { evaluationId, sheetId } = await anEvaluation(officer, gd.orgId, {
    kind: 'yearly',
    audience: 'province',
    year: 2026,
  });
  const first = await gd.clerk.sees(sheets.detail, { sheetId });
  const punctual = first.marks.find(({ key }) => key === 'actions_on_time');
  assert.deepEqual([punctual?.valueText, punctual?.computedScore, punctual?.rows], ['100.0%（1/1）', 400, 1]);
  const { rows: behind } = await gd.clerk.sees(sheets.basis, { sheetId, key: 'actions_on_time' });
  assert.deepEqual([behind[0]?.counts, behind[0]?.to], [true, `/dispatch-actions/${actionId}`]);
  const nothing = first.marks.find(({ key }) => key === 'money_paid');
  assert.deepEqual([nothing?.valueText, nothing?.computedScore], ['无数据', null]);

  const early = await gd.head.post(sheets.submit, { sheetId, version: 1 });
  assert.deepEqual([...new Set(codes(early.problem.findings))], ['self_missing', 'note_missing', 'evidence_missing']);
  const much = [{ key: 'local_money', selfScore: 5.5, selfNote: '超分' }];
  const over = await gd.clerk.post(sheets.save, { sheetId, version: 1, summary: '', marks: much });
  assert.deepEqual(codes(over.problem.findings), ['score_above']);
  const computed = [{ key: 'money_paid', selfScore: 8, selfNote: '' }];
  const wrong = await gd.clerk.post(sheets.save, { sheetId, version: 1, summary: '', marks: computed });
  assert.deepEqual(codes(wrong.problem.findings), ['computed']);
  await handedIn(gd.clerk, gd.head, sheetId);
  const { version } = await officer.sees(sheets.detail, { sheetId });
  await officer.does(sheets.return, { sheetId, version, reason: '地方投入的凭证不清楚。' });
  await gd.head.does(sheets.submit, { sheetId, version: version + 1 });

  const waiting = await officer.post(at.check, { evaluationId, version: 1 });
  assert.deepEqual(codes(waiting.problem.findings), ['still_scoring']);
  world.setClock('2026-12-15T10:00:00+08:00');
  await moveTo(officer, evaluationId, 'check');
  const { rows } = await officer.sees(at.detail, { evaluationId });
  assert.equal(rows.filter(({ state }) => state === 'absent').length, rows.length - 1);
  const silent = await officer.sees(sheets.detail, { sheetId: rows.find(({ state }) => state === 'absent')?.id ?? '' });
  assert.deepEqual(
    [...new Set(silent.marks.filter(({ basis }) => basis === 'self').map((one) => `${one.selfScore} ${one.selfNote}`))],
    ['0 未按期自评'],
    'silence does not pay',
  );
  const unsettled = await officer.post(sheets.conclude, { sheetId, version: version + 2 });
  assert.deepEqual(codes(unsettled.problem.findings), ['unsettled']);
  const departing = [{ key: 'local_money', version: 2, score: 3, reason: '' }];
  const wordless = await officer.post(sheets.settle, { sheetId, version: version + 2, marks: departing });
  assert.deepEqual(codes(wordless.problem.findings), ['reason_missing']);
  await settled(officer, sheetId, { local_money: 3 });
  assert.equal((await gd.clerk.sees(sheets.detail, { sheetId })).total, null);
  await allSettled(officer, evaluationId);
  await moveTo(officer, evaluationId, 'announce');

  const told = await gd.clerk.sees(sheets.detail, { sheetId });
  assert.equal(told.marks.find(({ key }) => key === 'local_money')?.score, 300);
  // settled: actions 4/4, three of its own 13/15; it has no project, so nothing else is scored
  assert.equal(told.total?.score, Math.round((17 / 19) * 10_000));
  const statement = '补充提交了财政拨款凭证，申请恢复满分。';
  const uploadId = await gd.clerk.upload('凭证.pdf', samplePdf('凭证'));
  const { id: objectionId } = await gd.clerk.does(sheets.object, { sheetId, key: 'local_money', statement, uploadId });
  const again = await gd.clerk.post(sheets.object, { sheetId, key: 'local_money', statement });
  assert.equal(again.problem.code, 'evaluation.objection_open');
  const inWindow = await leader.post(at.publish, { evaluationId, version: 3 });
  assert.deepEqual(codes(inWindow.problem.findings), ['window_open', 'objections_open']);
  assert.equal((await leader.get(sheets.objectionFile, { objectionId })).status, 200);
  assert.equal(
    (await officer.post(sheets.uphold, { objectionId, version: 1, score: 5, answer: '同意。' })).status,
    400,
  );
  const answer = { objectionId, version: 1, answer: '凭证齐全，予以采纳。' };
  assert.equal((await officer.post(sheets.uphold, { ...answer, score: 5 })).status, 403);
  assert.deepEqual(codes((await leader.post(sheets.uphold, { ...answer, score: 6 })).problem.findings), [
    'score_above',
  ]);
  await leader.does(sheets.uphold, { ...answer, score: 5 });
  world.setClock('2026-12-28T10:00:00+08:00');
  const late = await gd.clerk.post(sheets.object, { sheetId, key: 'honours', statement });
  assert.equal(late.problem.code, 'evaluation.window_closed');
  assert.equal((await gd.clerk.get(at.result, { evaluationId })).status, 404);
  await moveTo(leader, evaluationId, 'publish');
  const result = await gd.clerk.sees(at.result, { evaluationId });
  assert.deepEqual([result.rows.length, result.rows[0]?.total.score], [1, 10_000]);
  assert.equal((await leader.sees(at.result, { evaluationId })).rows.length, rows.length);
  for (const [format, magic] of [
    ['pdf', '%PDF-'],
    ['docx', 'PK'],
  ] as const) {
    const paper = await leader.get(at.paper, { evaluationId, format });
    assert.equal(paper.bytes.toString('latin1', 0, magic.length), magic);
    const sampleIn = async (demonstration: boolean) => {
      world.house.demonstration = demonstration;
      const { bytes, headers } = await leader.get(at.paper, { evaluationId, format });
      const inName = decodeURIComponent(String(headers['content-disposition'])).includes('示例');
      return [inName, (await reader.textOf(bytes, format)).includes('示例：演示数据，不代表任何单位的真实情况')];
    };
    assert.deepEqual(await sampleIn(true), [true, true], `${format} of a demonstration`);
    assert.deepEqual(await sampleIn(false), [false, false], `${format} in real use`);
  }
});

test('a suggestion changes nothing by itself; adopted, it becomes a quota that cites the result', async () => {
  const listed = await officer.sees(suggestions.list, { year: '2027' });
  const quota = listed.rows.find(({ kind, change }) => kind === 'quota' && change === 1) ?? assert.fail('none');
  const [money = assert.fail('none'), share = assert.fail('one only')] = listed.rows.filter(
    ({ kind }) => kind === 'money',
  );
  const call = await aPublishedCall(world, {
    batches: [{ submitBy: '2027-06-05', recommendBy: '2027-06-15' }],
    opensOn: '2027-03-01',
  } as never);
  const batchId = call.batchIds[0] ?? '';
  const adopt = { suggestionId: quota.id, version: 1, change: 1, reason: '按年度评估结果增加。' };
  assert.equal((await officer.post(suggestions.adopt, adopt)).status, 400);
  const orgId = (
    await world.db
      .selectFrom('evaluationSuggestions')
      .select('orgId')
      .where('id', '=', quota.id)
      .executeTakeFirstOrThrow()
  ).orgId;
  const before = await world.inTx((tx) => quotaOf(tx, batchId, orgId));
  assert.equal((await leader.post(suggestions.adopt, { ...adopt, batchId })).status, 403);
  const both = await Promise.all([1, 2].map(() => officer.post(suggestions.adopt, { ...adopt, batchId })));
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
  const after = await world.inTx((tx) => quotaOf(tx, batchId, orgId));
  assert.equal(after.base, before.base + 1);
  const entry = await world.db
    .selectFrom('auditEntries')
    .select(['note', 'also'])
    .where('act', '=', 'quota.set')
    .where('subject', '=', batchId)
    .executeTakeFirstOrThrow();
  assert.match(entry.note ?? '', /依据2026年度省级广电主管部门评估结果/);
  assert.ok(entry.also.includes(quota.id));
  await officer.does(suggestions.decline, { suggestionId: money.id, version: 1, reason: '首年暂不与资金挂钩。' });
  const decided = await officer.post(suggestions.decline, { suggestionId: money.id, version: 2, reason: '再次办理。' });
  assert.equal(decided.problem.code, 'evaluation.decided');
  const wish = { suggestionId: share.id, version: 1, change: 5, reason: '首年按一半执行。' };
  await officer.does(suggestions.adopt, wish);
  for (const year of [2026, 2027]) {
    const { rows } = await leader.sees(plansEndpoints.advice, { year });
    const shown = rows.find(({ id }) => id === share.id);
    assert.deepEqual(
      [shown?.year, shown?.subject, shown?.change, shown?.state, shown?.evaluationId, shown?.reason],
      [2027, '扶持资金', '+5%', 'adopted', share.evaluationId, wish.reason],
    );
  }
  assert.deepEqual((await officer.sees(plansEndpoints.advice, { year: 2028 })).rows, []);
  assert.deepEqual(await gd.clerk.sees(plansEndpoints.advice, { year: 2027 }), { shown: false, rows: [] });
});

test('an appraisal is opened once, of a time that has begun, by a unit’s kind; others do not see its sheets', async () => {
  world.setClock('2026-10-10T10:00:00+08:00');
  const platform = await aPlatform(world);
  const given = { kind: 'quarterly', audience: 'platform', year: 2026 } as const;
  assert.deepEqual(codes((await officer.post(at.open, given)).problem.findings), ['quarter']);
  const ahead = await officer.post(at.open, { ...given, year: 2027, quarter: 1 });
  assert.deepEqual(codes(ahead.problem.findings), ['not_begun']);
  const none = await officer.post(at.open, { ...given, year: 2025, quarter: 1 });
  assert.equal(none.problem.code, 'evaluation.no_set');
  const both = await Promise.all([1, 2].map(() => officer.post(at.open, { ...given, quarter: 3 })));
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
  assert.equal((await leader.post(at.open, { ...given, quarter: 2 })).status, 403);
  const [own] = (await platform.sees(at.own, {})).rows;
  const sheetId = own?.sheetId ?? '';
  assert.equal((await gd.clerk.get(sheets.detail, { sheetId })).status, 404);
  assert.equal((await platform.get(at.detail, { evaluationId: own?.evaluationId ?? '' })).status, 404);
  const stale = await platform.post(sheets.save, { sheetId, version: 9, summary: '', marks: [] });
  assert.equal(stale.problem.code, 'row.changed');
  await handedIn(platform, platform, sheetId);
  const { marks } = await platform.sees(sheets.detail, { sheetId });
  const file = marks.flatMap(({ files }) => files)[0];
  assert.equal((await officer.get(sheets.file, { sheetId, fileId: file?.fileId ?? '' })).status, 200);
  const shut = await platform.post(sheets.removeEvidence, { sheetId, version: 9, fileId: file?.fileId ?? '' });
  assert.equal(shut.problem.code, 'workflow.no_such_move');
});

test('figures follow the record each night until checking begins, then stand', async () => {
  const [row] = (await officer.sees(at.list, { year: '2026', kind: 'quarterly' })).rows;
  const evaluationId = row?.id ?? '';
  assert.ok((await keepFigures(world.house)).computed >= 1);
  world.setClock('2026-11-05T10:00:00+08:00');
  await moveTo(officer, evaluationId, 'check');
  const frozen = await officer.post(at.compute, { evaluationId });
  assert.equal(frozen.problem.code, 'evaluation.figures_stand');
});

test('indicators are data: what cannot be is refused with every reason, a new edition keeps the old appraisals', async () => {
  const { rows } = await gd.clerk.sees(sets.list, {});
  const { kind, audience, content } = rows.find((one) => one.kind === 'yearly') ?? assert.fail('no set');
  const add = { kind, audience, validFrom: '2026-12-01', note: '调整分值' };
  const [one, two, ...rest] = content.indicators;
  assert.ok(one && two);
  const wrong = {
    ...content,
    bands: content.bands.filter(({ from }) => from > 0),
    indicators: [{ ...one, weight: 1, pillar: 'nowhere' }, { ...two, zero: 5, full: 5 }, ...rest],
  };
  assert.deepEqual(codes((await officer.post(sets.add, { ...add, content: wrong })).problem.findings), [
    'weights',
    'bands',
    'pillar',
    'scale',
  ]);
  await officer.does(sets.add, { ...add, content: { ...content, shownTo: 'all' } });
  const editions = (await leader.sees(sets.list, {})).rows.filter((it) => it.kind === kind && it.audience === audience);
  assert.deepEqual(
    editions.map(({ edition }) => edition),
    [2, 1],
  );
  assert.equal((await gd.head.post(sets.add, { ...add, content })).status, 403);
});

test('central direct units are appraised by indicators of their own: what a province alone does is left out', async () => {
  const { id: orgId } = await world.unit('CMG');
  const clerk = await world.person(orgId, ['unit_secretary']);
  const given = { kind: 'yearly', audience: 'central', year: 2026 } as const;
  const { evaluationId, sheetId } = await anEvaluation(officer, orgId, given);
  const { rows } = await officer.sees(at.detail, { evaluationId });
  const units = await world.db
    .selectFrom('organizations')
    .select('id')
    .where('kind', '=', 'central_direct_unit')
    .where('state', 'not in', ['pending', 'returned'])
    .execute();
  assert.equal(rows.length, units.length);
  const sheet = await clerk.sees(sheets.detail, { sheetId });
  const keys = sheet.marks.map(({ key }) => key);
  assert.ok(keys.includes('money_paid') && !keys.some((key) => key.startsWith('local_') || key === 'reports_on_time'));
  assert.equal((await gd.clerk.get(sheets.detail, { sheetId })).status, 404);
});

test('what an installation lacks of the first indicators is added, what it has is left alone', async () => {
  const before = (await officer.sees(sets.list, {})).rows;
  await world.arrange((tx) => seedEvaluations(tx, world.clock()));
  assert.deepEqual((await officer.sees(sets.list, {})).rows, before);
  const weights = before.map(({ content }) => content.indicators.reduce((sum, { weight }) => sum + weight, 0));
  assert.ok(weights.every((sum) => sum === 100));
  assert.equal(new Set(before.map(({ kind, audience }) => `${kind} ${audience}`)).size, 6);
});
