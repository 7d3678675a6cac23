import { addDays, dayOf, endOfDay, type Instant, type LocalDate } from '../../base/time.ts';
import { explainWindow } from '../../base/calendar-windows.ts';
import { type WorkingCalendar, workingDaysBetween } from '../../base/working-days.ts';
import type { Tx } from '../../platform/database.ts';
import { contentOf } from '../calls/index.ts';
import { calendarOf } from '../plans/index.ts';
import { needsReply, replyDueOn } from './rules.ts';
import type { Objection } from './terms.ts';

export type ReplyTerms = { calendar: WorkingCalendar; daysOf: (callVersionId: string) => Promise<number> };

/** The calendar and, for each call, within how many working days a claimant is answered; read once per question. */
export async function replyTerms(tx: Tx): Promise<ReplyTerms> {
  const known = new Map<string, number>();
  return {
    calendar: await calendarOf(tx),
    async daysOf(callVersionId) {
      const days = known.get(callVersionId) ?? (await contentOf(tx, callVersionId)).publicity.objectionReplyWorkingDays;
      known.set(callVersionId, days);
      return days;
    },
  };
}

/** Whether the claimant has been answered in one way or another. */
export const isAnswered = (objection: Pick<Objection, 'repliedAt' | 'closedAt'>): boolean =>
  objection.repliedAt !== null || objection.closedAt !== null;
export const isLate = (objection: Objection, dueOn: LocalDate | null, now: Instant): boolean =>
  dueOn !== null && !isAnswered(objection) && now >= endOfDay(dueOn);

/** The clock of a case day by day; none for an anonymous one. */
export function caseClock(
  objection: Objection,
  { calendar, days, now }: { calendar: WorkingCalendar; days: number; now: Instant },
) {
  const dueOn = replyDueOn(objection, days, calendar);
  if (!needsReply(objection.claimantKind) || !dueOn) return null;
  const from = dayOf(objection.receivedAt);
  const window = explainWindow(calendar, from, days);
  const today = dayOf(now);
  const before = today > from ? addDays(today, -1) : from;
  return {
    dueOn,
    sentence: window.sentence,
    met: isAnswered(objection),
    left: now >= endOfDay(dueOn) ? 0 : workingDaysBetween(calendar, before, dueOn),
    days: [
      { date: from, kind: 'published' as const, note: '收到当日不计入' },
      ...window.days.map(({ date, counted, why }) => ({
        date,
        kind: counted ? ('counted' as const) : ('rest' as const),
        note: why,
      })),
    ],
  };
}
