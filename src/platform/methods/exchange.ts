import type { JsonWebKey } from 'node:crypto';
import { createHash, createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import { isCheckingKey, pairSigned } from './webhook-ed25519.ts';

/** The seconds by which a sender's clock may differ from ours, both ways (Standard Webhooks: 300). */
export type WebhookRule = { now: number; toleranceSeconds: number };

const keyPattern = /^[A-Za-z0-9+/]+={0,2}$/;

/** The bytes of a webhook key, 24 to 64 of them, with or without its prefix. */
function keyBytes(secret: string): Buffer {
  const text = secret.replace(/^whsec_/, '');
  const bytes = Buffer.from(text, 'base64');
  if (!keyPattern.test(text) || bytes.length < 24 || bytes.length > 64) throw new RangeError('webhook_key_invalid');
  return bytes;
}

export type WebhookMessage = { id: string; timestamp: number; body: string };

/** The signature of a webhook message: HMAC-SHA256 over `id.timestamp.body`. */
export function webhookSign(secret: string, { id, timestamp, body }: WebhookMessage): string {
  return `v1,${createHmac('sha256', keyBytes(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

function sameBytes(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Whether a received message is signed by one of these keys (v1 by `whsec_`, v1a by `whpk_`): one match is enough. */
export function webhookVerify(
  secrets: string | readonly string[],
  headers: Readonly<Record<string, string | undefined>>,
  body: string,
  { now, toleranceSeconds }: WebhookRule,
): boolean {
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const id = lower['webhook-id'];
  const stamp = lower['webhook-timestamp'];
  const signatures = lower['webhook-signature'];
  if (!id || !stamp || !signatures || !/^\d{1,12}$/.test(stamp)) return false;
  if (!(Math.abs(now - Number(stamp)) <= toleranceSeconds)) return false;
  const keys = typeof secrets === 'string' ? [secrets] : secrets;
  const content = `${id}.${stamp}.${body}`;
  const checks = keys.map((key) => {
    if (isCheckingKey(key)) return (given: string) => pairSigned(key, content, given);
    const own = webhookSign(key, { id, timestamp: Number(stamp), body });
    return (given: string) => sameBytes(own, given);
  });
  return signatures.split(' ').some((given) => checks.some((fits) => fits(given)));
}

/** The digest of a body as RFC 9530 writes it, e.g. `sha-256=:…:`. */
export function contentDigest(body: string | Uint8Array, algorithm: 'sha-256' | 'sha-512' = 'sha-256'): string {
  return `${algorithm}=:${createHash(algorithm.replace('-', '')).update(body).digest('base64')}:`;
}

const thumbprintFields: Readonly<Record<string, readonly string[]>> = {
  OKP: ['crv', 'kty', 'x'],
  EC: ['crv', 'kty', 'x', 'y'],
  RSA: ['e', 'kty', 'n'],
  oct: ['k', 'kty'],
};

/** The name of a key by its content (RFC 7638, 8037): SHA-256 over its required fields in the order of their names. */
export function jwkThumbprint(jwk: Readonly<Record<string, unknown>>): string {
  const fields = thumbprintFields[String(jwk.kty)];
  if (!fields || fields.some((name) => typeof jwk[name] !== 'string')) throw new RangeError('jwk_incomplete');
  const text = JSON.stringify(Object.fromEntries(fields.map((name) => [name, jwk[name]])));
  return createHash('sha256').update(text).digest('base64url');
}

type Algorithm = 'EdDSA' | 'ES256';
export type JwsResult = { ok: true; payload: string; algorithm: Algorithm } | { ok: false; reason: string };
const refusal = (reason: string): JwsResult => ({ ok: false, reason });
const base64url = /^[A-Za-z0-9_-]*$/;

/** Which algorithm a key can verify; the header of a token never decides (RFC 8725). */
const algorithmOf = (jwk: JsonWebKey): Algorithm | undefined =>
  jwk.kty === 'OKP' && jwk.crv === 'Ed25519' ? 'EdDSA' : jwk.kty === 'EC' && jwk.crv === 'P-256' ? 'ES256' : undefined;

function headerOf(part: string): Record<string, unknown> | undefined {
  try {
    const header: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof header === 'object' && header !== null && !Array.isArray(header) ? { ...header } : undefined;
  } catch {
    return undefined;
  }
}

function signatureHolds(algorithm: Algorithm, jwk: JsonWebKey, text: string, signature: Buffer): boolean {
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  return algorithm === 'EdDSA'
    ? verify(null, Buffer.from(text), key, signature)
    : verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, signature);
}

/** Verifies a compact JWS; `none`, HMAC and anything but the configured algorithms are refused. */
export function jwsVerify(jws: string, jwk: JsonWebKey, allowed: readonly Algorithm[] = ['EdDSA', 'ES256']): JwsResult {
  const parts = jws.split('.');
  const [head = '', body = '', signature = ''] = parts;
  if (parts.length !== 3 || !parts.every((part) => base64url.test(part))) return refusal('malformed');
  const header = headerOf(head);
  if (!header) return refusal('malformed');
  const algorithm = algorithmOf(jwk);
  if (!algorithm || header.alg !== algorithm || !allowed.includes(algorithm)) return refusal('algorithm_refused');
  if ('crit' in header || header.b64 === false) return refusal('critical_header');
  try {
    const holds = signatureHolds(algorithm, jwk, `${head}.${body}`, Buffer.from(signature, 'base64url'));
    return holds
      ? { ok: true, payload: Buffer.from(body, 'base64url').toString('utf8'), algorithm }
      : refusal('signature_wrong');
  } catch {
    return refusal('key_invalid');
  }
}
