import { jobActor } from '../../base/policy.ts';
import type { Job } from '../../platform/jobs.ts';
import { answer, perform } from '../../platform/use-case.ts';
import { finishNotice, noticesReady } from './use-cases/finish-notice.ts';
import { leftovers, sweepLeftovers } from './use-cases/sweep-leftovers.ts';

/** Every night notices with nothing against them become final and abandoned uploads go; a day late is fine. */
export const publicityJobs: Job[] = [
  {
    name: 'publicity-finish',
    label: '公示期满且异议办结的，确定公示结果',
    schedule: '10 0 * * *',
    async run({ house }) {
      const actor = jobActor('公示期满作业');
      const ready = await answer(house, noticesReady, { actor }, {});
      for (const input of ready) await perform(house, finishNotice, { actor }, input);
      return { notices: ready.length };
    },
  },
  {
    name: 'objection-leftovers',
    label: '清理凭证过期、没有提交的异议附件',
    schedule: '20 3 * * *',
    async run({ house }) {
      const actor = jobActor('异议附件清理作业');
      let removed = 0;
      for (const { noticeId, files } of await answer(house, leftovers, { actor }, {})) {
        // bytes first: rows that still name them bring the job back tomorrow, bytes without a row would stay for ever
        for (const { storeKey } of files) await house.files.remove(storeKey);
        const fileIds = files.map((file) => file.id);
        removed += (await perform(house, sweepLeftovers, { actor }, { noticeId, fileIds })).removed;
      }
      return { removed };
    },
  },
];
