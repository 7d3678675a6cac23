// Forward-only migrations: numbered SQL files, each carried out once, in order, in a transaction of its own.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';

export type Migration = { number: number; name: string; text: string; digest: string };
export type Landed = { name: string; digest: string };

/**
 * `until` names the last file to carry out (a backup is loaded into the tables of its day). `mayHaveGaps` is for the
 * test world only, where files of one release are still being written.
 */
type Wish = { folder?: string | undefined; until?: string; mayHaveGaps?: boolean };

const ownFolder = path.resolve(import.meta.dirname, '../../migrations');
const lockKey = 7102;

/** Brings a database to the state of the code and names the files it carried out; refuses what it cannot trust. */
export async function migrate(
  connection: pg.ClientConfig,
  { folder, until = '~', mayHaveGaps }: Wish = {},
): Promise<string[]> {
  const wanted = readMigrations(folder, mayHaveGaps).filter(({ name }) => name <= until);
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query("set lock_timeout = '30s'");
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await client.query(`create table if not exists schema_migrations (
      name text primary key, digest text not null, applied_at timestamptz not null default now())`);
    const waiting = migrationsWaiting(wanted, await landedMigrations(client), mayHaveGaps);
    for (const migration of waiting) await carryOut(client, migration);
    return waiting.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** The numbered files of the code, in order; refuses two files of one number, a gap, and own transactions. */
export function readMigrations(folder = ownFolder, mayHaveGaps = false): Migration[] {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.sql'));
  const migrations = names.map((name) => readMigration(folder, name)).sort((a, b) => a.number - b.number);
  for (const [index, { number, name }] of migrations.entries()) {
    const previous = migrations[index - 1];
    const same = previous?.number === number;
    if (same) throw new Error(`迁移文件 ${previous.name} 与 ${name} 编号相同，请改用下一个空号`);
    const expected = (previous?.number ?? 0) + 1;
    if (number !== expected && !mayHaveGaps) throw new Error(`迁移文件缺少第 ${expected} 号（下一个文件是 ${name}）`);
  }
  return migrations;
}

/** Digest over the text with LF line ends, so that a Windows checkout is the same migration. */
function readMigration(folder: string, name: string): Migration {
  const number = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1]);
  if (!number) throw new Error(`迁移文件名 ${name} 不合规：应为四位编号加英文小写名，如 0001_organizations.sql`);
  const text = fs.readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n');
  if (/^\s*(begin|commit|rollback)\s*(transaction)?\s*;/im.test(text)) {
    throw new Error(`迁移文件 ${name} 自己开启或提交了事务：每个文件由程序放在一个事务里执行`);
  }
  return { number, name, text, digest: createHash('sha256').update(text).digest('hex') };
}

/** What has been carried out on a database, in order; empty where nothing ever was. */
export async function landedMigrations(client: pg.ClientBase): Promise<Landed[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    "select to_regclass('schema_migrations') is not null as there",
  );
  if (!found[0]?.there) return [];
  return (await client.query<Landed>('select name, digest from schema_migrations order by name')).rows;
}

/** What is still to do; refuses an edited file, a database newer than the code, and a file that came in late. */
export function migrationsWaiting(wanted: Migration[], landed: Landed[], mayHaveGaps = false): Migration[] {
  for (const { name, digest } of landed) {
    const file = wanted.find((one) => one.name === name);
    if (!file) throw new Error(`数据库比程序新：库中已执行 ${name}，程序里没有这个文件。请改用更新的程序版本`);
    if (file.digest !== digest) {
      throw new Error(`迁移文件 ${name} 执行后被改动（摘要不符）。请恢复原文，把改动写成新的编号文件`);
    }
  }
  const waiting = wanted.filter(({ name }) => !landed.some((one) => one.name === name));
  const last = landed.at(-1)?.name ?? '';
  const late = waiting.find(({ name }) => name < last);
  if (late && !mayHaveGaps) throw new Error(`迁移文件 ${late.name} 的编号早于已执行的 ${last}：迁移只能向后追加`);
  return waiting;
}

async function carryOut(client: pg.Client, { name, text, digest }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into schema_migrations (name, digest) values ($1, $2)', [name, digest]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`迁移文件 ${name} 执行失败，已整体撤回：${reason}`, { cause: error });
  }
}
