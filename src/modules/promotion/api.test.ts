import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { milestonesOf } from '../projects/index.ts';
import { anAcceptedFilm } from '../../../tests/world/acceptance.ts';
import { aProject } from '../../../tests/world/projects.ts';
import { aPlatform, aPromise, report } from '../../../tests/world/promotion.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import {
  promotionEndpoints as at,
  promotionReviewEndpoints as review,
  selectedListEndpoints as list,
  selectedWorksEndpoints as open,
} from './endpoints.ts';

let world: World;
let officer: Client;
let leader: Client;
before(async () => {
  world = await aWorld({ now: '2026-06-05T10:00:00+08:00' });
  officer = await world.person(world.national, ['national_officer'], '何业务');
  leader = await world.person(world.national, ['national_leader'], '林签发');
});
after(() => world.close());
const codes = (findings: readonly { code: string }[]): string[] => findings.map(({ code }) => code);

test('a platform promises, proves, the office checks; the place is kept and the milestone reached', async () => {
  const { projectId, producer } = await aProject(world, { title: '示例宣推' });
  const platform = await aPlatform(world);
  const targets = [{ metric: 'plays' as const, promised: 1000 }];
  const { id: promiseId } = await platform.does(at.promise, aPromise(projectId, platform, { targets }));
  assert.equal((await report(platform, promiseId, { fromOn: '2026-06-01', untilOn: '2026-06-05' })).status, 200);
  const { proofs } = await officer.sees(at.detail, { promiseId });
  await officer.does(at.confirm, { proofId: proofs[0]?.id ?? '', version: 1 });
  let { kept } = await producer.sees(at.detail, { promiseId });
  assert.deepEqual([kept.standing, kept.coveredDays, kept.missingDays], ['running', 5, 5]);
  const early = await officer.post(at.finish, { projectId });
  assert.deepEqual(codes(early.problem.findings), ['still_running']);

  world.setClock('2026-06-12T10:00:00+08:00');
  const figures = { plays: 1200 };
  await report(platform, promiseId, { fromOn: '2026-06-04', untilOn: '2026-06-10', figures });
  const second = (await officer.sees(at.detail, { promiseId })).proofs[0];
  assert.deepEqual(codes((await officer.post(at.finish, { projectId })).problem.findings), [
    'still_running',
    'proofs_waiting',
  ]);
  await officer.does(at.confirm, { proofId: second?.id ?? '', version: 1, note: '网址与截图一致' });
  ({ kept } = await officer.sees(at.detail, { promiseId }));
  assert.deepEqual([kept.standing, kept.coveredDays, kept.figures[0]?.reached], ['met', 10, 1200]);
  await officer.does(at.finish, { projectId });
  const promoted = (await world.inTx((tx) => milestonesOf(tx, projectId))).find(({ kind }) => kind === 'promoted');
  assert.equal(promoted?.doneOn, '2026-06-12');
  const capture = await officer.get(at.capture, { proofId: second?.id ?? '' });
  assert.equal(capture.bytes.toString('latin1', 1, 4), 'PNG');
  world.setClock('2026-06-05T10:00:00+08:00');
});

test('what is not shown in time is in the shortfall list; returned proofs do not count', async () => {
  const { projectId } = await aProject(world, { title: '示例欠缺' });
  const platform = await aPlatform(world, '示例欠缺平台');
  const { id: promiseId } = await platform.does(at.promise, aPromise(projectId, platform));
  await report(platform, promiseId, { fromOn: '2026-06-01', untilOn: '2026-06-03' });
  const [proof] = (await officer.sees(at.detail, { promiseId })).proofs;
  await officer.does(at.return, { proofId: proof?.id ?? '', version: 1, note: '截图中没有日期，请重新截取。' });
  const again = await officer.post(at.confirm, { proofId: proof?.id ?? '', version: 2 });
  assert.equal(again.problem.code, 'workflow.no_such_move');
  assert.equal((await platform.sees(at.list, { cut: 'mine' })).total, 1);
  world.setClock('2026-07-01T10:00:00+08:00');
  const { rows, missingDays } = await officer.sees(at.list, { q: '示例欠缺', standing: 'short' });
  assert.deepEqual([rows.length, missingDays, rows[0]?.kept.coveredDays], [1, 10, 0]);
  const csv = (await officer.get(at.export, { q: '示例欠缺' })).bytes.toString('utf8');
  assert.match(csv, /示例欠缺平台,示例欠缺/);
  world.setClock('2026-06-05T10:00:00+08:00');
});

