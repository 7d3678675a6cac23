import type { AppliedSource } from '../works/index.ts';
import { visibleTo } from './queries.ts';
import { applicationStates } from './terms.ts';
import { stateShownTo } from './views.ts';
import type {} from './tables.ts';

/** The applications of a work that this person may see, newest first, with the state as it may be known. */
export const applicationsOfWork: AppliedSource = async (tx, actor, workId) => {
  const rows = await tx
    .selectFrom('vApplications')
    .where(visibleTo(actor))
    .where('workId', '=', workId)
    .select(['id', 'number', 'draftNumber', 'batchName', 'state', 'requestedFen', 'submittedAt'])
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(({ id, number, draftNumber, batchName, requestedFen, submittedAt, ...row }) => {
    const state = stateShownTo(actor, row.state);
    const path = `/applications/${id}`;
    return {
      id,
      number: number ?? draftNumber,
      batchName,
      state,
      stateLabel: applicationStates[state],
      requestedFen,
      submittedAt,
      path,
    };
  });
};
