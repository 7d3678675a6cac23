import type { z } from 'zod';
import type { JobRunRow } from '../../platform/jobs.ts';
import type { Tx } from '../../platform/database.ts';
import type { ListJobs } from './schema.ts';

/** Runs of background jobs, the newest first. */
export async function jobRunPage(
  tx: Tx,
  { name, result, size, page }: z.output<typeof ListJobs>,
): Promise<{ rows: JobRunRow[]; total: number }> {
  const cut = tx
    .selectFrom('jobRuns')
    .$if(name !== '', (query) => query.where('name', '=', name))
    .$if(result === 'running', (query) => query.where('finishedAt', 'is', null))
    .$if(result !== '' && result !== 'running', (query) => query.where('result', '=', result as 'done'));
  const rows = await cut
    .selectAll()
    .orderBy('startedAt', 'desc')
    .orderBy('id')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const { n } = await cut.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return { rows, total: Number(n) };
}
