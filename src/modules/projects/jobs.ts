import { jobActor } from '../../base/policy.ts';
import type { Job } from '../../platform/jobs.ts';
import { answer, perform } from '../../platform/use-case.ts';
import { flagProject, projectsToFlag } from './use-cases/watch-projects.ts';

/** Every night late and stalled projects are flagged, once for each cause; a day late is fine. */
export const projectsJobs: Job[] = [
  {
    name: 'projects-watch',
    label: '项目延期、停滞监测',
    schedule: '30 0 * * *',
    async run({ house }) {
      const actor = jobActor('进度监测作业');
      let [raised, closed] = [0, 0];
      for (const input of await answer(house, projectsToFlag, { actor }, {})) {
        const done = await perform(house, flagProject, { actor }, input);
        raised += done.raised;
        closed += done.closed;
      }
      return { raised, closed };
    },
  },
];
