import { Problem, stops } from '../../../base/problem.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import type { Tx } from '../../../platform/database.ts';
import type { Instant } from '../../../base/time.ts';
import { workingDaysPerMonth, type WorkingCalendar } from '../../../base/working-days.ts';
import type { ClockSource } from '../clocks.ts';
import { plansPolicy } from '../policy.ts';
import { calendarOf, calendarYearOf } from '../queries.ts';
import { calendarFindings, calendarWith, changedDays, type MovedClock, movedClocks, type YearEdit } from '../rules.ts';
import { CalendarEdit, SaveCalendar } from '../schema.ts';
import { lockCalendarYear, saveCalendarYear } from '../store.ts';
import { calendarSubject } from '../terms.ts';

const noSubject = { ownerOrgId: null };
type Effect = { before: WorkingCalendar; after: WorkingCalendar; running: number; moved: MovedClock[] };

/** What an edited year would do to the clocks that run now. */
async function effectOf(
  tx: Tx,
  edit: YearEdit,
  { now, sources }: { now: Instant; sources: readonly ClockSource[] },
): Promise<Effect> {
  const before = await calendarOf(tx);
  const after = calendarWith(before, edit);
  const clocks = [];
  for (const { kind, label, find } of sources) {
    clocks.push(...(await find(tx, now)).map((clock) => ({ kind, label, ...clock })));
  }
  return { before, after, running: clocks.length, moved: movedClocks(clocks, before, after) };
}

const totalOf = (calendar: WorkingCalendar, year: number): number =>
  workingDaysPerMonth(calendar, year).reduce((sum, one) => sum + one, 0);

/** Shows which clocks an edited calendar would move, before anything is saved (ux 5.9). */
export const previewCalendar = (sources: readonly ClockSource[]) =>
  reading({
    input: CalendarEdit,
    load: async () => noSubject,
    view: plansPolicy.saveCalendar,
    async show({ tx, now }, _, edit) {
      const stored = await calendarYearOf(tx, edit.year);
      const findings = calendarFindings(edit, stored?.row);
      const changed = changedDays(stored?.days ?? [], edit.days);
      const calendar = await calendarOf(tx);
      const totalBefore = stored ? totalOf(calendar, edit.year) : null;
      if (stops(findings).length > 0)
        return { findings, changed, totalBefore, totalAfter: totalBefore ?? 0, running: 0, moved: [] };
      const { after, running, moved } = await effectOf(tx, edit, { now, sources });
      return { findings, changed, totalBefore, totalAfter: totalOf(after, edit.year), running, moved };
    },
  });

/** The national office enters or corrects a year's working days; the clocks that move are recorded by name. */
export const saveCalendar = (sources: readonly ClockSource[]) =>
  useCase({
    act: 'calendar.save',
    label: '保存工作日历',
    input: SaveCalendar,
    load: async (tx, { year }) => ({ ...noSubject, row: await lockCalendarYear(tx, year) }),
    view: plansPolicy.viewCalendar,
    allow: plansPolicy.saveCalendar,
    async run({ tx, now, record }, { row }, { version, reason, source, ...edit }) {
      if ((row?.version ?? 0) !== version) throw new Problem('row.changed');
      const findings = calendarFindings(edit, row);
      if (stops(findings).length > 0) throw new Problem('calendar.invalid', {}, findings);
      const stored = await calendarYearOf(tx, edit.year);
      const { moved } = await effectOf(tx, edit, { now, sources });
      await saveCalendarYear(tx, { year: edit.year, version: version + 1, state: edit.state, source }, edit.days);
      const id = calendarSubject(edit.year);
      record({
        act: 'calendar.save',
        subject: id,
        also: moved.map(({ subject }) => subject),
        before: row && { state: row.state, source: row.source },
        after: { state: edit.state, source, changed: changedDays(stored?.days ?? [], edit.days), moved },
        note: [`${edit.year} 年工作日历`, reason, moved.length > 0 && `牵动 ${moved.length} 个期限`]
          .filter(Boolean)
          .join('，'),
      });
      return { id };
    },
  });
