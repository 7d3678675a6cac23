/** A small house of organisations and accounts only, entered through real HTTP: for the tests of its door. */
import { randomBytes } from 'node:crypto';
import { vaultOf } from '../../src/platform/vault.ts';
import cookie from '@fastify/cookie';
import Fastify from 'fastify';
import { addressOf, type Endpoint } from '../../src/base/endpoint.ts';
import { type Actor, operatorActor, type OrganizationKind, type Role } from '../../src/base/policy.ts';
import type { Finding } from '../../src/base/problem.ts';
import { addMilliseconds, instant } from '../../src/base/time.ts';
import {
  accountsProblems,
  accountsRoutes,
  actorOfPerson,
  insertPerson,
  type NewPerson,
  openSession,
  whoAsks,
} from '../../src/modules/accounts/index.ts';
import {
  findByCode,
  insertOrganization,
  type NewOrganization,
  organizationsProblems,
  organizationsRoutes,
  seedOrganizations,
} from '../../src/modules/organizations/index.ts';
import type { Tx } from '../../src/platform/database.ts';
import { serveEndpoints, sessionCookie } from '../../src/platform/http.ts';
import { kernelProblems } from '../../src/platform/problems.ts';
import type { House } from '../../src/platform/use-case.ts';
import { aDatabase } from './database.ts';

// biome-ignore lint: the body of any reply
export type Reply = {
  status: number;
  body: any;
  code: string | undefined;
  findings: Finding[];
  headers: Record<string, unknown>;
};
type Extra = { token?: string; quiet?: boolean; key?: string; headers?: Record<string, string> };
export type Door = Awaited<ReturnType<typeof aDoor>>;
export type Browser = ReturnType<Door['browser']>;

let count = 0;

export async function aDoor() {
  const { db, drop } = await aDatabase();
  const time = { now: instant('2026-06-01T09:00:00+08:00') };
  const house: House = {
    db,
    clock: () => time.now,
    suite: 'sha256',
    files: undefined as unknown as House['files'],
    vault: vaultOf(randomBytes(32)),
    demonstration: false,
  };
  const act = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.transaction().execute(work);
  await act((tx) => seedOrganizations(tx, time.now));
  const app = Fastify();
  await app.register(cookie);
  serveEndpoints(app, {
    house,
    bindings: [...organizationsRoutes, ...accountsRoutes],
    whoAsks: whoAsks(house),
    problems: { ...kernelProblems, ...organizationsProblems, ...accountsProblems },
  });

  const browser = (cookieValue?: string) => {
    const jar: { cookie: string | undefined } = { cookie: cookieValue };
    const call = async (endpoint: Endpoint, input: object, extra: Extra = {}): Promise<Reply> => {
      const { path, rest } = addressOf(endpoint.path, input as Record<string, unknown>);
      const headers: Record<string, string> = { 'user-agent': 'test', ...extra.headers };
      if (endpoint.method === 'POST') headers['x-jingwei'] = '1';
      if (extra.token) headers.authorization = `Bearer ${extra.token}`;
      if (extra.quiet) headers['x-jingwei-quiet'] = '1';
      if (extra.key) headers['idempotency-key'] = extra.key;
      if (jar.cookie) headers.cookie = `${sessionCookie}=${jar.cookie}`;
      const query = Object.fromEntries(
        Object.entries(rest)
          .filter(([, one]) => one !== undefined)
          .map(([k, v]) => [k, String(v)]),
      );
      const reply = await app.inject(
        endpoint.method === 'GET'
          ? { method: 'GET', url: `/api${path}`, query, headers }
          : { method: 'POST', url: `/api${path}`, payload: rest, headers },
      );
      const set = reply.cookies.find((one) => one.name === sessionCookie);
      if (set) jar.cookie = set.value || undefined;
      const isJson = String(reply.headers['content-type']).includes('json');
      const body = isJson ? reply.json() : reply.body;
      return {
        status: reply.statusCode,
        body,
        code: isJson ? body.code : undefined,
        findings: body.findings ?? [],
        headers: reply.headers,
      };
    };
    return { call, jar };
  };

  const bureau = (code: string) =>
    act(async (tx) => {
      const found = await findByCode(tx, code);
      if (!found) throw new Error(`no bureau ${code}`);
      return found;
    });
  const organization = (given: Partial<NewOrganization> & { kind?: OrganizationKind } = {}) =>
    act((tx) => insertOrganization(tx, { kind: 'producer', name: `示例机构${++count}`, now: time.now, ...given }));
  const person = (organizationId: string, roles: Role[], given: Partial<NewPerson> = {}) =>
    act((tx) =>
      insertPerson(tx, {
        organizationId,
        roles,
        loginName: `user${++count}`,
        name: `示例人${count}`,
        now: time.now,
        ...given,
      }),
    );
  /** A browser in which this person is already logged in. */
  const logged = async (personId: string) =>
    browser(
      (await act((tx) => openSession(tx, { personId, now: time.now, address: '127.0.0.1', agent: 'test' }))).token,
    );
  const somebody = async (code: string, roles: Role[]) => logged((await person((await bureau(code)).id, roles)).id);
  const actor = (personId: string): Promise<Actor> => act((tx) => actorOfPerson(tx, personId));
  const entries = (name: string) =>
    db.selectFrom('auditEntries').selectAll().where('act', '=', name).orderBy('seq').execute();
  const pass = (ms: number) => void (time.now = addMilliseconds(time.now, ms));
  const close = async () => {
    await app.close();
    await drop();
  };
  return {
    house,
    db,
    app,
    time,
    act,
    browser,
    bureau,
    organization,
    person,
    logged,
    somebody,
    actor,
    entries,
    pass,
    close,
    operator: operatorActor('test'),
  };
}

export const minutes = (n: number): number => n * 60_000;
export const codes = (findings: readonly { code: string }[]): string[] => findings.map((one) => one.code);

/** An invitation to somebody new, with a log-in name nobody has. */
export const aNewcomer = (roles: string[], over: object = {}) => ({
  loginName: `new${++count}`,
  name: '新同事',
  roles,
  ...over,
});
