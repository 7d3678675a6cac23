import { crc32, deflateSync } from 'node:zlib';
import { encode, renderSVG } from 'uqr';
import { digestOf } from '../digest.ts';

/** The sha256, in hex, of a paper's kind, content and revision; the record keeps it whole. */
export const versionDigest = (kind: string, content: unknown, revision = 1): string =>
  digestOf({ kind, content, revision });

/** The short code printed on every page, such as `A7F3-0412-v3`: eight digits of the digest and the revision. */
export function versionCode(kind: string, content: unknown, revision = 1): string {
  const digest = versionDigest(kind, content, revision).toUpperCase();
  return `${digest.slice(0, 4)}-${digest.slice(4, 8)}-v${revision}`;
}

/** Whether a code read from paper belongs to this content; spaces and letter case do not matter. */
export function verifyVersionCode(code: string, kind: string, content: unknown): boolean {
  const [, digits, revision] =
    /^([0-9A-F]{4}-[0-9A-F]{4})-V(\d{1,6})$/.exec(code.replaceAll(/\s/g, '').toUpperCase()) ?? [];
  return digits !== undefined && versionCode(kind, content, Number(revision)) === `${digits}-v${Number(revision)}`;
}

/** A QR code as vector drawing, for pages and PDF. */
export const qrSvg = (text: string): string => renderSVG(text, { ecc: 'M', border: 0, pixelSize: 4 });

/** A QR code as a black-and-white PNG, eight points a module, for Word, which shows no SVG in older versions. */
export function qrPng(text: string): Buffer {
  const { data: modules } = encode(text, { ecc: 'M', border: 1 });
  return grayPng(
    modules.flatMap((row) => Array.from({ length: 8 }, () => row.flatMap((dark) => Array(8).fill(dark ? 0 : 255)))),
  );
}

/** Writes rows of gray values (0 black, 255 white) as a PNG file. */
export function grayPng(rows: number[][]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(rows[0]?.length ?? 0, 0);
  header.writeUInt32BE(rows.length, 4);
  header[8] = 8;
  const pixels = Buffer.concat(rows.map((row) => Buffer.from([0, ...row])));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
