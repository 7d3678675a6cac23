/** Files made byte by byte, whole or hostile, to be looked at. */
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

type Packed = { name: string; bytes?: Buffer; flags?: number; says?: number; offset?: number };
/** A ZIP of these entries; `says` is the unpacked size the directory claims. */
export function aZip(files: Packed[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes = Buffer.from('内容'), flags = 0x800, says = bytes.length, offset = at } of files) {
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(flags, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(says, 18);
    shared.writeUInt16LE(title.length, 22);
    local.push(Buffer.from('PK\x03\x04', 'latin1'), shared, title, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), shared, rest, title);
    at += 30 + title.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, listing, end]);
}
export const anOffice = (main: string, more: Packed[] = [], types = '<Types/>') =>
  aZip([{ name: '[Content_Types].xml', bytes: Buffer.from(types) }, { name: main }, ...more]);

export const pages = (count: number) => [
  '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj',
  `2 0 obj\n<< /Type /Pages /Count ${count} /Kids [${Array.from({ length: count }, (_, i) => `${i + 10} 0 R`).join(' ')}] >>\nendobj`,
  ...Array.from({ length: count }, (_, i) => `${i + 10} 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj`),
];
export const aPdf = (objects: string[], trailer = '<< /Root 1 0 R >>') =>
  Buffer.from(`%PDF-1.7\n${objects.join('\n')}\ntrailer\n${trailer}\nstartxref\n0\n%%EOF\n`, 'latin1');
/** The objects, each `number body`, inside one compressed stream, as most writers do today. */
export function anObjectStream(contained: [number, string][]): string {
  let place = 0;
  const index = contained.map(([number, body]) => {
    const pair = `${number} ${place}`;
    place += body.length + 1;
    return pair;
  });
  const first = `${index.join(' ')} `;
  const packed = deflateSync(Buffer.from(first + contained.map(([, body]) => `${body} `).join(''), 'latin1'));
  const head = `<< /Type /ObjStm /N ${contained.length} /First ${first.length} /Filter /FlateDecode /Length ${packed.length} >>`;
  return `90 0 obj\n${head}\nstream\n${packed.toString('latin1')}\nendstream\nendobj`;
}

export const png = (width: number, height: number) => {
  const bytes = Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
    Buffer.alloc(13),
    Buffer.from('....\0\0\0\0IEND....'),
  ]);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
};
export const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080100020001011100ffd9', 'hex');
const box = (kind: string, size: number) => {
  const bytes = Buffer.alloc(size);
  bytes.writeUInt32BE(size, 0);
  bytes.write(kind, 4, 'latin1');
  return bytes;
};
export const video = (brand = 'isom') => {
  const head = box('ftyp', 16);
  head.write(brand, 8, 'latin1');
  return Buffer.concat([head, box('mdat', 100), box('moov', 40)]);
};
