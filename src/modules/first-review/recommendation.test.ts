import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closedRound, opinion } from '../../../tests/world/closed-round.ts';
import { callContent } from '../../../tests/world/rounds.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { organizationsEndpoints } from '../organizations/endpoints.ts';
import { firstReviewEndpoints as at } from './endpoints.ts';
import { rankOf, recommendationListsOf } from './index.ts';

let world: World;
let people: Awaited<ReturnType<typeof closedRound>>['people'];
let producer: Awaited<ReturnType<typeof closedRound>>['producer'];
let batchId: string;
let works: string[];
const codes = (reply: { problem: { findings: { code: string }[] } }) => reply.problem.findings.map((one) => one.code);
const board = (who: Client) => who.sees(at.board, { batchId });
const [first, second, third] = [0, 1, 2];
const work = (i: number): string => works[i] ?? '';

before(async () => {
  world = await aWorld();
  const round = await closedRound(world, 'GD', {
    titles: ['骑楼下', '侨批', '岭南灯火', '潮起红头船'],
    content: callContent((it) => ({ ...it, quota: { ...it.quota, perRecommender: 2 } })),
  });
  ({ people, producer } = round);
  [batchId = ''] = round.batchIds;
  [works = []] = round.works;
});
after(() => world.close());

test('works take seats in order; a place too many and a stale page are refused', async () => {
  const { secretary } = people;
  const { list, candidates } = await board(secretary);
  assert.deepEqual(
    candidates.map((one) => one.title),
    ['骑楼下', '侨批', '岭南灯火', '潮起红头船'],
  );
  const listId = list?.id ?? '';
  await secretary.does(at.place, { listId, version: 1, applicationId: work(first), rank: 1 });
  assert.equal(
    (await secretary.post(at.place, { listId, version: 1, applicationId: work(second), rank: 2 })).problem.code,
    'row.changed',
  );
  await secretary.does(at.place, { listId, version: 2, applicationId: work(second), rank: 2 });
  const full = await secretary.post(at.place, { listId, version: 3, applicationId: work(third), rank: 3 });
  assert.deepEqual(
    [full.status, full.problem.code, full.problem.detail],
    [422, 'recommendation.full', '本单位本批次推荐名额为 2 部（方案六（一）1 原则上不超过5部）'],
  );
  await secretary.does(at.place, { listId, version: 3, applicationId: work(second), rank: 1 });
  assert.deepEqual(
    (await board(secretary)).candidates.slice(0, 2).map((one) => one.rank),
    [2, 1],
  );
  await secretary.does(at.vacate, { listId, version: 4, applicationId: work(first) });
  assert.equal(await world.count('recommendation_seats'), 1);
  await secretary.does(at.place, { listId, version: 5, applicationId: work(first), rank: 2 });
  assert.equal(
    (await producer.post(at.place, { listId, version: 6, applicationId: work(first), rank: 1 })).status,
    404,
  );
});

test('what is missing stands beside the act; nobody but the leader seals, and the nation sees nothing yet', async () => {
  const { secretary, leader } = people;
  const officer = await world.person(world.national, ['national_officer']);
  const { list, moves } = await board(leader);
  const listId = list?.id ?? '';
  assert.deepEqual(
    moves.find((one) => one.act === 'seal')?.findings.map((one) => one.message),
    ['推荐函的联系人、联系电话还空着，用印后不能再改', '第 1 席意见未写', '第 2 席意见未写'],
  );
  await secretary.does(at.opinion, { listId, applicationId: work(second), version: 0, opinion });
  const twice = await leader.post(at.opinion, {
    listId,
    applicationId: work(second),
    version: 0,
    opinion: '另一人同时写的意见',
  });
  assert.equal(twice.problem.code, 'row.changed');
  await secretary.does(at.opinion, { listId, applicationId: work(first), version: 0, opinion });
  const bare = await leader.sees(at.preview, { listId });
  assert.deepEqual(
    bare.findings.map((one) => [one.code, one.path, one.weight]),
    [['contact_missing', 'unit.contact', 'look']],
  );
  const { orgId: organizationId } = secretary.actor;
  const { version: unitVersion } = await secretary.sees(organizationsEndpoints.detail, { organizationId });
  const contact = { organizationId, version: unitVersion, contactName: '陈示例', contactPhone: '020-12345678' };
  assert.equal((await leader.post(organizationsEndpoints.contact, contact)).status, 403);
  await secretary.does(organizationsEndpoints.contact, contact);
  assert.equal((await secretary.post(organizationsEndpoints.contact, contact)).problem.code, 'row.changed');
  assert.equal(await world.audits('organization.contact'), 1);
  const preview = await leader.sees(at.preview, { listId });
  assert.match(JSON.stringify(preview.letter), /陈示例.*020-12345678/);
  assert.deepEqual([preview.nextNumber, preview.findings, preview.left.length], ['广东局网推〔2026〕1号', [], 2]);
  assert.match(preview.letter.paragraphs[0] ?? '', /现推荐《侨批》《骑楼下》等2部作品参加复评/);
  const seal = { listId, version: preview.version, previewDigest: preview.digest, checked: true as const };
  assert.equal((await secretary.post(at.seal, seal)).status, 403);
  assert.equal((await officer.get(at.list, { listId })).status, 404);
  assert.deepEqual((await officer.sees(at.arrivals, { batchId })).sums.sealed, 0);
  assert.equal(
    (await leader.post(at.seal, { ...seal, previewDigest: '0' })).problem.code,
    'recommendation.preview_changed',
  );
  assert.equal(await world.count('official_documents'), 0);
});

