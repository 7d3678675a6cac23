import type { z } from 'zod';
import { useView } from '../../../web/server-state.ts';
import { type BatchOut, callsEndpoints } from '../../calls/contract.ts';
import { plansEndpoints } from '../../plans/contract.ts';

export type BatchView = z.output<typeof BatchOut>;

/** Every published batch by id, with its two deadlines. */
export function useBatches(): ReadonlyMap<string, BatchView> {
  const view = useView(callsEndpoints.open, {});
  const all = view.ready ? view.data.calls.flatMap(({ batches }) => batches) : [];
  return new Map(all.map((batch) => [batch.id, batch]));
}

/** 五个一批 of the plan that the calls belong to: code → short label. */
export function useCategories(): Readonly<Record<string, string>> {
  const calls = useView(callsEndpoints.open, {});
  const year = calls.ready ? calls.data.calls[0]?.plan.year : undefined;
  const plan = useView(plansEndpoints.detail, { year: year ?? 0 }, { when: year !== undefined });
  return plan.ready ? Object.fromEntries(plan.data.categories.map(({ code, shortLabel }) => [code, shortLabel])) : {};
}