test('promises and proofs that cannot be are refused with every reason', async () => {
  const { projectId } = await aProject(world, { title: '示例拒绝' });
  const platform = await aPlatform(world);
  const refusal = async (more: Record<string, unknown>) => {
    const { status, problem } = await platform.post(at.promise, aPromise(projectId, platform, more));
    return status === 422 || status === 400 ? codes(problem.findings) : [String(status)];
  };
  assert.deepEqual(await refusal({ untilOn: '2026-05-31' }), ['promise_dates']);
  assert.deepEqual(await refusal({ days: 21 }), ['promise_days']);
  assert.deepEqual(await refusal({ place: 'matrix' }), ['matrix_empty']);
  assert.deepEqual(await refusal({ place: 'billboard' }), ['form']);
  const { id: promiseId } = await platform.does(at.promise, aPromise(projectId, platform));
  const proof = async (more: { fromOn: string; untilOn: string } & Record<string, unknown>) =>
    codes((await report(platform, promiseId, more)).problem.findings);
  assert.deepEqual(await proof({ fromOn: '2026-06-05', untilOn: '2026-06-06' }), ['proof_future']);
  assert.deepEqual(await proof({ fromOn: '2026-05-01', untilOn: '2026-05-02' }), ['proof_outside']);
  assert.deepEqual(await proof({ fromOn: '2026-06-02', untilOn: '2026-06-01' }), ['proof_dates']);
  assert.deepEqual(await proof({ fromOn: '2026-06-01', untilOn: '2026-06-02', figures: { plays: 5 } }), [
    'proof_figures',
  ]);
  assert.deepEqual(await proof({ fromOn: '2026-06-01', untilOn: '2026-06-02', address: 'javascript:alert(1)' }), [
    'form',
  ]);
  assert.equal((await report(platform, promiseId, { fromOn: '2026-06-01', untilOn: '2026-06-02' })).status, 200);
  assert.deepEqual(await proof({ fromOn: '2026-06-01', untilOn: '2026-06-02' }), ['proof_twice']);
});

test('a platform sees its own promises only, and enters none for another', async () => {
  const { projectId } = await aProject(world, { title: '示例他台' });
  const [one, other] = [await aPlatform(world), await aPlatform(world)];
  const { id: promiseId } = await one.does(at.promise, aPromise(projectId, one));
  assert.equal((await other.get(at.detail, { promiseId })).status, 404);
  assert.equal((await other.sees(at.list, {})).total, 0);
  assert.equal((await other.post(at.promise, aPromise(projectId, one))).status, 404);
  assert.equal((await one.get(at.ofProject, { projectId })).status, 404);
  assert.equal((await one.post(at.cancel, { promiseId, version: 1, reason: '改在其他位置展示。' })).status, 403);
  const producer = await world.producer('GX');
  assert.equal((await producer.get(at.detail, { promiseId })).status, 404);
  await officer.does(at.cancel, { promiseId, version: 1, reason: '与平台商定改在专区展示。' });
  assert.equal((await one.sees(at.detail, { promiseId })).kept.standing, 'cancelled');
});

