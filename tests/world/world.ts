/**
 * A whole system for one test file: a database of its own, a clock that stands where it is set, and people who act
 * over HTTP.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { pino } from 'pino';
import { type Actor, operatorActor, type Role } from '../../src/base/policy.ts';
import { instant, type Instant } from '../../src/base/time.ts';
import { buildServer } from '../../src/main/build.ts';
import { callerOn, type Caller } from '../../src/main/demo/client.ts';
import { subscriptions } from '../../src/main/assembly.ts';
import { seedReference } from '../../src/main/assembly-seeds.ts';
import { actLabels } from '../../src/main/assembly-words.ts';
import { actorOfPerson, insertPerson, openSession } from '../../src/modules/accounts/index.ts';
import { findByCode, insertOrganization } from '../../src/modules/organizations/index.ts';
import { appendFacts } from '../../src/platform/audit.ts';
import type { Db, Tx } from '../../src/platform/database.ts';
import { fileStore } from '../../src/platform/files.ts';
import { sessionCookie } from '../../src/platform/http.ts';
import { deliverFacts } from '../../src/platform/subscriptions.ts';
import type { House } from '../../src/platform/use-case.ts';
import { vaultOf } from '../../src/platform/vault.ts';
import { aDatabase } from './database.ts';

export type Client = Caller & { actor: Actor };
export type World = Awaited<ReturnType<typeof aWorld>>;

const referenceFolder = path.resolve(import.meta.dirname, '../../reference');
const referenceDigest = createHash('sha256')
  .update(
    readdirSync(referenceFolder)
      .sort()
      .map((name) => readFileSync(path.join(referenceFolder, name), 'utf8'))
      .join('\0'),
  )
  .digest('hex')
  .slice(0, 12);
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
    db,
    clock: () => time,
    suite: 'sha256',
    files: await fileStore(path.join(folder, 'files')),
    vault: vaultOf(randomBytes(32)),
    demonstration: false,
    actLabels,
  };
  const { JINGWEI_WEB } = process.env;
  const app = await buildServer({
    house,
    uploadFolder: path.join(folder, 'uploads'),
    unlimited: true,
    logger: pino({ level: 'error' }, process.stderr),
    ...(JINGWEI_WEB ? { webFolder: JINGWEI_WEB } : {}),
  });
  const setClock = (at: string) => void (time = instant(at));
  const inTx = <T>(run: (tx: Tx) => Promise<T>) => db.transaction().execute(run);
  const people = { app, house, inTx };
  const national = await inTx(async (tx) => (await findByCode(tx, 'NRTA'))?.id ?? '');
  let serial = 0;
  return {
    house,
    app,
    db,
    connection,
    national,
    setClock,
    clock: () => time,
    inTx,
    folder,
    deliver: () => deliverFacts(house, subscriptions),
    /** An organisation of the reference list by its code, e.g. GD for 广东. */
    unit: (code: string) => inTx(async (tx) => (await findByCode(tx, code)) ?? raise(`no unit ${code}`)),
    /** A person of an organisation with some roles, logged in. */
    person: async (organizationId: string, roles: Role[], name = `张${++serial}`): Promise<Client> => {
      const person = await inTx((tx) =>
        insertPerson(tx, { organizationId, loginName: `p${++serial}`, name, roles, now: time }),
      );
      return clientOf(people, await inTx((tx) => actorOfPerson(tx, person.id)));
    },
    /** A verified producer with an administrator; its home is a unit of the reference list. */
    producer: async (home: string, name = `示例影视${++serial}公司`): Promise<Client & { orgId: string }> => {
      const made = await inTx(async (tx) => {
        const unit = (await findByCode(tx, home)) ?? raise(`no unit ${home}`);
        const organization = await insertOrganization(tx, {
          kind: 'producer',
          name,
          homeOrgId: unit.id,
          regionCode: unit.regionCode,
          bodyKind: 'programme_producer',
          licenceKind: 'programme_production',
          licenceNumber: `（示例）字第${serial}号`,
          licenceFrom: null,
          licenceUntil: null,
          creditCode: `TEST${String(serial).padStart(14, '0')}`,
          synthetic: true,
          now: time,
        });
        return insertPerson(tx, {
          organizationId: organization.id,
          loginName: `p${++serial}`,
          name: `李${serial}`,
          roles: ['producer_admin', 'producer_editor'],
          now: time,
        });
      });
      return { ...clientOf(people, await inTx((tx) => actorOfPerson(tx, made.id))), orgId: made.organizationId };
    },
    nobody: clientOf(people, null),
    count: async (table: string, where = 'true') =>
      Number(
        (
          await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where ${sql.raw(where)}`.execute(
            db,
          )
        ).rows[0]?.n,
      ),
    audits: async (act: string) =>
      Number(
        (
          await db
            .selectFrom('auditEntries')
            .select((e) => e.fn.countAll<number>().as('n'))
            .where('act', '=', act)
            .executeTakeFirstOrThrow()
        ).n,
      ),
    /** Writes rows that no act exists for, leaving a trace as the operator. */
    arrange: (run: (tx: Tx) => Promise<void>) =>
      inTx(async (tx) => {
        await run(tx);
        await appendFacts(tx, [{ act: 'test.arrange', subject: national }], {
          actor: operatorActor('test'),
          at: time,
          suite: 'sha256',
        });
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
  const identity = async () => {
    if (!actor) return {};
    const now = house.clock();
    // a log-in would run out when the clock is set far ahead: log in again, as the person would
    if (!login || Math.abs(Date.parse(now) - Date.parse(login.at)) > 600_000) {
      const opened = await inTx((tx) =>
        openSession(tx, { personId: actor.personId, now, address: '127.0.0.1', agent: 'test' }),
      );
      login = { token: opened.token, at: now };
    }
    return { cookies: { [sessionCookie]: login.token } };
  };
  return { ...callerOn(app, identity), actor: actor ?? ({ kind: 'public' } as Actor) };
}