test('the sealing recommends every work, numbers the letter and fixes the edition', async () => {
  const { secretary, leader } = people;
  const listId = (await board(leader)).list?.id ?? '';
  const { version, digest: previewDigest } = await leader.sees(at.preview, { listId });
  await leader.does(at.seal, { listId, version, previewDigest, checked: true });
  assert.equal(await world.count('applications', "state = 'recommended'"), 2);
  assert.equal(await world.audits('recommendation.seal'), 1);
  assert.equal(await world.audits('application.recommend'), 2);
  const sealed = await leader.sees(at.list, { listId });
  assert.deepEqual(
    [sealed.documentNumber, sealed.works.map((one) => one.title)],
    ['广东局网推〔2026〕1号', ['侨批', '骑楼下']],
  );
  assert.equal(
    (await leader.post(at.seal, { listId, version: version + 1, previewDigest, checked: true })).problem.code,
    'recommendation.sealed',
  );
  assert.equal(
    (await secretary.post(at.place, { listId, version: version + 1, applicationId: work(third), rank: 1 })).problem
      .code,
    'recommendation.sealed',
  );
  assert.equal(
    (await secretary.post(at.opinion, { listId, applicationId: work(first), version: 1, opinion })).problem.code,
    'recommendation.sealed',
  );
  const ranks = await world.inTx((tx) => rankOf(tx, works));
  assert.deepEqual([ranks.get(work(second))?.rank, ranks.get(work(first))?.rank, ranks.size], [1, 2, 2]);
  const officer = await world.person(world.national, ['national_officer']);
  const received = await officer.sees(at.list, { listId });
  assert.deepEqual(
    [received.works[0]?.opinion, received.candidates, received.timeline.map((one) => one.act)],
    [opinion, [], ['recommendation.seal']],
  );
  assert.equal((await officer.get(at.board, { batchId, recommenderOrgId: people.unit.id })).status, 404);
  assert.equal((await officer.get(at.preview, { listId })).status, 404);
  const { sums, rows } = await officer.sees(at.arrivals, { batchId });
  assert.deepEqual(
    [sums.sealed, sums.works, rows.find((one) => one.state === 'sealed')?.unit.shortName],
    [1, 2, '广东局'],
  );
});

test('letter and list come as PDF and Word with the same version', async () => {
  const { leader } = people;
  const listId = (await board(leader)).list?.id ?? '';
  for (const endpoint of [at.letterPaper, at.listPaper]) {
    const pdf = await leader.get(endpoint, { listId, format: 'pdf' });
    assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-');
    const word = await leader.get(endpoint, { listId, format: 'docx' });
    assert.equal(word.bytes.subarray(0, 2).toString(), 'PK');
  }
});

test('one work may be changed to the last millisecond, once, and both editions stay', async () => {
  const { leader, secretary } = people;
  const { list } = await board(leader);
  const listId = list?.id ?? '';
  const swap = {
    listId,
    outId: work(first),
    inId: work(third),
    reason: '制作单位资金未落实，经研究更换',
    checked: true as const,
  };
  const without = await leader.post(at.swap, { ...swap, version: list?.version ?? 0 });
  assert.deepEqual([without.status, codes(without)], [422, ['opinion_missing']]);
  await secretary.does(at.opinion, { listId, applicationId: work(third), version: 0, opinion });
  world.setClock('2026-06-16T00:00:00.000+08:00');
  const late = await leader.post(at.swap, { ...swap, version: list?.version ?? 0 });
  assert.deepEqual([late.status, codes(late)], [422, ['recommendation_closed']]);
  world.setClock('2026-06-15T23:59:59.999+08:00');
  assert.equal((await secretary.post(at.swap, { ...swap, version: list?.version ?? 0 })).status, 403);
  const both = await Promise.all(
    [swap, { ...swap, outId: work(second) }].map((one) =>
      leader.post(at.swap, { ...one, version: list?.version ?? 0 }),
    ),
  );
  assert.deepEqual(both.map((one) => one.status).toSorted(), [200, 409]);
  const sealed = await leader.sees(at.list, { listId });
  assert.deepEqual([sealed.edition, sealed.editions.length, sealed.documentNumber], [2, 2, '广东局网推〔2026〕2号']);
  assert.equal((await leader.sees(at.list, { listId, edition: 1 })).works.length, 2);
  assert.equal(await world.count('applications', "state = 'recommended'"), 2);
  const again = await leader.post(at.swap, { ...swap, outId: work(third), inId: work(3), version: sealed.version });
  assert.deepEqual(codes(again), ['swaps_used']);
  assert.equal(
    (await world.inTx((tx) => recommendationListsOf(tx, batchId)))[0]?.works.some((one) => one.title === '岭南灯火'),
    true,
  );
});

test('what is left is passed over by the leader, or by the date', async () => {
  const { leader, secretary } = people;
  const left = (await board(leader)).candidates
    .filter((one) => one.state === 'accepted')
    .map((one) => one.applicationId);
  assert.equal(left.length, 2);
  const passing = { applicationId: left[0] ?? '', opinion: '本批次名额有限，建议完善后参加下一批' };
  assert.equal((await secretary.post(at.passOver, passing)).status, 403);
  await leader.does(at.passOver, passing);
  assert.equal(await world.count('applications', "state = 'not_recommended'"), 1);
  const { firstReviewJobs } = await import('./jobs.ts');
  const run = () =>
    firstReviewJobs[0]!.run({ house: world.house, now: world.clock(), runId: '', progress: async () => {} }, {});
  assert.deepEqual(await run(), { batches: 0 });
  world.setClock('2026-06-16T00:00:00.000+08:00');
  assert.deepEqual(await run(), { batches: 1 });
  assert.deepEqual(await run(), { batches: 0 });
  assert.equal(await world.count('applications', "state = 'not_recommended'"), 2);
});
