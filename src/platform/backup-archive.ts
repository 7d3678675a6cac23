// The shape of a backup on disk: a folder of parts and a manifest that names each part with its digest.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline as joined, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { Problem } from '../base/problem.ts';
import type { Instant } from '../base/time.ts';
import { measuring, type StoredFile, syncPath } from './files.ts';
import type { Landed } from './migrate.ts';

export type Part = { part: string; size: number; sha256: string };
/** `content` is the digest of the rows before compression, to be found again after restoring. */
export type TablePart = Part & { schema: string; table: string; columns: string[]; rows: number; content: string };
export type SequenceState = { schema: string; sequence: string; value: string; called: boolean };
export type Manifest = {
  format: 1;
  madeAt: Instant;
  migrations: Landed[];
  /** Version of the job queue's own tables; null where there were none. */
  queueVersion: number | null;
  tables: TablePart[];
  sequences: SequenceState[];
  /** The list of files is a part of its own: there may be a million. */
  files: Part & { count: number };
};

export const placeOf = (folder: string, part: string) => path.join(folder, ...part.split('/'));
export const filePart = (key: string) => `files/${key.slice(-2)}/${key}`;
const manifestName = 'manifest.json';
const sealName = 'manifest.sha256';

/** Writes a stream as a part of the archive, brought to disk, and tells its size and digest. */
export async function writePart(folder: string, part: string, content: Readable): Promise<Part> {
  const place = placeOf(folder, part);
  await fs.promises.mkdir(path.dirname(place), { recursive: true });
  const { through, measured } = measuring();
  await pipeline(content, through, fs.createWriteStream(place, { flush: true, flags: 'wx' }));
  return { part, ...measured() };
}

/** Writes rows compressed; `content` digests them as they were. */
export async function writeRows(folder: string, part: string, rows: Readable): Promise<Part & { content: string }> {
  const { through, measured } = measuring();
  const packed = createGzip({ level: 6 });
  const [written] = await Promise.all([writePart(folder, part, packed), pipeline(rows, through, packed)]);
  return { ...written, content: measured().sha256 };
}

/** The rows of a part, unpacked; a broken part breaks the stream. */
export function readRows(folder: string, part: string): Readable {
  const unpacked = createGunzip();
  joined(fs.createReadStream(placeOf(folder, part)), unpacked, () => {});
  return unpacked;
}

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = JSON.stringify(manifest, null, 1);
  const digest = createHash('sha256').update(text).digest('hex');
  await writePart(folder, manifestName, Readable.from([Buffer.from(text)]));
  await writePart(folder, sealName, Readable.from([Buffer.from(`${digest}\n`)]));
  await syncPath(folder);
}

const damaged = (part: string, why: string) => new Problem('backup.damaged', { part, why });

/** The manifest, if it is whole. */
export async function readManifest(folder: string): Promise<Manifest> {
  const read = (name: string) => fs.promises.readFile(path.join(folder, name), 'utf8').catch(() => undefined);
  const [text, seal] = [await read(manifestName), await read(sealName)];
  if (text === undefined) throw damaged(manifestName, '缺失');
  if (seal === undefined) throw damaged(sealName, '缺失');
  if (createHash('sha256').update(text).digest('hex') !== seal.trim()) throw damaged(manifestName, '内容与校验值不符');
  return JSON.parse(text) as Manifest;
}

/** Every stored file of the archive, with its digest. */
export async function* filesIn(folder: string, { files }: Manifest): AsyncIterable<StoredFile> {
  for await (const line of linesOf(readRows(folder, files.part))) yield JSON.parse(line) as StoredFile;
}

async function* linesOf(stream: Readable): AsyncIterable<string> {
  let rest = '';
  for await (const chunk of stream.setEncoding('utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/** Reads every byte of the archive and refuses it, naming the part, where one is missing or altered. */
export async function verifyBackup(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  for (const part of [...manifest.tables, manifest.files]) await verifyPart(folder, part);
  for await (const { key, size, sha256 } of filesIn(folder, manifest)) {
    await verifyPart(folder, { part: filePart(key), size, sha256 });
  }
  return manifest;
}

async function verifyPart(folder: string, { part, size, sha256 }: Part): Promise<void> {
  const place = placeOf(folder, part);
  const found = await fs.promises.stat(place).catch(() => undefined);
  if (!found) throw damaged(part, '缺失');
  if (found.size !== size) throw damaged(part, `大小应为 ${size} 字节，实为 ${found.size} 字节`);
  const { through, measured } = measuring();
  await pipeline(fs.createReadStream(place), through.resume());
  if (measured().sha256 !== sha256) throw damaged(part, '内容与校验值不符');
}
