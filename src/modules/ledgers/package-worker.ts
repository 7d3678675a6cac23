// Reads a package away from the server's thread: a crafted one may cost time and memory, never the server.
import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '../../base/problem.ts';
import { openContainer } from './package-container.ts';
import { headOf } from './package-head.ts';
import { readParts } from './package-records.ts';
import type { FromPackage, PackageTask } from './package-thread.ts';

const task = workerData as PackageTask;
const say = (message: FromPackage, moved: ArrayBuffer[] = []): void => parentPort?.postMessage(message, moved);

/** Waits for the other side to ask for more; a few pieces may be under way. */
function turns(ahead: number) {
  let allowed = ahead;
  let wake: (() => void) | undefined;
  parentPort?.on('message', (message) => {
    if (message === 'more') allowed += 1;
    wake?.();
  });
  return async () => {
    while (allowed === 0) await new Promise<void>((resolve) => (wake = resolve));
    allowed -= 1;
  };
}

async function work(): Promise<void> {
  const asked = new Promise<void>((resolve) => parentPort?.on('message', (message) => message === 'read' && resolve()));
  const turn = turns(2);
  const container = await openContainer(task.file, task.formats.limits);
  const { head, encodings } = await headOf(container, task);
  say({ say: 'head', head });
  await asked;
  const end = await readParts(container, { head, encodings, formats: task.formats }, async (chunk) => {
    await turn();
    say(
      { say: 'chunk', chunk },
      Object.values(chunk.columns).map(({ buffer }) => buffer),
    );
  });
  say({ say: 'end', end });
}

work().then(
  () => parentPort?.close(),
  (error: unknown) => {
    if (error instanceof Problem) say({ say: 'refused', findings: error.findings });
    else say({ say: 'broken', why: String(error) });
    parentPort?.close();
  },
);
