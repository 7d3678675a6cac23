// MP4 and MOV (ISO/IEC 14496-12, QuickTime): boxes of a length and a four-letter name, read one head at a time.
import type { RawFilm } from './film.ts';
import type { ByteSource } from './inspect-file.ts';

type Box = { type: string; start: number; end: number };

const mostBoxes = 20_000;
const metaLimit = 2 * 2 ** 20;
const timesLimit = 8 * 2 ** 20;
/** XMP in an ISO file stands in a box with this identifier. */
const xmpBox = 'be7acfcb97a942e89c71999491e3afac';

async function* boxesIn(source: ByteSource, from: number, to: number): AsyncGenerator<Box> {
  let at = from;
  for (let count = 0; count < mostBoxes && at + 8 <= to; count++) {
    const head = await source.read(at, 16);
    if (head.length < 8) return;
    const short = head.readUInt32BE(0);
    const long = short === 1 && head.length === 16;
    const length = short === 0 ? to - at : long ? Number(head.readBigUInt64BE(8)) : short;
    if (length < 8 || at + length > to) return;
    yield { type: head.toString('latin1', 4, 8), start: at + (long ? 16 : 8), end: at + length };
    at += length;
  }
}

const bytesOf = (source: ByteSource, { start, end }: Box, limit: number): Promise<Buffer> =>
  source.read(start, Math.min(end - start, limit));

/** Time scale and duration of `mvhd` and `mdhd`, in milliseconds; version 1 has wide fields. */
function lengthMs(bytes: Buffer): number | null {
  const wide = bytes[0] === 1;
  if (bytes.length < (wide ? 32 : 20)) return null;
  const scale = bytes.readUInt32BE(wide ? 20 : 12);
  const units = wide ? Number(bytes.readBigUInt64BE(24)) : bytes.readUInt32BE(16);
  const unknown = wide ? units >= 2 ** 63 : units === 0xffffffff;
  return scale === 0 || unknown ? null : Math.round((units / scale) * 1000);
}

type Track = {
  kind: string;
  ms: number | null;
  scale: number;
  width: number | null;
  height: number | null;
  codec: string;
};

/** Telephones keep an upright picture lying down and say in the matrix of `tkhd` that it is turned. */
async function readTrack(source: ByteSource, trak: Box): Promise<Track> {
  const track: Track = { kind: '', ms: null, scale: 0, width: null, height: null, codec: '' };
  for await (const box of boxesIn(source, trak.start, trak.end)) {
    if (box.type === 'tkhd') {
      const bytes = await bytesOf(source, box, 104);
      if (bytes.length >= 84) {
        const [wide, high] = [bytes.readUInt32BE(bytes.length - 8) >>> 16, bytes.readUInt32BE(bytes.length - 4) >>> 16];
        const turned = bytes.readUInt32BE(bytes.length - 44) === 0 && bytes.readUInt32BE(bytes.length - 40) !== 0;
        [track.width, track.height] = turned ? [high || null, wide || null] : [wide || null, high || null];
      }
    }
    if (box.type === 'mdia') await readMedia(source, box, track);
  }
  return track;
}

async function readMedia(source: ByteSource, mdia: Box, track: Track): Promise<void> {
  for await (const box of boxesIn(source, mdia.start, mdia.end)) {
    if (box.type === 'mdhd') {
      const bytes = await bytesOf(source, box, 44);
      track.ms = lengthMs(bytes);
      track.scale = bytes.length >= 24 ? bytes.readUInt32BE(bytes[0] === 1 ? 20 : 12) : 0;
    }
    if (box.type === 'hdlr') track.kind = (await bytesOf(source, box, 12)).toString('latin1', 8, 12);
    if (box.type !== 'minf') continue;
    for await (const inner of boxesIn(source, box.start, box.end))
      if (inner.type === 'stbl') await readSamples(source, inner, track);
  }
}

/** The sample table counts the pictures one by one: its sum is how long the track really is. */
async function readSamples(source: ByteSource, stbl: Box, track: Track): Promise<void> {
  for await (const box of boxesIn(source, stbl.start, stbl.end)) {
    if (box.type === 'stsd') track.codec = (await bytesOf(source, box, 16)).toString('latin1', 12, 16).trim();
    if (box.type !== 'stts' || track.scale === 0) continue;
    const bytes = await bytesOf(source, box, timesLimit);
    let units = 0;
    for (let at = 8; at + 8 <= bytes.length; at += 8) units += bytes.readUInt32BE(at) * bytes.readUInt32BE(at + 4);
    track.ms = Math.max(track.ms ?? 0, Math.round((units / track.scale) * 1000));
  }
}

