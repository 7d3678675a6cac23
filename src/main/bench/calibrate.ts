import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { load } from './load.ts';

/** What this machine does bare, measured in the same run: every figure is given as a ratio to one of these. */
export type Calibration = { httpPerSecond: number; fsyncPerSecond: number; jsonMsPerList: number; cpuMs: number };

export async function calibrate(): Promise<Calibration> {
  return {
    httpPerSecond: await bareHttp(),
    fsyncPerSecond: fsyncs(),
    jsonMsPerList: jsonOfList(),
    cpuMs: integerLoop(),
  };
}

/** Small answers of a bare node:http server to 16 clients of the same process. */
async function bareHttp(): Promise<number> {
  const server = createServer((_request, response) => void response.end('{"ok":true}'));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const { perSecond } = await load({ clients: 16, seconds: 2, ask: () => ({ url: `http://127.0.0.1:${port}/` }) });
  server.closeAllConnections();
  await new Promise((resolve) => void server.close(resolve));
  return perSecond;
}

/** 4 KiB appended and made durable, again and again, for one second. */
function fsyncs(): number {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jingwei-bench-'));
  const file = openSync(path.join(folder, 'log'), 'w');
  const block = Buffer.alloc(4096, 7);
  let count = 0;
  for (const end = performance.now() + 1000; performance.now() < end; count++) {
    writeSync(file, block);
    fdatasyncSync(file);
  }
  closeSync(file);
  rmSync(folder, { recursive: true });
  return count;
}

/** JSON.stringify of a list of 1,500 rows, in milliseconds. */
function jsonOfList(): number {
  const rows = Array.from({ length: 1500 }, (_, i) => ({
    id: `018f-${i}`,
    title: '岭南灯火里的修表匠',
    org: '示例影视制作有限公司',
    state: 'accepted',
    number: `2026-01-${i}`,
    at: '2026-06-01T02:03:04.000Z',
  }));
  const start = performance.now();
  for (let i = 0; i < 50; i++) JSON.stringify(rows);
  return (performance.now() - start) / 50;
}

function integerLoop(): number {
  const start = performance.now();
  let sum = 0;
  for (let i = 0; i < 50_000_000; i++) sum = (sum + i * 7) | 0;
  return performance.now() - start + (sum === 1 ? 1 : 0);
}
