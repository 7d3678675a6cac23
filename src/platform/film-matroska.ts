// Matroska (RFC 9559): elements of an id, a length and a body; a film lies in one segment.
import { type Finding, findingsOf } from '../base/problem.ts';
import type { RawFilm } from './film.ts';
import type { ByteSource } from './inspect-file.ts';

const ids = {
  ebml: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  information: 0x1549a966,
  scale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackType: 0x83,
  codec: 0x86,
  video: 0xe0,
  width: 0xb0,
  height: 0xba,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  tags: 0x1254c367,
  tag: 0x7373,
  simpleTag: 0x67c8,
  tagName: 0x45a3,
  tagString: 0x4487,
} as const;
/** Elements of a segment; a 20 GiB film has some ten thousand clusters. */
const mostElements = 200_000;
const bodyLimit = 2 * 2 ** 20;

type Element = { id: number; start: number; end: number; cut: boolean };

/** A number whose length stands in the leading zero bits of its first byte; all ones mean unknown. */
function variable(bytes: Buffer, at: number, keepMarker: boolean): { value: number; size: number; unknown: boolean } {
  const first = bytes[at] ?? 0;
  const size = Math.clz32(first) - 23;
  if (first === 0 || at + size > bytes.length) return { value: 0, size: 0, unknown: true };
  let value = keepMarker ? first : first & (0xff >> size);
  let ones = value === 0xff >> size;
  for (let i = 1; i < size; i++) {
    value = value * 256 + (bytes[at + i] ?? 0);
    ones &&= bytes[at + i] === 0xff;
  }
  return { value, size, unknown: ones && !keepMarker };
}

function elementAt(head: Buffer, at: number, limit: number): Element | undefined {
  const id = variable(head, 0, true);
  const length = variable(head, id.size, false);
  if (id.size === 0 || length.size === 0) return undefined;
  const start = at + id.size + length.size;
  const end = length.unknown ? limit : start + length.value;
  return { id: id.value, start, end: Math.min(end, limit), cut: end > limit };
}

async function* elementsIn(source: ByteSource, from: number, to: number): AsyncGenerator<Element> {
  let at = from;
  for (let count = 0; count < mostElements && at < to; count++) {
    const element = elementAt(await source.read(at, 12), at, to);
    if (!element) return;
    yield element;
    at = element.end;
  }
}

function innerOf(bytes: Buffer): { id: number; body: Buffer }[] {
  const found = [];
  for (let at = 0; at < bytes.length; ) {
    const element = elementAt(bytes.subarray(at, at + 12), at, bytes.length);
    if (!element || element.end <= at) break;
    found.push({ id: element.id, body: bytes.subarray(element.start, element.end) });
    at = element.end;
  }
  return found;
}
const unsigned = (bytes: Buffer | undefined): number =>
  [...(bytes ?? [])].reduce((sum: number, byte: number) => sum * 256 + byte, 0);
const float = (bytes: Buffer): number =>
  bytes.length === 4 ? bytes.readFloatBE(0) : bytes.length === 8 ? bytes.readDoubleBE(0) : Number.NaN;
const ofId = (list: { id: number; body: Buffer }[], id: number): Buffer | undefined =>
  list.find((one) => one.id === id)?.body;
const bodyOf = (source: ByteSource, { start, end }: Element): Promise<Buffer> =>
  source.read(start, Math.min(end - start, bodyLimit));

const segmentOf = async (source: ByteSource): Promise<Element | undefined> => {
  for await (const one of elementsIn(source, 0, source.size)) if (one.id === ids.segment) return one;
  return undefined;
};

/** Whether a file that begins as EBML is Matroska, by its own word. */
export const isMatroska = (head: Buffer): boolean => {
  const [first] = innerOf(head);
  return (
    first?.id === ids.ebml && ofId(innerOf(first.body), ids.docType)?.toString('latin1').startsWith('matroska') === true
  );
};

/** Walks the elements of the segment: none may reach beyond the end of the file. */
export async function matroskaFindings(source: ByteSource): Promise<Finding[]> {
  const segment = await segmentOf(source);
  let [described, cut] = [false, !segment || segment.cut];
  if (segment)
    for await (const one of elementsIn(source, segment.start, segment.end)) {
      described ||= one.id === ids.information;
      cut ||= one.cut;
    }
  return findingsOf(
    cut && { code: 'video_cut_off', message: '视频文件不完整，可能没有传完或导出中断' },
    !cut && !described && { code: 'video_damaged', message: '视频缺少说明信息，无法播放，请重新导出' },
  );
}

type Track = { type: number; codec: string; width: number | null; height: number | null };

const tracksIn = (body: Buffer): Track[] =>
  innerOf(body)
    .filter(({ id }) => id === ids.track)
    .map(({ body: entry }) => {
      const fields = innerOf(entry);
      const picture = innerOf(ofId(fields, ids.video) ?? Buffer.alloc(0));
      return {
        type: unsigned(ofId(fields, ids.trackType)),
        codec: ofId(fields, ids.codec)?.toString('latin1') ?? '',
        width: unsigned(ofId(picture, ids.width)) || null,
        height: unsigned(ofId(picture, ids.height)) || null,
      };
    });

/** Tags whose name contains AIGC (GB 45438-2025 Annex E). */
const labelsIn = (body: Buffer): string[] =>
  innerOf(body)
    .filter(({ id }) => id === ids.tag)
    .flatMap(({ body: tag }) => innerOf(tag).filter(({ id }) => id === ids.simpleTag))
    .flatMap(({ body: simple }) => {
      const fields = innerOf(simple);
      const name = ofId(fields, ids.tagName)?.toString('utf8') ?? '';
      const value = ofId(fields, ids.tagString)?.toString('utf8');
      return /AIGC/i.test(name) && value !== undefined ? [value] : [];
    });

/** Reads a film in Matroska; the time of the last cluster is how far the pictures reach at least. */
export async function readMatroska(source: ByteSource): Promise<RawFilm> {
  const segment = await segmentOf(source);
  let [scale, units, lastUnits] = [1_000_000, Number.NaN, Number.NaN];
  let tracks: Track[] = [];
  const labels: string[] = [];
  if (segment)
    for await (const one of elementsIn(source, segment.start, segment.end)) {
      if (one.id === ids.information) {
        const fields = innerOf(await bodyOf(source, one));
        scale = unsigned(ofId(fields, ids.scale)) || scale;
        units = float(ofId(fields, ids.duration) ?? Buffer.alloc(0));
      }
      if (one.id === ids.tracks) tracks = tracksIn(await bodyOf(source, one));
      if (one.id === ids.tags) labels.push(...labelsIn(await bodyOf(source, one)));
      if (one.id === ids.cluster) {
        const head = await source.read(one.start, 16);
        const stamp = elementAt(head, 0, head.length);
        if (stamp?.id === ids.timestamp) lastUnits = unsigned(head.subarray(stamp.start, stamp.end));
      }
    }
  const ms = (count: number): number | null => (Number.isNaN(count) ? null : Math.round((count * scale) / 1_000_000));
  const video = tracks.find(({ type }) => type === 1);
  return {
    durationMs: ms(units),
    longestMs: ms(lastUnits),
    width: video?.width ?? null,
    height: video?.height ?? null,
    videoCodec: video?.codec ?? '',
    hasVideo: video !== undefined,
    hasAudio: tracks.some(({ type }) => type === 2),
    labels,
  };
}
