import { createHash, createPublicKey, type KeyObject, verify, X509Certificate } from 'node:crypto';
import { instant, type Instant } from '../base/time.ts';
import { sm2UserId, sm2Verify } from './methods/chinese-cryptography.ts';

/** Suites of signatures by persons. The system only verifies: private keys stay with their holders. */
export const signatureSuites = {
  'sha256-ed25519': 'Ed25519',
  'sm3-sm2': 'SM2（国密）',
} as const;
export type SignatureSuite = keyof typeof signatureSuites;

export { sm2UserId } from './methods/chinese-cryptography.ts';
const sm2Curve = Buffer.from('06082a811ccf5501822d', 'hex');

/** A public key as it is registered; `publicKey` is its raw form in hex. */
export type ReadKey = {
  suite: SignatureSuite;
  publicKey: string;
  fingerprint: string;
  /** The subject of a certificate; empty for a bare key. */
  holder: string;
  validUntil: Instant | null;
};

/** Reads a certificate or a bare public key in PEM; a Chinese reason when it is neither. */
export function readPublicKey(pem: string): ReadKey | { refused: string } {
  if (/PRIVATE KEY/.test(pem)) return { refused: '这是私钥文件。请勿上传私钥，只登记公钥或证书' };
  const certified = pem.includes('BEGIN CERTIFICATE');
  if (!certified && !pem.includes('BEGIN PUBLIC KEY')) return { refused: '不是 PEM 格式的证书或公钥' };
  try {
    const certificate = certified ? new X509Certificate(pem) : undefined;
    const key = certificate?.publicKey ?? createPublicKey(pem);
    const found = rawKey(key);
    if (!found) return { refused: '不支持这种密钥，应为 Ed25519 或 SM2' };
    return {
      ...found,
      holder: certificate?.subject.replaceAll('\n', '，') ?? '',
      validUntil: certificate ? instant(certificate.validTo) : null,
    };
  } catch {
    return { refused: '证书或公钥内容读不出，可能不完整' };
  }
}

function rawKey(key: KeyObject): Pick<ReadKey, 'suite' | 'publicKey' | 'fingerprint'> | undefined {
  const der = key.export({ type: 'spki', format: 'der' });
  const fingerprint = createHash('sha256').update(der).digest('hex');
  if (key.asymmetricKeyType === 'ed25519') {
    return { suite: 'sha256-ed25519', publicKey: der.subarray(-32).toString('hex'), fingerprint };
  }
  if (der.includes(sm2Curve)) return { suite: 'sm3-sm2', publicKey: der.subarray(-65).toString('hex'), fingerprint };
  return undefined;
}

const headOfKey = {
  'sha256-ed25519': '302a300506032b6570032100',
  'sm3-sm2': '3059301306072a8648ce3d020106082a811ccf5501822d034200',
} as const;
/** A registered public key in PEM. */
export function publicKeyPem({ suite, publicKey }: Pick<ReadKey, 'suite' | 'publicKey'>): string {
  const base64 = Buffer.from(headOfKey[suite] + publicKey, 'hex').toString('base64');
  return `-----BEGIN PUBLIC KEY-----\n${base64.replace(/(.{64})(?=.)/g, '$1\n')}\n-----END PUBLIC KEY-----\n`;
}

/** The bytes of a signature handed in as Base64 or hexadecimal; undefined when it is neither. */
export function signatureBytes(text: string): Buffer | undefined {
  const plain = text.replaceAll(/\s/g, '');
  if (/^[0-9a-fA-F]+$/.test(plain) && plain.length % 2 === 0) return Buffer.from(plain, 'hex');
  if (/^[A-Za-z0-9+/_-]+={0,2}$/.test(plain)) {
    const bytes = Buffer.from(plain.replaceAll('-', '+').replaceAll('_', '/'), 'base64');
    return bytes.length > 0 ? bytes : undefined;
  }
  return undefined;
}

type Signed = { suite: SignatureSuite; publicKey: string; message: string; signature: Buffer };

/** Whether a signature over the UTF-8 bytes of a message was made with this key. */
export function verifySignature({ suite, publicKey, message, signature }: Signed): boolean {
  if (suite === 'sm3-sm2') return sm2Fits({ publicKey, message, signature });
  if (signature.length !== 64) return false;
  const spki = Buffer.concat([Buffer.from(headOfKey[suite], 'hex'), Buffer.from(publicKey, 'hex')]);
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  return verify(null, Buffer.from(message, 'utf8'), key, signature);
}

/** Whether an SM2 signature over these bytes, or the UTF-8 bytes of a text, was made with this key. */
export function sm2Fits({ publicKey, message, signature }: Sm2Signed): boolean {
  const pair = sm2Pair(signature);
  return pair !== undefined && sm2Verify({ publicKey, userId: sm2UserId, message, ...pair });
}
type Sm2Signed = { publicKey: string; message: string | Uint8Array; signature: Buffer };

/** An SM2 signature is two numbers: as 64 bytes, or in DER as GB/T 35276 writes it. */
function sm2Pair(signature: Buffer): { r: string; s: string } | undefined {
  if (signature.length === 64) {
    return { r: signature.subarray(0, 32).toString('hex'), s: signature.subarray(32).toString('hex') };
  }
  const r = integerAt(signature, 2);
  const s = r && integerAt(signature, r.next);
  if (signature[0] !== 0x30 || signature[1] !== signature.length - 2 || !r || !s) return undefined;
  return s.next === signature.length ? { r: r.hex, s: s.hex } : undefined;
}

function integerAt(der: Buffer, at: number): { hex: string; next: number } | undefined {
  const length = der[at + 1] ?? 0;
  if (der[at] !== 0x02 || length === 0 || length > 33 || at + 2 + length > der.length) return undefined;
  const digits = der.subarray(at + 2, at + 2 + length).toString('hex');
  return { hex: digits.replace(/^00(?=[0-9a-f]{64}$)/, ''), next: at + 2 + length };
}
