import { nothing } from '../../../base/endpoint.ts';
import { dayOf } from '../../../base/time.ts';
import { workingDaysPerMonth } from '../../../base/working-days.ts';
import { timelineOf } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database.ts';
import { reading } from '../../../platform/use-case.ts';
import { bureausIn } from '../../organizations/index.ts';
import { plansPolicy } from '../policy.ts';
import {
  allPlans,
  subPlansAll,
  calendarOf,
  calendarYearOf,
  calendarYears,
  categoriesOf,
  planOfYear,
} from '../queries.ts';
import { SubPlansIn, YearIn } from '../schema.ts';
import { calendarSubject, plansActs } from '../terms.ts';

const labels: Record<string, string> = plansActs;
const timeline = async (tx: Tx, subject: string) =>
  (await timelineOf(tx, subject)).map((entry) => ({ ...entry, label: labels[entry.act] ?? entry.act }));
const noSubject = { ownerOrgId: null };

export const planList = reading({
  input: nothing,
  load: async () => noSubject,
  view: plansPolicy.view,
  show: async ({ tx, actor }) => ({ rows: await allPlans(tx), mayAdd: plansPolicy.addPlan.test(actor, noSubject) }),
});

/** The plan with its clauses word for word; who did what to it is for those at work here, not for the public. */
export const planDetail = reading({
  input: YearIn,
  load: async () => noSubject,
  view: plansPolicy.view,
  async show({ tx, actor }, subject, { year }) {
    const plan = await planOfYear(tx, year);
    return {
      ...plan,
      categories: await categoriesOf(tx, plan.id),
      mayChange: plansPolicy.changePlan.test(actor, subject),
      timeline: actor.kind === 'person' ? await timeline(tx, plan.id) : [],
    };
  },
});

/** All sub-plans, ended ones too, with whose they are and whether they are in force. */
export const subPlanList = reading({
  input: SubPlansIn,
  load: async () => noSubject,
  view: plansPolicy.viewCalendar,
  async show({ tx, actor, now }, _, { on }) {
    const day = on ?? dayOf(now);
    const units = new Map((await bureausIn(tx)).map(({ id, shortName }) => [id, shortName]));
    const rows = (await subPlansAll(tx)).map((one) => ({
      ...one,
      ownerName: one.ownerOrgId === null ? '广电总局' : (units.get(one.ownerOrgId) ?? ''),
      inForce: one.validFrom <= day && (one.validUntil === null || day <= one.validUntil),
      mayChange: one.validUntil === null && plansPolicy.changeSubPlan.test(actor, one),
    }));
    const mayAdd = [null, actor.orgId].some((ownerOrgId) => plansPolicy.changeSubPlan.test(actor, { ownerOrgId }));
    return { rows, mayAdd };
  },
});

/** A year's calendar: an unknown year is shown as unknown, not as a year without holidays. */
export const calendarYearDetail = reading({
  input: YearIn,
  load: async () => noSubject,
  view: plansPolicy.viewCalendar,
  async show({ tx, actor }, subject, { year }) {
    const stored = await calendarYearOf(tx, year);
    const months = stored ? workingDaysPerMonth(await calendarOf(tx), year) : [];
    return {
      year,
      state: stored?.row.state ?? null,
      version: stored?.row.version ?? 0,
      source: stored?.row.source ?? '',
      days: stored?.days ?? [],
      months,
      total: months.reduce((sum, one) => sum + one, 0),
      years: await calendarYears(tx),
      mayEdit: plansPolicy.saveCalendar.test(actor, subject),
      timeline: await timeline(tx, calendarSubject(year)),
    };
  },
});
