import { jobActor } from '../../base/policy.ts';
import type { Subscription } from '../../platform/subscriptions.ts';
import { answer, perform } from '../../platform/use-case.ts';
import { openProjectOfResult, projectMissing } from './use-cases/open-project.ts';

/** Each work whose result has become final gets its project; delivered twice, the second time finds it there. */
export const projectsSubscriptions: Subscription[] = [
  {
    name: 'projects.open',
    acts: ['publicity.finish', 'publicity.finish_part'],
    async deliver(house, entry) {
      const asker = { actor: jobActor('立项作业') };
      for (const applicationId of entry.also)
        if (await answer(house, projectMissing, asker, { applicationId }))
          await perform(house, openProjectOfResult, asker, { applicationId });
    },
  },
];
