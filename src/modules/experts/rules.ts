import { normalised } from '../../base/fields.ts';
import type { LocalDate } from '../../base/time.ts';
import type { Expert, Interest } from './terms.ts';

/** Whether an expert may be drawn on a day: appointed, and within the term (a last day counts). */
export const isAvailable = (expert: Pick<Expert, 'state' | 'termFrom' | 'termUntil'>, today: LocalDate): boolean =>
  expert.state === 'active' && expert.termFrom <= today && (expert.termUntil === null || today <= expert.termUntil);

/** Whether a declared tie still stands on a day. */
export const isInForce = (interest: Pick<Interest, 'until' | 'withdrawnAt'>, today: LocalDate): boolean =>
  interest.withdrawnAt === null && (interest.until === null || today <= interest.until);

const plainName = (name: string): string =>
  normalised(name)
    .replace(/[\s()]/g, '')
    .toLowerCase();

export type Party = { name: string; creditCode: string | null };

/** Whether two names stand for the same body: by credit code where both have one, else by name without brackets. */
export function isSameParty(one: Party, other: Party): boolean {
  if (one.creditCode && other.creditCode) return one.creditCode === other.creditCode;
  return plainName(one.name) !== '' && plainName(one.name) === plainName(other.name);
}
