// Backup and restore without tools of PostgreSQL's own: every table by COPY from one moment of the database, then
// every stored file; each part with its digest. Restoring checks all of it before it touches anything.
import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { Problem } from '../base/problem.ts';
import {
  filePart,
  filesIn,
  type Manifest,
  placeOf,
  readRows,
  type SequenceState,
  type TablePart,
  verifyBackup,
  writeManifest,
  writePart,
  writeRows,
} from './backup-archive.ts';
import type { Clock } from './clock.ts';
import { copyIn, copyOut } from './copy.ts';
import { asDiskProblem, type FileStore, measuring, type StoredFile, syncPath } from './files.ts';
import { installQueue, type Progress } from './jobs.ts';
import { landedMigrations, migrate, migrationsWaiting, readMigrations } from './migrate.ts';

export { verifyBackup } from './backup-archive.ts';

type Told = { progress?: (so: Progress) => void | Promise<void> };
export type BackupWish = Told & {
  connection: pg.ClientConfig;
  store: FileStore;
  clock: Clock;
  /** Must not exist yet; appears under its name only when it is complete. */
  folder: string;
};
export type RestoreWish = Told & { connection: pg.ClientConfig; store: FileStore; folder: string; migrations?: string };
export type Moved = { tables: number; rows: number; files: number };

type Table = { schema: string; table: string; columns: string[] };
const queueTables = ['queue', 'schedule', 'job_common'];
const name = (...parts: string[]) => parts.map((part) => pg.escapeIdentifier(part)).join('.');
const movedOf = ({ tables, files }: Manifest): Moved => ({
  tables: tables.length,
  rows: tables.reduce((sum, { rows }) => sum + rows, 0),
  files: files.count,
});

/** Texts of one value are the same on every server and session. */
const steady = `set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';
  set extra_float_digits = 3; set bytea_output = 'hex'; set client_encoding = 'UTF8'; set synchronize_seqscans = off;
  set statement_timeout = 0`;

async function withClient<T>(connection: pg.ClientConfig, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(steady);
    return await act(client);
  } finally {
    await client.end();
  }
}

/** Writes the whole state of one moment; the system may go on working meanwhile. */
export async function backup({ connection, store, clock, folder, progress }: BackupWish): Promise<Moved> {
  if (fs.existsSync(folder)) throw new Problem('backup.target_taken');
  const unfinished = `${folder}.part`;
  await fs.promises.rm(unfinished, { recursive: true, force: true });
  try {
    await fs.promises.mkdir(unfinished, { recursive: true });
    const madeAt = clock();
    const database = await withClient(connection, (client) => saveDatabase(client, unfinished, progress));
    const files = await saveFiles(store, unfinished, progress);
    const manifest: Manifest = { format: 1, madeAt, ...database, files };
    await writeManifest(unfinished, manifest);
    await fs.promises.rename(unfinished, folder);
    await syncPath(path.dirname(folder));
    return movedOf(manifest);
  } catch (error) {
    await fs.promises.rm(unfinished, { recursive: true, force: true });
    throw asDiskProblem(error);
  }
}

async function saveDatabase(client: pg.Client, folder: string, progress: Told['progress']) {
  await client.query('begin isolation level repeatable read read only');
  const migrations = await landedMigrations(client);
  const queueVersion = await versionOfQueue(client);
  const found = await tablesIn(client);
  const tables: TablePart[] = [];
  for (const [done, one] of found.entries()) {
    await progress?.({ done, total: found.length, note: `导出表 ${one.table}` });
    tables.push(await saveTable(client, folder, one));
  }
  const sequences = await sequencesIn(client);
  await client.query('commit');
  return { migrations, queueVersion, tables, sequences };
}

const selection = ({ schema, table, columns }: Table) =>
  `copy (select ${columns.map((one) => name(one)).join(', ')} from only ${name(schema, table)}) to stdout`;

async function saveTable(client: pg.Client, folder: string, one: Table): Promise<TablePart> {
  const { rows: counted } = await client.query<{ n: string }>(
    `select count(*) as n from only ${name(one.schema, one.table)}`,
  );
  const part = `tables/${one.schema}.${one.table}.copy.gz`;
  const written = await writeRows(folder, part, copyOut(client, selection(one)));
  return { ...one, rows: Number(counted[0]?.n), ...written };
}

/** All tables that hold rows; generated columns are computed anew, and what has landed is known from the manifest. */
async function tablesIn(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select n.nspname as schema, c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       and (n.nspname = 'public' and c.relname <> 'schema_migrations'
         or n.nspname = 'pgboss' and c.relname = any ($1))
     group by 1, 2 order by 1, 2`,
    [queueTables],
  );
  return rows;
}

async function sequencesIn(client: pg.Client): Promise<SequenceState[]> {
  const { rows } = await client.query<{ sequence: string }>(
    "select sequencename as sequence from pg_sequences where schemaname = 'public' order by 1",
  );
  const states: SequenceState[] = [];
  for (const { sequence } of rows) {
    const { rows: state } = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${name('public', sequence)}`,
    );
    if (state[0]) states.push({ schema: 'public', sequence, ...state[0] });
  }
  return states;
}

async function versionOfQueue(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query<{ there: boolean }>("select to_regclass('pgboss.version') is not null as there");
  if (!rows[0]?.there) return null;
  const { rows: versions } = await client.query<{ version: number }>('select version from pgboss.version');
  return versions[0]?.version ?? null;
}

