/** Out of one database and store, into another, and compared row by row and byte by byte. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { Problem } from '../../src/base/problem.ts';
import { instant } from '../../src/base/time.ts';
import { backup, restore, verifyBackup } from '../../src/platform/backup.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { bytesOf, diskStore } from '../../src/platform/files.ts';
import { enqueue } from '../../src/platform/jobs.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { aDatabase, anEmptyDatabase, type EmptyDatabase, type TestDatabase } from '../world/database.ts';

type Connection = EmptyDatabase['connection'];
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'backup-'));
const empties: EmptyDatabase[] = [];
const store = diskStore(path.join(scratch, 'store'));
const folder = path.join(scratch, '2026-06-05');
const clock = () => instant('2026-06-05T18:00:00Z');
let world: TestDatabase;

const awkward = ['', 'null', '\\N', 'a\tb\nc\rd\\e', '山河入梦来 𠮷', `'";--`, '\u0001'];
before(async () => {
  world = await aDatabase();
  for (const [index, value] of awkward.entries()) {
    const row = {
      name: `示例 ${index} ${value.replaceAll('\0', '')}`,
      value: JSON.stringify({ value }),
      version: index,
    };
    await world.db.insertInto('settings').values(row).execute();
  }
  const run = {
    id: crypto.randomUUID(),
    name: 'nightly',
    jobId: crypto.randomUUID(),
    startedAt: clock(),
    finishedAt: null,
    result: null,
    error: null,
    progress: null,
    cancelled: false,
  };
  await world.db.insertInto('jobRuns').values(run).execute();
  await world.db.transaction().execute((tx) => enqueue(tx, { name: 'mail' }, { notice: '待发' }));
  await ask(world.connection, manyShapes);
  for (const size of [0, 1, 200_000]) await store.put(Readable.from([randomBytes(size)]));
  await backup({ connection: world.connection, store, clock, folder });
});
after(async () => {
  await world.drop();
  await Promise.all(empties.map((one) => one.drop()));
  fs.rmSync(scratch, { recursive: true, force: true });
});

/** Every kind of value our tables hold, and triggers that would refuse or change what is loaded. */
const manyShapes = `
  insert into audit_entries (seq, id, at, act, subject, actor_kind, actor_id, actor_name, org_id, org_name, before,
      suite, previous, digest)
    select n, gen_random_uuid(), '2026-06-05 01:02:03.456789+08'::timestamptz + n * interval '1s', 'example.act',
      gen_random_uuid(), 'person', gen_random_uuid(), '示例', gen_random_uuid(), '示例单位',
      jsonb_build_object('n', n, 'text', E'a\\nb'), 'sha256', '', md5(n::text) from generate_series(1, 3000) n;
  update audit_head set seq = 3000, digest = 'x'`;

async function ask<Row = Record<string, unknown>>(connection: Connection, text: string): Promise<Row[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query({ text })).rows as Row[];
  } finally {
    await client.end();
  }
}
const tablesOf = async (connection: Connection) =>
  (
    await ask<{ t: string }>(
      connection,
      `select format('%I.%I', schemaname,
  tablename) as t from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations'
  or schemaname = 'pgboss' and tablename in ('queue', 'schedule', 'job_common') order by 1`,
    )
  ).map(({ t }) => t);
async function rowsOf(connection: Connection, table: string): Promise<string[]> {
  const rows = await ask<{ row: string }>(connection, `select t::text as row from ${table} t`);
  return rows.map(({ row }) => row).sort();
}
async function anEmpty(): Promise<EmptyDatabase> {
  const made = await anEmptyDatabase();
  empties.push(made);
  return made;
}
const is = (code: string, part?: string) => (error: unknown) =>
  error instanceof Problem && error.code === code && (part === undefined || error.facts.part === part);

test('every table, row by row, every sequence and every file are as they were', async () => {
  const { connection } = await anEmpty();
  const otherStore = diskStore(path.join(scratch, 'restored'));
  const moved = await restore({ connection, store: otherStore, folder });
  const tables = await tablesOf(world.connection);
  assert.ok(tables.length > 10 && tables.includes('public.audit_entries') && tables.includes('pgboss.job_common'));
  assert.deepEqual(await tablesOf(connection), tables);
  let count = 0;
  for (const table of tables) {
    const rows = await rowsOf(world.connection, table);
    assert.deepEqual(await rowsOf(connection, table), rows, table);
    count += rows.length;
  }
  assert.deepEqual(moved, { tables: tables.length, rows: count, files: 3 });
  for await (const key of store.keys()) {
    assert.deepEqual(await bytesOf(await otherStore.open(key)), await bytesOf(await store.open(key)));
  }
  const sequences = (of: Connection) => ask(of, 'select sequencename, last_value from pg_sequences order by 1');
  assert.deepEqual(await sequences(connection), await sequences(world.connection));
  const landed = (of: Connection) => ask(of, 'select name, digest from schema_migrations order by name');
  assert.deepEqual(await landed(connection), await landed(world.connection));
});

test('after restoring, triggers and keys guard the rows again', async () => {
  const { connection } = await anEmpty();
  await restore({ connection, store: diskStore(path.join(scratch, 'guarded')), folder });
  await assert.rejects(ask(connection, 'delete from audit_entries'), /append-only/);
  const db = openDatabase(connection);
  await db.transaction().execute((tx) => enqueue(tx, { name: 'mail' }, {}));
  await db.destroy();
});

