import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildServer } from '../../src/main/build.ts';
import { aWorld } from '../world/world.ts';

test('an address that is nobody is told to wait, with made-up cookies too; a person is counted apart', async (t) => {
  const world = await aWorld();
  t.after(() => world.close());
  await world.arrange(
    async (tx) =>
      void (await tx
        .insertInto('settings')
        .values({ name: 'requestsPerMinuteOpen', value: JSON.stringify(12) as never, version: 1 })
        .execute()),
  );
  const app = await buildServer({ house: world.house, uploadFolder: `${world.folder}/limited` });
  t.after(() => app.close());
  const ask = (n: number) => app.inject({ url: '/api/calls/open', cookies: { jingwei_session: `made-up-${n}` } });
  const statuses = [];
  for (let n = 0; n < 15; n++) statuses.push((await ask(n)).statusCode);
  assert.deepEqual(statuses, [...Array(12).fill(200), 429, 429, 429]);
  const refused = await ask(99);
  assert.match(refused.json().title, /频繁/);
});
