import type { Tx } from '../../platform/database.ts';
import type { LedgerKind, LedgerRecord } from './terms.ts';

export type RecordsAsked = {
  workId?: string;
  projectId?: string;
  sourceOrgId?: string;
  kind?: LedgerKind;
  period?: string;
};
/** The present records of a work, a project, a sender, a kind or a period; by sender, kind and key. */
export const ledgerRecordsOf = (tx: Tx, asked: RecordsAsked): Promise<LedgerRecord[]> => {
  const { workId, projectId, sourceOrgId, kind, period } = asked;
  return tx
    .selectFrom('vLedgerRecords')
    .selectAll()
    .$if(workId !== undefined, (query) => query.where('workId', '=', workId ?? ''))
    .$if(projectId !== undefined, (query) => query.where('projectId', '=', projectId ?? ''))
    .$if(sourceOrgId !== undefined, (query) => query.where('sourceOrgId', '=', sourceOrgId ?? ''))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind as LedgerKind))
    .$if(period !== undefined, (query) => query.where('period', '=', period ?? ''))
    .orderBy('sourceName')
    .orderBy('kind')
    .orderBy('key')
    .execute();
};
