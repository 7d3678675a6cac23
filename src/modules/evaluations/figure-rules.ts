import { fen, tenThousandYuan } from '../../base/money.ts';
import { dayOf, type Instant, type LocalDate } from '../../base/time.ts';
import { coveredDays, type Place, places } from '../promotion/contract.ts';
import { type Audience, type BasisRow, type FigureSource, figureUnits } from './terms.ts';

type OfBody = { unitId: string; ownerId: string; projectId: string; title: string };
/** Everything an appraisal reads, for all bodies at once; each figure takes what belongs to one of them. */
export type EvaluationFacts = {
  from: LocalDate;
  until: LocalDate;
  today: LocalDate;
  projects: { unitId: string; ownerId: string }[];
  tables: {
    orgId: string;
    reportId: string;
    period: string;
    dueOn: LocalDate;
    sentAt: Instant | null;
    returned: boolean;
  }[];
  ledgers: { orgId: string; period: string; dueOn: LocalDate; sentAt: Instant | null }[];
  actions: { orgId: string; id: string; matter: string; dueOn: LocalDate; doneOn: LocalDate | null }[];
  differences: { orgId: string; id: string; title: string; dueOn: LocalDate; openedAt: Instant; isEnded: boolean }[];
  milestones: (OfBody & { kind: string; label: string; plannedOn: LocalDate | null; doneOn: LocalDate | null })[];
  payments: (OfBody & { label: string; amountFen: number; isPaid: boolean; paidOn: LocalDate | null })[];
  vouchers: (OfBody & { amountFen: number; isAccepted: boolean })[];
  recoveries: (OfBody & { amountFen: number; openedAt: Instant })[];
  acceptances: (OfBody & { isAccepted: boolean; decidedAt: Instant; certificate: string })[];
  violations: (OfBody & { summary: string; openedAt: Instant })[];
  honours: (OfBody & { label: string; on: LocalDate })[];
  promises: (Omit<OfBody, 'ownerId'> & {
    platformId: string;
    id: string;
    place: Place;
    fromOn: LocalDate;
    untilOn: LocalDate;
    days: number;
    shown: { fromOn: LocalDate; untilOn: LocalDate }[];
  })[];
};
export type Body = { orgId: string; audience: Audience };
export type Figure = { value: number | null; text: string; rows: BasisRow[] };

const within = (day: LocalDate, { from, until }: EvaluationFacts): boolean => day >= from && day <= until;
const percent = (part: number, whole: number): number => Math.round((part / whole) * 1000) / 10;
/** The share of rows that count; no rows, no figure. */
export function shareOf(rows: BasisRow[]): Figure {
  if (rows.length === 0) return { value: null, text: '无数据', rows };
  const counted = rows.filter(({ counts }) => counts).length;
  const value = percent(counted, rows.length);
  return { value, text: `${value.toFixed(1)}%（${counted}/${rows.length}）`, rows };
}
/** A share of two sums; nothing to divide by, no figure. */
function sumShare(
  part: number,
  whole: number,
  { rows, say }: { rows: BasisRow[]; say: (n: number) => string },
): Figure {
  if (whole === 0) return { value: null, text: '无数据', rows };
  const value = percent(part, whole);
  return { value, text: `${value.toFixed(1)}%（${say(part)}/${say(whole)}）`, rows };
}
/** How many; for a body that has no project there is nothing to count, which is not nought. */
function countOf(facts: EvaluationFacts, body: Body, { rows, unit }: { rows: BasisRow[]; unit: string }): Figure {
  if (!facts.projects.some(ofBody(body))) return { value: null, text: '无项目', rows };
  return { value: rows.length, text: `${rows.length}${unit}`, rows };
}
const wan = (amountFen: number): string => `${tenThousandYuan(fen(amountFen))} 万元`;
/** Provinces and central direct units answer for what they recommended, platforms for what they own or show. */
const recommends = (audience: Audience): boolean => audience !== 'platform';
const ofBody =
  ({ orgId, audience }: Body) =>
  (it: { unitId: string; ownerId: string }): boolean =>
    (recommends(audience) ? it.unitId : it.ownerId) === orgId;
