// Secrets that must be read again (the keys of authenticator apps) are stored encrypted: AES-256-GCM under a key that
// lies outside the database, so that a dump or a backup of the tables alone gives nobody a second factor.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

export type Vault = {
  /** Encrypts a text for one owner; the same text sealed twice looks different. */
  seal: (text: string, owner: string) => string;
  /** The text again, or undefined where key or owner is another or the bytes were altered. */
  open: (sealed: string, owner: string) => string | undefined;
};

const form = 'v1';
const keyBytes = 32;
/** Whether a stored value is sealed; anything else is from the time before. */
export const isSealed = (stored: string): boolean => stored.startsWith(`${form}.`);

/** A vault under one key; the owner's id is bound into each value, so that none can be moved to another row. */
export function vaultOf(key: Buffer): Vault {
  if (key.length !== keyBytes) throw new Error(`the key of the vault must have ${keyBytes} bytes, not ${key.length}`);
  const name = createHash('sha256').update(key).digest('hex').slice(0, 8);
  return {
    seal(text, owner) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
      const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [form, name, nonce.toString('base64url'), bytes.toString('base64url')].join('.');
    },
    open(sealed, owner) {
      const [kind, under, nonce, bytes] = sealed.split('.');
      if (kind !== form || under !== name || !nonce || !bytes) return undefined;
      const all = Buffer.from(bytes, 'base64url');
      try {
        const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'));
        cipher.setAAD(Buffer.from(owner)).setAuthTag(all.subarray(-16));
        return cipher.update(all.subarray(0, -16)).toString('utf8') + cipher.final('utf8');
      } catch {
        return undefined;
      }
    },
  };
}

/** The key of an installation: JINGWEI_KEY (base64, 32 bytes), else `secret.key` in the data folder, made at first. */
export function installationKey(folder: string, env: NodeJS.ProcessEnv = process.env): Buffer {
  if (env.JINGWEI_KEY) return Buffer.from(env.JINGWEI_KEY, 'base64');
  const file = path.join(folder, 'secret.key');
  try {
    fs.writeFileSync(file, `${randomBytes(keyBytes).toString('base64')}\n`, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
  return Buffer.from(fs.readFileSync(file, 'utf8').trim(), 'base64');
}
