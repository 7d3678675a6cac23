import { jobActor } from '../../base/policy.ts';
import type { Job } from '../../platform/jobs.ts';
import { answer, perform } from '../../platform/use-case.ts';
import { promisesShort, tellShort } from './use-cases/tell-shortfalls.ts';

/** Every morning the places that ran out short are told of, once each. */
export const promotionJobs: Job[] = [
  {
    name: 'promotion-shortfalls',
    label: '承诺位置未足额提醒',
    schedule: '20 7 * * *',
    async run({ house }) {
      const actor = jobActor('宣推监测作业');
      const short = await answer(house, promisesShort, { actor }, {});
      for (const input of short) await perform(house, tellShort, { actor }, input);
      return { told: short.length };
    },
  },
];
