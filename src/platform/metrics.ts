// Numbers about the running program in Prometheus' text form. Labels are routes and names of jobs, never ids or people.
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Db } from './database.ts';

type Pool = { totalCount: number; idleCount: number; waitingCount: number };
type Run = { name: string; result: string; seconds: number };
export type Metrics = {
  /** Measures every request of an app; call it before the routes are added. */
  watchRequests: (app: FastifyInstance) => void;
  /** Connections of the database pool in use, idle and asked for. */
  watchPool: (pool: Pool) => void;
  /** Jobs that wait, by name, counted when asked. */
  watchQueue: (db: Db) => void;
  /** To be told of every finished run of a job. */
  ran: (run: Run) => void;
  type: string;
  text: () => Promise<string>;
};

const requestBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const jobBuckets = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600];

/** A set of metrics of its own: memory, processor, garbage collection, event loop lag, and what it is told to watch. */
export function metrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const runs = new Histogram({
    name: 'jingwei_job_seconds',
    help: 'Duration of finished job runs',
    labelNames: ['name', 'result'] as const,
    buckets: jobBuckets,
    registers,
  });
  return {
    watchRequests: (app) => watchRequests(app, registers),
    watchPool: (pool) => watchPool(pool, registers),
    watchQueue: (db) => watchQueue(db, registers),
    ran: ({ name, result, seconds }) => runs.observe({ name, result }, seconds),
    type: registry.contentType,
    text: () => registry.metrics(),
  };
}

function watchRequests(app: FastifyInstance, registers: Registry[]): void {
  const labelNames = ['method', 'route', 'status'] as const;
  const seconds = new Histogram({
    name: 'jingwei_http_seconds',
    help: 'Duration of requests by route',
    labelNames,
    buckets: requestBuckets,
    registers,
  });
  // A request that its client broke off may still be answered: a set counts it once.
  const open = new Set<object>();
  const collect = function (this: Gauge) {
    this.set(open.size);
  };
  new Gauge({ name: 'jingwei_http_under_way', help: 'Requests being answered', registers, collect });
  const aborted = new Counter({
    name: 'jingwei_http_aborted_total',
    help: 'Requests broken off by clients',
    registers,
  });
  app.addHook('onRequest', async (request) => void open.add(request));
  app.addHook('onRequestAbort', async (request) => {
    open.delete(request);
    aborted.inc();
  });
  app.addHook('onResponse', async (request, reply) => {
    open.delete(request);
    // An address that fits no route is a stranger's choice of words and must not become a label.
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
}

function watchPool(pool: Pool, registers: Registry[]): void {
  const labelNames = ['state'] as const;
  new Gauge({
    name: 'jingwei_database_connections',
    help: 'Connections of the pool',
    labelNames,
    registers,
    collect() {
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waited_for' }, pool.waitingCount);
    },
  });
}

function watchQueue(db: Db, registers: Registry[]): void {
  new Gauge({
    name: 'jingwei_jobs_waiting',
    help: 'Jobs that wait to be run',
    labelNames: ['name'] as const,
    registers,
    async collect() {
      const { rows } = await sql<{ name: string; waiting: number }>`select name, count(*) as waiting from pgboss.job
        where state < 'active' group by name`.execute(db);
      this.reset();
      for (const { name, waiting } of rows) this.set({ name }, Number(waiting));
    },
  });
}
