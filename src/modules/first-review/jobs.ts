import { jobActor } from '../../base/policy.ts';
import type { Job } from '../../platform/jobs.ts';
import { perform } from '../../platform/use-case.ts';
import { countByState } from '../applications/index.ts';
import { batchesAll } from '../calls/index.ts';
import { lapseBatch } from './use-cases/pass-over.ts';

/** Every hour: batches whose recommendation has ended are settled; a day late makes no difference. */
export const firstReviewJobs: Job[] = [{
  name: 'recommendation-lapse', label: '推荐截止后，未列入名单的作品转为未推荐', schedule: '5 * * * *',
  async run({ house, now }) {
    const waiting = await house.db.transaction().setAccessMode('read only').execute(async (tx) => {
      const unsettled: string[] = [];
      for (const { id, recommendationEndsAt } of await batchesAll(tx)) {
        if (now >= recommendationEndsAt && (await countByState(tx, { batchId: id })).accepted) unsettled.push(id);
      }
      return unsettled;
    });
    for (const batchId of waiting) await perform(house, lapseBatch, { actor: jobActor('推荐截止作业') }, { batchId });
    return { batches: waiting.length };
  },
}];