test('a backup is of one moment, though the system goes on working', async () => {
  const during = path.join(scratch, 'during');
  let written = false;
  const progress = async () => {
    if (written) return;
    written = true;
    await ask(world.connection, `insert into settings values ('夜里新增', '1', 1)`);
  };
  await backup({ connection: world.connection, store, clock, folder: during, progress });
  const { connection } = await anEmpty();
  await restore({ connection, store: diskStore(path.join(scratch, 'moment')), folder: during });
  assert.deepEqual(await ask(connection, `select 1 from settings where name = '夜里新增'`), []);
  await ask(world.connection, `delete from settings where name = '夜里新增'`);
});

test('a damaged archive is refused naming the part, and nothing is restored', async () => {
  const manifest = await verifyBackup(folder);
  const [key = ''] = fs
    .readdirSync(path.join(folder, 'files'))
    .map((two) => fs.readdirSync(path.join(folder, 'files', two))[0]);
  const audit = manifest.tables.find(({ table }) => table === 'audit_entries')?.part ?? '';
  const file = `files/${key.slice(-2)}/${key}`;
  const harm: [string, (place: string) => void][] = [
    [audit, (place) => flipByte(place)],
    [audit, (place) => fs.truncateSync(place, 100)],
    [audit, (place) => fs.rmSync(place)],
    [manifest.files.part, (place) => flipByte(place)],
    [file, (place) => fs.appendFileSync(place, 'x')],
    ['manifest.json', (place) => fs.writeFileSync(place, fs.readFileSync(place, 'utf8').replace('"rows"', '"Rows"'))],
    ['manifest.sha256', (place) => fs.rmSync(place)],
  ];
  const { connection } = await anEmpty();
  for (const [index, [part, act]] of harm.entries()) {
    const copy = path.join(scratch, `harmed-${index}`);
    fs.cpSync(folder, copy, { recursive: true });
    act(path.join(copy, part));
    const untouched = diskStore(path.join(scratch, 'untouched'));
    await assert.rejects(restore({ connection, store: untouched, folder: copy }), is('backup.damaged', part), part);
    assert.deepEqual(await tablesOf(connection), []);
  }
});

function flipByte(place: string): void {
  const bytes = fs.readFileSync(place);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  fs.writeFileSync(place, bytes);
}

test('neither a database with tables nor an older backup is overwritten', async () => {
  await assert.rejects(restore({ connection: world.connection, store, folder }), is('backup.not_empty'));
  await assert.rejects(backup({ connection: world.connection, store, clock, folder }), is('backup.target_taken'));
  await verifyBackup(folder);
});

test('a backup that fails leaves no folder, whole or half', async () => {
  const broken = { ...store, open: () => Promise.reject(new Error('the store is away')) };
  const failing = path.join(scratch, 'failing');
  await assert.rejects(
    backup({ connection: world.connection, store: broken, clock, folder: failing }),
    /the store is away/,
  );
  assert.deepEqual(
    fs.readdirSync(scratch).filter((name) => name.startsWith('failing')),
    [],
  );
});

test('a backup of an earlier release is loaded, then brought to this one; one of a later release is refused', async () => {
  const [old, current] = ['old', 'current'].map((name) => path.join(scratch, `migrations-${name}`)) as [string, string];
  for (const place of [old, current]) fs.mkdirSync(place);
  const first = `create table things (id int generated always as identity, "Mixed Name" text, raw bytea, at timestamptz, span interval,
    share numeric, list text[], twice int generated always as (id * 2) stored);
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;`;
  for (const place of [old, current]) fs.writeFileSync(path.join(place, '0001_things.sql'), first);
  fs.writeFileSync(path.join(current, '0002_width.sql'), 'alter table things add column width int not null default 7;');
  const source = await anEmpty();
  await migrate(source.connection, { folder: old });
  await ask(
    source.connection,
    `insert into things ("Mixed Name", raw, at, span, share, list) values
    (E'a\\tb\\\\', '\\x00ff0a', '0044-03-15 BC', '1 year 2 days', 'NaN', '{a,"b,c",NULL}'),
    (null, null, 'infinity', null, 1e-20, '{}')`,
  );
  await ask(source.connection, `create trigger refuse before insert on things for each row execute function refuse()`);
  const none = diskStore(path.join(scratch, 'none'));
  const archive = path.join(scratch, 'old-release');
  await backup({ connection: source.connection, store: none, clock, folder: archive });

  const target = await anEmpty();
  await restore({ connection: target.connection, store: none, folder: archive, migrations: current });
  const shown = 'select id, "Mixed Name", raw, at::text, span::text, share::text, list, twice from things order by id';
  assert.deepEqual(await ask(target.connection, shown), await ask(source.connection, shown));
  assert.deepEqual(await ask(target.connection, 'select width from things'), [{ width: 7 }, { width: 7 }]);
  await ask(target.connection, 'insert into things (share) values (1)');
  assert.deepEqual(
    await ask(target.connection, 'select max(id) as id from things'),
    [{ id: 3 }],
    'the sequence goes on',
  );

  const later = path.join(scratch, 'later-release');
  await backup({ connection: target.connection, store: none, clock, folder: later });
  const { connection } = await anEmpty();
  await assert.rejects(restore({ connection, store: none, folder: later, migrations: old }), /数据库比程序新/);
});
