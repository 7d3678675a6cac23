import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sessionCookie } from '../../platform/http.ts';
import { openSession } from '../accounts/index.ts';
import { aFilmWorld, putFilm } from '../../../tests/world/acceptance.ts';
import { aWorld, type World } from '../../../tests/world/world.ts';
import { acceptanceEndpoints as at } from './endpoints.ts';

let world: World;
before(async () => {
  world = await aWorld();
});
after(() => world.close());

test('a player asks for a piece of a film', async () => {
  const it = await aFilmWorld(world);
  await putFilm(it, 1);
  const whole = await it.producer.get(at.film, { caseId: it.caseId, round: 0, number: 1 });
  assert.equal(whole.headers['accept-ranges'], 'bytes');
  assert.equal(whole.bytes.toString('latin1', 4, 8), 'ftyp');
  const { personId } = it.producer.actor;
  const { token } = await world.inTx((tx) =>
    openSession(tx, { personId, now: world.clock(), address: '127.0.0.1', agent: 'test' }),
  );
  const ask = (range: string) =>
    world.app.inject({
      url: `/api/acceptance/${it.caseId}/rounds/0/films/1`,
      headers: { range },
      cookies: { [sessionCookie]: token },
    });
  const size = whole.bytes.length;
  for (const [range, from, to] of [
    ['bytes=4-7', 4, 7],
    [`bytes=${size - 3}-`, size - 3, size - 1],
    ['bytes=0-999999', 0, size - 1],
  ] as const) {
    const piece = await ask(range);
    assert.equal(piece.statusCode, 206);
    assert.equal(piece.headers['content-range'], `bytes ${from}-${to}/${size}`);
    assert.deepEqual(piece.rawPayload, whole.bytes.subarray(from, to + 1));
  }
  for (const odd of ['bytes=9-2', 'bytes=0-1,3-4', `bytes=${size}-`, 'lines=1-2'])
    assert.deepEqual((await ask(odd)).rawPayload, whole.bytes, odd);
});
