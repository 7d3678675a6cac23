// The asymmetric signatures of Standard Webhooks (`v1a`): who can check one cannot make one.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';

const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** The bytes after a prefix; a signing key may hold its public half behind its own. */
function bytesOf(key: string, prefix: string, lengths: readonly number[]): Buffer {
  const text = key.startsWith(prefix) ? key.slice(prefix.length) : '';
  const bytes = Buffer.from(text, 'base64');
  if (!base64.test(text) || !lengths.includes(bytes.length)) throw new RangeError('webhook_key_invalid');
  return bytes.subarray(0, 32);
}
const privateKeyOf = (signing: string) =>
  createPrivateKey({
    key: Buffer.concat([pkcs8Head, bytesOf(signing, 'whsk_', [32, 64])]),
    format: 'der',
    type: 'pkcs8',
  });
const publicKeyOf = (checking: string) =>
  createPublicKey({ key: Buffer.concat([spkiHead, bytesOf(checking, 'whpk_', [32])]), format: 'der', type: 'spki' });

export const isCheckingKey = (key: string): boolean => key.startsWith('whpk_');

/** A new pair: `whsk_` and the seed to sign with, `whpk_` and the public key to check with, each in Base64. */
export function webhookPair(): { signing: string; checking: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(pkcs8Head.length);
  const point = publicKey.export({ type: 'spki', format: 'der' }).subarray(spkiHead.length);
  return { signing: `whsk_${seed.toString('base64')}`, checking: `whpk_${point.toString('base64')}` };
}

/** The signature of signed content (`id.timestamp.body`) with Ed25519, as the header carries it: `v1a,…`. */
export const signWithPair = (signing: string, content: string): string =>
  `v1a,${sign(null, Buffer.from(content), privateKeyOf(signing)).toString('base64')}`;

/** Whether one signature of a header was made by the owner of a public key. */
export function pairSigned(checking: string, content: string, given: string): boolean {
  const key = publicKeyOf(checking);
  if (!given.startsWith('v1a,')) return false;
  const signature = Buffer.from(given.slice(4), 'base64');
  return signature.length === 64 && verify(null, Buffer.from(content), key, signature);
}
