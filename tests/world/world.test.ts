import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { worksEndpoints } from '../../src/modules/works/endpoints.ts';
import { verifyAudit } from '../../src/platform/audit.ts';
import { aWorld, type World } from './world.ts';

let world: World;
before(async () => void (world = await aWorld()));
after(() => world.close());

test('a producer opens a dossier over HTTP, another sees nothing, and the audit chain holds', async () => {
  const producer = await world.producer('GD');
  const stranger = await world.producer('GD');
  const work = { title: '岭南灯火' };
  const { id } = await producer.does(worksEndpoints.register, work);
  assert.equal((await producer.sees(worksEndpoints.dossier, { workId: id })).title, '岭南灯火');
  assert.equal((await stranger.get(worksEndpoints.dossier, { workId: id })).status, 404);
  assert.equal((await world.nobody.get(worksEndpoints.dossier, { workId: id })).status, 401);
  assert.equal(await world.audits('work.register'), 1);
  assert.deepEqual((await verifyAudit(world.db)).verified, true);
});
