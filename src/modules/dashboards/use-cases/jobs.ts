import type { z } from 'zod';
import { nobodyId } from '../../../base/policy.ts';
import { Problem } from '../../../base/problem.ts';
import { cancelRun as cancelJobRun, enqueue, type Job, type JobRunRow, jobsOverview } from '../../../platform/jobs.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { dashboardsPolicy } from '../policy.ts';
import { jobRunPage } from '../queries.ts';
import { ListJobs, RunById, RunJob } from '../schema.ts';
import type { JobRunOut } from '../views.ts';

type Progress = z.input<typeof JobRunOut>['progress'];
const shownRun =
  (jobs: readonly Job[]) =>
  (run: JobRunRow): z.input<typeof JobRunOut> => ({
    id: run.id,
    name: run.name,
    label: jobs.find((job) => job.name === run.name)?.label ?? run.name,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    result: run.result,
    error: run.error,
    progress: (run.progress ?? null) as Progress,
    cancelled: run.cancelled,
    mayCancel: run.finishedAt === null && !run.cancelled,
  });

/** 任务中心: every declared job with its latest run, and the runs as a list. */
export const showJobs = (jobs: readonly Job[]) =>
  reading({
    input: ListJobs,
    load: async () => null,
    view: dashboardsPolicy.jobs,
    async show({ tx }, _, filter) {
      const shown = shownRun(jobs);
      const { rows, total } = await jobRunPage(tx, filter);
      const overview = await jobsOverview(tx, jobs);
      return {
        rows: rows.map(shown),
        total,
        jobs: overview.map(({ last, ...job }) => ({
          ...job,
          last: last && shown(last),
          mayRun: job.schedule !== null,
        })),
      };
    },
  });

/** Asks a run to stop at its next sign of progress. */
export const cancelRun = useCase({
  act: 'job.cancel',
  label: '取消任务',
  input: RunById,
  load: async () => null,
  view: dashboardsPolicy.jobs,
  allow: dashboardsPolicy.cancelRun,
  async run({ tx, record }, _, { runId }) {
    await cancelJobRun(tx, runId);
    record({ act: 'job.cancel', subject: runId });
    return { id: runId };
  },
});

/** Asks for a scheduled job now; one of a name waits at most, so asking twice is harmless. */
export const runJob = (jobs: readonly Job[]) =>
  useCase({
    act: 'job.run',
    label: '立即运行任务',
    input: RunJob,
    load: async () => null,
    view: dashboardsPolicy.jobs,
    allow: dashboardsPolicy.runJob,
    async run({ tx, record }, _, { name }) {
      const job = jobs.find((one) => one.name === name && one.schedule);
      if (!job) throw new Problem('jobs.unknown');
      const id = await enqueue(tx, job, {});
      record({ act: 'job.run', subject: nobodyId, after: { name, id }, note: job.label });
      return { id };
    },
  });
