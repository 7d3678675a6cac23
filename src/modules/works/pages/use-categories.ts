import { useView } from '../../../web/server-state.ts';
import { plansEndpoints } from '../../plans/contract.ts';

/** 五个一批 of a year's plan: code → short label; empty until known. */
export function useCategoryLabels(year: number | undefined): Readonly<Record<string, string>> {
  const plan = useView(plansEndpoints.detail, { year: year ?? 0 }, { when: year !== undefined });
  return plan.ready ? Object.fromEntries(plan.data.categories.map(({ code, shortLabel }) => [code, shortLabel])) : {};
}
