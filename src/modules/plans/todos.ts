import { hasRole } from '../../base/policy.ts';
import { addDays, dayOf, startOfDay } from '../../base/time.ts';
import { localDate } from '../../base/time.ts';
import type { TodoSource } from '../../platform/todo.ts';
import { calendarYears } from './queries.ts';
import { isSettled } from './rules.ts';
import { calendarSubject } from './terms.ts';

/** Clocks look this far ahead at most; a year that comes into sight unknown would make them refuse. */
const sightDays = 60;

/** A coming year whose working days nobody has entered, or only as a draft, waits for the national officers. */
export const plansTodos: TodoSource[] = [
  {
    kind: 'calendar',
    label: '录入工作日历',
    async find(tx, actor, now) {
      if (!hasRole(actor, 'national_officer')) return [];
      const today = dayOf(now);
      const years = await calendarYears(tx);
      const wanted = [...new Set([today, addDays(today, sightDays)].map((day) => Number(day.slice(0, 4))))];
      return wanted
        .filter((year) => !isSettled(years.find((one) => one.year === year)))
        .map((year) => ({
          subject: calendarSubject(year),
          title: `${year} 年工作日历`,
          from: '系统',
          step: years.some((one) => one.year === year) ? '暂定，待录入正式安排' : '尚未录入，跨年期限无法计算',
          since: startOfDay(addDays(localDate(`${year}-01-01`), -sightDays)),
          dueOn: null,
          path: `/calendar/${year}`,
        }));
    },
  },
];