test('a list of excellence takes accepted works only, is signed by another, published in editions', async () => {
  const film = await anAcceptedFilm(world, { title: '示例佳作' });
  const { projectId: unaccepted } = await aProject(world, { title: '示例未验收' });
  const { id: listId } = await officer.does(list.begin, { year: 2026, period: 'q2', title: '2026年第二季度优秀片单' });
  assert.equal(
    (await officer.post(list.begin, { year: 2026, period: 'q2', title: '重复的片单' })).problem.code,
    'selected_list.exists',
  );
  const choose = async (ids: string[]) => {
    const { version: at2, title } = await officer.sees(list.detail, { listId });
    const choices = ids.map((projectId) => ({ projectId, reason: '以小见大，制作精良。' }));
    await officer.does(list.save, { listId, version: at2, title, intro: '本季度推荐作品。', choices });
    return (await officer.sees(list.detail, { listId })).version;
  };
  const refused = await officer.post(list.submit, { listId, version: await choose([film.projectId, unaccepted]) });
  assert.deepEqual(codes(refused.problem.findings), ['not_accepted']);
  await officer.does(list.submit, { listId, version: await choose([film.projectId]) });
  assert.deepEqual(await world.nobody.sees(open.lists, {}), { lists: [] });
  let { version: now } = await leader.sees(list.detail, { listId });
  assert.equal((await officer.post(list.publish, { listId, version: now })).status, 403);
  await leader.does(list.publish, { listId, version: now });
  const [first] = (await world.nobody.sees(open.lists, {})).lists;
  assert.deepEqual([first?.edition, first?.content.rows[0]?.title, first?.content.formerDigest], [1, '示例佳作', null]);
  assert.match(first?.content.rows[0]?.certificateNumber ?? '', /^微短剧验字/);
  const pdf = await officer.get(list.paper, { listId });
  assert.equal(pdf.bytes.toString('latin1', 0, 5), '%PDF-');

  ({ version: now } = await officer.sees(list.detail, { listId }));
  await officer.does(list.revise, { listId, version: now });
  assert.equal((await world.nobody.sees(open.lists, {})).lists.length, 1);
  await officer.does(list.submit, { listId, version: await choose([film.projectId]) });
  ({ version: now } = await leader.sees(list.detail, { listId }));
  await leader.does(list.publish, { listId, version: now });
  const [second] = (await world.nobody.sees(open.lists, {})).lists;
  assert.deepEqual([second?.edition, second?.content.formerDigest], [2, first?.digest]);
  const old = await world.nobody.sees(open.edition, { code: first?.code ?? '' });
  assert.deepEqual([old.latest, old.latestCode], [false, second?.code]);
  const { lists } = await film.producer.sees(at.ofProject, { projectId: film.projectId });
  assert.equal(lists[0]?.code, second?.code);
});

test('a gala is held once a year and closed after its day; a quarter’s review names its quarter', async () => {
  const gala = { kind: 'gala' as const, year: 2026, title: '年度盛典', heldOn: '2026-12-20' as never };
  const refused = await officer.post(review.begin, { ...gala, period: 'q4' });
  assert.deepEqual([refused.status, codes(refused.problem.findings)], [400, ['period']]);
  const quarter = await officer.post(review.begin, { ...gala, kind: 'quarterly', period: 'year' });
  assert.deepEqual(codes(quarter.problem.findings), ['period']);
  const { id: reviewId } = await officer.does(review.begin, { ...gala, period: 'year' });
  const early = await officer.post(review.close, { reviewId, version: 1 });
  assert.deepEqual(codes(early.problem.findings), ['not_held', 'summary_missing', 'results_missing']);
});

test('a review holds its results and shows them on the work once closed', async () => {
  const { projectId, producer } = await aProject(world, { title: '示例点评' });
  const { id: reviewId } = await officer.does(review.begin, {
    kind: 'quarterly',
    year: 2026,
    period: 'q2',
    title: '第二季度点评会',
    heldOn: '2026-06-03',
  });
  const empty = await officer.post(review.close, { reviewId, version: 1 });
  assert.deepEqual(codes(empty.problem.findings), ['summary_missing', 'results_missing']);
  await officer.does(review.save, {
    reviewId,
    version: 1,
    title: '第二季度点评会',
    heldOn: '2026-06-03',
    participants: '专家五人',
    summary: '本季度作品题材多样，现实题材比重上升。',
    results: [{ projectId, honour: 'commended', comment: '人物立得住，节奏从容。' }],
  });
  assert.equal((await producer.sees(at.ofProject, { projectId })).results.length, 0);
  await officer.does(review.close, { reviewId, version: 2 });
  assert.equal((await producer.sees(at.ofProject, { projectId })).results[0]?.honour, 'commended');
  assert.equal((await producer.get(review.detail, { reviewId })).status, 404);
  const { results, timeline, closedByName, clause } = await officer.sees(review.detail, { reviewId });
  assert.deepEqual([results[0]?.title, results[0]?.spread, clause], ['示例点评', null, '方案五（一）3']);
  const stranger = await world.person((await world.unit('HE')).id, ['unit_secretary'], '河北初评');
  const foreign = (await stranger.sees(review.detail, { reviewId })).results[0];
  assert.deepEqual([results[0]?.readable, foreign?.readable, foreign?.spread], [true, false, null]);
  assert.ok(results[0]?.producerName && results[0].recommenderName && closedByName);
  assert.deepEqual(timeline.map(({ label }) => label).toReversed(), [
    '登记点评推优',
    '记录点评推优结果',
    '点评推优定稿',
  ]);
});
