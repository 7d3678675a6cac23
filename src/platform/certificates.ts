// Certificates of signing keys, the authorities that issued them and their lists of revoked ones (RFC 5280; GB/T
// 20518 uses the same frames). Only what is signed and dated is believed; nothing is fetched.
import { type KeyObject, verify, X509Certificate } from 'node:crypto';
import { type Instant, instant } from '../base/time.ts';
import { type Der, derAt, derTags, derTime, derWithin } from './der.ts';
import { sm2Fits } from './signatures.ts';

export type Certificate = {
  pem: string;
  /** Subject in words: its common name, else the whole subject. */
  name: string;
  subject: string;
  /** Issuer and subject as they stand in DER, in hex: names are compared byte by byte. */
  issuerDer: string;
  subjectDer: string;
  serial: string;
  fingerprint: string;
  from: Instant;
  until: Instant;
  isAuthority: boolean;
  /** Bits of the key usage, the first is the highest of a byte; null where the certificate does not limit it. */
  usage: Buffer | null;
  key: KeyObject;
  signed: Signed;
};
/** What was signed, with which algorithm (OID in hex), and the signature. */
type Signed = { content: Buffer; algorithm: string; signature: Buffer };
export type RevocationList = {
  issuerDer: string;
  issuedAt: Instant;
  nextAt: Instant | null;
  revoked: ReadonlyMap<string, Instant>;
  signed: Signed;
};

const oids = {
  keyUsage: '551d0f',
  ed25519: '2b6570',
  sm2WithSm3: '2a811ccf55018375',
} as const;
/** Digests of RSA and ECDSA signatures by the OID of the algorithm. */
const digests: Record<string, string> = {
  '2a864886f70d01010b': 'sha256',
  '2a864886f70d01010c': 'sha384',
  '2a864886f70d01010d': 'sha512',
  '2a8648ce3d040302': 'sha256',
  '2a8648ce3d040303': 'sha384',
  '2a8648ce3d040304': 'sha512',
};
/** Bits of the key usage (RFC 5280 4.2.1.3). */
const usages = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5 } as const;

const serialOf = ({ body }: Der): string => body.toString('hex').replace(/^(00)+(?=..)/, '');
const part = (within: readonly Der[], at: number): Der => {
  const found = within[at];
  if (!found) throw new RangeError('cut off');
  return found;
};
function signedOf(outer: Der): Signed & { frame: Der } {
  const [frame, algorithm, signature] = [0, 1, 2].map((at) => part(derWithin(outer), at)) as [Der, Der, Der];
  return {
    frame,
    content: frame.whole,
    algorithm: part(derWithin(algorithm), 0).body.toString('hex'),
    signature: signature.body.subarray(1),
  };
}

function usageOf(frame: readonly Der[]): Buffer | null {
  const extensions = frame.find(({ tag }) => tag === 0xa3);
  if (!extensions) return null;
  for (const one of derWithin(part(derWithin(extensions), 0))) {
    const parts = derWithin(one);
    if (part(parts, 0).body.toString('hex') !== oids.keyUsage) continue;
    return derAt(part(parts, parts.length - 1).body).body.subarray(1);
  }
  return null;
}
const allows = (usage: Buffer | null, bit: number): boolean =>
  usage === null || ((usage[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0;

/** Reads one certificate in PEM or DER; throws when it is none. */
export function readCertificate(bytes: string | Buffer): Certificate {
  const read = new X509Certificate(bytes);
  const { frame, ...signed } = signedOf(derAt(read.raw));
  const parts = derWithin(frame).filter(({ tag }) => tag !== 0xa0);
  const [, commonName] = /^CN=(.+)$/m.exec(read.subject) ?? [];
  return {
    pem: read.toString(),
    name: commonName ?? read.subject.replaceAll('\n', '，'),
    subject: read.subject.replaceAll('\n', '，'),
    serial: serialOf(part(parts, 0)),
    issuerDer: part(parts, 2).whole.toString('hex'),
    subjectDer: part(parts, 4).whole.toString('hex'),
    fingerprint: read.fingerprint256.replaceAll(':', '').toLowerCase(),
    from: instant(read.validFrom),
    until: instant(read.validTo),
    isAuthority: read.ca,
    usage: usageOf(parts),
    key: read.publicKey,
    signed,
  };
}

const block = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
/** The certificates of a PEM file in their order; none for a bare key. */
export const certificatesIn = (pem: string): Certificate[] =>
  (pem.match(block) ?? []).map((one) => readCertificate(one));

/** Whether a key made this signature; false too for an algorithm that is not known here. */
function isBy(key: KeyObject, { content, algorithm, signature }: Signed): boolean {
  if (algorithm === oids.ed25519) return verify(null, content, key, signature);
  if (algorithm === oids.sm2WithSm3) {
    const publicKey = key.export({ type: 'spki', format: 'der' }).subarray(-65).toString('hex');
    return sm2Fits({ publicKey, message: content, signature });
  }
  const digest = digests[algorithm];
  return digest !== undefined && verify(digest, content, key, signature);
}

/** Whether this authority has issued that certificate or list: the name and the signature fit. */
export const isIssuedBy = (one: { issuerDer: string; signed: Signed }, authority: Certificate): boolean =>
  one.issuerDer === authority.subjectDer && isBy(authority.key, one.signed);

/** Whether a certificate vouches for itself alone. */
export const isSelfSigned = (one: Certificate): boolean => isIssuedBy(one, one);

/** Whether a certificate may issue others: marked as an authority, and its key may sign certificates. */
export const mayIssue = (one: Certificate): boolean => one.isAuthority && allows(one.usage, usages.keyCertSign);

/** Whether the key of a certificate may sign papers. */
export const maySign = ({ usage }: Certificate): boolean =>
  allows(usage, usages.digitalSignature) || allows(usage, usages.nonRepudiation);

/** The bytes of a list of revoked certificates, in PEM, bare base64 or DER; throws when it is none of these. */
export function revocationBytes(file: Buffer): Buffer {
  if (file[0] === derTags.sequence) return file;
  const text = file.toString('latin1');
  const [, inner] = /-----BEGIN X509 CRL-----([\s\S]+?)-----END X509 CRL-----/.exec(text) ?? [];
  return Buffer.from(inner ?? text, 'base64');
}

/** Reads a list of revoked certificates (RFC 5280 5.1); throws when it is none. */
export function readRevocations(der: Buffer): RevocationList {
  const { frame, ...signed } = signedOf(derAt(der));
  const parts = derWithin(frame).filter(({ tag }) => tag !== derTags.integer);
  const isTime = (one: Der | undefined): one is Der => one?.tag === derTags.utcTime || one?.tag === derTags.time;
  const issuedAt = part(parts, 2);
  if (!isTime(issuedAt)) throw new RangeError('not a list');
  const next = parts[3];
  const rows = parts.slice(3).find(({ tag }) => tag === derTags.sequence);
  return {
    issuerDer: part(parts, 1).whole.toString('hex'),
    issuedAt: instant(derTime(issuedAt)),
    nextAt: isTime(next) ? instant(derTime(next)) : null,
    revoked: new Map(
      (rows ? derWithin(rows) : []).map((row) => {
        const [serial, at] = [0, 1].map((place) => part(derWithin(row), place)) as [Der, Der];
        return [serialOf(serial), instant(derTime(at))];
      }),
    ),
    signed,
  };
}
