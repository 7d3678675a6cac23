import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import Fastify from 'fastify';
import pg from 'pg';
import { enqueue } from '../../src/platform/jobs.ts';
import { metrics } from '../../src/platform/metrics.ts';
import { aDatabase, type TestDatabase } from '../world/database.ts';

let database: TestDatabase | undefined;
after(() => database?.drop());
const valueOf = (text: string, line: string) =>
  Number(
    text
      .split('\n')
      .find((one) => one.startsWith(`${line} `))
      ?.split(' ')
      .at(-1),
  );

test('requests are counted by route, never by what a stranger typed', async () => {
  const numbers = metrics();
  const app = Fastify();
  numbers.watchRequests(app);
  app.get('/works/:id', (_request, reply) => reply.status(404).send({}));
  for (const id of ['1', '2', '3']) await app.inject(`/works/${id}`);
  await app.inject('/wp-admin/王小明');
  const text = await numbers.text();
  assert.equal(valueOf(text, 'jingwei_http_seconds_count{method="GET",route="/works/:id",status="404"}'), 3);
  assert.equal(valueOf(text, 'jingwei_http_seconds_count{method="GET",route="none",status="404"}'), 1);
  assert.equal(valueOf(text, 'jingwei_http_under_way'), 0);
  assert.doesNotMatch(text, /wp-admin/);
  assert.match(text, /nodejs_eventloop_lag_seconds \d/);
  await app.close();
});

test('runs, waiting jobs and connections are shown', async () => {
  database = await aDatabase();
  const pool = new pg.Pool({ ...database.connection, max: 2 });
  const numbers = metrics();
  numbers.watchPool(pool);
  numbers.watchQueue(database.db);
  numbers.ran({ name: 'nightly', result: 'done', seconds: 2 });
  await database.db.transaction().execute(async (tx) => {
    for (let i = 0; i < 2; i++) await enqueue(tx, { name: 'mail' }, {});
  });
  const busy = await pool.connect();
  const text = await numbers.text();
  busy.release();
  await pool.end();
  assert.equal(valueOf(text, 'jingwei_job_seconds_count{name="nightly",result="done"}'), 1);
  assert.equal(valueOf(text, 'jingwei_jobs_waiting{name="mail"}'), 2);
  assert.equal(valueOf(text, 'jingwei_database_connections{state="busy"}'), 1);
});
