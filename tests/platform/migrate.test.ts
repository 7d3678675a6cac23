import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import pg from 'pg';
import { landedMigrations, migrate, readMigrations } from '../../src/platform/migrate.ts';
import { anEmptyDatabase, type EmptyDatabase } from '../world/database.ts';

let folder = '';
let database: EmptyDatabase;
before(async () => void (database = await anEmptyDatabase()));
after(() => database.drop());
beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'migrations-'));
  await ask('drop schema public cascade; create schema public');
});

const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), text);
const run = () => migrate(database.connection, { folder });
async function ask<Row>(text: string): Promise<Row[]> {
  const client = new pg.Client(database.connection);
  await client.connect();
  try {
    return (await client.query(text)).rows as Row[];
  } finally {
    await client.end();
  }
}
const landed = async () => (await ask<{ name: string }>('select name from schema_migrations')).map((row) => row.name);

test('each file is carried out once, in order', async () => {
  write('0001_one.sql', 'create table one (n int);');
  write('0002_two.sql', 'insert into one values (1);');
  assert.deepEqual(await run(), ['0001_one.sql', '0002_two.sql']);
  assert.deepEqual(await run(), []);
  write('0003_three.sql', 'insert into one values (2);');
  assert.deepEqual(await run(), ['0003_three.sql']);
  assert.deepEqual(await ask('select n from one order by n'), [{ n: 1 }, { n: 2 }]);
});

test('two programs that start at once carry out each file once', async () => {
  write('0001_one.sql', 'create table one (n int); insert into one values (1); select pg_sleep(0.05);');
  const done = await Promise.all([run(), run(), run()]);
  assert.deepEqual(done.flat(), ['0001_one.sql']);
  assert.deepEqual(await ask('select n from one'), [{ n: 1 }]);
});

test('a file that fails leaves nothing behind, and those before it stay', async () => {
  write('0001_one.sql', 'create table one (n int);');
  write('0002_two.sql', 'insert into one values (1); create table two (n int); select 1 / 0;');
  await assert.rejects(run(), /0002_two.sql 执行失败，已整体撤回：division by zero/);
  assert.deepEqual(await landed(), ['0001_one.sql']);
  assert.deepEqual(await ask('select n from one'), []);
  assert.deepEqual(await ask("select to_regclass('two') as two"), [{ two: null }]);
});

test('an edited landed file is refused; Windows line ends are no edit', async () => {
  write('0001_one.sql', 'create table one (n int);\n');
  await run();
  write('0001_one.sql', 'create table one (n int);\r\n');
  assert.deepEqual(await run(), []);
  write('0001_one.sql', 'create table one (n bigint);\n');
  await assert.rejects(run(), /0001_one.sql 执行后被改动/);
});

test('a gap, a number taken twice, a late file and a wrong name are refused before anything is done', async () => {
  write('0001_one.sql', 'select 1;');
  write('0003_three.sql', 'create table three (n int);');
  await assert.rejects(run(), /缺少第 2 号（下一个文件是 0003_three.sql）/);
  assert.deepEqual(await ask("select to_regclass('three') as three"), [{ three: null }]);
  write('0002_two.sql', 'select 1;');
  write('0002_also.sql', 'select 1;');
  await assert.rejects(run(), /编号相同/);
  fs.rmSync(path.join(folder, '0002_also.sql'));
  await run();
  await ask("delete from schema_migrations where name = '0002_two.sql'");
  await assert.rejects(run(), /0002_two.sql 的编号早于已执行的 0003_three.sql/);
  write('4_four.sql', 'select 1;');
  await assert.rejects(run(), /4_four.sql 不合规/);
});

test('a database newer than the code is refused', async () => {
  write('0001_one.sql', 'select 1;');
  write('0002_two.sql', 'select 1;');
  await run();
  fs.rmSync(path.join(folder, '0002_two.sql'));
  await assert.rejects(run(), /数据库比程序新：库中已执行 0002_two.sql/);
});

test('a file may not end the transaction it runs in', () => {
  write('0001_one.sql', 'create table one (n int);\ncommit;\n');
  assert.throws(() => readMigrations(folder), /自己开启或提交了事务/);
});

test('the files of this project are numbered without a gap and carry out from empty', async () => {
  const names = readMigrations().map(({ name }) => name);
  assert.deepEqual(await migrate(database.connection), names);
  const client = new pg.Client(database.connection);
  await client.connect();
  assert.deepEqual(
    (await landedMigrations(client)).map(({ name }) => name),
    names,
  );
  await client.end();
});
