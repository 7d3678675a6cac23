import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closedRound, opinion, sealingOf as seal, seatInOrder as seat } from '../../../tests/world/closed-round.ts';
import { callContent } from '../../../tests/world/rounds.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { dayOf } from '../../base/time.ts';
import { json } from '../../platform/database.ts';
import { firstReviewEndpoints as at } from './endpoints.ts';
import { firstReviewTodos } from './todos.ts';

let world: World;
before(async () => void (world = await aWorld({ now: '2026-06-10T09:00:00+08:00' })));
after(() => world.close());

const aClosedRound = (code: string, options?: Parameters<typeof closedRound>[2]) => closedRound(world, code, options);

test('twenty people placing twenty works at once fill the five seats and not one more', async () => {
  const {
    people,
    listIds: [listId = ''],
    works: [ids = []],
  } = await aClosedRound('GD');
  const now = async () => {
    const { version } = await world.db
      .selectFrom('recommendationLists')
      .select('version')
      .where('id', '=', listId)
      .executeTakeFirstOrThrow();
    const ranks = await world.db
      .selectFrom('recommendationSeats')
      .select('rank')
      .where('listId', '=', listId)
      .execute();
    return { version, rank: [1, 2, 3, 4, 5].find((one) => !ranks.some((seated) => seated.rank === one)) ?? 5 };
  };
  const codes = await Promise.all(
    ids.map(async (applicationId, i) => {
      for (;;) {
        const who = i % 2 ? people.secretary : people.leader;
        const reply = await who.post(at.place, { listId, applicationId, ...(await now()) });
        if (reply.problem.code !== 'row.changed') return reply.status === 200 ? 'seated' : reply.problem.code;
      }
    }),
  );
  assert.deepEqual(
    [codes.filter((one) => one === 'seated').length, codes.filter((one) => one === 'recommendation.full').length],
    [5, 15],
  );
  assert.equal(await world.count('recommendation_seats', `list_id = '${listId}'`), 5);
});

test('twenty simultaneous sealings make one letter; units sealing together get numbers without a gap', async () => {
  const one = await aClosedRound('HN', { count: 3 });
  const [listId = ''] = one.listIds;
  await seat(one.people.secretary, listId, one.works[0]?.slice(0, 2) ?? []);
  const sealing = await seal(one.people.leader, listId);
  const replies = await Promise.all(Array.from({ length: 20 }, () => one.people.leader.post(at.seal, sealing)));
  assert.deepEqual(
    [replies.filter((it) => it.status === 200).length, replies.filter((it) => it.status === 409).length],
    [1, 19],
  );
  assert.equal(await world.count('official_documents', `subject = '${listId}'`), 1);
  assert.equal(await world.count('recommendation_editions', `list_id = '${listId}'`), 1);
  const swaps = await Promise.all(
    Array.from({ length: 20 }, () =>
      one.people.leader.post(at.swap, {
        listId,
        version: sealing.version + 1,
        outId: one.works[0]?.[1] ?? '',
        inId: one.works[0]?.[2] ?? '',
        reason: '演员档期有变，另行更换',
        checked: true,
      }),
    ),
  );
  assert.deepEqual(
    swaps.map((it) => it.status).filter((it) => it === 200).length,
    0,
    'no opinion on the work coming in',
  );
  assert.equal(await world.count('official_documents', `subject = '${listId}'`), 1);
});

test('numbers of one unit over several batches sealed at the same moment run on without a gap', async () => {
  const dates = { submitBy: '2026-06-09', recommendBy: '2026-06-15' };
  const { people, listIds, works } = await aClosedRound('SC', { count: 2, batches: [dates, dates, dates, dates] });
  for (const [i, listId] of listIds.entries()) await seat(people.secretary, listId, works[i]?.slice(0, 1) ?? []);
  const sealings = await Promise.all(listIds.map((listId) => seal(people.leader, listId)));
  const replies = await Promise.all(sealings.map((one) => people.leader.post(at.seal, one)));
  assert.deepEqual(
    replies.map((one) => one.status),
    [200, 200, 200, 200],
  );
  const numbers = await world.db
    .selectFrom('recommendationEditions')
    .select('documentNumber')
    .where('listId', 'in', listIds)
    .execute();
  assert.deepEqual(
    numbers.map((one) => one.documentNumber).toSorted(),
    [1, 2, 3, 4].map((n) => `四川局网推〔2026〕${n}号`),
  );
});

test('a quota over the year counts what other batches hold', async () => {
  const dates = { submitBy: '2026-06-09', recommendBy: '2026-06-15' };
  const {
    people,
    listIds: [one = '', two = ''],
    works,
  } = await aClosedRound('ZJ', {
    count: 3,
    batches: [dates, dates],
    content: callContent((it) => ({ ...it, quota: { ...it.quota, scope: 'year', perRecommender: 3 } })),
  });
  await seat(people.secretary, one, works[0]?.slice(0, 2) ?? []);
  await seat(people.secretary, two, works[1]?.slice(0, 1) ?? []);
  const over = await people.secretary.post(at.place, {
    listId: two,
    version: 2,
    applicationId: works[1]?.[1] ?? '',
    rank: 2,
  });
  assert.equal(over.problem.code, 'recommendation.full');
});

