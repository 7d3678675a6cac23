// One thread that stays for writing our own workbooks: loading the library costs more than writing a table.
import { Worker } from 'node:worker_threads';
import type { WorkbookTask } from './workbook.ts';

type Waiting = { resolve: (done: unknown) => void; reject: (why: Error) => void; timer: NodeJS.Timeout };
type Answer = { id: number; done?: unknown; error?: string };

let thread: Worker | undefined;
let last = 0;
const waiting = new Map<number, Waiting>();

/** A table of some thousand rows takes a second; one that takes this long never ends. */
const longestMilliseconds = 60_000;

function settled(id: number): Waiting | undefined {
  const found = waiting.get(id);
  waiting.delete(id);
  clearTimeout(found?.timer);
  // an idle thread keeps no program from ending
  if (waiting.size === 0) thread?.unref();
  return found;
}

function started(): Worker {
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  worker.on('message', ({ id, done, error }: Answer) => {
    const found = settled(id);
    if (error === undefined) found?.resolve(done);
    else found?.reject(new Error(error));
  });
  const ended = (why: Error): void => {
    if (thread === worker) thread = undefined;
    for (const id of waiting.keys()) settled(id)?.reject(why);
  };
  worker.once('error', ended);
  worker.once('exit', () => ended(new Error('the workbook was not finished')));
  return worker;
}

/** Writes on the thread that stays; only for content of our own, never for a file that somebody sent. */
export function inWriter(task: WorkbookTask): Promise<unknown> {
  thread ??= started();
  const worker = thread;
  worker.ref();
  last += 1;
  const id = last;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => void worker.terminate(), longestMilliseconds);
    waiting.set(id, { resolve, reject, timer });
    worker.postMessage({ id, task });
  });
}
