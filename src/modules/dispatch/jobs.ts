import { jobActor } from '../../base/policy.ts';
import { dayOf } from '../../base/time.ts';
import type { Job } from '../../platform/jobs.ts';
import { answer, type House, perform } from '../../platform/use-case.ts';
import { openDispatch } from './use-cases/open-dispatch.ts';
import { monthsLacking } from './use-cases/read-dispatch.ts';

/** Opens the dispatch of the present month where policy names one and nobody has; harmless when repeated. */
export async function keepDispatches(house: House): Promise<{ opened: number }> {
  const actor = jobActor('月度调度');
  const lacking = await answer(house, monthsLacking, { actor }, {});
  const present = dayOf(house.clock()).slice(0, 7);
  const due = lacking.filter(({ year, month }) => `${year}-${String(month).padStart(2, '0')}` === present);
  for (const month of due) await perform(house, openDispatch, { actor }, month);
  return { opened: due.length };
}

export const dispatchJobs: Job[] = [
  {
    name: 'dispatch-months',
    label: '月度调度：每月建立一次调度',
    schedule: '10 0 * * *',
    run: ({ house }) => keepDispatches(house),
  },
];
