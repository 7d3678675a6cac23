import { endOfDay, type Instant, type LocalDate } from '../../base/time.ts';
import type { SenderState } from './terms.ts';

/** Received in time, late, still awaited, or missing: judged by the first delivery of the period. */
export function senderStateOf(dueOn: LocalDate, receivedAt: Instant | null, now: Instant): SenderState {
  const closes = endOfDay(dueOn);
  if (receivedAt !== null) return receivedAt < closes ? 'received' : 'late';
  return now < closes ? 'waiting' : 'missing';
}
/** The sender still owes the period. */
export const isOwed = (state: SenderState): boolean => state === 'waiting' || state === 'missing';
export const isMissing = (state: SenderState): boolean => state === 'missing';

/** A key is in force on its days until it is revoked. */
export function keyStanding(
  key: { validFrom: LocalDate; validUntil: LocalDate; revokedAt: Instant | null },
  today: LocalDate,
): 'waiting' | 'valid' | 'expired' | 'revoked' {
  if (key.revokedAt !== null) return 'revoked';
  if (key.validFrom > today) return 'waiting';
  return key.validUntil < today ? 'expired' : 'valid';
}
