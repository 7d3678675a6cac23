import { newId } from '../../platform/ids.ts';
import { deliverFacts } from '../../platform/subscriptions.ts';
import { jobs, subscriptions } from '../assembly.ts';
import type { Stage } from './stage.ts';

/** What the worker of a running system does by itself: facts reach their subscribers, jobs take their turn. */
export async function night(stage: Stage, moment?: string, { only }: { only?: readonly string[] } = {}): Promise<void> {
  if (moment) await stage.at(moment);
  const { house } = stage;
  await deliverFacts(house, subscriptions);
  for (const job of jobs.filter(({ name, schedule }) => schedule && (only?.includes(name) ?? true)))
    await job.run({ house, now: house.clock(), runId: newId(), progress: async () => {} }, {});
  while ((await deliverFacts(house, subscriptions)) > 0);
}
