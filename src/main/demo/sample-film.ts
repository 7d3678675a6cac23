/** Small real films, well formed and without a picture worth seeing, for the demonstration and for tests. */
export type SampleFilm = {
  seconds: number;
  width?: number;
  height?: number;
  /** Text of a hidden AI label, written as the metadata key AIGC. */
  label?: string;
  /** Makes two films of one length different files. */
  mark?: string;
  silent?: boolean;
  /** Kept lying down and shown turned by a quarter, as telephones do. */
  turned?: boolean;
};

const number = (value: number, bytes: number): Buffer => {
  const out = Buffer.alloc(bytes);
  out.writeUIntBE(value, 0, bytes);
  return out;
};
const box = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([number(body.length + 8, 4), Buffer.from(type, 'latin1'), body]);
};
const full = (type: string, ...parts: Buffer[]): Buffer => box(type, Buffer.alloc(4), ...parts);

function track(kind: 'vide' | 'soun', codec: string, { seconds, width, height, turned }: Required<Size>): Buffer {
  const isPicture = kind === 'vide';
  const matrix = [number(0, 4), number(turned ? 65536 : 0, 4), Buffer.alloc(28)];
  const size = [number(isPicture ? width * 65536 : 0, 4), number(isPicture ? height * 65536 : 0, 4)];
  const head = full('tkhd', Buffer.alloc(36), ...matrix, ...size);
  const times = full('stts', number(1, 4), number(seconds, 4), number(1000, 4));
  const kinds = full('stsd', number(1, 4), box(codec, Buffer.alloc(78)));
  const clock = full('mdhd', Buffer.alloc(8), number(1000, 4), number(seconds * 1000, 4), Buffer.alloc(4));
  const words = full('hdlr', Buffer.alloc(4), Buffer.from(kind, 'latin1'), Buffer.alloc(13));
  return box('trak', head, box('mdia', clock, words, box('minf', box('stbl', kinds, times))));
}
type Size = { seconds: number; width?: number; height?: number; turned?: boolean };

function labelBox(text: string): Buffer {
  const key = Buffer.concat([number(12, 4), Buffer.from('mdta', 'latin1'), Buffer.from('AIGC')]);
  const value = box('data', number(1, 4), Buffer.alloc(4), Buffer.from(text));
  const entry = Buffer.concat([number(value.length + 8, 4), number(1, 4), value]);
  const words = full('hdlr', Buffer.alloc(4), Buffer.from('mdta', 'latin1'), Buffer.alloc(13));
  return box('udta', full('meta', words, full('keys', number(1, 4), key), box('ilst', entry)));
}

/** A film in MP4 of so many seconds. */
export function sampleMp4(film: SampleFilm): Buffer {
  const { seconds, width = 1080, height = 1920, label, mark = '', silent, turned = false } = film;
  const size = { seconds, width, height, turned };
  const head = full('mvhd', Buffer.alloc(8), number(1000, 4), number(seconds * 1000, 4), Buffer.alloc(80));
  const tracks = [track('vide', 'avc1', size), ...(silent ? [] : [track('soun', 'mp4a', size)])];
  return Buffer.concat([
    box('ftyp', Buffer.from('isom', 'latin1'), number(512, 4), Buffer.from('isommp41', 'latin1')),
    box('moov', head, ...tracks, ...(label ? [labelBox(label)] : [])),
    box('mdat', Buffer.from(`示例画面 ${mark}`)),
  ]);
}

const element = (id: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const name = Buffer.from(id.toString(16).padStart(Math.ceil(id.toString(16).length / 2) * 2, '0'), 'hex');
  return Buffer.concat([name, Buffer.from([1, 0]), number(body.length, 6), body]);
};
const textOf = (value: string): Buffer => Buffer.from(value);

/** A film in Matroska of so many seconds. */
export function sampleMkv({ seconds, width = 1080, height = 1920, label, mark = '', silent }: SampleFilm): Buffer {
  const length = Buffer.alloc(8);
  length.writeDoubleBE(seconds * 1000);
  const picture = element(0xe0, element(0xb0, number(width, 2)), element(0xba, number(height, 2)));
  const video = element(0xae, element(0x83, number(1, 1)), element(0x86, textOf('V_MPEG4/ISO/AVC')), picture);
  const sound = element(0xae, element(0x83, number(2, 1)), element(0x86, textOf('A_AAC')));
  const simple = label ? element(0x67c8, element(0x45a3, textOf('AIGC')), element(0x4487, textOf(label))) : undefined;
  const last = Math.max(0, seconds - 1) * 1000;
  return Buffer.concat([
    element(0x1a45dfa3, element(0x4282, textOf('matroska'))),
    element(
      0x18538067,
      element(0x1549a966, element(0x2ad7b1, number(1_000_000, 3)), element(0x4489, length)),
      element(0x1654ae6b, video, ...(silent ? [] : [sound])),
      element(0x1f43b675, element(0xe7, number(0, 1)), element(0xa3, textOf(`示例画面 ${mark}`))),
      element(0x1f43b675, element(0xe7, number(last, 4)), element(0xa3, Buffer.alloc(16))),
      ...(simple ? [element(0x1254c367, element(0x7373, simple))] : []),
    ),
  ]);
}

/** The text of a hidden AI label after GB 45438-2025 Annex E, as a producer would write it. */
export const sampleLabel = (creditCode: string, id: string): string =>
  JSON.stringify({
    Label: '1',
    ContentProducer: `0011${creditCode}`,
    ProduceID: id,
    ReservedCode1: '',
    ContentPropagator: `0011${creditCode}`,
    PropagateID: id,
    ReservedCode2: '',
  });
