import type { LocalDate } from '../../base/time.ts';
import { isWorkingDay, type WorkingCalendar, workingDaysBetween } from '../../base/working-days.ts';
import { applicationNotices } from './application-rules.ts';
import { peopleNotices } from './people-rules.ts';
import { reviewNotices } from './review-rules.ts';
import type { DueRung, NoticeRule } from './terms.ts';

/** Act → whom it tells, in which words, and whether a mail goes with it (ux 5.7). */
export const noticeRules: readonly NoticeRule[] = [...applicationNotices, ...peopleNotices, ...reviewNotices];

/** Labels a person may mute, with what they cover; `legal` ones cannot be muted (ux 5.7). */
export const mutableRules = noticeRules
  .filter(({ kind }) => kind !== 'legal')
  .map(({ key, label, title }) => ({ key, label, title }));
export const dueRule = { key: 'due', label: '到期提醒', title: '待办临近到期或逾期' } as const;
export const copyRule = { key: 'copy', label: '抄送', title: '同事抄送给您的事项' } as const;

/** Fills the words in braces; what is unknown stays empty rather than showing a brace. */
export const filled = (text: string, facts: Readonly<Record<string, string>>): string =>
  text
    .replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '')
    .replace(/。。/g, '。')
    .replace(/。；|；。/g, '。');

/** Working days left until a due day ends: 0 on the last one, negative when late. */
export const daysLeft = (calendar: WorkingCalendar, today: LocalDate, dueOn: LocalDate): number =>
  today <= dueOn
    ? workingDaysBetween(calendar, today, dueOn)
    : -Math.max(1, workingDaysBetween(calendar, dueOn, today));

/** Green above three working days, amber down to the day itself, red when late (ux 5.1). */
export const lightOf = (left: number): 'green' | 'amber' | 'red' => (left < 0 ? 'red' : left <= 3 ? 'amber' : 'green');

/**
 * The step of the ladder that is reached on a day, or none: T−3, T−1, the day itself, T+1, T+2 (ux 5.7), counted
 * in working days; on rest days nobody is reminded. A step missed while the system stood still is made up for
 * until the next one.
 */
export function dueRungOf(calendar: WorkingCalendar, today: LocalDate, dueOn: LocalDate): DueRung | null {
  if (!isWorkingDay(calendar, today)) return null;
  const left = daysLeft(calendar, today, dueOn);
  if (left > 3) return null;
  return left >= 2 ? 'before3' : left === 1 ? 'before1' : left === 0 ? 'today' : left === -1 ? 'late1' : 'late2';
}

/** The words of a reminder. */
export function reminderOf(
  rung: DueRung,
  todo: { title: string; kindLabel: string },
  left: number,
): { title: string; body: string } {
  const word = left > 0 ? `还有 ${left} 个工作日` : left === 0 ? '今日到期' : `已逾期 ${-left} 个工作日`;
  const head = rung === 'late1' || rung === 'late2' ? '逾期' : '临期';
  return { title: `${head}：${todo.title}`, body: `${todo.kindLabel}“${todo.title}”${word}，请及时办理。` };
}
