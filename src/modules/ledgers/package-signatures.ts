import type { Finding } from '../../base/problem.ts';
import { dayOf, type Instant } from '../../base/time.ts';
import { signatureBytes, verifySignature } from '../../platform/signatures.ts';
import { refusalOf } from './package-rules.ts';
import type { LedgerKey } from './terms.ts';

export type SenderKey = Pick<LedgerKey, 'fingerprint' | 'suite' | 'publicKey' | 'validFrom' | 'validUntil'> & {
  revokedAt: Instant | null;
  pastStands: boolean;
};
type Line = { fingerprint: string; suite: string; base64: string };
const lineShape = /^([0-9a-f]{64}) (sha256-ed25519|sm3-sm2) ([A-Za-z0-9+/]+={0,2})$/;

/** `fingerprint suite signature`, one line each; undefined when a line is none. */
export function signatureLines(text: string): Line[] | undefined {
  const lines = text.endsWith('\n') ? text.slice(0, -1).split('\n') : [];
  const read = lines.map((line) => {
    const [, fingerprint = '', suite = '', base64 = ''] = lineShape.exec(line) ?? [];
    // another way to write the same bytes would be an altered file nobody notices
    return Buffer.from(base64, 'base64').toString('base64') === base64 && base64 !== ''
      ? { fingerprint, suite, base64 }
      : undefined;
  });
  return read.length > 0 && read.length <= 4 && read.every((line) => line !== undefined) ? read : undefined;
}

function fits(message: string, base64: string, { suite, publicKey }: PublicKey): boolean {
  const signature = signatureBytes(base64);
  return signature !== undefined && verifySignature({ suite, publicKey, message, signature });
}
type PublicKey = Pick<SenderKey, 'fingerprint' | 'suite' | 'publicKey'>;
/** Whether every signature that is kept with a manifest was made over it with one of these keys, in force or not. */
export function signaturesFit(manifest: string, lines: readonly string[], keys: readonly PublicKey[]): boolean {
  const read = signatureLines(`${lines.join('\n')}\n`);
  return (
    read?.every(({ fingerprint, suite, base64 }) => {
      const key = keys.find((one) => one.fingerprint === fingerprint && one.suite === suite);
      return key !== undefined && fits(manifest, base64, key);
    }) ?? false
  );
}

/** `madeAt` is known of what is passed on only: who brings a package of its own can sign it again today. */
export type Signing = { keys: readonly SenderKey[]; now: Instant; madeAt?: Instant | undefined };

/** Whether a key was in force then. What it signed before it was revoked holds only if nobody else can have had it. */
function wasInForce(key: SenderKey, at: Instant): boolean {
  const { validFrom, validUntil, revokedAt, pastStands } = key;
  const day = dayOf(at);
  return validFrom <= day && day <= validUntil && (revokedAt === null || (pastStands && at < revokedAt));
}

/**
 * What speaks against the signatures of a manifest: each must be of a registered key of the sender, in force today or,
 * for a package that is passed on, when it was made.
 */
export function signatureFinding(
  manifest: string,
  signatures: string,
  { keys, now, madeAt }: Signing,
): Finding | undefined {
  const lines = signatureLines(signatures);
  if (!lines) return refusalOf('signature_unreadable');
  const today = dayOf(now);
  for (const { fingerprint, suite, base64 } of lines) {
    const key = keys.find((one) => one.fingerprint === fingerprint);
    if (!key) return refusalOf('key_unknown', fingerprint.slice(0, 16));
    if (key.suite !== suite) return refusalOf('signature_unreadable', suite);
    if (!fits(manifest, base64, key)) return refusalOf('signature_wrong');
    if (madeAt !== undefined && madeAt <= now && wasInForce(key, madeAt)) continue;
    if (key.revokedAt !== null) return refusalOf('key_revoked', `${dayOf(key.revokedAt)} 吊销`);
    if (key.validFrom > today) return refusalOf('key_not_yet', `${key.validFrom} 起有效`);
    if (key.validUntil < today) return refusalOf('key_expired', `有效期至 ${key.validUntil}`);
  }
  return undefined;
}
