import { type Actor, hasRole } from '../../base/policy.ts';
import { type Instant, type LocalDate, addDays, dayOf, endOfDay } from '../../base/time.ts';
import type { Batch } from '../calls/contract.ts';

/** The side from which somebody looks at a batch: it decides which deadline is theirs. */
export type Side = 'applicant' | 'unit' | 'nation';
export const sideOf = (actor: Actor): Side =>
  hasRole(actor, 'producer_admin', 'producer_editor')
    ? 'applicant'
    : hasRole(actor, 'unit_admin', 'unit_intake', 'unit_secretary', 'unit_reviewer', 'unit_leader')
      ? 'unit'
      : 'nation';

/** When a batch is over for a side: applicants hand in until the submission day, units until the recommendation day. */
export const windowEndOf = (batch: Batch, side: Side): Instant =>
  side === 'applicant' ? batch.closesAt : batch.recommendationEndsAt;

/**
 * The batch a side works on. Applicants and units: the first whose window is not over, else the last. The nation
 * works on what has come in: the latest batch whose recommendations have ended, else the first.
 */
export function currentBatch(batches: readonly Batch[], side: Side, now: Instant): Batch | undefined {
  if (side === 'nation') return batches.findLast((batch) => batch.recommendationEndsAt <= now) ?? batches[0];
  return batches.find((batch) => now < windowEndOf(batch, side)) ?? batches.at(-1);
}

export type ShownBatch = { id: string; name: string; past: boolean; current: boolean };

/** The batches of the switch; past ones are read-only for this side. */
export function shownBatches(batches: readonly Batch[], side: Side, now: Instant): ShownBatch[] {
  const current = currentBatch(batches, side, now);
  return batches.map((batch) => ({
    id: batch.id,
    name: batch.name,
    current: batch.id === current?.id,
    past:
      batch.id !== current?.id &&
      windowEndOf(batch, side) <= now &&
      batch.recommendationEndsAt <= (current?.recommendationEndsAt ?? now),
  }));
}

export type Deadline = { label: string; endsAt: Instant; endsText: string };

/** `6月5日24:00`, as deadlines are said. */
export const endText = (day: LocalDate): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日24:00`;
const ending = (label: string, endsAt: Instant): Deadline => ({
  label,
  endsAt,
  endsText: endText(addDays(dayOf(endsAt), -1)),
});

/** The next deadlines of the batches that concern a side, soonest first (方案六（一）5). */
export function deadlinesOf(batches: readonly Batch[], side: Side, now: Instant): (Deadline & { batchId: string })[] {
  return batches
    .filter((batch) => batch.opensAt <= now)
    .flatMap((batch) => [
      ...(side === 'unit' ? [] : [{ ...ending('距申报截止', batch.closesAt), batchId: batch.id }]),
      ...(side === 'applicant' ? [] : [{ ...ending('距推荐截止', batch.recommendationEndsAt), batchId: batch.id }]),
    ])
    .filter(({ endsAt }) => now < endsAt)
    .sort((a, b) => a.endsAt.localeCompare(b.endsAt));
}

/** The clock of somebody whose deadlines are their own to-dos (experts). */
export function todoDeadline(
  todos: readonly { dueOn: LocalDate | null; step: string }[],
  now: Instant,
): Deadline | null {
  const due = todos.flatMap(({ dueOn }) => (dueOn && now < endOfDay(dueOn) ? [dueOn] : [])).sort()[0];
  return due ? ending('距评审截止', endOfDay(due)) : null;
}