test('a work that became ineligible, or was withdrawn, is not sealed', async () => {
  const {
    people,
    producer,
    listIds: [listId = ''],
    works: [ids = []],
  } = await aClosedRound('JS', { count: 4 });
  await seat(people.secretary, listId, ids.slice(0, 3));
  await world.arrange(async (tx) => {
    await tx
      .updateTable('applicationAnswers')
      .set({ value: json(true) })
      .where('applicationId', '=', ids[0] ?? '')
      .where('field', '=', 'basic.online')
      .execute();
    await tx
      .updateTable('applications')
      .set({ state: 'withdrawn' })
      .where('id', '=', ids[1] ?? '')
      .execute();
  });
  const reply = await people.leader.post(at.seal, await seal(people.leader, listId));
  assert.deepEqual(
    reply.problem.findings.map((one) => one.code),
    ['seat_gap', 'not_online'],
  );
  assert.equal(
    await world.count('applications', `state = 'recommended' and applicant_org_id = '${producer.orgId}'`),
    0,
  );
  const refused = await people.secretary.post(at.place, { listId, version: 4, applicationId: ids[0] ?? '', rank: 5 });
  assert.deepEqual([refused.problem.code, refused.problem.findings[0]?.code], ['recommendation.seat', 'not_online']);
});

test('a list of a central direct unit goes the same way without a province', async () => {
  const {
    people,
    listIds: [listId = ''],
    works: [ids = []],
    batchIds: [batchId = ''],
  } = await aClosedRound('CMG', { count: 1 });
  assert.equal(people.unit.kind, 'central_direct_unit');
  await seat(people.secretary, listId, ids);
  await people.leader.does(at.seal, await seal(people.leader, listId));
  const officer = await world.person(world.national, ['national_officer']);
  assert.equal(
    (await officer.sees(at.arrivals, { batchId })).rows.find((one) => one.unit.id === people.unit.id)?.state,
    'sealed',
  );
});

test('composition rules of the call stop the sealing until they are met', async () => {
  const composition = [
    {
      label: '市级及以下机构',
      field: 'applicant.level',
      in: ['city'],
      atLeast: 1,
      distinct: false,
      weight: 'stop' as const,
    },
  ];
  const {
    people,
    listIds: [listId = ''],
    works: [ids = []],
  } = await aClosedRound('AH', {
    count: 3,
    content: callContent((it) => ({ ...it, quota: { ...it.quota, composition } })),
    answers: (i) => ({ 'applicant.level': i === 2 ? 'city' : 'province' }),
  });
  await seat(people.secretary, listId, ids.slice(0, 2));
  const short = await people.leader.post(at.seal, await seal(people.leader, listId));
  assert.deepEqual(
    short.problem.findings.map((one) => one.message),
    ['市级及以下机构少 1 部（要求至少 1 部）'],
  );
  await people.secretary.does(at.place, { listId, version: 3, applicationId: ids[2] ?? '', rank: 3 });
  await people.secretary.does(at.opinion, { listId, applicationId: ids[2] ?? '', version: 0, opinion });
  await people.leader.does(at.seal, await seal(people.leader, listId));
});

test('what waits is found for the one whose step it is, with its due day', async () => {
  const {
    people,
    listIds: [listId = ''],
    works: [ids = []],
    batchIds: [batchId = ''],
  } = await aClosedRound('FJ', { count: 1 });
  const waiting = (who: Client) =>
    world.inTx(async (tx) =>
      (await Promise.all(firstReviewTodos.map((source) => source.find(tx, who.actor, world.clock()))))
        .flat()
        .filter((one) => one.path.endsWith(batchId)),
    );
  assert.deepEqual(
    (await waiting(people.secretary)).map((one) => one.step),
    ['待拟定名单'],
  );
  assert.deepEqual(await waiting(people.leader), []);
  await seat(people.secretary, listId, ids);
  assert.deepEqual(
    (await waiting(people.leader)).map((one) => [one.step, one.dueOn]),
    [['待用印', '2026-06-15']],
  );
  await world.arrange(
    async (tx) =>
      void (await tx.updateTable('firstReviews').set({ state: 'scoring' }).where('batchId', '=', batchId).execute()),
  );
  assert.deepEqual(
    (await waiting(people.panel[0]!)).map((one) => [one.step, one.dueOn]),
    [['待打分', '2026-06-15']],
  );
  assert.equal(dayOf(world.clock()), '2026-06-10');
});
