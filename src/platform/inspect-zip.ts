// What a ZIP file says of itself, read from its directory without unpacking it.
import { inflateRawSync } from 'node:zlib';
import { type Finding, findingsOf } from '../base/problem.ts';
import type { ByteSource, InspectionLimits } from './inspect-file.ts';

export type ZipEntry = {
  name: string;
  packed: number;
  unpacked: number;
  encrypted: boolean;
  method: number;
  offset: number;
};
/** `undefined` entries: no readable directory. */
export type Zip = { entries: ZipEntry[] | undefined };

const directoryLimit = 32 * 2 ** 20;

/** Finds and reads the directory, also the long form for more than 4 GiB or 65,535 entries. */
export async function readZip(source: ByteSource): Promise<Zip> {
  const place = await directoryPlace(source);
  if (!place || place.offset + place.length > source.size || place.length > directoryLimit) {
    return { entries: undefined };
  }
  const directory = await source.read(place.offset, place.length);
  const entries: ZipEntry[] = [];
  for (let at = 0; at < directory.length; ) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) return { entries: undefined };
    entries.push(entryAt(directory, at));
    at += 46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return { entries: entries.length === place.count ? entries : undefined };
}

async function directoryPlace(source: ByteSource) {
  const from = Math.max(0, source.size - 65_557);
  const tail = await source.read(from, source.size - from);
  const at = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (at < 0 || at + 22 > tail.length) return undefined;
  const place = {
    count: tail.readUInt16LE(at + 10),
    length: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
  };
  if (place.count !== 0xffff && place.offset !== 0xffffffff) return place;
  const locator = at - 20;
  if (locator < 0 || tail.readUInt32LE(locator) !== 0x07064b50) return place;
  const record = await source.read(Number(tail.readBigUInt64LE(locator + 8)), 56);
  if (record.length < 56 || record.readUInt32LE(0) !== 0x06064b50) return undefined;
  const big = (position: number) => Number(record.readBigUInt64LE(position));
  return { count: big(32), length: big(40), offset: big(48) };
}

function entryAt(directory: Buffer, at: number): ZipEntry {
  const flags = directory.readUInt16LE(at + 8);
  const nameLength = directory.readUInt16LE(at + 28);
  const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + directory.readUInt16LE(at + 30));
  const [unpacked, packed, offset] = longSizes(extra, [
    directory.readUInt32LE(at + 24),
    directory.readUInt32LE(at + 20),
    directory.readUInt32LE(at + 42),
  ]);
  const name = directory.subarray(at + 46, at + 46 + nameLength);
  return {
    name: name.toString(flags & 0x800 ? 'utf8' : 'latin1'),
    packed: packed ?? 0,
    unpacked: unpacked ?? 0,
    offset: offset ?? 0,
    encrypted: (flags & 1) === 1,
    method: directory.readUInt16LE(at + 10),
  };
}

/** Sizes of all ones stand in an extra field instead, in this order. */
function longSizes(extra: Buffer, sizes: number[]): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    return sizes.map((size) => {
      if (size !== 0xffffffff || next + 8 > extra.length) return size;
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    });
  }
  return sizes;
}

const archive = /\.(zip|rar|7z|tar|gz|tgz|bz2|xz|jar|cab|iso)$/i;

/** What speaks against a ZIP file, whatever it is for. */
export function zipFindings({ entries }: Zip, limits: InspectionLimits): Finding[] {
  if (!entries) return [{ code: 'zip_damaged', message: '压缩包已损坏，读不出目录' }];
  const sum = (of: 'packed' | 'unpacked') => entries.reduce((total, entry) => total + entry[of], 0);
  const strange = entries.find(({ name }) => /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[a-z]:|\0/i.test(name));
  const nested = entries.find(({ name }) => archive.test(name));
  const swollen = entries.find(
    ({ packed, unpacked }) => unpacked > 2 ** 20 && unpacked > Math.max(packed, 1) * limits.zipRatio,
  );
  const total = sum('unpacked');
  return findingsOf(
    entries.length > limits.zipEntries && {
      code: 'zip_too_many',
      message: `压缩包内有 ${entries.length} 个文件，超过 ${limits.zipEntries} 个`,
    },
    entries.some(({ encrypted }) => encrypted) && { code: 'zip_encrypted', message: '压缩包设有密码，无法查阅' },
    (swollen || total > limits.unpackedBytes || overlaps(entries)) && {
      code: 'zip_bomb',
      message: `压缩包解开后异常庞大（${Math.ceil(total / 2 ** 20)} MB）或内容重叠，疑为压缩炸弹`,
    },
    strange && { code: 'zip_path', message: `压缩包内文件路径不安全：${strange.name.slice(0, 80)}` },
    nested && { code: 'zip_nested', message: `压缩包内还有压缩包：${nested.name.slice(0, 80)}，请解开后分别上传` },
  );
}

/** Entries that share bytes: how small files pretend to hold petabytes. */
function overlaps(entries: readonly ZipEntry[]): boolean {
  const sorted = [...entries].sort((a, b) => a.offset - b.offset);
  return sorted.some(({ offset }, index) => {
    const previous = sorted[index - 1];
    return previous !== undefined && previous.offset + 30 + previous.packed > offset;
  });
}

/** The text of one small entry; `undefined` where there is none, or it unpacks to more than the limit. */
export async function zipText(
  source: ByteSource,
  zip: Zip,
  name: string,
  limit = 2 ** 20,
): Promise<string | undefined> {
  const entry = zip.entries?.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!entry || entry.packed > limit) return undefined;
  const head = await source.read(entry.offset, 30);
  if (head.length < 30) return undefined;
  const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const packed = await source.read(start, entry.packed);
  try {
    return (entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: limit })).toString('utf8');
  } catch {
    return undefined;
  }
}
