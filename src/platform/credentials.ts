import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Secret, TOTP } from 'otpauth';
import type { Instant } from '../base/time.ts';

/** argon2id with 19 MiB, two passes, one lane: the floor that current guidance names for this hash. */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), strength);

let stranger: Promise<string> | undefined;

/** Compares a password; without a stored hash the same work is done and the answer is no. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  stranger ??= hashPassword(randomBytes(24).toString('base64url'));
  const fits = await verify(stored ?? (await stranger), password.normalize('NFC'));
  return fits && stored !== null;
}

/** 32 random bytes as text for addresses and cookies; only its digest is ever stored. */
export const newSecret = (prefix = ''): string => prefix + randomBytes(32).toString('base64url');
export const secretDigest = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const period = 30;
const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: '精微', label, algorithm: 'SHA1', digits: 6, period, secret: Secret.fromBase32(secret) });

export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;
/** The address an authenticator app reads from the QR code. */
export const totpAddress = (secret: string, label: string): string => totpOf(secret, label).toString();
/** The code of a moment; for the demonstration and the tests, which play the phone. */
export const totpCode = (secret: string, now: Instant): string =>
  totpOf(secret).generate({ timestamp: Date.parse(now) });

/** The time step a code belongs to (RFC 6238, one step either side), or undefined when it does not fit. */
export function totpStep(secret: string, code: string, now: Instant): number | undefined {
  const timestamp = Date.parse(now);
  const delta = totpOf(secret).validate({ token: code, timestamp, window: 1 });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / period) + delta;
}