/** The rows were taken first: every file they name was there by then. */
async function saveFiles(store: FileStore, folder: string, progress: Told['progress']): Promise<Manifest['files']> {
  let count = 0;
  const list = async function* () {
    for await (const key of store.keys()) {
      const saved = await saveFile(store, folder, key);
      if (!saved) continue;
      count += 1;
      await progress?.({ done: count, note: '导出文件' });
      yield `${JSON.stringify(saved)}\n`;
    }
  };
  const { part, size, sha256 } = await writeRows(folder, 'files.jsonl.gz', Readable.from(list()));
  return { part, size, sha256, count };
}

async function saveFile(store: FileStore, folder: string, key: string): Promise<StoredFile | undefined> {
  const content = await store.open(key).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'files.not_found') return undefined; // removed meanwhile
    throw error;
  });
  if (!content) return undefined;
  const { size, sha256 } = await writePart(folder, filePart(key), content);
  return { key, size, sha256 };
}

/**
 * Brings an empty database and the file store to the state of a backup, also of an earlier release: its tables are
 * made as they were then, filled, compared, and only then brought to the state of this code.
 */
export async function restore({ connection, store, folder, migrations, progress }: RestoreWish): Promise<Moved> {
  const manifest = await verifyBackup(folder);
  migrationsWaiting(readMigrations(migrations), manifest.migrations); // refuses a backup newer than this code
  await withClient(connection, refuseUnlessEmpty);
  try {
    await migrate(connection, { folder: migrations, until: manifest.migrations.at(-1)?.name ?? '' });
    if (manifest.queueVersion !== null) await installQueue(connection);
    await withClient(connection, (client) => load(client, { folder, manifest, progress }));
    await migrate(connection, { folder: migrations });
  } catch (error) {
    await withClient(connection, (client) =>
      client.query('drop schema public cascade; create schema public; drop schema if exists pgboss cascade'),
    );
    throw error;
  }
  await loadFiles(store, { folder, manifest, progress });
  return movedOf(manifest);
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    "select tablename as table from pg_tables where schemaname in ('public', 'pgboss') limit 1",
  );
  if (rows[0]) throw new Problem('backup.not_empty', rows[0]);
}

type Loading = Told & { folder: string; manifest: Manifest };

async function load(client: pg.Client, { folder, manifest, progress }: Loading): Promise<void> {
  if ((await versionOfQueue(client)) !== manifest.queueVersion) {
    throw new Error(`任务队列的版本不同（备份为 ${manifest.queueVersion}）：请用备份当时的程序版本恢复`);
  }
  const { tables } = manifest;
  await client.query('begin');
  const guardAgain = await unguard(client);
  if (tables.length > 0) {
    await client.query(`truncate ${tables.map((one) => name(one.schema, one.table)).join(', ')} cascade`);
  }
  for (const [done, one] of tables.entries()) {
    await progress?.({ done, total: tables.length, note: `恢复表 ${one.table}` });
    await loadTable(client, folder, one);
  }
  for (const { schema, sequence, value, called } of manifest.sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [name(schema, sequence), value, called]);
  }
  await guardAgain();
  await client.query('commit');
  await client.query('analyze');
}

/**
 * Takes triggers and foreign keys away while rows come in any order, and answers how to put them back, which checks
 * every key. Whoever owns the tables may do so; switching the guards off for a session takes a superuser.
 */
async function unguard(client: pg.Client): Promise<() => Promise<void>> {
  const mine = "in ('public'::regnamespace, coalesce(to_regnamespace('pgboss'), 'public'::regnamespace))";
  const { rows: keys } = await client.query<{ table: string; key: string; says: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as key, pg_get_constraintdef(oid) as says
     from pg_constraint where contype = 'f' and conparentid = 0 and connamespace ${mine}`,
  );
  const { rows: tables } = await client.query<{ table: string }>(
    `select distinct tgrelid::regclass::text as table from pg_trigger join pg_class on pg_class.oid = tgrelid
     where not tgisinternal and relnamespace ${mine}`,
  );
  for (const { table, key } of keys) await client.query(`alter table ${table} drop constraint ${key}`);
  for (const { table } of tables) await client.query(`alter table ${table} disable trigger user`);
  return async () => {
    for (const { table, key, says } of keys) await client.query(`alter table ${table} add constraint ${key} ${says}`);
    for (const { table } of tables) await client.query(`alter table ${table} enable trigger user`);
  };
}

/** Loads a table, then reads it out again: what is in the database now is what was in it then. */
async function loadTable(client: pg.Client, folder: string, one: TablePart): Promise<void> {
  const columns = one.columns.map((column) => name(column)).join(', ');
  await copyIn(client, `copy ${name(one.schema, one.table)} (${columns}) from stdin`, readRows(folder, one.part));
  const { through, measured } = measuring();
  await pipeline(copyOut(client, selection(one)), through.resume());
  if (measured().sha256 !== one.content) {
    throw new Problem('backup.damaged', { part: one.part, why: '恢复后的内容与备份不一致' });
  }
}

async function loadFiles(store: FileStore, { folder, manifest, progress }: Loading): Promise<void> {
  let done = 0;
  for await (const { key, sha256 } of filesIn(folder, manifest)) {
    const stored = await store.put(fs.createReadStream(placeOf(folder, filePart(key))), key);
    if (stored.sha256 !== sha256) throw new Problem('backup.damaged', { part: filePart(key), why: '内容与校验值不符' });
    done += 1;
    await progress?.({ done, total: manifest.files.count, note: '恢复文件' });
  }
}
