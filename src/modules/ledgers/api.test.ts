import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  aKey,
  aPackage,
  aPlatform,
  creationCsv,
  handedIn,
  openedPeriods,
  type Platform,
} from '../../../tests/world/ledgers.ts';
import { aWorld, type World } from '../../../tests/world/world.ts';
import { ledgersEndpoints as at } from './endpoints.ts';

let world: World;
let gd: Platform;
before(async () => {
  world = await aWorld();
  gd = await aPlatform(world);
  await openedPeriods(world, '2026-06-10');
});
after(() => world.close());
const period = '2026-06-H1';

test('a package is taken once, a second time the receipt is the same', async () => {
  const key = await aKey(gd);
  const data = {
    creation: creationCsv([
      { key: 'A-1', fen: 5 },
      { key: 'A-2', fen: 7 },
    ]),
  };
  const made = aPackage(gd, key, { data });
  const first = await handedIn(gd.operator, made);
  assert.equal(first.status, 200, JSON.stringify(first.problem));
  assert.deepEqual([first.body.accepted, first.body.invalidCount, first.body.findings], [2, 0, []]);
  const again = await handedIn(gd.operator, made);
  assert.deepEqual(again.body, first.body);
  assert.equal(await world.count('ledger_arrivals'), 2);
});

test('one record at its own address: version, condition, conflict', async () => {
  const data = { title: '侨批', level: 'platform', producerName: '示例影视', stage: 'script' };
  const put = (more: object) =>
    gd.operator.post(at.putRecord, { kind: 'creation', key: 'B-1', period, version: 1, data, ...more } as never);
  const first = await put({});
  assert.deepEqual(
    [first.status, first.body.result, first.body.version],
    [200, 'accepted', 1],
    JSON.stringify(first.problem),
  );
  assert.equal((await put({})).body.result, 'duplicate');
  const other = await put({ data: { ...data, stage: 'shooting' } });
  assert.deepEqual([other.body.result, other.body.content?.stage], ['conflict', 'script']);
  assert.equal((await put({ version: 2, ifMatch: '"7"' })).status, 412);
  assert.equal((await put({ version: 3, ifMatch: '"1"' })).body.result, 'accepted');
  assert.equal((await put({ version: 2 })).body.result, 'stale');
});