/** Films cut into fragments say their length in `mehd`. */
async function fragmentMs(source: ByteSource, mvex: Box, scale: number): Promise<number | null> {
  for await (const box of boxesIn(source, mvex.start, mvex.end)) {
    if (box.type !== 'mehd' || scale === 0) continue;
    const bytes = await bytesOf(source, box, 12);
    const units = bytes[0] === 1 ? Number(bytes.readBigUInt64BE(4)) : bytes.readUInt32BE(4);
    return Math.round((units / scale) * 1000);
  }
  return null;
}

/** Reads a film in MP4 or MOV. */
export async function readMp4(source: ByteSource): Promise<RawFilm> {
  const tracks: Track[] = [];
  const labels: string[] = [];
  let durationMs: number | null = null;
  let scale = 0;
  for await (const box of boxesIn(source, 0, source.size)) {
    if (box.type === 'uuid') labels.push(...xmpLabels(await bytesOf(source, box, metaLimit)));
    if (box.type !== 'moov') continue;
    for await (const inner of boxesIn(source, box.start, box.end)) {
      if (inner.type === 'mvhd') {
        const bytes = await bytesOf(source, inner, 44);
        durationMs = lengthMs(bytes);
        scale = bytes.length >= 24 ? bytes.readUInt32BE(bytes[0] === 1 ? 20 : 12) : 0;
      }
      if (inner.type === 'trak') tracks.push(await readTrack(source, inner));
      if (inner.type === 'mvex') durationMs = (await fragmentMs(source, inner, scale)) ?? durationMs;
      if (inner.type === 'meta') labels.push(...metaLabels(await bytesOf(source, inner, metaLimit)));
      if (inner.type !== 'udta') continue;
      for await (const one of boxesIn(source, inner.start, inner.end))
        if (one.type === 'meta') labels.push(...metaLabels(await bytesOf(source, one, metaLimit)));
    }
  }
  const video = tracks.find(({ kind }) => kind === 'vide');
  return {
    durationMs,
    longestMs: tracks.reduce<number | null>((most, { ms }) => (ms === null ? most : Math.max(most ?? 0, ms)), null),
    width: video?.width ?? null,
    height: video?.height ?? null,
    videoCodec: video?.codec ?? '',
    hasVideo: video !== undefined,
    hasAudio: tracks.some(({ kind }) => kind === 'soun'),
    labels,
  };
}

type Piece = { type: string; code: number; body: Buffer };

function piecesIn(bytes: Buffer): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (length < 8 || at + length > bytes.length) break;
    pieces.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      code: bytes.readUInt32BE(at + 4),
      body: bytes.subarray(at + 8, at + length),
    });
    at += length;
  }
  return pieces;
}

/** Entries of a `meta` box whose key contains AIGC (GB 45438-2025 Annex E): named by `keys`, or free-form `----`. */
function metaLabels(bytes: Buffer): string[] {
  const plain = bytes.toString('latin1', 4, 8) === 'hdlr';
  const pieces = piecesIn(plain ? bytes : bytes.subarray(4));
  const keys = pieces.find(({ type }) => type === 'keys')?.body;
  const names = keys ? piecesIn(keys.subarray(8)).map(({ body }) => body.toString('utf8')) : [];
  const entries = piecesIn(pieces.find(({ type }) => type === 'ilst')?.body ?? Buffer.alloc(0));
  return entries.flatMap(({ type, code, body }) => {
    const inner = piecesIn(body);
    const free = inner.find((one) => one.type === 'name')?.body.toString('utf8', 4);
    const name = type === '----' ? (free ?? '') : (names[code - 1] ?? type);
    const value = inner.find((one) => one.type === 'data')?.body.toString('utf8', 8);
    return /AIGC/i.test(name) && value !== undefined ? [value] : [];
  });
}

const entities: Record<string, string> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };
const plainText = (xml: string): string =>
  xml.replace(/&(?:(quot|apos|lt|gt|amp)|#34);/g, (_, name: string | undefined) =>
    name ? (entities[name] ?? '') : '"',
  );

/** The label in XMP: attribute or element TC260:AIGC. */
function xmpLabels(bytes: Buffer): string[] {
  if (bytes.toString('hex', 0, 16) !== xmpBox) return [];
  const text = bytes.toString('utf8', 16);
  const found = /TC260:AIGC\s*=\s*(?:"([^"]*)"|'([^']*)')|<TC260:AIGC[^>]*>([\s\S]*?)<\/TC260:AIGC>/.exec(text);
  const label = found?.[1] ?? found?.[2] ?? found?.[3];
  return label === undefined ? [] : [plainText(label)];
}
