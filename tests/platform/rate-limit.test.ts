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
  const headersOf = ({ headers }: { headers: Record<string, unknown> }) => ({
    policy: headers['ratelimit-policy'],
    left: String(headers.ratelimit).replace(/t=\d+$/, 't=…'),
    waits: Number(headers['retry-after'] ?? 0) > 0,
  });
  const ask = (n: number) => app.inject({ url: '/api/calls/open', cookies: { jingwei_session: `made-up-${n}` } });
  const first = await ask(0);
  const statuses = [first.statusCode];
  for (let n = 1; n < 15; n++) statuses.push((await ask(n)).statusCode);
  assert.deepEqual(statuses, [...Array(12).fill(200), 429, 429, 429]);
  const refused = await ask(99);
  assert.match(refused.json().title, /频繁/);
  const policy = '"address";q=12;w=60';
  assert.deepEqual(headersOf(first), { policy, left: '"address";r=11;t=…', waits: false });
  assert.deepEqual(headersOf(refused), { policy, left: '"address";r=0;t=…', waits: true });
});
