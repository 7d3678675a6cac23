import { createHash } from 'node:crypto';
import { canonicalJson } from '../methods/canonical-json.ts';

/** The suite id stands beside every digest, so that one may change without the other becoming unreadable. */
export const suites = { sha256: 'sha256', sm3: 'sm3' } as const;
export type Suite = keyof typeof suites;

export const digestOfText = (text: string, suite: Suite = 'sha256'): string =>
  createHash(suites[suite]).update(text).digest('hex');
export const digestOf = (value: unknown, suite: Suite = 'sha256'): string =>
  digestOfText(canonicalJson(value ?? null), suite);
