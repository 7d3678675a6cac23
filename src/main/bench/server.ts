import { type ChildProcess, fork } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stopServer } from '../../platform/embedded-postgres.ts';
import { sessionCookie } from '../../platform/http.ts';
import { type Tiers, tiersOf } from './processes.ts';
import type { Told } from './serve.ts';

export type BenchServer = Told & {
  /** Headers of one of the simulated users, of the officer or the clerk. */
  as: (who: number | 'officer' | 'clerk' | 'operator') => Record<string, string>;
  tiers: () => Tiers;
  /** Kills the server with -9 and starts it again on the same data; answers the milliseconds until it answers. */
  killAndRestart: () => Promise<number>;
  end: () => Promise<void>;
};

const program = path.join(import.meta.dirname, 'serve.ts');

function begin(folder: string): { child: ChildProcess; told: Promise<Told> } {
  const child = fork(program, {
    env: { ...process.env, JINGWEI_DATA: folder, NODE_COMPILE_CACHE: path.join(folder, 'compiled') },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const told = new Promise<Told>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Told));
    child.once('exit', (code) => reject(new Error(`the bench server ended with ${code}`)));
  });
  return { child, told };
}

/** A server of its own on data of its own, with everything durable as in operation. */
export async function startServer(): Promise<BenchServer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jingwei-bench-'));
  chmodSync(folder, 0o755); // the database may run as another user
  let running = begin(folder);
  const first = await running.told;
  const server: BenchServer = {
    ...first,
    as: (who) => ({
      cookie: `${sessionCookie}=${typeof who === 'number' ? first.users[who % first.users.length] : first[who]}`,
    }),
    tiers: () => tiersOf(running.child.pid ?? 0, server.postmaster),
    killAndRestart: async () => {
      const ended = new Promise((resolve) => void running.child.once('exit', resolve));
      running.told.catch(() => {});
      running.child.kill('SIGKILL');
      await ended;
      const start = performance.now();
      running = begin(folder);
      server.address = (await running.told).address;
      return performance.now() - start;
    },
    end: async () => {
      running.told.catch(() => {});
      running.child.kill('SIGKILL');
      await stopServer(path.join(folder, 'postgres'));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return server;
}