/** What has fallen due, or was done before it did. */
const isDue = (it: { dueOn: LocalDate; doneOn: LocalDate | null }, facts: EvaluationFacts): boolean =>
  within(it.dueOn, facts) && (it.dueOn < facts.today || it.doneOn !== null);
const punctual = (dueOn: LocalDate, doneOn: LocalDate | null): { text: string; counts: boolean } =>
  doneOn === null
    ? { text: `应于 ${dueOn}，未办`, counts: false }
    : { text: `应于 ${dueOn}，实际 ${doneOn}`, counts: doneOn <= dueOn };
const dayOrNull = (at: Instant | null): LocalDate | null => (at === null ? null : dayOf(at));

const project = ({ projectId }: { projectId: string }): string => `/projects/${projectId}`;
type Maker = (facts: EvaluationFacts, body: Body) => Figure;
/** One function per source; what a source counts is said in the indicator's 口径. */
export const figureMakers: Record<FigureSource, Maker> = {
  reports_on_time: (facts, { orgId }) =>
    shareOf(
      facts.tables
        .filter((one) => one.orgId === orgId && isDue({ dueOn: one.dueOn, doneOn: dayOrNull(one.sentAt) }, facts))
        .map((one) => ({
          label: one.period,
          ...punctual(one.dueOn, dayOrNull(one.sentAt)),
          to: `/reports/${one.reportId}`,
        })),
    ),
  reports_unreturned: (facts, { orgId }) =>
    shareOf(
      facts.tables
        .filter((one) => one.orgId === orgId && one.sentAt !== null && within(one.dueOn, facts))
        .map((one) => ({
          label: one.period,
          text: one.returned ? '曾退回修改' : '未退回',
          counts: !one.returned,
          to: `/reports/${one.reportId}`,
        })),
    ),
  ledgers_on_time: (facts, { orgId }) =>
    shareOf(
      facts.ledgers
        .filter((one) => one.orgId === orgId && isDue({ dueOn: one.dueOn, doneOn: dayOrNull(one.sentAt) }, facts))
        .map((one) => ({ label: one.period, ...punctual(one.dueOn, dayOrNull(one.sentAt)), to: null })),
    ),
  actions_on_time: (facts, { orgId }) =>
    shareOf(
      facts.actions
        .filter((one) => one.orgId === orgId && isDue(one, facts))
        .map((one) => ({ label: one.matter, ...punctual(one.dueOn, one.doneOn), to: `/dispatch-actions/${one.id}` })),
    ),
  differences_answered: (facts, { orgId }) =>
    shareOf(
      facts.differences
        .filter((one) => one.orgId === orgId && within(dayOf(one.openedAt), facts))
        .map((one) => ({
          label: `《${one.title}》`,
          text: one.isEnded ? '已办结' : `未办结，时限 ${one.dueOn}`,
          counts: one.isEnded,
          to: `/differences/${one.id}`,
        })),
    ),
  milestones_on_time: (facts, body) =>
    shareOf(
      facts.milestones
        .filter(ofBody(body))
        .flatMap(({ plannedOn, ...one }) => (plannedOn === null ? [] : { ...one, dueOn: plannedOn }))
        .filter((one) => isDue(one, facts))
        .map((one) => ({
          label: `《${one.title}》${one.label}`,
          ...punctual(one.dueOn, one.doneOn),
          to: project(one),
        })),
    ),
  on_air: (facts, body) =>
    countOf(facts, body, {
      unit: figureUnits.on_air,
      rows: facts.milestones
        .filter((one) => ofBody(body)(one) && one.kind === 'on_air' && one.doneOn !== null && within(one.doneOn, facts))
        .map((one) => ({ label: `《${one.title}》`, text: `${one.doneOn} 播出`, counts: true, to: project(one) })),
    }),
  money_paid: (facts, body) => {
    const rows = facts.payments.filter(ofBody(body));
    const paid = ({ isPaid, paidOn }: (typeof rows)[number]) => isPaid && paidOn !== null && paidOn <= facts.until;
    const sum = (some: typeof rows) => some.reduce((total, { amountFen }) => total + amountFen, 0);
    return sumShare(sum(rows.filter(paid)), sum(rows), {
      say: wan,
      rows: rows.map((one) => ({
        label: `《${one.title}》${one.label}`,
        text: `${wan(one.amountFen)}，${paid(one) ? `${one.paidOn} 已付` : '未付'}`,
        counts: paid(one),
        to: `/projects/${one.projectId}/money`,
      })),
    });
  },
  money_spent: (facts, body) => {
    const paid = facts.payments.filter((one) => ofBody(body)(one) && one.isPaid);
    const spent = facts.vouchers.filter((one) => ofBody(body)(one) && one.isAccepted);
    const sum = (some: readonly { amountFen: number }[]) => some.reduce((total, { amountFen }) => total + amountFen, 0);
    return sumShare(sum(spent), sum(paid), {
      say: wan,
      rows: [...Map.groupBy(paid, ({ projectId }) => projectId)].map(([projectId, rows]) => {
        const used = sum(spent.filter((one) => one.projectId === projectId));
        return {
          label: `《${rows[0]?.title ?? ''}》`,
          text: `已付 ${wan(sum(rows))}，核销 ${wan(used)}`,
          counts: used > 0,
          to: `/projects/${projectId}/money`,
        };
      }),
    });
  },
  recoveries: (facts, body) => {
    const figure = countOf(facts, body, {
      unit: figureUnits.recoveries,
      rows: facts.recoveries
        .filter((one) => ofBody(body)(one) && within(dayOf(one.openedAt), facts))
        .map((one) => ({ label: `《${one.title}》`, text: wan(one.amountFen), counts: true, to: project(one) })),
    });
    // where nothing was paid there is nothing to ask back
    const paid = facts.payments.some((one) => ofBody(body)(one) && one.isPaid);
    return paid || figure.rows.length > 0 ? figure : { ...figure, value: null, text: '无拨付' };
  },
  accepted_share: (facts, body) =>
    shareOf(
      facts.acceptances
        .filter((one) => ofBody(body)(one) && within(dayOf(one.decidedAt), facts))
        .map((one) => ({
          label: `《${one.title}》`,
          text: one.isAccepted ? `通过，${one.certificate}` : '未通过',
          counts: one.isAccepted,
          to: `/projects/${one.projectId}/acceptance`,
        })),
    ),
  violations: (facts, body) =>
    countOf(facts, body, {
      unit: figureUnits.violations,
      rows: facts.violations
        .filter((one) => ofBody(body)(one) && within(dayOf(one.openedAt), facts))
        .map((one) => ({ label: `《${one.title}》`, text: one.summary, counts: true, to: project(one) })),
    }),
  honours: (facts, body) =>
    countOf(facts, body, {
      unit: figureUnits.honours,
      rows: facts.honours
        .filter((one) => ofBody(body)(one) && within(one.on, facts))
        .map((one) => ({
          label: `《${one.title}》`,
          text: `${one.label}，${one.on}`,
          counts: true,
          to: project(one),
        })),
    }),
  promises_kept: (facts, { orgId, audience }) => {
    const rows = facts.promises
      .filter((one) => (recommends(audience) ? one.unitId : one.platformId) === orgId && within(one.untilOn, facts))
      .map((one) => ({ ...one, covered: Math.min(one.days, coveredDays(one, one.shown)) }));
    const sum = (key: 'days' | 'covered') => rows.reduce((total, one) => total + one[key], 0);
    return sumShare(sum('covered'), sum('days'), {
      say: (days) => `${days} 天`,
      rows: rows.map((one) => ({
        label: `《${one.title}》${places[one.place]}`,
        text: `承诺 ${one.days} 天，核实 ${one.covered} 天`,
        counts: one.covered >= one.days,
        to: `/promotion/${one.id}`,
      })),
    });
  },
};
