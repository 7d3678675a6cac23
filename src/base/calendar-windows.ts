import { datesAfter } from './calendar-deadlines.ts';
import type { LocalDate } from './time.ts';
import type { WorkingCalendar } from './working-days.ts';
import { addWorkingDays, isWorkingDay, numberOfDay, provisionalYears, weekdayOfNumber } from './working-days.ts';

/** One day of a window: whether it was counted, and why in Chinese. */
export type WindowDay = { date: LocalDate; counted: boolean; why: string };

const weekdayNames = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'];
const weekdayName = (date: LocalDate): string => weekdayNames[weekdayOfNumber(numberOfDay(date))] ?? '';

/** Why a day counts or does not: the exception's name where there is one, else the weekday. */
export function dayMeaning(calendar: WorkingCalendar, date: LocalDate): WindowDay {
  const exception = calendar.exceptions.get(date);
  const counted = isWorkingDay(calendar, date);
  const weekday = weekdayName(date);
  if (!exception) return { date, counted, why: counted ? `工作日（${weekday}）` : `休息日（${weekday}）` };
  return { date, counted, why: counted ? `${exception.name}调休上班（${weekday}）` : `${exception.name}放假` };
}

const dayText = (date: LocalDate, withYear: boolean): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${withYear ? `${year} 年 ` : ''}${month} 月 ${day} 日`;
};

function rangeText(from: LocalDate, to: LocalDate, withYear: boolean): string {
  if (from === to) return dayText(from, withYear);
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  const otherYear = withYear && from.slice(0, 4) !== to.slice(0, 4);
  return `${dayText(from, withYear)}至 ${sameMonth ? `${Number(to.slice(8))} 日` : dayText(to, otherYear)}`;
}

type Run = { name: string; from: LocalDate; to: LocalDate };

/** Public holidays of a window as unbroken runs, e.g. 端午节 19 to 21 June. */
function holidayRuns(calendar: WorkingCalendar, days: readonly WindowDay[]): Run[] {
  const runs: Run[] = [];
  for (const { date, counted } of days) {
    const name = calendar.exceptions.get(date)?.name;
    if (counted || name === undefined) continue;
    const last = runs.at(-1);
    if (last && last.name === name && numberOfDay(date) === numberOfDay(last.to) + 1) last.to = date;
    else runs.push({ name, from: date, to: date });
  }
  return runs;
}

export type Window = { endOn: LocalDate; days: WindowDay[]; sentence: string; provisional: boolean };

/** A period of working days, explained day by day and in one Chinese sentence (民法典 201、行政许可法 82). */
export function explainWindow(calendar: WorkingCalendar, startOn: LocalDate, workingDays: number): Window {
  const endOn = addWorkingDays(calendar, startOn, workingDays);
  const days = datesAfter(startOn, endOn).map((date) => dayMeaning(calendar, date));
  const withYear = startOn.slice(0, 4) !== endOn.slice(0, 4);
  const holidays = holidayRuns(calendar, days).map((run) => `${run.name} ${rangeText(run.from, run.to, withYear)}顺延`);
  const makeUps = days
    .filter(({ date, counted }) => counted && calendar.exceptions.has(date))
    .map(({ date }) => `${dayText(date, withYear)}（${weekdayName(date)}）调休上班计入`);
  const drafts = provisionalYears(calendar, startOn, endOn);
  const parts = [
    `自 ${dayText(startOn, withYear)}次日起 ${workingDays} 个工作日`,
    ...holidays,
    ...makeUps,
    `止于 ${dayText(endOn, withYear)}`,
  ];
  const note = drafts.length > 0 ? `（${drafts.join('、')} 年放假安排为暂定，正式通知发布后重算）` : '';
  return { endOn, days, sentence: parts.join('，') + note, provisional: drafts.length > 0 };
}
