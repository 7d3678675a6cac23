import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { fontFolders } from './papers/fonts.ts';
import { drawnText, mapText } from './papers/print-text.ts';
import type { PdfReply, PdfRequest } from './pdf-worker.ts';

const templates = path.resolve(import.meta.dirname, '../../assets/templates');
/** A paper takes well under a second; one that takes this long has hung, and the next one must not wait for it. */
const longestMilliseconds = 60_000;

/** Finished pages and their number, which the record of a printed paper keeps. */
export type Pages = { made: Buffer; pages: number };
type Waiting = { resolve: (made: Pages) => void; reject: (reason: Error) => void; timer: NodeJS.Timeout };

const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let lastId = 0;

/** Carries out a Typst template on plain data in the printing thread; the server's own thread never waits for it. */
export async function pdf(template: string, content: unknown): Promise<Buffer> {
  return (await pagesOf(template, content)).made;
}

/** Like `pdf`, with the number of pages; a misspelt font or any other Typst warning is an error. */
export function pagesOf(template: string, content: unknown): Promise<Pages> {
  const printing = (worker ??= startWorker());
  const id = ++lastId;
  const request: PdfRequest = { id, template, content: JSON.stringify(mapText(content, (text) => drawnText(text))) };
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => stopWith(printing, new Error(`${template}: not printed in time`)),
      longestMilliseconds,
    );
    waiting.set(id, { resolve, reject, timer });
    printing.ref();
    printing.postMessage(request);
  });
}

/** Ends the printing thread; the next paper starts a new one, which also reads fonts added meanwhile. */
export async function stopPrinting(): Promise<void> {
  const ending = worker;
  worker = undefined;
  await ending?.terminate();
}

function startWorker(): Worker {
  const folders = fontFolders();
  const started = new Worker(new URL('./pdf-worker.ts', import.meta.url), { workerData: { folders, templates } });
  started.on('message', (reply: PdfReply) => settle(started, reply));
  started.on('error', (reason) => stopWith(started, reason instanceof Error ? reason : new Error(String(reason))));
  started.on('exit', () => stopWith(started, new Error('the printing thread ended')));
  started.unref();
  return started;
}

function settle(from: Worker, { id, made, pages, problem }: PdfReply) {
  const one = waiting.get(id);
  if (!one) return;
  waiting.delete(id);
  clearTimeout(one.timer);
  if (waiting.size === 0) from.unref();
  if (made) one.resolve({ made: Buffer.from(made.buffer, made.byteOffset, made.byteLength), pages: pages ?? 0 });
  else one.reject(new Error(problem ?? 'no document'));
}

function stopWith(broken: Worker, reason: Error) {
  if (worker !== broken) return;
  worker = undefined;
  void broken.terminate();
  for (const one of waiting.values()) {
    clearTimeout(one.timer);
    one.reject(reason);
  }
  waiting.clear();
}
