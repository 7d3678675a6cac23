import type { Role } from '../../base/policy.ts';
import type { LocalDate } from '../../base/time.ts';
import { isWorkingDay, type WorkingCalendar, workingDaysBetween } from '../../base/working-days.ts';
import { applicationNotices } from './application-rules.ts';
import { appraisalNotices } from './appraisal-rules.ts';
import { exchangeNotices } from './exchange-rules.ts';
import { moneyNotices } from './money-rules.ts';
import { peopleNotices } from './people-rules.ts';
import { projectNotices } from './project-rules.ts';
import { promotionNotices } from './promotion-rules.ts';
import { reportNotices } from './report-rules.ts';
import { reviewNotices } from './review-rules.ts';
import type { DueRung, NoticeRule, Recipient } from './terms.ts';

/** Act → whom it tells, in which words, and whether a mail goes with it (ux 5.7). */
export const noticeRules: readonly NoticeRule[] = [
  ...applicationNotices,
  ...peopleNotices,
  ...reviewNotices,
  ...reportNotices,
  ...projectNotices,
  ...moneyNotices,
  ...promotionNotices,
  ...exchangeNotices,
  ...appraisalNotices,
];

/** The roles among which a kind of recipient is found: nobody is offered to mute what never comes to them. */
const rolesOfRecipient: Record<Recipient, readonly Role[] | 'anyone'> = {
  applicant: ['producer_admin', 'producer_editor'],
  applicantHeads: ['producer_admin'],
  organizationHeads: ['producer_admin'],
  batchApplicants: ['producer_admin', 'producer_editor'],
  unitIntake: ['unit_intake'],
  homeIntake: ['unit_admin', 'unit_intake'],
  unitReviewTeam: ['unit_secretary', 'unit_leader'],
  askingUnit: ['unit_secretary', 'unit_leader'],
  batchUnits: ['unit_admin', 'unit_secretary', 'unit_leader'],
  reportUnit: ['unit_intake', 'unit_secretary', 'unit_leader'],
  responsible: ['unit_intake', 'unit_secretary', 'unit_leader', 'platform_operator'],
  appraised: ['unit_secretary', 'unit_leader', 'platform_operator'],
  answeringSide: ['unit_intake', 'unit_secretary', 'platform_operator'],
  targetKeepers: ['producer_admin', 'unit_admin', 'platform_operator', 'system_admin'],
  projectProducer: ['producer_admin', 'producer_editor'],
  projectUnit: ['unit_secretary', 'unit_leader'],
  projectOwner: ['national_officer', 'unit_secretary'],
  projectLeaders: ['national_leader', 'unit_leader'],
  projectGuides: ['expert'],
  platform: ['platform_operator'],
  agreementParties: ['producer_admin', 'unit_leader'],
  allUnits: ['unit_admin', 'unit_secretary', 'unit_leader'],
  panel: ['unit_reviewer'],
  urged: ['unit_reviewer'],
  seatExpert: ['expert'],
  officers: ['national_officer'],
  leaders: ['national_leader'],
  handlers: ['objection_handler'],
  askedParty: ['producer_admin', 'producer_editor', 'unit_admin', 'unit_secretary', 'unit_leader'],
  person: 'anyone',
};
const reaches = ({ to }: NoticeRule, roles: readonly Role[]): boolean => {
  const wanted = rolesOfRecipient[to];
  return wanted === 'anyone' || wanted.some((role) => roles.includes(role));
};

export type Mutable = { key: string; label: string; title: string };
/** What somebody with these roles may mute: whatever neither begins a clock nor affects rights (ux 5.7). */
export const mutableFor = (roles: readonly Role[]): Mutable[] => [
  ...noticeRules
    .filter((rule) => rule.kind !== 'legal' && reaches(rule, roles))
    .map(({ key, label, title }) => ({ key, label, title })),
  dueRule,
  copyRule,
];
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
