import type { Instant, LocalDate } from '../../base/time.ts';
import type { WorkingCalendar } from '../../base/working-days.ts';
import type { Tx } from '../../platform/database.ts';

/** One period that is running now; `dueOn` counts it by the calendar it is given, so that two can be compared. */
export type RunningClock = {
  subject: string;
  title: string;
  /** Page address of the subject. */
  path: string;
  dueOn: (calendar: WorkingCalendar) => LocalDate | null;
};
/** The running clocks of one kind; a module that counts working days provides one, main hands them to plansRoutes(). */
export type ClockSource = { kind: string; label: string; find: (tx: Tx, now: Instant) => Promise<RunningClock[]> };
