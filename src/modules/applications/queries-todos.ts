import type { Instant } from '../../base/time.ts';
import { dayOf } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { TodoRow } from '../../platform/todo.ts';
import { batchesAll } from '../calls/index.ts';
import { type ApplicationState, applicationStates } from './terms.ts';
import type {} from './tables.ts';
import { isDraft, isCorrecting } from './workflow.ts';

type Waiting = { applicantOrgId?: string; recommenderOrgId?: string; state: ApplicationState; now: Instant };

/** Applications in one state at one organisation as to-dos; drafts only while their batch still takes them. */
export async function todoRows(tx: Tx, { applicantOrgId, recommenderOrgId, state, now }: Waiting): Promise<TodoRow[]> {
  const rows = await tx
    .selectFrom('vApplications')
    .select([
      'id',
      'title',
      'batchId',
      'applicantName',
      'recommenderName',
      'submittedAt',
      'createdAt',
      'correctionDueOn',
      'correctionAskedAt',
    ])
    .where('state', '=', state)
    .$if(applicantOrgId !== undefined, (query) => query.where('applicantOrgId', '=', applicantOrgId ?? ''))
    .$if(recommenderOrgId !== undefined, (query) => query.where('recommenderOrgId', '=', recommenderOrgId ?? ''))
    .orderBy('createdAt')
    .execute();
  const batches = new Map((await batchesAll(tx)).map((batch) => [batch.id, batch]));
  return rows.flatMap((row) => {
    const batch = batches.get(row.batchId);
    if (!batch || (isDraft({ state }) && batch.submitBy < dayOf(now))) return [];
    return [
      {
        subject: row.id,
        title: `《${row.title}》${batch.name}`,
        from: recommenderOrgId ? row.applicantName : row.recommenderName,
        step: applicationStates[state],
        since: row.correctionAskedAt ?? row.submittedAt ?? row.createdAt,
        dueOn: isDraft({ state }) ? batch.submitBy : isCorrecting({ state }) ? row.correctionDueOn : batch.recommendBy,
        path: `/applications/${row.id}`,
      },
    ];
  });
}
