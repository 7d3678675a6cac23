import { jobActor } from '../../base/policy.ts';
import { stops } from '../../base/problem.ts';
import type { Job } from '../../platform/jobs.ts';
import { perform } from '../../platform/use-case.ts';
import { factsOf } from './composing.ts';
import { noticesOpen } from './queries.ts';
import { finishNotice, reasonsAgainstFinish } from './use-cases/finish-notice.ts';

/** Every night: notices whose windows have ended and whose objections are closed become final; a day late is no harm. */
export const publicityJobs: Job[] = [{
  name: 'publicity-finish', label: '公示期满且异议办结的，确定公示结果', schedule: '10 0 * * *',
  async run({ house, now }) {
    const ready = await house.db.transaction().setAccessMode('read only').execute(async (tx) => {
      const found = [];
      for (const notice of await noticesOpen(tx)) {
        const against = await reasonsAgainstFinish({ tx, now }, notice, await factsOf(tx, notice));
        if (stops(against).length === 0) found.push({ noticeId: notice.id, version: notice.version });
      }
      return found;
    });
    for (const input of ready) await perform(house, finishNotice, { actor: jobActor('公示期满作业') }, input);
    return { notices: ready.length };
  },
}];
