import { Agent } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Calibration } from './calibrate.ts';
import { type Answer, type Asked, load, send } from './load.ts';
import { homeMeasures } from './homes.ts';
import { fundMeasures } from './funds.ts';
import { ledgerMeasures } from './ledgers.ts';
import { reportMeasures } from './reports.ts';
import { contention, rush } from './rush.ts';
import type { BenchServer } from './server.ts';
import { uploadFilm } from './upload.ts';

export type Bench = { server: BenchServer; calibration: Calibration };
/** `against` names what the ratio divides by; details go beside it as they are. */
export type Figure = { value: number; ratio: number; against: string; details?: Record<string, unknown> };
export type Measure = { name: string; unit: string; measure: (bench: Bench) => Promise<Figure> };

/** CPU milliseconds of the server and of the database for each request of one client, and the median wall time. */
export async function cpuOf(
  { server }: Bench,
  turns: number,
  ask: (turn: number) => Asked,
): Promise<{ serverMs: number; databaseMs: number; wallMs: number; last: Answer }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let last = await send(agent, ask(0));
  for (let turn = 1; turn < 10; turn++) last = await send(agent, ask(turn));
  const [before, times] = [server.tiers(), [] as number[]];
  for (let turn = 0; turn < turns; turn++) {
    last = await send(agent, ask(turn));
    if (last.status !== 200) throw new Error(`${ask(turn).url}: ${last.status} ${last.body.slice(0, 200)}`);
    times.push(last.ms);
  }
  const after = server.tiers();
  agent.destroy();
  return {
    serverMs: (after.serverMs - before.serverMs) / turns,
    databaseMs: (after.databaseMs - before.databaseMs) / turns,
    wallMs: times.toSorted((a, b) => a - b)[Math.floor(turns / 2)] ?? 0,
    last,
  };
}

const list = (server: BenchServer): Asked => ({
  url: `${server.address}/api/applications?whole=true`,
  headers: server.as('clerk'),
});

async function wholeList(bench: Bench): Promise<Figure> {
  const { serverMs, databaseMs, wallMs, last } = await cpuOf(bench, 40, () => list(bench.server));
  const rows = (JSON.parse(last.body) as { rows: unknown[] }).rows.length;
  const value = serverMs + databaseMs;
  return {
    value,
    ratio: value / bench.calibration.jsonMsPerList,
    against: 'jsonMsPerList',
    details: { serverMs, databaseMs, wallMs, rows, bytes: last.body.length },
  };
}

async function wholeListBySixteen({ server, calibration }: Bench): Promise<Figure> {
  const { perSecond, p50, p99, errors } = await load({ clients: 16, seconds: 5, ask: () => list(server) });
  return {
    value: perSecond,
    ratio: perSecond / calibration.httpPerSecond,
    against: 'httpPerSecond',
    details: { p50, p99, errors },
  };
}

async function onePage(bench: Bench): Promise<Figure> {
  const { server, calibration } = bench;
  const { serverMs, databaseMs, wallMs } = await cpuOf(bench, 150, (turn) => ({
    url: `${server.address}/api/applications/${server.applications[turn % 1500]}`,
    headers: server.as('clerk'),
  }));
  const value = serverMs + databaseMs;
  return {
    value,
    ratio: (value * calibration.httpPerSecond) / 1000,
    against: 'httpPerSecond',
    details: { serverMs, databaseMs, wallMs },
  };
}

async function search(bench: Bench): Promise<Figure> {
  const { server, calibration } = bench;
  const at = (words: string): Asked => ({
    url: `${server.address}/api/applications?size=20&words=${encodeURIComponent(words)}`,
    headers: server.as('clerk'),
  });
  const found = await cpuOf(bench, 100, () => at('返乡青年'));
  const total = (JSON.parse(found.last.body) as { total: number }).total;
  const missed = await cpuOf(bench, 100, () => at('非遗传承人'));
  const none = (JSON.parse(missed.last.body) as { total: number }).total;
  const value = found.serverMs + found.databaseMs;
  return {
    value,
    ratio: value / calibration.jsonMsPerList,
    against: 'jsonMsPerList',
    details: {
      recall: `${total}/${server.hits}`,
      false: none,
      missMs: missed.serverMs + missed.databaseMs,
      wallMs: found.wallMs,
    },
  };
}

