import { jobActor } from '../../base/policy.ts';
import type { Job } from '../../platform/jobs.ts';
import { answer, type House, perform } from '../../platform/use-case.ts';
import { compareFigures, comparisonStale } from './use-cases/compare-figures.ts';

/** Compares where something is new; does nothing, and records nothing, where all is as it was. Answers the changes. */
export async function compareAgain(house: House, workIds?: readonly string[]): Promise<number> {
  const actor = jobActor('数据核对');
  const input = workIds === undefined ? {} : { workIds };
  const stale = await answer(house, comparisonStale, { actor }, input);
  if (stale > 0) await perform(house, compareFigures, { actor }, input);
  return stale;
}

export const crossChecksJobs: Job[] = [
  {
    name: 'cross-checks',
    label: '数据核对：推进表、台账、档案、资金账逐项比较',
    schedule: '50 3 * * *',
    run: async ({ house }) => ({ changes: await compareAgain(house) }),
  },
];
