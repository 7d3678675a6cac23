/** A whole system for one test file: a database of its own, a clock that stands where it is set, and people who act over HTTP. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { sql } from 'kysely';
import { pino } from 'pino';
import type { z } from 'zod';
import { addressOf, type Endpoint } from '../../src/base/endpoint.ts';
import { type Actor, operatorActor, type Role } from '../../src/base/policy.ts';
import { instant, type Instant } from '../../src/base/time.ts';
import { buildServer } from '../../src/main/build.ts';
import { seedReference, subscriptions } from '../../src/main/assembly.ts';
import { actorOfPerson, insertPerson, openSession } from '../../src/modules/accounts/index.ts';
import { findByCode, insertOrganization } from '../../src/modules/organizations/index.ts';
import { appendFacts } from '../../src/platform/audit.ts';
import type { Db, Tx } from '../../src/platform/database.ts';
import { fileStore } from '../../src/platform/files.ts';
import { sessionCookie } from '../../src/platform/http.ts';
import { deliverFacts } from '../../src/platform/subscriptions.ts';
import type { House } from '../../src/platform/use-case.ts';
import { aDatabase } from './database.ts';

export type Reply<T> = { status: number; body: T; problem: { code: string; title: string; detail?: string; findings: { code: string; message: string; path?: string }[] }; headers: Record<string, unknown>; bytes: Buffer };
export type Client = {
  actor: Actor;
  get: <I extends z.ZodType, O extends z.ZodType>(endpoint: Endpoint<I, O>, input: z.input<I>) => Promise<Reply<z.output<O>>>;
  post: <I extends z.ZodType, O extends z.ZodType>(endpoint: Endpoint<I, O>, input: z.input<I>, key?: string) => Promise<Reply<z.output<O>>>;
  /** Like post, but a refusal fails the test with its reasons. */
  does: <I extends z.ZodType, O extends z.ZodType>(endpoint: Endpoint<I, O>, input: z.input<I>) => Promise<z.output<O>>;
  /** Like get, but a refusal fails the test. */
  sees: <I extends z.ZodType, O extends z.ZodType>(endpoint: Endpoint<I, O>, input: z.input<I>) => Promise<z.output<O>>;
  /** Sends bytes through the upload protocol and answers the id of the upload. */
  upload: (name: string, bytes: Buffer) => Promise<string>;
};
export type World = Awaited<ReturnType<typeof aWorld>>;

const referenceFolder = path.resolve(import.meta.dirname, '../../reference');
const referenceDigest = createHash('sha256').update(
  readdirSync(referenceFolder).sort().map((name) => readFileSync(path.join(referenceFolder, name), 'utf8')).join('\0'),
).digest('hex').slice(0, 12);
const seeded = {
  name: `reference-${referenceDigest}`,
  fill: (db: Db) => db.transaction().execute((tx) => seedReference(tx, instant('2026-05-01T00:00:00Z'))),
};

