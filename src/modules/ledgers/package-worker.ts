// Reads a package away from the server's thread: a crafted one may cost time and memory, never the server.
import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '../../base/problem.ts';
import { openContainer } from './package-container.ts';
import { headOf, innerHeadsOf } from './package-head.ts';
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

/** Which package is asked for next: the whole one, or one inside it by its place. */
function asks() {
  const asked: (number | null)[] = [];
  let wake: (() => void) | undefined;
  parentPort?.on('message', (message) => {
    if (message === 'more') return;
    asked.push((message as { read: number | null }).read);
    wake?.();
  });
  return async (): Promise<number | null> => {
    while (asked.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return asked.shift() ?? null;
  };
}

/** Answers the heads, then reads what is asked for until the other side ends this thread. */
async function work(): Promise<never> {
  const [next, turn] = [asks(), turns(2)];
  const container = await openContainer(task.file, task.formats.limits);
  const { head, encodings } = await headOf(container, task);
  const inner = await innerHeadsOf(container, task);
  say({ say: 'head', head, inner: inner.map(({ name, orgId, head: of }) => ({ name, orgId, head: of })) });
  for (;;) {
    const at = await next();
    const part = (at === null ? undefined : inner[at]) ?? { container, head, encodings };
    const end = await readParts(part.container, { ...part, formats: task.formats }, async (chunk) => {
      await turn();
      const moved = Object.values(chunk.columns).map(({ buffer }) => buffer);
      say({ say: 'chunk', chunk }, moved);
    });
    say({ say: 'end', end });
  }
}

work().catch((error: unknown) => {
  if (error instanceof Problem) say({ say: 'refused', findings: error.findings });
  else say({ say: 'broken', why: String(error) });
  parentPort?.close();
});
