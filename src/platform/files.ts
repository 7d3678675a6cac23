// Where the bytes of documents lie: a folder on disk, or a bucket of an S3-like store; the database keeps the rest.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../base/problem.ts';
import { newId } from './ids.ts';

export type StoredFile = { key: string; size: number; sha256: string };
/** Both ends belong to the range, counted from 0. */
export type ByteRange = { start: number; end: number };

/** A key is made by the store and says nothing; names stand in the database. What is missing is `files.not_found`. */
export type FileStore = {
  /** Keeps all of a stream, or nothing of it; on return the bytes are safe from a loss of power. */
  put: (content: Readable, key?: string) => Promise<StoredFile>;
  /** Takes over a file that lies on disk, moving it where it can. */
  adopt: (file: string, key: string) => Promise<StoredFile>;
  open: (key: string, range?: ByteRange) => Promise<Readable>;
  /** Removing what is not there is no error. */
  remove: (key: string) => Promise<void>;
  stat: (key: string) => Promise<{ size: number } | undefined>;
  /** Every key, for backups and for the search for files that no row knows. */
  keys: () => AsyncIterable<string>;
};

/** The store that JINGWEI_FILES names: `s3://bucket/prefix` with the usual AWS variables, or a folder. */
export async function fileStore(place: string, env: NodeJS.ProcessEnv = process.env): Promise<FileStore> {
  if (!place.startsWith('s3://')) return diskStore(path.resolve(place));
  const { bucketStore } = await import('./files-s3.ts');
  return bucketStore(place, env);
}

const keyShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Refuses any key that the store cannot have made: it becomes part of a path. */
export function checkedKey(key: string): string {
  if (!keyShape.test(key)) throw new Problem('files.not_found', { key });
  return key;
}

/** Counts and hashes what passes through. */
export function measuring(): { through: Transform; measured: () => { size: number; sha256: string } } {
  const hash = createHash('sha256');
  let size = 0;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  return { through, measured: () => ({ size, sha256: hash.digest('hex') }) };
}

/** A full disk or a used-up quota is the operator's business and an expected refusal; all else is a fault. */
export function asDiskProblem(error: unknown): unknown {
  const { code = '' } = error as { code?: string };
  return ['ENOSPC', 'EDQUOT'].includes(code) ? new Problem('files.disk_full') : error;
}

/** Files below a folder, as `ab/ab12…`; written beside, synchronised, renamed into place. */
export function diskStore(folder: string): FileStore {
  const incoming = path.join(folder, 'incoming');
  fs.mkdirSync(incoming, { recursive: true });
  const placeOf = (key: string) => path.join(folder, checkedKey(key).slice(-2), key);

  const store: FileStore = {
    async put(content, key = newId()) {
      const place = placeOf(key);
      const part = path.join(incoming, `${key}.part`);
      const { through, measured } = measuring();
      try {
        await pipeline(content, through, fs.createWriteStream(part, { flush: true }));
        await moveInto(part, place);
      } catch (error) {
        await fs.promises.rm(part, { force: true });
        throw asDiskProblem(error);
      }
      return { key, ...measured() };
    },
    async adopt(file, key) {
      const place = placeOf(key);
      const measured = await measuredOnDisk(file);
      try {
        await syncPath(file);
        await moveInto(file, place);
      } catch (error) {
        if ((error as { code?: string }).code !== 'EXDEV') throw asDiskProblem(error);
        const stored = await store.put(fs.createReadStream(file), key);
        await fs.promises.rm(file);
        return stored;
      }
      return { key, ...measured };
    },
    async open(key, range) {
      const file = await fs.promises.open(placeOf(key)).catch(missingAs(key));
      return file.createReadStream(range);
    },
    remove: (key) => fs.promises.rm(placeOf(key), { force: true }),
    async stat(key) {
      const found = await fs.promises.stat(placeOf(key)).catch(() => undefined);
      return found && { size: found.size };
    },
    async *keys() {
      for (const name of (await fs.promises.readdir(folder)).filter((one) => one.length === 2).sort()) {
        for (const key of (await fs.promises.readdir(path.join(folder, name))).sort()) yield key;
      }
    },
  };
  return store;
}

/** Size and digest of a file of any length, read through one piece of memory. */
async function measuredOnDisk(place: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(2 ** 18);
  const file = await fs.promises.open(place);
  let size = 0;
  try {
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, piece.length, size);
      if (bytesRead === 0) return { size, sha256: hash.digest('hex') };
      hash.update(piece.subarray(0, bytesRead));
      size += bytesRead;
    }
  } finally {
    await file.close();
  }
}

const missingAs =
  (key: string) =>
  (error: unknown): never => {
    throw (error as { code?: string }).code === 'ENOENT' ? new Problem('files.not_found', { key }) : error;
  };

/** Renames and synchronises the folders, so that the name too outlives a loss of power. */
async function moveInto(from: string, place: string): Promise<void> {
  const folder = path.dirname(place);
  const made = await fs.promises.mkdir(folder, { recursive: true });
  await fs.promises.rename(from, place);
  await syncPath(folder);
  if (made) await syncPath(path.dirname(folder));
}

/** Asks the system to bring a file or a folder to disk; Windows knows no such thing for folders. */
export async function syncPath(place: string): Promise<void> {
  const handle = await fs.promises.open(place, 'r').catch((error: unknown) => {
    if (process.platform === 'win32') return undefined;
    throw error;
  });
  try {
    if (process.platform !== 'win32') await handle?.sync();
  } finally {
    await handle?.close();
  }
}

/** All bytes of a short piece, e.g. the head of a file for its inspection. */
export async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
