import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { operatorActor } from '../../src/base/policy.ts';
import { appendFacts } from '../../src/platform/audit.ts';
import type { AuditRow } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { deliverFacts, type Subscription } from '../../src/platform/subscriptions.ts';
import { aWorld, type World } from '../world/world.ts';

let world: World;
before(async () => {
  world = await aWorld();
  await world.deliver();
});
after(() => world.close());

const happened = (...acts: string[]) =>
  world.inTx((tx) =>
    appendFacts(
      tx,
      acts.map((act) => ({ act, subject: newId() })),
      { actor: operatorActor('测试'), at: world.clock(), suite: 'sha256' },
    ),
  );
function listener(name: string, ...acts: string[]): Subscription & { heard: string[]; fails: boolean } {
  const it = {
    name,
    acts,
    heard: [] as string[],
    fails: false,
    deliver: async (_: unknown, entry: AuditRow) => {
      if (it.fails) throw new Error(`${name} is out`);
      it.heard.push(entry.act);
    },
  };
  return it;
}

test('each subscriber hears its own acts once, in order, whatever happens between', async () => {
  const [one, other] = [listener('test.one', 'test.a', 'test.b'), listener('test.other', 'test.b')];
  await happened('test.a', 'test.c', 'test.b');
  while ((await deliverFacts(world.house, [one, other])) > 0);
  await happened('test.c', 'test.a');
  while ((await deliverFacts(world.house, [one, other])) > 0);
  assert.deepEqual([one.heard, other.heard], [['test.a', 'test.b', 'test.a'], ['test.b']]);
});

test('a failing subscriber is told again, and keeps nothing from the others', async () => {
  const [broken, sound] = [listener('test.broken', 'test.d'), listener('test.sound', 'test.d')];
  broken.fails = true;
  await happened('test.d');
  await assert.rejects(async () => {
    while ((await deliverFacts(world.house, [broken, sound])) > 0);
  }, /test.broken is out/);
  assert.deepEqual(sound.heard, ['test.d']);
  broken.fails = false;
  while ((await deliverFacts(world.house, [broken, sound])) > 0);
  assert.deepEqual([broken.heard, sound.heard], [['test.d'], ['test.d']]);
});

test('more than a portion between two of its acts loses none of them', async () => {
  const patient = listener('test.patient', 'test.e');
  await happened('test.e', ...Array.from({ length: 700 }, () => 'test.noise'), 'test.e');
  while ((await deliverFacts(world.house, [patient])) > 0);
  assert.deepEqual(patient.heard, ['test.e', 'test.e']);
});

test('what another process delivered is known from its cursor', async () => {
  const name = 'test.restarted';
  await happened('test.f');
  const first = listener(name, 'test.f');
  while ((await deliverFacts(world.house, [first])) > 0);
  const again = listener(name, 'test.f');
  const anotherProcess = { ...world.house, db: world.house.db.withTables() };
  while ((await deliverFacts(anotherProcess, [again])) > 0);
  assert.deepEqual([first.heard, again.heard], [['test.f'], []]);
});
