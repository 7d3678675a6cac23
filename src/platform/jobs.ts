// Background jobs over pg-boss: declared as data, enqueued inside the act's transaction, every run visible in job_runs.
import { sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import { Problem } from '../base/problem.ts';
import type { Instant } from '../base/time.ts';
import { type Connection, json, type Tx } from './database.ts';
import type { House } from './use-case.ts';

export type JobResult = 'done' | 'failed' | 'cancelled' | 'lost';
export type JobRunRow = {
  id: string;
  name: string;
  jobId: string;
  startedAt: Instant;
  finishedAt: Instant | null;
  result: JobResult | null;
  error: string | null;
  progress: unknown;
  cancelled: boolean;
};
declare module './database.ts' {
  interface Tables {
    jobRuns: JobRunRow;
  }
}

/** How far a run is; `note` is Chinese. */
export type Progress = { done: number; total?: number; note?: string };
/** What a run is given. `progress` keeps how far it is, and refuses to go on once somebody cancelled the run. */
export type JobCx = { house: House; now: Instant; runId: string; progress: (so: Progress) => Promise<void> };

/** A job is harmless when run twice or a day late. A scheduled one runs once at a time, and once for missed times. */
export type Job = {
  name: string;
  /** Chinese name on the operations page. */
  label: string;
  /** Cron in Beijing time, e.g. `0 2 * * *`. */
  schedule?: string;
  /** After how many minutes a run counts as hung and is tried again; 15 unless said. */
  minutes?: number;
  run: (cx: JobCx, input: Record<string, unknown>) => Promise<unknown>;
};

/** `poll` in seconds; `ran` is told of every finished run (metrics), `say` of troubles of the queue itself. */
export type JobsWish = {
  house: House;
  connection: Connection;
  jobs: readonly Job[];
  poll?: number;
  ran?: (run: { name: string; result: JobResult; seconds: number }) => void;
  say?: (trouble: unknown) => void;
};

const schema = 'pgboss';
const zone = 'Asia/Shanghai';
const heartbeatSeconds = 30;

/** Works the jobs off in this process until `stop()`, which waits for the runs under way. */
export async function startJobs(wish: JobsWish): Promise<{ stop: () => Promise<void> }> {
  const boss = new PgBoss({
    ...(wish.connection as object),
    schema,
    max: 4,
    useListenNotify: true,
    application_name: 'jingwei jobs',
  });
  boss.on('error', (error) => wish.say?.(error));
  await boss.start();
  for (const job of wish.jobs) await declare(boss, job);
  for (const { name } of await boss.getSchedules()) {
    if (!wish.jobs.some((job) => job.name === name && job.schedule)) await boss.unschedule(name);
  }
  for (const job of wish.jobs) await work(boss, job, wish);
  return { stop: () => boss.stop({ graceful: true, timeout: 20_000 }) };
}

/** Makes the queue's own tables; for a new database whose jobs are worked off elsewhere or not yet. */
export async function installQueue(connection: Connection): Promise<void> {
  const boss = new PgBoss({ ...(connection as object), schema, supervise: false, schedule: false });
  boss.on('error', () => {});
  await boss.start();
  await boss.stop({ graceful: false });
}

/** Of a scheduled job one waits and one runs, never more. */
const policyOf = ({ schedule }: Pick<Job, 'schedule'>) => (schedule ? 'stately' : 'standard');
const queueOf = ({ minutes = 15 }: Job) => ({
  retryLimit: 3,
  retryDelay: 20,
  retryBackoff: true,
  expireInSeconds: minutes * 60,
  heartbeatSeconds,
  notify: true,
});

async function declare(boss: PgBoss, job: Job): Promise<void> {
  await boss.createQueue(job.name, { ...queueOf(job), policy: policyOf(job) });
  await boss.updateQueue(job.name, queueOf(job));
  if (job.schedule) await boss.schedule(job.name, job.schedule, {}, { tz: zone, missed: 'once' });
}

async function work(boss: PgBoss, job: Job, wish: JobsWish): Promise<void> {
  const pollingIntervalSeconds = wish.poll ?? 5;
  await boss.work<Record<string, unknown>>(job.name, { pollingIntervalSeconds }, async ([asked]) => {
    if (!asked) return;
    const { error } = await runJob(job, { jobId: asked.id, input: asked.data ?? {} }, wish);
    if (error) throw error; // the queue tries again, at growing distances
  });
}

type Asked = { jobId: string; input: Record<string, unknown> };

/** Carries out one run and keeps how it went; a cancelled run is finished, a failed one hands back its error. */
export async function runJob(
  job: Job,
  { jobId, input }: Asked,
  { house, ran }: Pick<JobsWish, 'house' | 'ran'>,
): Promise<{ result: JobResult; error?: unknown }> {
  const now = house.clock();
  const begun = performance.now();
  const { id: runId } = await house.db.transaction().execute((tx) => beginRun(tx, job.name, { jobId, now }));
  const progress = (so: Progress) => keepProgress(house, runId, so);
  const end = async (result: JobResult, error?: unknown) => {
    await finishRun(house, runId, { result, error });
    ran?.({ name: job.name, result, seconds: (performance.now() - begun) / 1000 });
    return error === undefined ? { result } : { result, error };
  };
  try {
    await job.run({ house, now, runId, progress }, input);
    return await end('done');
  } catch (error) {
    if (error instanceof Problem && error.code === 'jobs.cancelled') return end('cancelled');
    return end('failed', error);
  }
}

/** An earlier run of the same job that never ended was killed with its process. */
async function beginRun(tx: Tx, name: string, { jobId, now }: { jobId: string; now: Instant }): Promise<JobRunRow> {
  await tx
    .updateTable('jobRuns')
    .set({ result: 'lost', finishedAt: now })
    .where('jobId', '=', jobId)
    .where('finishedAt', 'is', null)
    .execute();
  const row = {
    id: crypto.randomUUID(),
    name,
    jobId,
    startedAt: now,
    finishedAt: null,
    result: null,
    error: null,
    progress: null,
    cancelled: false,
  };
  return tx.insertInto('jobRuns').values(row).returningAll().executeTakeFirstOrThrow();
}

async function keepProgress({ db }: House, runId: string, so: Progress): Promise<void> {
  const { cancelled } = await db
    .updateTable('jobRuns')
    .set({ progress: json<unknown>(so) })
    .where('id', '=', runId)
    .returning('cancelled')
    .executeTakeFirstOrThrow();
  if (cancelled) throw new Problem('jobs.cancelled');
}

async function finishRun(
  { db, clock }: House,
  runId: string,
  { result, error }: { result: JobResult; error: unknown },
): Promise<void> {
  const text = error === undefined ? null : (error instanceof Error ? error.message : 'unknown').slice(0, 500);
  await db.updateTable('jobRuns').set({ result, error: text, finishedAt: clock() }).where('id', '=', runId).execute();
}

/**
 * Asks for a job inside the caller's transaction: rolled back with it, run after its commit. The same `id` asked for
 * again does nothing. Answers the job's id.
 */
export async function enqueue(
  tx: Tx,
  job: Pick<Job, 'name' | 'schedule'>,
  input: object,
  wish: { id?: string; after?: Instant } = {},
): Promise<string> {
  const id = wish.id ?? crypto.randomUUID();
  const put = () => putIntoQueue(tx, job.name, input, { id, after: wish.after });
  if (await put()) return id;
  // Nobody has declared the queue on this database yet: declare() sets its options when the worker starts.
  await sql`select ${sql.raw(schema)}.create_queue(${job.name}, ${JSON.stringify({ policy: policyOf(job) })})`.execute(
    tx,
  );
  if (!(await put())) throw new Error(`no queue ${job.name}`);
  return id;
}

/** Asks for a job outside any act, as subscriptions and jobs do after what they wrote. */
export const enqueueAlone = (
  { db }: Pick<House, 'db'>,
  job: Pick<Job, 'name' | 'schedule'>,
  input: object,
  wish: { id?: string; after?: Instant } = {},
): Promise<string> => db.transaction().execute((tx) => enqueue(tx, job, input, wish));

/** As pg-boss's own send() does it, but without a started instance. */
async function putIntoQueue(
  tx: Tx,
  name: string,
  input: object,
  { id, after }: { id: string; after: Instant | undefined },
): Promise<boolean> {
  const start = after ? sql`${after}::timestamptz` : sql`now()`;
  const { rows } = await sql<{ found: number }>`
    with queue as (select * from ${sql.raw(schema)}.queue where name = ${name}),
    put as (
      insert into ${sql.raw(schema)}.job (id, name, data, start_after, keep_until, expire_seconds, deletion_seconds,
        retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
      select ${id}, name, ${JSON.stringify(input)}::jsonb, ${start}, ${start} + retention_seconds * interval '1s',
        expire_seconds, deletion_seconds, retry_limit, retry_delay, coalesce(retry_backoff, false), retry_delay_max,
        policy, dead_letter, heartbeat_seconds from queue on conflict do nothing returning name),
    told as (select pg_notify('pgboss_' || left(encode(sha224(${schema}::bytea), 'hex'), 24), name) from put)
    select (select count(*) from queue) as found, (select count(*) from told) as told`.execute(tx);
  return Number(rows[0]?.found) > 0;
}

/** Asks a run to stop at its next sign of progress. */
export async function cancelRun(tx: Tx, runId: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('jobRuns')
    .set({ cancelled: true })
    .where('id', '=', runId)
    .where('finishedAt', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Problem('jobs.not_running');
}

export type JobOverview = Pick<Job, 'name' | 'label'> & { schedule: string | null; last: JobRunRow | null };

/** Every declared job with its latest run, for the operations page. */
export async function jobsOverview(tx: Tx, jobs: readonly Job[]): Promise<JobOverview[]> {
  const runs = await tx
    .selectFrom('jobRuns')
    .selectAll()
    .distinctOn('name')
    .orderBy('name')
    .orderBy('startedAt', 'desc')
    .execute();
  return jobs.map(({ name, label, schedule }) => ({
    name,
    label,
    schedule: schedule ?? null,
    last: runs.find((run) => run.name === name) ?? null,
  }));
}