/** A durable act of the size of a review: one save of an answer by one person, then by sixteen at once. */
async function save(bench: Bench): Promise<Figure> {
  const { server, calibration } = bench;
  const { batchId, works } = server;
  const agent = new Agent({ keepAlive: true });
  const begun: string[] = [];
  for (let user = 0; user < 16; user++) {
    const made = await send(agent, {
      url: `${server.address}/api/applications`,
      method: 'POST',
      body: { batchId, workId: works[works.length - 1 - user] },
      headers: server.as(user),
    });
    begun.push((JSON.parse(made.body) as { id: string }).id);
  }
  agent.destroy();
  const versions = new Map<number, number>();
  const next = (user: number): number => {
    const seen = versions.get(user) ?? 0;
    versions.set(user, seen + 1);
    return seen;
  };
  const ask = (user: number): Asked => ({
    url: `${server.address}/api/applications/${begun[user]}/answers`,
    method: 'POST',
    headers: server.as(user),
    body: {
      answers: [
        { field: 'story.oneLine', value: `第 ${versions.get(user) ?? 0} 次修改的一句话梗概`, seen: next(user) },
      ],
    },
  });
  const { serverMs, databaseMs, wallMs } = await cpuOf(bench, 150, () => ask(0));
  const many = await load({ clients: 16, seconds: 5, ask });
  return {
    value: serverMs + databaseMs,
    ratio: many.perSecond / calibration.fsyncPerSecond,
    against: 'fsyncPerSecond',
    details: {
      serverMs,
      databaseMs,
      wallMs,
      perSecondBy16: many.perSecond,
      p50: many.p50,
      p99: many.p99,
      errors: many.errors,
    },
  };
}

async function coldStart({ server, calibration }: Bench): Promise<Figure> {
  const ms = await server.killAndRestart();
  const start = performance.now();
  await send(new Agent(), { url: `${server.address}/healthz` });
  const value = (ms + performance.now() - start) / 1000;
  return { value, ratio: (value * 1000) / calibration.cpuMs, against: 'cpuMs' };
}

/** Longer than the pool keeps a connection that nobody uses. */
const quietMs = 12_000;
async function memoryIdle(bench: Bench): Promise<Figure> {
  await sleep(quietMs);
  return memory(bench);
}

async function memory({ server }: Bench): Promise<Figure> {
  const { pssMb, serverMb } = server.tiers();
  return { value: pssMb, ratio: pssMb / 150, against: 'target 150 MB idle', details: { serverMb } };
}

export const measures: readonly Measure[] = [
  { name: 'memory-idle', unit: 'MB PSS', measure: memoryIdle },
  { name: 'list-1500', unit: 'CPU ms', measure: wholeList },
  { name: 'list-1500-c16', unit: 'requests/s', measure: wholeListBySixteen },
  { name: 'application-page', unit: 'CPU ms', measure: onePage },
  { name: 'search', unit: 'CPU ms', measure: search },
  { name: 'durable-save', unit: 'CPU ms', measure: save },
  { name: 'contention', unit: 'lost saves', measure: contention },
  { name: 'rush', unit: 'acts/s', measure: rush },
  { name: 'memory-after-rush', unit: 'MB PSS', measure: memory },
  { name: 'upload-5gib', unit: 'MB PSS of the server', measure: uploadFilm },
  { name: 'cold-start', unit: 's', measure: coldStart },
  ...fundMeasures,
  ...reportMeasures,
  ...ledgerMeasures,
  ...homeMeasures,
];
