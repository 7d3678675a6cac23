import { beijingTime, dayOf, type Instant } from '../../base/time.ts';
import { type Finding, findingsOf } from '../../base/problem.ts';
import type { Batch, CallContent, EligibilityRule } from '../calls/contract.ts';
import type { Organization } from '../organizations/contract.ts';
import type { LookAlike, OutsideAward, Work } from '../works/contract.ts';
import { completenessFindings, type SlotFile } from './form-rules.ts';
import type { Application } from './terms.ts';

/** `2026-02`: what the numbers of a batch begin with; two calls of a year may share it, and then share its serials. */
export const numberPrefix = (batch: Pick<Batch, 'opensOn' | 'number'>): string =>
  `${batch.opensOn.slice(0, 4)}-${String(batch.number).padStart(2, '0')}`;

export type Answers = Readonly<Record<string, unknown>>;
/** All that the rules of this module judge by, gathered once per act by applicationFacts(). */
export type ApplicationFacts = {
  application: Application;
  answers: Answers;
  files: readonly SlotFile[];
  content: CallContent;
  batch: Batch;
  applicant: Organization;
  work: Work;
  /** Other live applications for the same work in the same batch. */
  twins: number;
  lookAlikes: readonly LookAlike[];
  awards: readonly OutsideAward[];
  /** What the classification rules say of the filing number and of the class, judged on the filing date. */
  numberFindings: readonly Finding[];
  classCode: number | null;
  /** The correction that is still open, with the last day to answer it. */
  correctionDueAt: Instant | null;
  now: Instant;
};

/** 方案六（一）1、5 and the call's own form: everything that stands against handing the application in, at once. */
export function submissionFindings(facts: ApplicationFacts): Finding[] {
  return [
    ...completenessFindings(facts.content, facts.answers, facts.files),
    ...eligibilityFindings(facts),
    ...(facts.application.state === 'correcting' ? correctionFindings(facts) : deadlineFindings(facts)),
  ];
}

/** 方案六（一）5：不晚于本批次截止日 24:00（民法典第二百零三条）。 */
export function deadlineFindings({ batch, now }: ApplicationFacts): Finding[] {
  return findingsOf(
    now < batch.opensAt && {
      code: 'batch_not_open',
      message: `${batch.name}尚未开始，${batch.opensOn} 起受理申报`,
      clause: '方案六（一）5',
    },
    now >= batch.closesAt && {
      code: 'batch_closed',
      message: `${batch.name}申报已于 ${batch.submitBy} 24:00 截止`,
      clause: '方案六（一）5',
    },
  );
}

function correctionFindings({ correctionDueAt, now }: ApplicationFacts): Finding[] {
  return findingsOf(
    correctionDueAt !== null &&
      now >= correctionDueAt && {
        code: 'correction_late',
        message: `补正期限已于 ${beijingTime(correctionDueAt)} 届满`,
        clause: '行政许可法第三十二条',
      },
  );
}

/** What whoever receives an application looks at: its form and its eligibility; the deadline was kept on submission. */
export const receivedFindings = (facts: ApplicationFacts): Finding[] => [
  ...completenessFindings(facts.content, facts.answers, facts.files),
  ...eligibilityFindings(facts),
];

/** Acceptance checks eligibility only; whether the papers are complete was checked on submission. */
export const acceptanceFindings = (facts: ApplicationFacts): Finding[] => eligibilityFindings(facts);

/** 方案六（一）1、5：推荐时复核资格，且不晚于推荐截止日。 */
export function recommendationFindings(facts: ApplicationFacts): Finding[] {
  const { batch, now } = facts;
  return [
    ...eligibilityFindings(facts),
    ...findingsOf(
      now >= batch.recommendationEndsAt && {
        code: 'recommendation_closed',
        message: `${batch.name}推荐已于 ${batch.recommendBy} 24:00 截止`,
        clause: '方案六（一）5',
      },
    ),
  ];
}

/**
 * 方案六（一）3：已获中央财政资金的可以入选，不再发放资金。 What the applicant itself has declared; outside lists are weighed
 * by the funding check, where a person may have cleared a like title.
 */
export const decisionFindings = (facts: ApplicationFacts): Finding[] =>
  eligibilityFindings({ ...facts, awards: [] }).map((one) =>
    one.code === 'other_central_money'
      ? { ...one, code: 'central_money_held', weight: 'stop', message: `${one.message}；可改为“入选（不给予资金）”` }
      : one,
  );

