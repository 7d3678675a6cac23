import { jobActor } from '../../base/policy.ts';
import type { Job } from '../../platform/jobs.ts';
import { answer, perform } from '../../platform/use-case.ts';
import { finishNotice, noticesReady } from './use-cases/finish-notice.ts';

/** Every night: notices whose windows have ended and whose objections are closed become final; a day late is fine. */
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
];
