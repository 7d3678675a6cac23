/** The real program on data of its own: started, killed with -9, started again; spoken to over the wire only. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const program = path.resolve(import.meta.dirname, '../../src/main/cli.ts');
type Answer = { status: number; body: Record<string, unknown>; headers: Headers };

/** An empty installation; `close` ends everything it started and removes its data. */
export function anInstallation() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jingwei-kill-'));
  chmodSync(folder, 0o755); // the database may run as another user
  process.env.DATABASE_URL = ''; // the database that is killed is its own, here and in what it starts
  const env = { ...process.env, JINGWEI_DATA: folder, PORT: '0' };
  const started: ChildProcess[] = [];
  const it = { folder, address: '', firstLink: '', process: undefined as ChildProcess | undefined };

  /** Starts the program and waits for the line that says where it listens (and, the first time, the one-time link). */
  const start = async (): Promise<void> => {
    const child = spawn(process.execPath, [program, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    started.push(child);
    it.process = child;
    const ended = once(child, 'exit').then(([code]) =>
      Promise.reject(new Error(`the program ended with ${String(code)}`)),
    );
    ended.catch(() => {});
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const next = async (): Promise<string> => String((await Promise.race([lines.next(), ended])).value ?? '');
    for (let line = ''; !line.includes('http'); ) {
      line = await next();
      it.address = /http:\/\/[\d.:]+/.exec(line)?.[0] ?? '';
    }
    if (!it.firstLink) it.firstLink = (await next()).split('#').at(-1)?.trim() ?? '';
  };
  const killServer = async (): Promise<void> => {
    const gone = once(it.process as ChildProcess, 'exit');
    it.process?.kill('SIGKILL');
    await gone;
  };
  const databasePid = (): number =>
    Number(readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  /** The database and all its processes, as a loss of power would take them. */
  const killDatabase = (): void => {
    const parent = databasePid();
    for (const pid of [...childrenOf(parent), parent]) killQuietly(pid);
  };
  const close = async (): Promise<void> => {
    for (const child of started) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await once(spawn(process.execPath, [program, 'stop'], { env, stdio: 'ignore' }), 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  /** Runs a command of the program to its end; answers what it printed. */
  const run = async (...words: string[]): Promise<string> => {
    const child = spawn(process.execPath, [program, ...words], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    started.push(child);
    let said = '';
    child.stdout.on('data', (piece: Buffer) => void (said += piece.toString()));
    await once(child, 'close');
    return said;
  };
  const send = async (
    url: string,
    { method = 'POST', body, headers = {} }: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> => {
    const bytes = body instanceof Uint8Array ? body : body === undefined ? undefined : JSON.stringify(body);
    const type = body instanceof Uint8Array || body === undefined ? {} : { 'content-type': 'application/json' };
    const reply = await fetch(`${it.address}${url}`, {
      method,
      headers: { 'x-jingwei': '1', ...type, ...headers },
      ...(bytes === undefined ? {} : { body: bytes as string }),
    });
    const text = await reply.text();
    return {
      status: reply.status,
      headers: reply.headers,
      body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {},
    };
  };
  return Object.assign(it, { start, killServer, killDatabase, databasePid, close, run, send });
}
export type Installation = ReturnType<typeof anInstallation>;

function childrenOf(parent: number): number[] {
  try {
    return readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
}
function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // gone already
  }
}
