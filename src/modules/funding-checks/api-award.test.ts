import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aProposedList, aReviewWorld, type ReviewWorld } from '../../../tests/world/reviews.ts';
import { newId } from '../../platform/ids.ts';
import { expertReviewEndpoints as review } from '../expert-review/endpoints.ts';
import { fundingChecksEndpoints as at } from './contract.ts';

let it: ReviewWorld;
let listId: string;
before(async () => {
  it = await aReviewWorld();
  listId = await aProposedList(it);
});
after(() => it.world.close());

const award = (more: {
  title: string;
  organizationName?: string;
  filingNumber?: string;
  level?: 'central' | 'provincial';
}) =>
  it.world.arrange(async (tx) => {
    await tx
      .insertInto('outsideAwards')
      .values({
        id: newId(),
        workId: null,
        creditCode: null,
        filingNumber: null,
        organizationName: null,
        programme: '网络视听节目精品专项',
        level: 'central' as const,
        amountFen: 30_000_000,
        awardedOn: null,
        source: '示例名单',
        createdAt: it.world.clock(),
        formerTitles: [],
        importId: null,
        ...more,
      })
      .execute();
  });
/** Written otherwise, so that only the check knows it again and not the exact comparison of the application. */
const spaced = (title: string): string => [...title].join(' ');
const list = () => it.officer.sees(review.list, { listId });
const stopsOf = (findings: readonly { code: string; weight?: string | undefined; clause?: string | undefined }[]) =>
  findings.filter(({ weight }) => weight !== 'look').map(({ code, clause }) => [code, clause]);
const rowOf = async (applicationId: string | undefined) => {
  const found = (await list()).rows.find((one) => one.applicationId === applicationId);
  if (!found) throw new Error('not on the list');
  return found;
};
const clause = '方案六（一）3';
const adjust = async (applicationId: string | undefined, kind: string) =>
  it.officer.post(review.adjust, {
    listId,
    version: (await list()).version,
    applicationId: applicationId ?? '',
    kind: kind as never,
    reason: '按重复资助核查结果调整',
  });

test('a like award is shown, a person’s grade holds the list, a block refuses money; selected without money stays', async () => {
  const [first, second, reserve] = it.works;
  const { applicantName } = await rowOf(first);
  assert.deepEqual((await list()).findings, []);
  await award({ title: '岭南灯光' });
  const looked = await list();
  assert.deepEqual(
    [looked.findings.map(({ code, weight }) => [code, weight]), stopsOf(looked.findings)],
    [[['funding_look', 'look']], []],
  );
  await award({ title: (await rowOf(reserve)).title, organizationName: '别家影视公司' });
  const { holdsCentralMoney, funding } = await rowOf(reserve);
  assert.deepEqual([holdsCentralMoney, funding.map(({ grade }) => grade)], [false, ['look']], 'one title, two works');
  await award({ title: (await rowOf(first)).title, organizationName: applicantName });
  const held = await list();
  assert.deepEqual(stopsOf(held.findings), [['funding_unclear', clause]]);
  assert.deepEqual(
    (await rowOf(first)).funding.map(({ grade }) => grade),
    ['person'],
  );
  const refused = await it.officer.post(review.submitList, { listId, version: held.version });
  assert.equal(refused.status, 422);
  assert.match(refused.problem.findings[0]?.message ?? '', /须人工核实排除；排除前不能给予资金/);
  const { filingNumber } = await it.world.db
    .selectFrom('vApplications')
    .select('filingNumber')
    .where('id', '=', second ?? '')
    .executeTakeFirstOrThrow();
  await award({ title: '全然不同的名字', filingNumber: `${filingNumber} ` });
  assert.deepEqual((await rowOf(second)).funding.map(({ grade }) => grade).toSorted(), ['block', 'look']);
  const byHand = await adjust(second, 'selected');
  assert.deepEqual(stopsOf(byHand.problem.findings), [['funding_blocked', clause]]);
  assert.equal((await adjust(second, 'selected_unfunded')).status, 200);
  assert.equal((await rowOf(reserve)).funding.length, 1);
});

test('cleared by a person the list goes on, and a later find stops the release', async () => {
  const [first, second, reserve] = it.works;
  const clear = async () => {
    await it.officer.does(at.run, {});
    const { workId } = await rowOf(first);
    const { rows } = await it.officer.sees(at.list, { workId, state: 'open', size: 100 });
    const { id: checkId, version, fingerprint } = await it.officer.sees(at.detail, { checkId: rows[0]?.id ?? '' });
    await it.officer.does(at.clear, { checkId, version, fingerprint, opinion: '系同名电视剧，非本微短剧' });
  };
  await clear();
  const cleared = await list();
  assert.deepEqual(stopsOf(cleared.findings), []);
  await it.officer.does(review.submitList, { listId, version: cleared.version });
  const { title, applicantName } = await rowOf(first);
  await award({ title: `《${spaced(title)}》`, organizationName: applicantName });
  const effect = await it.leader.sees(review.effect, { listId });
  assert.deepEqual(stopsOf(effect.findings), [['funding_unclear', clause]]);
  const stopped = await it.leader.post(review.release, { listId, version: effect.version });
  assert.equal(stopped.status, 422);
  await it.leader.does(review.returnList, { listId, reason: '请先核实重复资助' });
  await clear();
  await it.officer.does(review.submitList, { listId, version: (await list()).version });
  await it.leader.does(review.release, { listId, version: (await list()).version });
  const states = await it.world.db.selectFrom('applications').select(['id', 'state']).execute();
  assert.deepEqual(
    [first, second, reserve].map((id) => states.find((one) => one.id === id)?.state),
    ['selected', 'selected_unfunded', 'reserve'],
    'cleared pairs cost no money, also where the titles are the same to the letter',
  );
});
