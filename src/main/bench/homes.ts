import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';
import { stopServer } from '../../platform/embedded-postgres.ts';
import { sessionCookie } from '../../platform/http.ts';
import { type Role, roles } from '../../base/policy.ts';
import { buildServer } from '../build.ts';
import { openHouse } from '../house.ts';
import { fillHomes, type Sessions } from './homes-fill.ts';
import type { Bench, Figure, Measure } from './measures.ts';

type Homes = { app: FastifyInstance; sessions: Sessions; end: () => Promise<void> };
/** A house of its own with 10,000 works and projects and 100,000 ledger rows. */
async function makeHomes(): Promise<Homes> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jingwei-bench-homes-'));
  chmodSync(folder, 0o755); // the database may run as another user
  const open = await openHouse({ folder, database: 'jingwei_bench_homes' });
  const sessions = await fillHomes(open.house);
  const app = await buildServer({ house: open.house, uploadFolder: open.uploadFolder, unlimited: true });
  const end = async () => {
    await app.close();
    await open.close();
    await stopServer(path.join(folder, 'postgres'));
    rmSync(folder, { recursive: true, force: true });
  };
  return { app, sessions, end };
}

const turns = 12;
/** The 95th percentile of the milliseconds that a question takes one person, after two turns to warm up. */
async function p95({ app, sessions }: Homes, role: Role, url: string): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const before = performance.now();
    const reply = await app.inject({ url: `/api${url}`, cookies: { [sessionCookie]: sessions.get(role) ?? '' } });
    if (reply.statusCode !== 200) throw new Error(`${role} ${url}: ${reply.statusCode} ${reply.body.slice(0, 200)}`);
    if (turn >= 2) times.push(performance.now() - before);
  }
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0;
}

type Asked = { name: string; role: Role; url: string };
async function times(homes: Homes, list: readonly Asked[]): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { name, role, url } of list) found[name] = Math.round(await p95(homes, role, url));
  return found;
}

const everyRole = Object.keys(roles) as Role[];
const pictured: readonly Role[] = [
  'national_officer',
  'national_leader',
  'auditor',
  'unit_leader',
  'platform_operator',
];
const pages: readonly Asked[] = [
  ...everyRole.map((role) => ({ name: role, role, url: '/dashboards/home' })),
  ...everyRole.map((role) => ({ name: `${role} frame`, role, url: '/frame' })),
  ...pictured.map((role) => ({ name: `${role} picture`, role, url: '/dashboards/picture' })),
];
const national: Role = 'national_officer';
const words = encodeURIComponent('作品12');
const filters: readonly Asked[] = [
  { name: 'projects by stage', role: national, url: '/projects?stage=shooting&size=20' },
  { name: 'projects by words', role: national, url: `/projects?words=${words}&size=20` },
  { name: 'projects late', role: national, url: '/projects?watch=late&size=20' },
  { name: 'projects of a unit', role: 'unit_leader', url: '/projects?category=V2&size=20' },
  { name: 'applications by state', role: national, url: '/applications?state=selected&size=20' },
  { name: 'ledger by kind', role: national, url: '/ledger-records?kind=broadcast&size=20' },
  { name: 'ledger of a platform', role: 'platform_operator', url: '/ledger-records?kind=support&size=20' },
];

/** Home, frame and picture of every role, the slowest at its 95th percentile; beside it the filters of long lists. */
async function homePages({ calibration }: Bench): Promise<Figure> {
  const homes = await makeHomes();
  try {
    const [shown, lists] = [await times(homes, pages), await times(homes, filters)];
    const value = Math.max(...Object.values(shown));
    const details = { ...shown, slowestList: Math.max(...Object.values(lists)), lists };
    return { value, ratio: value / calibration.cpuMs, against: 'cpuMs', details };
  } finally {
    await homes.end();
  }
}

export const homeMeasures: readonly Measure[] = [{ name: 'homes', unit: 'ms', measure: homePages }];
