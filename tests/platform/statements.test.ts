import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { sendWithNext, type Tx } from '../../src/platform/database.ts';
import { aDatabase } from '../world/database.ts';

const { db, drop } = await aDatabase();
after(drop);

const number = (tx: Tx, n: number) =>
  sql<{ someNumber: number }>`select ${n}::int as some_number`.execute(tx).then(({ rows }) => rows[0]?.someNumber);
const divided = (tx: Tx, by: number) =>
  sql<{ quotient: number }>`select 12 / ${by}::int as quotient`.execute(tx).then(({ rows }) => rows[0]?.quotient);

test('what is asked at once is answered to each, also when it is asked often', async () => {
  for (let turn = 0; turn < 15; turn++) {
    const answers = await db
      .transaction()
      .execute((tx) => Promise.all([number(tx, turn), divided(tx, 3), number(tx, turn + 1), divided(tx, 4)]));
    assert.deepEqual(answers, [turn, 4, turn + 1, 3]);
  }
});

test('one that fails ends its transaction and harms nobody else', async () => {
  for (let turn = 0; turn < 12; turn++) {
    await assert.rejects(
      db.transaction().execute((tx) => Promise.all([number(tx, 1), divided(tx, 0), number(tx, 2)])),
      { code: '22012' },
    );
    assert.equal(await db.transaction().execute((tx) => divided(tx, 2)), 6);
  }
});

test('a value that cannot be written is refused, and the connection serves on', async () => {
  const round: Record<string, unknown> = {};
  round.self = round;
  await assert.rejects(db.transaction().execute((tx) => sql`select ${round}::jsonb`.execute(tx)));
  assert.equal(await db.transaction().execute((tx) => number(tx, 7)), 7);
});

test('a failure that was swallowed refuses the commit; an empty transaction asks nothing', async () => {
  const swallowing = db.transaction().execute(async (tx) => {
    await divided(tx, 0).catch(() => {});
  });
  await assert.rejects(swallowing, /failed/);
  assert.equal(await db.transaction().execute(async () => 'nothing'), 'nothing');
});

test('a question may not write, and what an act wrote is there for the next question', async () => {
  const write = (tx: Tx) => tx.insertInto('settings').values({ name: 'idleMinutes', value: 30, version: 1 }).execute();
  await assert.rejects(db.transaction().setAccessMode('read only').execute(write), { code: '25006' });
  await db.transaction().execute(write);
  const found = await db.selectFrom('settings').select('name').execute();
  assert.deepEqual(found, [{ name: 'idleMinutes' }]);
});

test('moments, days, whole numbers and names come as the house writes them, keys inside JSON as they are', async () => {
  const { rows } = await sql`select timestamptz '2026-06-05 09:02:03.4567+08' as some_moment,
    timestamptz '2026-06-05 00:00:00+08' as round_moment, date '2026-06-05' as some_day, 4503599627370497::bigint as whole,
    '{"inner_key": 1}'::jsonb as some_json, null::text as nothing_there, array['a', 'b'] as some_list`.execute(db);
  assert.deepEqual(rows, [
    {
      someMoment: '2026-06-05T01:02:03.456Z',
      roundMoment: '2026-06-04T16:00:00.000Z',
      someDay: '2026-06-05',
      whole: 4503599627370497,
      someJson: { inner_key: 1 },
      nothingThere: null,
      someList: ['a', 'b'],
    },
  ]);
  await assert.rejects(sql`select 9007199254740993::bigint as whole`.execute(db), RangeError);
});

test('the last writes go along with the commit; one that fails undoes the act and says why', async () => {
  const named = (tx: Tx, name: string) => tx.insertInto('settings').values({ name, value: 1, version: 1 });
  await db.transaction().execute((tx) => sendWithNext(tx, named(tx, 'linkHours')));
  const twice = db.transaction().execute(async (tx) => {
    await sendWithNext(tx, named(tx, 'lockMinutes'));
    await sendWithNext(tx, named(tx, 'linkHours'));
  });
  await assert.rejects(twice, { code: '23505' });
  const found = await db.selectFrom('settings').select('name').where('name', 'like', 'l%').execute();
  assert.deepEqual(found, [{ name: 'linkHours' }]);
});
