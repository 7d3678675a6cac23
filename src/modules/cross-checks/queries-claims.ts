import type { Tx } from '../../platform/database.ts';
import type { LedgerKind } from '../ledgers/contract.ts';
import type { CertifiedTable, ComparedProject, ComparedWork } from './tables.ts';

export const worksCompared = (tx: Tx, ids?: readonly string[]): Promise<ComparedWork[]> =>
  tx
    .selectFrom('vCrossCheckWorks')
    .selectAll()
    .$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? [])]))
    .orderBy('id')
    .execute();

export const projectsCompared = (tx: Tx, workIds?: readonly string[]): Promise<ComparedProject[]> =>
  tx
    .selectFrom('vCrossCheckProjects')
    .selectAll()
    .$if(workIds !== undefined, (query) => query.where('workId', 'in', [...(workIds ?? [])]))
    .orderBy('number')
    .execute();

export const tablesCertified = (tx: Tx): Promise<CertifiedTable[]> =>
  tx.selectFrom('vCrossCheckTables').selectAll().execute();

export type ComparedRecord = {
  id: string;
  kind: LedgerKind;
  workId: string;
  projectId: string | null;
  sourceOrgId: string;
  sourceName: string;
  title: string;
  filingNumber: string | null;
  period: string;
  content: Record<string, unknown>;
};
/** Records of ledgers that are linked to a work. */
export const recordsCompared = (tx: Tx, workIds?: readonly string[]): Promise<ComparedRecord[]> =>
  tx
    .selectFrom('vLedgerRecords')
    .select(['id', 'kind', 'projectId', 'sourceOrgId', 'sourceName', 'title', 'filingNumber', 'period', 'content'])
    .select((e) => e.ref('workId').$notNull().as('workId'))
    .where('workId', 'is not', null)
    .$if(workIds !== undefined, (query) => query.where('workId', 'in', [...(workIds ?? [])]))
    .orderBy('id')
    .execute();

/** The works that a recorded fact may have changed figures of: itself, its projects', its table's, its delivery's. */
export async function worksTouched(tx: Tx, subjects: readonly string[]): Promise<string[]> {
  if (subjects.length === 0) return [];
  const ids = [...subjects];
  const projects = await tx.selectFrom('vCrossCheckProjects').select('workId').where('id', 'in', ids).execute();
  const works = await tx.selectFrom('vCrossCheckWorks').select('id as workId').where('id', 'in', ids).execute();
  const records = await tx
    .selectFrom('vLedgerRecords')
    .select((e) => e.ref('workId').$notNull().as('workId'))
    .distinct()
    .where('receiptId', 'in', ids)
    .where('workId', 'is not', null)
    .execute();
  const tables = await tx.selectFrom('vCrossCheckTables').select('content').where('reportId', 'in', ids).execute();
  const inTables = tables.flatMap(({ content }) => content.rows.map(({ projectId }) => projectId));
  const reported =
    inTables.length === 0
      ? []
      : await tx.selectFrom('vCrossCheckProjects').select('workId').where('id', 'in', inTables).execute();
  return [...new Set([...projects, ...works, ...records, ...reported].map(({ workId }) => workId))];
}
