import { bind, type Binding } from '../../platform/http.ts';
import type { AdviceSource } from './advice.ts';
import type { ClockSource } from './clocks.ts';
import { plansEndpoints } from './endpoints.ts';
import { calendarYearDetail, planDetail, planList, subPlanList } from './use-cases/show-plans.ts';
import { yearAdvice } from './use-cases/show-advice.ts';
import { addPlan } from './use-cases/add-plan.ts';
import { addSubPlan } from './use-cases/add-sub-plan.ts';
import { changePlan } from './use-cases/change-plan.ts';
import { endSubPlan } from './use-cases/end-sub-plan.ts';
import { previewCalendar, saveCalendar } from './use-cases/save-calendar.ts';

/**
 * `clocks` are the running clocks of later modules; main names them, so that a calendar change shows what it moves.
 * `advice` is what yearly evaluations proposed for a year.
 */
export const plansRoutes = (clocks: readonly ClockSource[], advice: AdviceSource): Binding[] => [
  bind(plansEndpoints.list, planList),
  bind(plansEndpoints.detail, planDetail),
  bind(plansEndpoints.advice, yearAdvice(advice)),
  bind(plansEndpoints.add, addPlan),
  bind(plansEndpoints.change, changePlan),
  bind(plansEndpoints.subPlans, subPlanList),
  bind(plansEndpoints.addSubPlan, addSubPlan),
  bind(plansEndpoints.endSubPlan, endSubPlan),
  bind(plansEndpoints.calendar, calendarYearDetail),
  bind(plansEndpoints.previewCalendar, previewCalendar(clocks)),
  bind(plansEndpoints.saveCalendar, saveCalendar(clocks)),
];
