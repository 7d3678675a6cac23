import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { after, afterEach, before, test } from 'node:test';
import pg from 'pg';
import { Problem } from '../../src/base/problem.ts';
import { type Instant, instant } from '../../src/base/time.ts';
import { cancelRun, enqueue, type Job, type JobCx, jobsOverview, runJob, startJobs } from '../../src/platform/jobs.ts';
import type { House } from '../../src/platform/use-case.ts';
import { aDatabase, type TestDatabase } from '../world/database.ts';

let database: TestDatabase;
let house: House;
let working: { stop: () => Promise<void> } | undefined;
let now: Instant = instant('2026-06-05T02:00:00Z');
before(async () => {
  database = await aDatabase();
  house = { db: database.db, clock: () => now } as House;
});
afterEach(async () => {
  await working?.stop();
  working = undefined;
});
after(() => database.drop());

const ran = new EventEmitter();
const aJob = (name: string, run: Job['run'], more: Partial<Job> = {}): Job => ({
  name,
  label: '示例任务',
  run,
  ...more,
});
async function workOff(jobs: Job[]): Promise<void> {
  const told = (run: object) => void ran.emit('run', run);
  working = await startJobs({ house, connection: database.connection, jobs, poll: 0.5, ran: told });
}
const nextRun = async () => ((await once(ran, 'run')) as [{ name: string; result: string }])[0];
const runsOf = (name: string) =>
  house.db.selectFrom('jobRuns').selectAll().where('name', '=', name).orderBy('startedAt').orderBy('id').execute();
async function ask<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client(database.connection);
  await client.connect();
  try {
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end();
  }
}
const queued = async (name: string) =>
  Number((await ask<{ n: string }>('select count(*) n from pgboss.job where name = $1', [name]))[0]?.n);

test('a job asked for in an act that is rolled back never runs; after the commit it runs with its input', async () => {
  const seen: unknown[] = [];
  const job = aJob('greet', async (_cx, input) => void seen.push(input));
  const act = (fails: boolean) =>
    house.db.transaction().execute(async (tx) => {
      await enqueue(tx, job, { to: fails ? '甲' : '乙' });
      if (fails) throw new Error('refused');
    });
  await assert.rejects(act(true), /refused/);
  assert.equal(await queued('greet'), 0);
  await act(false);
  assert.equal(await queued('greet'), 1);
  const run = nextRun();
  await workOff([job]);
  assert.deepEqual((await run).result, 'done');
  assert.deepEqual(seen, [{ to: '乙' }]);
  const [kept] = await runsOf('greet');
  assert.deepEqual([kept?.result, kept?.startedAt, kept?.finishedAt], ['done', now, now]);
});

test('the same job asked for twice under one id runs once; a working process is woken without waiting', async () => {
  let count = 0;
  const job = aJob('once', async () => void (count += 1));
  await workOff([job]);
  const id = crypto.randomUUID();
  const run = nextRun();
  for (let i = 0; i < 2; i++) await house.db.transaction().execute((tx) => enqueue(tx, job, {}, { id }));
  await run;
  assert.equal(await queued('once'), 1);
  assert.equal(count, 1);
});

test('a failed run keeps its reason and stays in the queue to be tried again', async () => {
  const job = aJob('fails', () => Promise.reject(new Error('邮件服务器没有应答')));
  await workOff([job]);
  const run = nextRun();
  await house.db.transaction().execute((tx) => enqueue(tx, job, {}));
  assert.equal((await run).result, 'failed');
  assert.deepEqual(
    (await runsOf('fails')).map(({ result, error }) => [result, error]),
    [['failed', '邮件服务器没有应答']],
  );
  await working?.stop();
  working = undefined;
  const [left] = await ask<{ state: string; retry_limit: number }>(
    "select state, retry_limit from pgboss.job where name = 'fails'",
  );
  assert.deepEqual(left, { state: 'retry', retry_limit: 3 });
});

test('a run shows how far it is, and stops at its next sign of progress once cancelled', async () => {
  const steps: number[] = [];
  const job = aJob('long', async ({ progress, runId }: JobCx) => {
    for (let done = 1; done <= 5; done++) {
      await progress({ done, total: 5, note: `第 ${done} 份` });
      steps.push(done);
      if (done === 2) await house.db.transaction().execute((tx) => cancelRun(tx, runId));
    }
  });
  const { result } = await runJob(job, { jobId: crypto.randomUUID(), input: {} }, { house });
  assert.equal(result, 'cancelled');
  assert.deepEqual(steps, [1, 2]);
  const [run] = await runsOf('long');
  assert.deepEqual([run?.progress, run?.cancelled], [{ done: 3, total: 5, note: '第 3 份' }, true]);
  await assert.rejects(
    house.db.transaction().execute((tx) => cancelRun(tx, run?.id ?? '')),
    (error) => error instanceof Problem && error.code === 'jobs.not_running',
  );
});

test('a run killed with its process is shown as lost when the job is tried again', async () => {
  const jobId = crypto.randomUUID();
  const killed = {
    id: crypto.randomUUID(),
    name: 'killed',
    jobId,
    startedAt: now,
    finishedAt: null,
    result: null,
    error: null,
    progress: null,
    cancelled: false,
  };
  await house.db.insertInto('jobRuns').values(killed).execute();
  now = instant('2026-06-05T02:01:00Z');
  await runJob(
    aJob('killed', async () => {}),
    { jobId, input: {} },
    { house },
  );
  assert.deepEqual(
    (await runsOf('killed')).map(({ result }) => result),
    ['lost', 'done'],
  );
});

test('schedules are kept in Beijing time, run once for missed times, and disappear with their job', async () => {
  const nightly = aJob('nightly', async () => {}, { schedule: '0 2 * * *' });
  await workOff([nightly, aJob('old', async () => {}, { schedule: '0 3 * * *' })]);
  await working?.stop();
  await workOff([nightly, aJob('old', async () => {})]);
  const kept = await ask<{ name: string; cron: string; timezone: string; options: { missed: string } }>(
    'select name, cron, timezone, options from pgboss.schedule',
  );
  assert.deepEqual(
    kept.map(({ name, cron, timezone, options }) => [name, cron, timezone, options.missed]),
    [['nightly', '0 2 * * *', 'Asia/Shanghai', 'once']],
  );
});

test('the overview names every declared job with its latest run, also one that never ran', async () => {
  const jobs = [aJob('killed', async () => {}), aJob('never', async () => {}, { schedule: '0 4 * * *' })];
  const overview = await house.db.transaction().execute((tx) => jobsOverview(tx, jobs));
  assert.deepEqual(
    overview.map(({ name, schedule, last }) => [name, schedule, last?.result]),
    [
      ['killed', null, 'done'],
      ['never', '0 4 * * *', undefined],
    ],
  );
});
