/**
 * A database of its own for every test: one cluster per run, one template per state of the migrations, cloned by
 * `create database … template`. Cheap, because the test cluster runs without fsync.
 */
import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { type Db, openDatabase } from '../../src/platform/database.ts';
import { type EmbeddedPostgres, embeddedPostgres } from '../../src/platform/embedded-postgres.ts';
import { installQueue } from '../../src/platform/jobs.ts';
import { migrate, readMigrations } from '../../src/platform/migrate.ts';

export type TestDatabase = { db: Db; connection: EmbeddedPostgres['connection']; drop: () => Promise<void> };

/**
 * The server of the whole run: an outside one where DATABASE_URL names it, else an embedded one without fsync, which
 * `tests/world/once.ts` holds and test files attach to.
 */
export const testCluster = (): Promise<EmbeddedPostgres> => (cluster ??= found());
let cluster: Promise<EmbeddedPostgres> | undefined;

async function found(): Promise<EmbeddedPostgres> {
  const outside = process.env.DATABASE_URL;
  if (outside) return { connection: connectionOf(outside), folder: '', owner: false, stop: async () => false };
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  return embeddedPostgres({ cluster: 'test', settings, say: () => {} });
}

/** The parts of an address such as `postgresql://user:password@host:5432/name` or `…?host=/socket/folder`. */
function connectionOf(address: string): EmbeddedPostgres['connection'] {
  const url = new URL(address);
  const password = decodeURIComponent(url.password);
  return {
    host: url.searchParams.get('host') ?? url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    database: url.pathname.slice(1) || 'postgres',
    ...(password ? { password } : {}),
  };
}

/** What a template holds beyond the tables; `name` changes with its content. */
export type Filling = { name: string; fill: (db: Db) => Promise<void> };

export async function aDatabase(filling?: Filling): Promise<TestDatabase> {
  const { connection: admin } = await testCluster();
  const template = await preparedTemplate(admin, filling);
  const name = `t_${randomBytes(6).toString('hex')}`;
  await sql(admin, `create database ${name} template ${template} strategy file_copy`);
  const connection = { ...admin, database: name };
  const db = openDatabase({ ...connection, max: 5 });
  const drop = async () => {
    await db.destroy();
    await sql(admin, `drop database ${name} with (force)`);
  };
  return { db, connection, drop };
}

export type EmptyDatabase = Omit<TestDatabase, 'db'>;

/** Without any migration: for the migrations themselves, and to restore into. */
export async function anEmptyDatabase(): Promise<EmptyDatabase> {
  const { connection: admin } = await testCluster();
  const name = `t_${randomBytes(6).toString('hex')}`;
  await sql(admin, `create database ${name}`);
  return { connection: { ...admin, database: name }, drop: () => sql(admin, `drop database ${name} with (force)`) };
}

/** Built by the first test file that needs it, while the others wait; a changed migration makes a new one. */
async function preparedTemplate(admin: pg.ClientConfig, filling?: Filling): Promise<string> {
  const digests = [...readMigrations(undefined, true).map(({ digest }) => digest), filling?.name ?? ''];
  const template = `template_${createHash('sha256').update(digests.join()).digest('hex').slice(0, 12)}`;
  const client = new pg.Client(admin);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7101)');
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount) return template;
    const unfinished = `unfinished_${randomBytes(6).toString('hex')}`;
    await client.query(`create database ${unfinished}`);
    const target = { ...admin, database: unfinished };
    await migrate(target, { mayHaveGaps: true });
    await installQueue(target);
    if (filling) await filled(target, filling);
    await client.query(`alter database ${unfinished} with allow_connections false is_template true`);
    await client.query(`alter database ${unfinished} rename to ${template}`);
    return template;
  } finally {
    await client.end();
  }
}

async function filled(target: pg.ClientConfig, { fill }: Filling): Promise<void> {
  const db = openDatabase({ ...(target as { host: string }), max: 1 });
  await fill(db);
  await db.destroy();
}

/** Databases of tests that were killed, and half-made templates; called while no other run is under way. */
export async function removeLeftovers(admin: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(admin);
  await client.connect();
  const { rows } = await client.query<{ datname: string }>(
    "select datname from pg_database where datname ~ '^(t|unfinished)_[0-9a-f]{12}$' and not datistemplate",
  );
  for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
  await client.end();
}

async function sql(target: pg.ClientConfig, text: string): Promise<void> {
  const client = new pg.Client(target);
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
