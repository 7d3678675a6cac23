import { Worker } from 'node:worker_threads';
import { bufferSource } from './inspect-file.ts';
import { readZip, zipText } from './inspect-zip.ts';

export type TextKind = 'pdf' | 'docx' | 'txt';
/** Kinds of file by media type whose text can be read. */
export const textKinds: Readonly<Record<string, TextKind>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'text/plain': 'txt',
};

/** Bounds of what is safe to read, not rules of any plan: a script of 300 pages takes some seconds. */
const most = { unpackedBytes: 64 * 2 ** 20, milliseconds: 60_000 };
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export type TextReader = {
  /** The text of a file; empty where it holds none (a scan) or cannot be read. */
  textOf: (bytes: Buffer, kind: TextKind) => Promise<string>;
  close: () => Promise<void>;
};

/** Reads files one after another; the thread that reads PDF is begun with the first of them and kept till the end. */
export function textReader(): TextReader {
  let worker: Worker | undefined;
  const close = async (): Promise<void> => {
    await worker?.terminate();
    worker = undefined;
  };
  const pdfText = async (bytes: Buffer): Promise<string> => {
    worker ??= pdfWorker();
    const text = await answerOf(worker, bytes);
    if (text === undefined) await close(); // the next file gets a thread that is well
    return text ?? '';
  };
  const textOf = async (bytes: Buffer, kind: TextKind): Promise<string> => {
    if (kind === 'txt') return plainText(bytes);
    return kind === 'docx' ? wordText(bytes) : pdfText(bytes);
  };
  return { textOf, close };
}

/** UTF-8, else GB 18030, as older Chinese editors write. */
function plainText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

async function wordText(bytes: Buffer): Promise<string> {
  const source = bufferSource(bytes);
  const xml = await zipText(source, await readZip(source), 'word/document.xml', most.unpackedBytes);
  const runs = (xml ?? '').matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<\/w:p>/g);
  return [...runs]
    .map(([, run]) => (run === undefined ? '\n' : run.replaceAll(/&(\w+);/g, (whole, name) => entities[name] ?? whole)))
    .join('');
}

/** A thread of its own: a crafted file may cost time and memory, never the server. */
const pdfWorker = (): Worker =>
  new Worker(new URL('./file-text-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 256 },
    stdout: true,
    stderr: true,
  });

/** What the thread answers; undefined when it broke down or took too long. */
const answerOf = (worker: Worker, bytes: Buffer): Promise<string | undefined> =>
  new Promise((resolve) => {
    const done = (text?: string): void => {
      clearTimeout(timer);
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
      worker.on('error', () => {});
      resolve(text);
    };
    const timer = setTimeout(() => done(), most.milliseconds);
    worker.once('message', (text: string) => done(text));
    worker.once('error', () => done());
    worker.once('exit', () => done());
    worker.postMessage(new Uint8Array(bytes));
  });