/** Runs the call's eligibility pack; a rule out of its dates is not applied, an unknown one refuses to be ignored. */
export function eligibilityFindings(facts: ApplicationFacts): Finding[] {
  const today = dayOf(facts.now);
  return facts.content.eligibility
    .filter((rule) => (!rule.validFrom || rule.validFrom <= today) && (!rule.validUntil || today <= rule.validUntil))
    .flatMap((rule) => (checks[rule.code] ?? unknownRule)(facts, rule));
}

type Check = (facts: ApplicationFacts, rule: EligibilityRule) => Finding[];
const found = (rule: EligibilityRule, holds: boolean, more: Partial<Finding> = {}): Finding[] =>
  holds ? [{ code: rule.code, message: rule.message, clause: rule.clause, weight: rule.weight, ...more }] : [];
const fieldOf = (rule: EligibilityRule, name = 'field'): string => String(rule.values[name] ?? '');
const answerTo = (facts: ApplicationFacts, rule: EligibilityRule, name = 'field'): unknown =>
  facts.answers[fieldOf(rule, name)];
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
/** An answer outside the accepted ones; an empty one is the completeness check's business. */
const outside: Check = (facts, rule) => {
  const given = answerTo(facts, rule);
  const accepted = (rule.values.accept ?? []) as unknown[];
  return found(rule, !isEmpty(given) && !accepted.includes(given), { path: fieldOf(rule) });
};

const unknownRule: Check = (_, rule) => [
  { code: 'rule_unknown', message: `资格规则“${rule.label}”无法执行，请联系主办单位`, clause: rule.clause },
];

/** The rules an officer may put into an eligibility pack; parameters, wording, clause and dates come from the pack. */
export const checks: Record<string, Check> = {
  body_kind: ({ applicant }, rule) =>
    found(rule, !((rule.values.allowed ?? []) as unknown[]).includes(applicant.bodyKind)),
  licence_valid: ({ applicant, now }, rule) =>
    found(rule, applicant.licenceUntil !== null && applicant.licenceUntil < dayOf(now), {
      message: `${rule.message}（许可证有效期至 ${applicant.licenceUntil}）`,
    }),
  original: outside,
  in_creation: outside,
  not_online: (facts, rule) => [
    ...outside(facts, rule),
    ...found(rule, facts.work.firstAiredOn !== null && facts.work.firstAiredOn <= dayOf(facts.now), {
      message: `${rule.message}（登记的上线日期为 ${facts.work.firstAiredOn}）`,
      path: fieldOf(rule),
    }),
  ],
  filing_present: (facts, rule) => found(rule, isEmpty(answerTo(facts, rule)), { path: fieldOf(rule) }),
  filing_pattern: ({ numberFindings }, rule) =>
    numberFindings.map((one) => ({
      ...one,
      path: fieldOf(rule),
      clause: one.clause ?? rule.clause,
      weight: rule.weight === 'look' ? 'look' : one.weight,
    })),
  class3_voluntary: (facts, rule) =>
    found(rule, facts.classCode === 3 && !isEmpty(answerTo(facts, rule, 'filingField')), {
      path: fieldOf(rule, 'filingField'),
    }),
  deadline: () => [], // the batch's own clock stands in deadlineFindings and recommendationFindings
  one_per_batch: ({ twins }, rule) => found(rule, twins > 0),
  look_alike: ({ lookAlikes }, rule) =>
    lookAlikes.flatMap((one) => found(rule, true, { message: `${rule.message}：${one.why}《${one.title}》` })),
  other_central_money: (facts, rule) => [
    ...outside(facts, rule),
    ...facts.awards
      .filter((one) => one.level === 'central')
      .flatMap((one) => found(rule, true, { message: `${rule.message}：${one.programme}` })),
  ],
  pledges: ({ answers }, rule) =>
    ((rule.values.fields ?? []) as string[]).flatMap((path) => found(rule, answers[path] === false, { path })),
  episode_minutes: (facts, rule) => {
    const minutes = Number(answerTo(facts, rule) ?? 0);
    return found(rule, minutes >= Number(rule.values.below ?? Number.POSITIVE_INFINITY), { path: fieldOf(rule) });
  },
};
