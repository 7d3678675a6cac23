import { Worker } from 'node:worker_threads';
import type { Finding } from '../../base/problem.ts';
import { Problem } from '../../base/problem.ts';
import type { Instant } from '../../base/time.ts';
import type { LedgerFormats } from './format-rules.ts';
import type { PackageDescription, PackageManifest } from './package-rules.ts';
import type { SenderKey } from './package-signatures.ts';
import type { RecordColumns } from './records.ts';
import type { LedgerKind, RecordFault } from './terms.ts';

/** Whose packages a sender may pass on, with what they may be called and their keys. */
export type InnerSender = { orgId: string; names: readonly (string | null)[]; keys: readonly SenderKey[] };
export type PackageTask = {
  file: string;
  formats: LedgerFormats;
  keys: readonly SenderKey[];
  senders: readonly InnerSender[];
  now: Instant;
};
export type PackageHead = {
  manifest: string;
  digest: string;
  files: PackageManifest['files'];
  signatures: string[];
  description: PackageDescription;
  /** Parts that were not in UTF-8. */
  converted: string[];
};
/** A package inside the package: its folder's name, and whose it is. */
export type InnerHead = { name: string; orgId: string; head: PackageHead };
/** Records of one kind, column by column. */
export type PackageChunk = { kind: LedgerKind; format: string; columns: RecordColumns; isOnce: boolean };
export type CountedTotals = { rows: number; deleted: number; sums: Record<string, string> };
export type PackageEnd = {
  invalid: number;
  faults: RecordFault[];
  extra: string[];
  totals: Partial<Record<LedgerKind, CountedTotals>>;
};
export type FromPackage =
  | { say: 'head'; head: PackageHead; inner: InnerHead[] }
  | { say: 'chunk'; chunk: PackageChunk }
  | { say: 'end'; end: PackageEnd }
  | { say: 'refused'; findings: readonly Finding[] }
  | { say: 'broken'; why: string };

export type OpenPackage = {
  head: PackageHead;
  inner: InnerHead[];
  /**
   * Hands over the records of the package, or of one inside it by its place, piece by piece, each when the one before
   * was taken, and answers what was counted.
   */
  take: (onChunk: (chunk: PackageChunk) => Promise<void>, inner?: number) => Promise<PackageEnd>;
  close: () => Promise<void>;
};

/** A package of the largest size takes some seconds; one that takes this long was made to. */
const longestMilliseconds = 120_000;

/** Opens a package on a thread of its own: seal, signatures and digests are checked before anything is answered. */
export async function openPackage(task: PackageTask): Promise<OpenPackage> {
  const worker = new Worker(new URL('./package-worker.ts', import.meta.url), {
    workerData: task,
    // lines come and go: a small room for the young is swept often and keeps the whole small
    resourceLimits: { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 12 },
  });
  const messages = inbox(worker);
  const close = async () => void (await worker.terminate());
  try {
    const first = await messages();
    if (first.say !== 'head') throw new Error(`a package began with ${first.say}`);
    const take = async (onChunk: (chunk: PackageChunk) => Promise<void>, inner?: number) => {
      worker.postMessage({ read: inner ?? null });
      for (;;) {
        const next = await messages();
        if (next.say === 'end') return next.end;
        if (next.say !== 'chunk') throw new Error(`a package went on with ${next.say}`);
        worker.postMessage('more');
        await onChunk(next.chunk);
        for (const { buffer } of Object.values(next.chunk.columns)) buffer.transfer(0); // freed now, not some time
      }
    };
    return { head: first.head, inner: first.inner, take, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What the thread says, one message at a time; a refusal of the package or its end is thrown. */
function inbox(worker: Worker): () => Promise<FromPackage> {
  const arrived: FromPackage[] = [];
  let failure: Error | undefined;
  let wake: (() => void) | undefined;
  const fail = (error: Error) => {
    failure ??= error;
    wake?.();
  };
  const timer = setTimeout(() => void worker.terminate(), longestMilliseconds);
  worker.on('message', (message: FromPackage) => {
    if (message.say === 'refused') fail(new Problem('ledgers.package_refused', {}, message.findings));
    else if (message.say === 'broken') fail(new Error(message.why));
    else arrived.push(message);
    wake?.();
  });
  worker.once('error', fail);
  worker.once('exit', () => {
    clearTimeout(timer);
    fail(new Error('the package was not read to its end'));
  });
  return async () => {
    for (;;) {
      const message = arrived.shift();
      if (message) return message;
      if (failure) throw failure;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
}
