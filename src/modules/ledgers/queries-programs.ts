import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { LedgerKind, RecordContent } from './terms.ts';

export type SentBack = {
  key: string;
  version: number;
  deleted: boolean;
  period: string;
  format: string;
  data: RecordContent | null;
  receivedAt: Instant;
};
type Asked = { sourceOrgId: string; kind: LedgerKind; period: string; key: string; limit: number };
/** The records of a sender and kind after a number, in the order of their index. */
export const recordsAfter = (tx: Tx, { sourceOrgId, kind, period, key, limit }: Asked): Promise<SentBack[]> =>
  tx
    .selectFrom('ledgerRecords as r')
    .innerJoin('ledgerArrivals as a', 'a.id', 'r.arrivalId')
    .select(['r.key', 'r.version', 'r.deleted', 'r.period', 'a.format', 'a.content as data', 'r.receivedAt'])
    .where('r.sourceOrgId', '=', sourceOrgId)
    .where('r.kind', '=', kind)
    .where('r.key', '>', key)
    .$if(period !== '', (query) => query.where('r.period', '=', period))
    .orderBy('r.key')
    .limit(limit)
    .execute();
