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

/** The text of a file; empty where it holds none (a scan) or cannot be read. */
export async function textOf(bytes: Buffer, kind: TextKind): Promise<string> {
  if (kind === 'txt') return plainText(bytes);
  return kind === 'docx' ? wordText(bytes) : pdfText(bytes);
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

/** On a thread of its own: a crafted file may cost time and memory, never the server. */
const pdfText = (bytes: Buffer): Promise<string> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./file-text-worker.ts', import.meta.url), {
      workerData: new Uint8Array(bytes),
      resourceLimits: { maxOldGenerationSizeMb: 256 },
      stdout: true,
      stderr: true,
    });
    const timer = setTimeout(() => void worker.terminate(), most.milliseconds);
    worker.once('message', resolve);
    worker.once('error', () => resolve(''));
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve('');
    });
  });
