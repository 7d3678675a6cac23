import { nothing } from '../../base/endpoint.ts';
import { jobActor, machinery } from '../../base/policy.ts';
import { Problem } from '../../base/problem.ts';
import type { Job } from '../../platform/jobs.ts';
import { answer, type House, perform, reading } from '../../platform/use-case.ts';
import { papersSigned } from './queries.ts';
import { takeEffect } from './use-cases/sign-paper.ts';

/** Papers that all have signed and that wait for the result of the publicity. */
export const waitingPapers = reading({
  input: nothing,
  load: async () => null,
  view: machinery,
  show: ({ tx }) => papersSigned(tx),
});

/** Brings into effect what may be; what still waits stays as it is. */
export async function effectWaiting(house: House): Promise<{ effective: number; waiting: number }> {
  const actor = jobActor('协议生效作业');
  const found = { effective: 0, waiting: 0 };
  for (const input of await answer(house, waitingPapers, { actor }, {})) {
    try {
      await perform(house, takeEffect, { actor }, input);
      found.effective += 1;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      found.waiting += 1;
    }
  }
  return found;
}

/** Every night, though a result that becomes final is acted on at once; a day late is harmless. */
export const agreementsJobs: Job[] = [
  {
    name: 'agreements-effect',
    label: '已签署且公示结果确定的协议生效',
    schedule: '20 0 * * *',
    run: ({ house }) => effectWaiting(house),
  },
];
