import { jobActor } from '../../base/policy.ts';
import type { Job } from '../../platform/jobs.ts';
import { type House, answer, perform } from '../../platform/use-case.ts';
import { readScripts } from './use-cases/read-scripts.ts';
import { checksStale, runChecks } from './use-cases/run-checks.ts';

/** Compares again where something is new; does nothing, and records nothing, where all is as it was. */
export async function checkAgain(house: House, workId?: string): Promise<number> {
  await readScripts(house);
  const actor = jobActor('重复资助核查');
  const input = workId ? { workId } : {};
  const stale = await answer(house, checksStale, { actor }, input);
  if (stale > 0) await perform(house, runChecks, { actor }, input);
  return stale;
}

export const fundingChecksJobs: Job[] = [
  {
    name: 'funding-checks',
    label: '重复资助核查：全部在评和在扶作品',
    schedule: '30 3 * * *',
    run: async ({ house }) => ({ changes: await checkAgain(house) }),
  },
];
