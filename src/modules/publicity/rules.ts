import { type Finding, findingsOf } from '../../base/problem.ts';
import { explainWindow } from '../../base/calendar-windows.ts';
import { addDays, dayOf, endOfDay, type Instant, type LocalDate, longDate } from '../../base/time.ts';
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from '../../base/working-days.ts';
import { creditCodeFindings } from '../organizations/contract.ts';
import type { ObjectionForm } from './schema.ts';
import type { Claimant, ClaimantKind, NoticeRow, Objection, Request } from './terms.ts';

/**
 * The last day on which a work may be objected to. A calendar changed afterwards may move it; it may
 * only become later, since the public was told a day (民法典 201; 公示公告写明的日期不提前).
 */
export function untilInForce(
  { from, until, days }: Pick<NoticeRow, 'from' | 'until' | 'days'>,
  calendar: WorkingCalendar,
): LocalDate | null {
  if (!from || !until) return null;
  const counted = addWorkingDays(calendar, from, days);
  return counted > until ? counted : until;
}

/** The last of all windows of a list; null before anything was published. */
export function lastUntil(rows: readonly NoticeRow[], calendar: WorkingCalendar): LocalDate | null {
  const ends = rows.flatMap((row) => untilInForce(row, calendar) ?? []);
  return ends.length === 0 ? null : ends.reduce((a, b) => (a > b ? a : b));
}

/** Whether a work may be objected to at a moment: until 24:00 of the last day in Beijing (民法典 203). */
export function windowFindings(row: NoticeRow | undefined, calendar: WorkingCalendar, now: Instant): Finding[] {
  if (!row) return [{ code: 'not_listed', path: 'workNumber', message: '该作品不在公示名单上' }];
  const until = untilInForce(row, calendar);
  return findingsOf(
    (!until || !row.from) && { code: 'not_public', path: 'workNumber', message: '该作品尚未公示' },
    until &&
      now >= endOfDay(until) && {
        code: 'window_closed',
        path: 'workNumber',
        message: `《${row.title}》的公示期已于 ${longDate(until)}24:00 结束`,
        clause: '方案六（一）2',
      },
  );
}

/** What must be filled in for which way of objecting: name and contact, a sealed letter, or only the claim. */
export function claimFindings(form: ObjectionForm, given: { seal: boolean }): Finding[] {
  const contact = form.phone === '' && form.email === '';
  if (form.claimantKind === 'anonymous') {
    const named = [form.name, form.unitName, form.creditCode, form.contactName, form.phone, form.email].some(
      (value) => value !== '',
    );
    return findingsOf(
      named && {
        code: 'not_anonymous',
        path: 'claimantKind',
        message: '匿名反映不收个人或单位信息；请清空，或改选实名、单位',
      },
    );
  }
  if (form.claimantKind === 'person') {
    return findingsOf(
      [...form.name].length < 2 && { code: 'name_missing', path: 'name', message: '请填写真实姓名' },
      form.unitName === '' && {
        code: 'unit_missing',
        path: 'unitName',
        message: '请填写所在单位；没有单位的写住址所在地',
      },
      contact && { code: 'contact_missing', path: 'phone', message: '请至少留一种联系方式（电话或邮箱），用于答复' },
    );
  }
  return [
    ...findingsOf(
      form.unitName === '' && { code: 'unit_missing', path: 'unitName', message: '请填写单位全称' },
      form.contactName === '' && { code: 'contact_name_missing', path: 'contactName', message: '请填写联系人' },
      contact && { code: 'contact_missing', path: 'phone', message: '请至少留一种联系方式（电话或邮箱），用于答复' },
      !given.seal && { code: 'seal_missing', path: 'seal', message: '以单位名义提出的，须上传加盖公章的扫描件' },
    ),
    ...creditCodeFindings(form.creditCode).map((one) => ({ ...one, path: 'creditCode' })),
  ];
}

/** Only what nobody stands behind is kept as a clue; a named objection is answered. */
export const shelveFindings = ({ claimantKind }: Pick<Objection, 'claimantKind'>): Finding[] =>
  findingsOf(
    claimantKind !== 'anonymous' && {
      code: 'named',
      message: '实名和单位异议须受理或说明不予受理的理由，不能留作线索',
    },
  );

/** By when the claimant must have an answer; an anonymous one is owed none. */
export const replyDueOn = (
  { receivedAt, claimantKind }: Pick<Objection, 'receivedAt' | 'claimantKind'>,
  days: number,
  calendar: WorkingCalendar,
): LocalDate | null => (claimantKind === 'anonymous' ? null : addWorkingDays(calendar, dayOf(receivedAt), days));

export type StakeFacts = {
  person: { id: string; name: string; phone: string | null; orgId: string };
  /** Who drew up the list of decisions and the notice, and who signed the decisions. */
  preparers: readonly string[];
  releasedBy: string | null;
  reviewers: readonly string[];
  applicantOrgId: string;
  recommenderOrgId: string;
  jointCreditCodes: readonly string[];
  orgCreditCode: string | null;
  claimant: Claimant | null;
};

