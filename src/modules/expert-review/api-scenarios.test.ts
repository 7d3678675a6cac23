import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aProposedList, aReviewWorld, type ReviewWorld } from '../../../tests/world/reviews.ts';
import { expertReviewEndpoints as at } from './endpoints.ts';

let it: ReviewWorld;
let listId = '';
before(async () => {
  it = await aReviewWorld();
  listId = await aProposedList(it);
});
after(() => it.world.close());

const settings = { places: 3, reserves: 0, minimumScore: 60, limits: [] };
const sees = (a = 'list', b = 'call') => it.officer.sees(at.scenarios, { listId, a, b });
const kept = async (name: string, over: Partial<typeof settings> = {}) =>
  (await it.officer.does(at.keepScenario, { listId, name, note: '', settings: { ...settings, ...over } })).id;

test('two scenarios side by side: differences work by work, sums, what the announced rules would say', async () => {
  const wide = await kept('多选一部');
  const seen = await sees(wide, 'call');
  assert.deepEqual(
    seen.rows.map((row) => [row.a.kind, row.b.kind, row.differs]),
    [
      ['selected', 'selected', false],
      ['selected', 'selected', false],
      ['selected', 'reserve', true],
      ['not_selected', 'not_selected', false],
    ],
  );
  assert.deepEqual([seen.differing, seen.a.selected, seen.b.selected], [1, 3, 2]);
  assert.ok(seen.a.against.some((one) => one.code === 'too_many'));
  assert.deepEqual(seen.a.findings, []);
  const twin = await it.officer.post(at.keepScenario, { listId, name: '多选一部', note: '', settings });
  assert.equal(twin.problem.code, 'review.scenario_named');
  const unknown = await it.officer.post(at.keepScenario, {
    listId,
    name: '类别不对',
    note: '',
    settings: { ...settings, limits: [{ category: '没有', atLeast: 1 }] },
  });
  assert.deepEqual([unknown.status, unknown.problem.findings[0]?.path], [422, 'settings.limits.0.category']);
});

test('nobody outside the nation sees or hears of a scenario; leader and auditor read, the officer alone writes', async () => {
  for (const outsider of [it.producer, it.unitLeader, it.judges[0] ?? it.producer])
    assert.equal((await outsider.get(at.scenarios, { listId })).status, 404);
  for (const reader of [it.leader, it.auditor]) {
    const seen = await reader.sees(at.scenarios, { listId });
    assert.deepEqual([seen.mayTry, seen.moves.length], [false, 0]);
    assert.equal((await reader.post(at.keepScenario, { listId, name: '别人', note: '', settings })).status, 403);
  }
  assert.equal((await it.producer.post(at.keepScenario, { listId, name: '外人', note: '', settings })).status, 404);
});

test('works move by hand with a reason under the same bars as on the list; stale versions are told', async () => {
  const scenarioId = await kept('移动作品', { places: 2 });
  const [first = '', second = '', third = '', last = ''] = it.works;
  const move = (version: number, applicationId: string, kind: 'selected' | 'reserve') =>
    it.officer.post(at.moveInScenario, {
      listId,
      scenarioId,
      version,
      applicationId,
      move: { kind, reason: '题材稀缺，列入比选' },
    });
  assert.equal((await move(1, second, 'reserve')).status, 200);
  assert.equal((await move(1, third, 'selected')).problem.code, 'row.changed');
  assert.deepEqual(
    (await move(2, last, 'selected')).problem.findings.map((one) => one.code),
    ['not_final'],
  );
  assert.equal((await move(2, it.producer.orgId, 'selected')).status, 404);
  assert.equal((await move(2, third, 'selected')).status, 200);
  const seen = await sees(scenarioId, 'list');
  const placed = new Map(seen.rows.map((row) => [row.applicationId, row.a.kind]));
  assert.deepEqual(
    [first, second, third, last].map((id) => placed.get(id)),
    ['selected', 'reserve', 'selected', 'not_selected'],
  );
  await it.officer.does(at.moveInScenario, { listId, scenarioId, version: 3, applicationId: second });
  const back = await sees(scenarioId, 'list');
  assert.equal(back.rows.find((row) => row.applicationId === second)?.a.kind, 'selected');
  await it.officer.does(at.changeScenario, { listId, scenarioId, version: 4, name: '改名', note: '', settings });
  await it.officer.does(at.dropScenario, { listId, scenarioId, version: 5 });
  assert.equal((await it.officer.get(at.scenarios, { listId, a: scenarioId, b: 'call' })).status, 404);
  assert.equal(await it.world.audits('scenario.drop'), 1);
});

test('one is adopted: the list says it with reasons, nothing takes effect, and what was adopted stays as it was', async () => {
  const scenarioId = await kept('采用', { places: 2 });
  const [, second = '', third = ''] = it.works;
  const by = { listId, scenarioId };
  const reason = '第二名与往年入选重复';
  await it.officer.does(at.moveInScenario, {
    ...by,
    version: 1,
    applicationId: second,
    move: { kind: 'reserve', reason },
  });
  await it.officer.does(at.moveInScenario, {
    ...by,
    version: 2,
    applicationId: third,
    move: { kind: 'selected', reason },
  });
  const { listVersion } = await sees(scenarioId, 'list');
  const adopt = { ...by, version: 3, listVersion, reason: '合议一致同意' };
  assert.equal((await it.officer.post(at.adoptScenario, { ...adopt, listVersion: 99 })).problem.code, 'row.changed');
  assert.equal((await it.leader.post(at.adoptScenario, adopt)).status, 403);
  const clicks = await Promise.all([1, 2].map(() => it.officer.post(at.adoptScenario, adopt)));
  assert.deepEqual(clicks.map((one) => one.status).sort(), [200, 409]);
  const list = await it.officer.sees(at.list, { listId });
  assert.deepEqual(
    list.rows.map((row) => [row.kind, row.proposed, row.reason]),
    [
      ['selected', 'selected', null],
      ['reserve', 'selected', reason],
      ['selected', 'reserve', reason],
      ['not_selected', 'not_selected', null],
    ],
  );
  assert.equal(list.state, 'draft');
  const states = await it.world.db.selectFrom('applications').select('state').execute();
  assert.ok(states.every(({ state }) => ['final_review', 'second_review'].includes(state)));
  const again = await it.officer.post(at.dropScenario, { listId, scenarioId, version: 4 });
  assert.equal(again.problem.code, 'review.scenario_adopted');
  assert.ok(list.timeline.some((one) => one.act === 'decision.adopt' && one.note === '采用：合议一致同意'));
});

test('sent to the leader nothing is adopted any more, released nothing is tried any more', async () => {
  const scenarioId = await kept('晚了');
  const { version } = await it.officer.sees(at.list, { listId });
  await it.officer.does(at.submitList, { listId, version });
  const { listVersion } = await sees();
  const adopt = { listId, scenarioId, version: 1, listVersion, reason: '合议一致同意' };
  assert.equal((await it.officer.post(at.adoptScenario, adopt)).status, 409);
  const effect = await it.leader.sees(at.effect, { listId });
  await it.leader.does(at.release, { listId, version: effect.version });
  const late = await it.officer.post(at.keepScenario, { listId, name: '签发后', note: '', settings });
  assert.equal(late.problem.code, 'review.scenarios_closed');
  assert.equal((await sees(scenarioId, 'list')).mayTry, false);
});
