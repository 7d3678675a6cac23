import { jobActor } from '../../base/policy.ts';
import type { Job } from '../../platform/jobs.ts';
import { answer, type House, perform } from '../../platform/use-case.ts';
import { linkRecords, unlinkedRecords } from './use-cases/link-records.ts';
import { takeLater, takeLaterJob } from './use-cases/take-later.ts';

/** Links what can be linked; says nothing on a night on which nothing is left to link. */
export async function linkLedgers(house: House): Promise<{ linked: number }> {
  const actor = jobActor('台账');
  if ((await answer(house, unlinkedRecords, { actor }, {})) === 0) return { linked: 0 };
  const done = await perform(house, linkRecords, { actor }, {});
  return { linked: Number(done.linked) };
}

export const ledgersJobs: Job[] = [
  {
    ...takeLaterJob,
    label: '台账：接收送交的大批内容',
    minutes: 30,
    run: ({ house }, { taskId }) => takeLater(house, String(taskId)),
  },
  {
    name: 'ledger-links',
    label: '台账：关联后来建档的作品',
    schedule: '30 3 * * *',
    run: ({ house }) => linkLedgers(house),
  },
];
