// The container of a package, read where it lies: sealed by the digest in its comment, never unpacked to disk.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { type Finding, Problem } from '../../base/problem.ts';
import type { ByteSource } from '../../platform/inspect-file.ts';
import { readZip, type ZipEntry, zipFindings } from '../../platform/inspect-zip.ts';
import type { LedgerFormats } from './format-rules.ts';
import { innerPart, isPartName, type PackageFault, refusalOf } from './package-rules.ts';

export type Limits = LedgerFormats['limits'];
export type Container = { file: string; entries: ReadonlyMap<string, ZipEntry>; limits: Limits };

/** Ends the reading: nothing of the package is taken. */
export const refuse = (code: PackageFault, where?: string): never => refuseWith(refusalOf(code, where));
export function refuseWith(finding: Finding): never {
  throw new Problem('ledgers.package_refused', {}, [finding]);
}

const sealLength = 71;
const megabyte = 2 ** 20;

/** Opens a package: its seal first, then what it holds and whether that is safe to unpack. */
export async function openContainer(file: string, limits: Limits): Promise<Container> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    if (size > limits.packedMegabytes * megabyte) refuse('too_large', `${limits.packedMegabytes} MB`);
    await checkSeal(file, handle, size);
    const source: ByteSource = { size, read: (start, length) => readAt(handle, start, length) };
    return { file, limits, entries: await entriesOf(source, limits) };
  } finally {
    await handle.close();
  }
}

/** The packages that a package passes on, by name, each as a container of its own over the same bytes. */
export function innerContainers({ entries, ...container }: Container): Map<string, Container> {
  const found = new Map<string, Map<string, ZipEntry>>();
  for (const [place, entry] of entries) {
    const part = innerPart(place);
    if (!part) continue;
    const own = found.get(part.of) ?? new Map<string, ZipEntry>();
    found.set(part.of, own.set(part.name, entry));
  }
  return new Map([...found].map(([name, own]) => [name, { ...container, entries: own }]));
}

async function readAt(handle: FileHandle, start: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.max(0, length));
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, start);
  return buffer.subarray(0, bytesRead);
}

/** `sha256:` and the digest of every byte before the comment: no byte of a package can be altered unnoticed. */
async function checkSeal(file: string, handle: FileHandle, size: number): Promise<void> {
  if (size < sealLength + 22) refuse('container_unreadable');
  const end = await readAt(handle, size - sealLength - 22, 22);
  if (end.readUInt32LE(0) !== 0x06054b50 || end.readUInt16LE(20) !== sealLength) refuse('container_unreadable');
  const said = (await readAt(handle, size - sealLength, sealLength)).toString('latin1');
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { end: size - sealLength - 1, highWaterMark: megabyte })) {
    hash.update(chunk as Buffer);
  }
  if (said !== `sha256:${hash.digest('hex')}`) refuse('container_altered');
}

async function entriesOf(source: ByteSource, limits: Limits): Promise<Map<string, ZipEntry>> {
  const zip = await readZip(source);
  const entries = zip.entries ?? refuse('zip_damaged');
  const [found] = zipFindings(zip, {
    zipEntries: limits.files + 4,
    zipRatio: limits.ratio,
    unpackedBytes: limits.unpackedMegabytes * megabyte,
    pixels: 0,
    pdfBytes: 0,
  });
  if (found?.code === 'zip_nested') refuse('nested_archive', found.message);
  if (found?.code === 'zip_bomb') refuse('zip_bomb', found.message);
  if (found) refuse('zip_damaged', found.message);
  const strange = entries.find(({ name }) => !isPartName(name));
  if (strange) refuse('file_unknown', strange.name.slice(0, 80));
  if (entries.some(({ method }) => method !== 0 && method !== 8)) refuse('zip_damaged', '压缩方法不认识');
  const named = new Map(entries.map((entry) => [entry.name, entry]));
  return named.size === entries.length ? named : refuse('file_twice');
}

/** The unpacked bytes of a part, never more than its directory says. */
export async function* bytesIn({ file, entries }: Container, name: string): AsyncGenerator<Buffer> {
  const entry = entries.get(name) ?? refuse('file_missing', name);
  const packed = await packedStream(file, entry);
  let length = 0;
  try {
    for await (const chunk of entry.method === 0 ? packed : packed.pipe(createInflateRaw({ chunkSize: 2 ** 18 }))) {
      length += (chunk as Buffer).length;
      if (length > entry.unpacked) refuse('zip_bomb', name);
      yield chunk as Buffer;
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    refuse('zip_damaged', name);
  } finally {
    packed.destroy();
  }
}
async function packedStream(file: string, entry: ZipEntry) {
  const handle = await open(file);
  const head = await readAt(handle, entry.offset, 30);
  await handle.close();
  if (head.length < 30) refuse('zip_damaged');
  const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  if (entry.packed === 0) return createReadStream(file, { start, end: start });
  return createReadStream(file, { start, end: start + entry.packed - 1, highWaterMark: 2 ** 18 });
}

/** The text of a small part. */
export async function smallText(container: Container, name: string): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytesIn(container, name)) {
    length += chunk.length;
    if (length > megabyte) refuse('too_large', name);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const archiveHeads = ['504b0304', '504b0506', '377abcaf', '52617221', '1f8b08', '425a68', 'fd377a58'];

export type Measured = { bytes: number; sha256: string; sm3: string; encoding: 'utf-8' | 'gb18030' | null };
/** Digests and the encoding of a part, read once through. */
export async function measured(container: Container, name: string): Promise<Measured> {
  const [sha256, sm3] = [createHash('sha256'), createHash('sm3')];
  const reading = decoder('utf-8');
  let bytes = 0;
  for await (const chunk of bytesIn(container, name)) {
    const head = chunk.subarray(0, 4).toString('hex');
    if (bytes === 0 && archiveHeads.some((one) => head.startsWith(one))) refuse('nested_archive', name);
    bytes += chunk.length;
    sha256.update(chunk);
    sm3.update(chunk);
    reading.takes(chunk);
  }
  const encoding = reading.ends() ? 'utf-8' : await otherEncoding(container, name);
  return { bytes, sha256: sha256.digest('hex'), sm3: sm3.digest('hex'), encoding };
}
/** Whether bytes are text of an encoding, piece by piece. */
function decoder(encoding: 'utf-8' | 'gb18030') {
  const reading = new TextDecoder(encoding, { fatal: true });
  let fits = true;
  const attempt = (read: () => void): boolean => {
    try {
      if (fits) read();
    } catch {
      fits = false;
    }
    return fits;
  };
  return {
    takes: (chunk: Buffer) => attempt(() => void reading.decode(chunk, { stream: true })),
    ends: () => attempt(() => void reading.decode()),
  };
}
async function otherEncoding(container: Container, name: string): Promise<'gb18030' | null> {
  const reading = decoder('gb18030');
  for await (const chunk of bytesIn(container, name)) reading.takes(chunk);
  return reading.ends() ? 'gb18030' : null;
}

/** The text of a part, piece by piece. */
export async function* textIn(container: Container, name: string, encoding: string): AsyncGenerator<string> {
  const decoding = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  for await (const chunk of bytesIn(container, name)) yield decoding.decode(chunk, { stream: true });
  yield decoding.decode();
}
