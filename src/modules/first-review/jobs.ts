import { jobActor } from '../../base/policy.ts';
import type { Job } from '../../platform/jobs.ts';
import { answer, perform } from '../../platform/use-case.ts';
import { lapseBatch, unsettledBatches } from './use-cases/pass-over.ts';

/** Every hour: batches whose recommendation has ended are settled; a day late makes no difference. */
export const firstReviewJobs: Job[] = [
  {
    name: 'recommendation-lapse',
    label: '推荐截止后，未列入名单的作品转为未推荐',
    schedule: '5 * * * *',
    async run({ house }) {
      const actor = jobActor('推荐截止作业');
      const waiting = await answer(house, unsettledBatches, { actor }, {});
      for (const batchId of waiting) await perform(house, lapseBatch, { actor }, { batchId });
      return { batches: waiting.length };
    },
  },
];
