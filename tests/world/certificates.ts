/** Certificates, authorities and lists of revoked certificates for tests (RFC 5280), written byte by byte. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

const der = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const length = Buffer.from(body.length.toString(16).padStart(body.length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, body]);
};
const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const integer = (value: number) => {
  const hex = value.toString(16);
  const even = hex.padStart(hex.length + (hex.length % 2), '0');
  return der(0x02, Buffer.from(even >= '80' ? `00${even}` : even, 'hex'));
};
const bits = (bytes: Uint8Array, unused = 0) => der(0x03, Buffer.from([unused]), bytes);
const nameOf = (text: string) => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(text)))));
/** UTCTime of an ISO instant. */
const timeOf = (iso: string) => der(0x17, Buffer.from(`${iso.slice(2, 19).replaceAll(/[-T:]/g, '')}Z`));
const extension = (id: string, value: Uint8Array) =>
  sequence(oid(id), der(0x01, Buffer.from([0xff])), der(0x04, value));
const pemOf = (name: string, bytes: Buffer) =>
  `-----BEGIN ${name}-----\n${(bytes.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END ${name}-----\n`;

/** Who signs: with which algorithm, and how. */
export type Hand = { algorithm: string; spki: Buffer; sign: (content: Buffer) => Buffer };
export function anEd25519Hand(): Hand & { privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return { algorithm: '2b6570', spki, privateKey, sign: (content) => sign(null, content, privateKey) };
}
export function anRsaHand(): Hand {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return { algorithm: '2a864886f70d01010b', spki, sign: (content) => sign('sha256', content, privateKey) };
}

/** ECDSA over P-256 with SHA-256 or P-384 with SHA-384 (RFC 5758). */
export function anEcdsaHand(digest: 'sha256' | 'sha384' = 'sha256'): Hand {
  const namedCurve = digest === 'sha256' ? 'prime256v1' : 'secp384r1';
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const algorithm = digest === 'sha256' ? '2a8648ce3d040302' : '2a8648ce3d040303';
  return { algorithm, spki, sign: (content) => sign(digest, content, privateKey) };
}

export type Wish = {
  name: string;
  serial?: number;
  from?: string;
  until?: string;
  /** Whether it may issue others. */
  isAuthority?: boolean;
  /** The byte of the key usage: 0x80 digital signature, 0x40 non-repudiation, 0x04 certificates, 0x20 encryption. */
  usage?: number;
};
const signedBy = ({ algorithm, sign: made }: Hand, content: Buffer) =>
  sequence(content, sequence(oid(algorithm)), bits(made(content)));

/** A certificate over a hand, by an issuer; by itself where none is named. */
export function aCertificate(wish: Wish, hand: Hand, by: { name: string; hand: Hand } = { name: wish.name, hand }) {
  const { isAuthority = false, usage = isAuthority ? 0x06 : 0xc0, serial = 4097 } = wish;
  const content = sequence(
    der(0xa0, integer(2)),
    integer(serial),
    sequence(oid(by.hand.algorithm)),
    nameOf(by.name),
    sequence(timeOf(wish.from ?? '2026-01-01T00:00:00Z'), timeOf(wish.until ?? '2027-01-01T00:00:00Z')),
    nameOf(wish.name),
    hand.spki,
    der(
      0xa3,
      sequence(
        extension('551d13', sequence(...(isAuthority ? [der(0x01, Buffer.from([0xff]))] : []))),
        extension('551d0f', bits(Buffer.from([usage]), 1)),
      ),
    ),
  );
  return pemOf('CERTIFICATE', signedBy(by.hand, content));
}

/** A list of revoked certificates, as an authority publishes it. */
export function aRevocationList(
  by: { name: string; hand: Hand },
  { revoked, at, next }: { revoked: { serial: number; at: string }[]; at: string; next?: string },
): string {
  const rows = revoked.map((one) => sequence(integer(one.serial), timeOf(one.at)));
  const content = sequence(
    integer(1),
    sequence(oid(by.hand.algorithm)),
    nameOf(by.name),
    timeOf(at),
    ...(next ? [timeOf(next)] : []),
    ...(rows.length > 0 ? [sequence(...rows)] : []),
  );
  return pemOf('X509 CRL', signedBy(by.hand, content));
}