/** Everything starts at `now` (noon of 28 May 2026 in Beijing, when the first batch is open, unless said otherwise). */
export async function aWorld({ now = '2026-05-28T12:00:00+08:00' }: { now?: string } = {}) {
  const { db, connection, drop } = await aDatabase(seeded);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jingwei-world-'));
  let time = instant(now);
  const house: House = {
    db, clock: () => time, suite: 'sha256', files: fileStore(path.join(folder, 'files')), demonstration: false,
  };
  const app = await buildServer({ house, uploadFolder: path.join(folder, 'uploads'), unlimited: true, logger: pino({ level: 'error' }, process.stderr) });
  const setClock = (at: string) => void (time = instant(at));
  const inTx = <T>(run: (tx: Tx) => Promise<T>) => db.transaction().execute(run);
  const people = { app, house, inTx };
  const national = await inTx(async (tx) => (await findByCode(tx, 'NRTA'))?.id ?? '');
  let serial = 0;
  return {
    house, app, db, connection, national, setClock, clock: () => time, inTx, folder,
    deliver: () => deliverFacts(house, subscriptions),
    /** An organisation of the reference list by its code, e.g. GD for 广东. */
    unit: (code: string) => inTx(async (tx) => (await findByCode(tx, code)) ?? raise(`no unit ${code}`)),
    /** A person of an organisation with some roles, logged in. */
    person: async (organizationId: string, roles: Role[], name = `张${++serial}`): Promise<Client> => {
      const person = await inTx((tx) => insertPerson(tx, { organizationId, loginName: `p${++serial}`, name, roles, now: time }));
      return clientOf(people, await inTx((tx) => actorOfPerson(tx, person.id)));
    },
    /** A verified producer with an administrator; its home is a unit of the reference list. */
    producer: async (home: string, name = `示例影视${++serial}公司`): Promise<Client & { orgId: string }> => {
      const made = await inTx(async (tx) => {
        const unit = (await findByCode(tx, home)) ?? raise(`no unit ${home}`);
        const organization = await insertOrganization(tx, {
          kind: 'producer', name, homeOrgId: unit.id, regionCode: unit.regionCode, bodyKind: 'programme_producer',
          licenceKind: 'programme_production', licenceNumber: `（示例）字第${serial}号`, licenceFrom: null, licenceUntil: null,
          creditCode: `TEST${String(serial).padStart(14, '0')}`, synthetic: true, now: time,
        });
        return insertPerson(tx, { organizationId: organization.id, loginName: `p${++serial}`, name: `李${serial}`, roles: ['producer_admin', 'producer_editor'], now: time });
      });
      return { ...clientOf(people, await inTx((tx) => actorOfPerson(tx, made.id))), orgId: made.organizationId };
    },
    nobody: clientOf(people, null),
    count: async (table: string, where = 'true') =>
      Number((await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where ${sql.raw(where)}`.execute(db)).rows[0]?.n),
    audits: async (act: string) => Number((await db.selectFrom('auditEntries').select((e) => e.fn.countAll<number>().as('n')).where('act', '=', act).executeTakeFirstOrThrow()).n),
    /** Writes rows that no act exists for, leaving a trace as the operator. */
    arrange: (run: (tx: Tx) => Promise<void>) => inTx(async (tx) => {
      await run(tx);
      await appendFacts(tx, [{ act: 'test.arrange', subject: national }], { actor: operatorActor('test'), at: time, suite: 'sha256' });
    }),
    close: async () => {
      await app.close();
      await drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function raise(message: string): never {
  throw new Error(message);
}

type People = { app: FastifyInstance; house: House; inTx: <T>(run: (tx: Tx) => Promise<T>) => Promise<T> };

function clientOf({ app, house, inTx }: People, actor: Actor | null): Client {
  let login: { token: string; at: Instant } | undefined;
  const cookies = async (): Promise<Record<string, string>> => {
    if (!actor) return {};
    const now = house.clock();
    // a log-in would run out when the clock is set far ahead: log in again, as the person would
    if (!login || Math.abs(Date.parse(now) - Date.parse(login.at)) > 600_000) {
      login = { token: (await inTx((tx) => openSession(tx, { personId: actor.personId, now, address: '127.0.0.1', agent: 'test' }))).token, at: now };
    }
    return { [sessionCookie]: login.token };
  };
  const send = async (options: InjectOptions): Promise<Reply<never>> => {
    const response = await app.inject({ ...options, cookies: await cookies(), headers: { 'x-jingwei': '1', ...options.headers } });
    const json = String(response.headers['content-type'] ?? '').includes('json') ? response.json() : {};
    return { status: response.statusCode, body: json as never, problem: json, headers: response.headers, bytes: response.rawPayload };
  };
  const get: Client['get'] = (endpoint, input) => {
    const { path: url, rest } = addressOf(endpoint.path, input as Record<string, unknown>);
    const query = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)]));
    return send({ method: 'GET', url: `/api${url}`, query });
  };
  const post: Client['post'] = (endpoint, input, key) => {
    const { path: url, rest } = addressOf(endpoint.path, input as Record<string, unknown>);
    return send({ method: 'POST', url: `/api${url}`, payload: rest, headers: key ? { 'idempotency-key': key } : {} });
  };
  const insist = async <T>(what: string, reply: Promise<Reply<T>>): Promise<T> => {
    const { status, body, problem } = await reply;
    if (status !== 200) throw new Error(`${what}: ${status} ${problem.title ?? ''} ${problem.detail ?? ''} ${(problem.findings ?? []).map((one) => `${one.path ?? ''} ${one.message}`).join('；')}`);
    return body;
  };
  return {
    actor: actor ?? ({ kind: 'public' } as Actor), get, post,
    does: (endpoint, input) => insist(endpoint.path, post(endpoint, input)),
    sees: (endpoint, input) => insist(endpoint.path, get(endpoint, input)),
    upload: (name, bytes) => uploadBytes(send, name, bytes),
  };
}

async function uploadBytes(send: (options: InjectOptions) => Promise<Reply<never>>, name: string, bytes: Buffer): Promise<string> {
  const metadata = `filename ${Buffer.from(name).toString('base64')}`;
  const begun = await send({ method: 'POST', url: '/uploads', headers: { 'tus-resumable': '1.0.0', 'upload-length': String(bytes.length), 'upload-metadata': metadata } });
  const location = String(begun.headers.location ?? '');
  if (bytes.length > 0) {
    const patched = await send({ method: 'PATCH', url: location, payload: bytes, headers: { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' } });
    if (patched.status !== 204) throw new Error(`upload: ${patched.status} ${JSON.stringify(patched.problem)}`);
  }
  return location.split('/').at(-1) ?? '';
}
