import { jobActor } from '../../base/policy.ts';
import type { Job } from '../../platform/jobs.ts';
import { answer, type House, perform } from '../../platform/use-case.ts';
import { archiveReport, obligationsLacking, openPeriods, reportsToArchive } from './use-cases/open-periods.ts';

/** Opens what policy says has begun, and archives what has stood its time; harmless when repeated. */
export async function keepCalendar(house: House): Promise<{ opened: number; archived: number }> {
  const actor = jobActor('报送日历');
  const opened = await answer(house, obligationsLacking, { actor }, {});
  if (opened > 0) await perform(house, openPeriods, { actor }, {});
  const due = await answer(house, reportsToArchive, { actor }, {});
  for (const input of due) await perform(house, archiveReport, { actor }, input);
  return { opened, archived: due.length };
}

export const reportsJobs: Job[] = [
  {
    name: 'report-periods',
    label: '报送日历：生成期次和各单位报送任务，到期归档',
    schedule: '5 0 * * *',
    run: ({ house }) => keepCalendar(house),
  },
];
