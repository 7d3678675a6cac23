export {
  type CalendarYear,
  type CalendarYearState,
  type Category,
  calendarYearStates,
  type Confidence,
  confidences,
  type Plan,
  type PlanClause,
  plansActs,
  type SubPlan,
} from './terms.ts';
export { plansEndpoints } from './endpoints.ts';