/** 谁有利害关系谁回避: everything that bars a person from handling a case, with the reason in words. */
export function stakeFindings(facts: StakeFacts): Finding[] {
  const { person, claimant } = facts;
  const clause = '异议办理回避规定';
  return findingsOf(
    facts.preparers.includes(person.id) && {
      code: 'prepared_list',
      clause,
      message: `${person.name}参与拟制评定名单或公示稿，应当回避`,
    },
    facts.releasedBy === person.id && {
      code: 'released_list',
      clause,
      message: `${person.name}签发了评定结论，应当回避`,
    },
    facts.reviewers.includes(person.id) && {
      code: 'reviewed',
      clause,
      message: `${person.name}参加过该作品的评审，应当回避`,
    },
    person.orgId === facts.applicantOrgId && {
      code: 'of_applicant',
      clause,
      message: `${person.name}是申报机构人员，应当回避`,
    },
    person.orgId === facts.recommenderOrgId && {
      code: 'of_recommender',
      clause,
      message: `${person.name}是推荐单位人员，应当回避`,
    },
    facts.orgCreditCode !== null &&
      facts.jointCreditCodes.includes(facts.orgCreditCode) && {
        code: 'of_joint',
        clause,
        message: `${person.name}所在单位是联合制作机构，应当回避`,
      },
    claimant !== null &&
      claimant.phone !== '' &&
      claimant.phone === person.phone && {
        code: 'is_claimant',
        clause,
        message: `${person.name}与本案提出人有关，应当回避`,
      },
    claimant !== null &&
      claimant.creditCode !== '' &&
      claimant.creditCode === facts.orgCreditCode && {
        code: 'of_claimant',
        clause,
        message: `${person.name}与本案提出人有关，应当回避`,
      },
  );
}

/** What is sent to the body asked must not say who objected. */
export function askFindings({
  statement,
  question,
  dueOn,
  claimant,
  now,
}: {
  statement: string;
  question: string;
  dueOn: LocalDate;
  claimant: Claimant | null;
  now: Instant;
}): Finding[] {
  const secrets = claimant
    ? [claimant.name, claimant.unitName, claimant.creditCode, claimant.contactName, claimant.phone, claimant.email]
    : [];
  const told = `${statement}\n${question}`;
  const leaks = secrets.some((one) => [...one].length >= 2 && told.includes(one));
  return findingsOf(
    leaks && {
      code: 'identity_told',
      path: 'statement',
      message: '内容中出现了提出人的信息，请删去后再发',
      clause: '异议办理保密规定',
    },
    dueOn <= dayOf(now) && { code: 'due_past', path: 'dueOn', message: '答复期限应在今天之后' },
  );
}

/** Before an outcome is proposed every request must have been answered or be overdue. */
export const proposalFindings = (requests: readonly Request[], now: Instant): Finding[] =>
  requests
    .filter((one) => one.answeredAt === null && now < endOfDay(one.dueOn))
    .map((one) => ({ code: 'answer_pending', message: `还在等待说明，期限 ${longDate(one.dueOn)}` }));

/** The text of a notice as it would go out; a word in braces that nobody knows stays visible and is refused. */
export function textFindings(text: { title: string; body: string }, works: number): Finding[] {
  const left = [...`${text.title}${text.body}`.matchAll(/\{[^{}]*\}/g)].map(([word]) => word);
  return findingsOf(
    works === 0 && { code: 'no_works', message: '名单上没有作品' },
    left.length > 0 && {
      code: 'word_unknown',
      path: 'body',
      message: `不认识的填空：${[...new Set(left)].join('、')}`,
    },
  );
}

export type ShownWindow = {
  from: LocalDate;
  until: LocalDate;
  workingDays: number;
  sentence: string;
  left: number;
  open: boolean;
  provisional: boolean;
  days: { date: LocalDate; kind: 'published' | 'rest' | 'counted' | 'extra'; note: string }[];
};

/** A window day by day for the strip, the day of publication first, and how many working days are left. */
export function shownWindow(
  row: Pick<NoticeRow, 'from' | 'until' | 'days'>,
  calendar: WorkingCalendar,
  now: Instant,
): ShownWindow | null {
  const until = untilInForce(row, calendar);
  if (!row.from || !until || row.days === 0) return null;
  const counted = explainWindow(calendar, row.from, row.days);
  const days: ShownWindow['days'] = [{ date: row.from, kind: 'published', note: '发布当日不计入' }];
  for (let date = addDays(row.from, 1); date <= until; date = addDays(date, 1)) {
    const day = counted.days.find((one) => one.date === date);
    days.push(
      day
        ? { date, kind: day.counted ? 'counted' : 'rest', note: day.why }
        : { date, kind: 'extra', note: '已公布的期限不提前' },
    );
  }
  const today = dayOf(now);
  const before = today > row.from ? addDays(today, -1) : row.from;
  const left = now >= endOfDay(until) ? 0 : workingDaysBetween(calendar, before, until);
  return {
    from: row.from,
    until,
    workingDays: row.days,
    sentence: `${counted.sentence}24:00`,
    left,
    open: now < endOfDay(until),
    provisional: counted.provisional,
    days,
  };
}

/** Letters and digits that cannot be mistaken for each other, in groups of four. */
export const grouped = (code: string): string => (code.match(/.{1,4}/g) ?? []).join('-');
export const needsReply = (kind: ClaimantKind): boolean => kind !== 'anonymous';
