import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { expertsEndpoints as at } from './endpoints.ts';
import { expertsVisibleTo } from './queries.ts';

const worlds: World[] = [];
after(async () => void (await Promise.all(worlds.map((world) => world.close()))));

async function aPool() {
  const world = await aWorld();
  worlds.push(world);
  const officer = await world.person(world.national, ['national_officer'], '何业务');
  const expert = await world.person(world.national, ['expert'], '阿銮');
  const form = {
    employerName: '示例大学',
    regionCode: '44',
    specialties: ['编剧', '类型叙事'],
    titles: ['教授'],
    termFrom: '2026-01-01',
    source: '示例',
    synthetic: true,
  };
  const add = (who: Client) => officer.does(at.add, { personId: who.actor.personId, ...form } as never);
  return { world, officer, expert, form, add };
}

test('a person with the role comes into the pool once, and another person not at all', async () => {
  const { world, officer, expert, form, add } = await aPool();
  const { id } = await add(expert);
  assert.equal(
    (await officer.post(at.add, { personId: expert.actor.personId, ...form } as never)).problem.code,
    'expert.already_in_pool',
  );
  assert.equal(
    (await officer.post(at.add, { personId: officer.actor.personId, ...form } as never)).problem.code,
    'expert.person_not_expert',
  );
  assert.deepEqual((await officer.sees(at.candidates, {})).rows, []);
  assert.equal((await officer.sees(at.detail, { expertId: id })).name, '阿銮');
  assert.equal(await world.audits('expert.add'), 1);
});

test('the list finds two-character words, filters and counts the same rows', async () => {
  const { world, officer, expert, add } = await aPool();
  await add(expert);
  await add(await world.person(world.national, ['expert'], '喆堃'));
  for (const words of ['阿銮', '喆堃']) assert.equal((await officer.sees(at.list, { words })).total, 1, words);
  assert.equal((await officer.sees(at.list, { words: '编剧' })).total, 2);
  assert.equal((await officer.sees(at.list, { words: '导演' })).total, 0);
  assert.equal((await officer.sees(at.list, { specialty: '类型叙事', regionCode: '44' })).rows.length, 2);
  const { rows, counts, total } = await officer.sees(at.list, { state: 'active' });
  assert.deepEqual([rows.length, counts.active, total], [2, 2, 2]);
});

test('nobody outside the bureau learns who is in the pool; an expert sees the own entry only', async () => {
  const { world, expert, add } = await aPool();
  const { id } = await add(expert);
  const other = await world.person(world.national, ['expert'], '另一专家');
  const producer = await world.producer('GD');
  const unit = await world.person((await world.unit('GD')).id, ['unit_leader', 'unit_admin']);
  for (const who of [producer, unit, other]) {
    assert.equal((await who.get(at.detail, { expertId: id })).status, 404);
    assert.equal((await who.get(at.list, {})).status, 404);
    assert.equal((await who.post(at.pause, { expertId: id, reason: '试' })).status, 404);
    assert.equal(
      (await who.post(at.declareInterest, { expertId: id, kind: 'relative', partyName: '甲公司' })).status,
      404,
    );
  }
  assert.equal((await expert.sees(at.mine, {})).expert?.id, id);
  assert.equal((await expert.post(at.pause, { expertId: id, reason: '自行暂停' })).status, 403);
  await expert.does(at.declareInterest, { expertId: id, kind: 'relative', partyName: '甲公司' });
  const { interests } = await expert.sees(at.detail, { expertId: id });
  await expert.does(at.withdrawInterest, { expertId: id, interestId: interests[0]?.id ?? '', reason: '误报' });
  assert.equal(
    (await expert.post(at.withdrawInterest, { expertId: id, interestId: interests[0]?.id ?? '', reason: '再撤' }))
      .problem.code,
    'expert.interest_withdrawn',
  );
});

test('the list in SQL shows exactly what the policy lets through', async () => {
  const { world, officer, expert, add } = await aPool();
  await add(expert);
  await add(await world.person(world.national, ['expert'], '另一专家'));
  const people = [
    officer,
    expert,
    await world.person(world.national, ['auditor']),
    await world.person(world.national, ['system_admin']),
    await world.producer('GD'),
  ];
  const { expertPolicy } = await import('./policy.ts');
  const all = await world.db.selectFrom('experts').selectAll().execute();
  for (const { actor } of people) {
    const seen = await world.db.selectFrom('experts').select('id').where(expertsVisibleTo(actor)).execute();
    assert.deepEqual(
      seen.map((row) => row.id).sort(),
      all
        .filter((row) => expertPolicy.view.test(actor, row))
        .map((row) => row.id)
        .sort(),
    );
  }
});

test('a stale change is refused, and standing changes need their reason', async () => {
  const { officer, expert, form, add } = await aPool();
  const { id: expertId } = await add(expert);
  await officer.does(at.change, { expertId, version: 1, ...form, employerName: '新单位' } as never);
  assert.equal((await officer.post(at.change, { expertId, version: 1, ...form } as never)).problem.code, 'row.changed');
  assert.equal((await officer.post(at.pause, { expertId, reason: '' })).status, 400);
  await officer.does(at.pause, { expertId, reason: '出国' });
  assert.equal((await officer.post(at.pause, { expertId, reason: '再停' })).status, 409);
  await officer.does(at.leave, { expertId, reason: '届满' });
  assert.equal((await officer.post(at.resume, { expertId, reason: '返聘' })).status, 409);
});
