import { sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import type { TransferRow } from './tables.ts';
import './tables.ts';

/** Entries of a book in the order of their chain, some thousand at a time. */
export const entriesAfter = (tx: Tx, ledger: number, seq: number, limit = 5000): Promise<TransferRow[]> =>
  tx
    .selectFrom('ledgerTransfers')
    .selectAll()
    .where('ledger', '=', ledger)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();

export const accountsOf = (tx: Tx, ledger: number) =>
  tx.selectFrom('ledgerAccounts').selectAll().where('ledger', '=', ledger).orderBy('id').execute();

/** Names of the projects that stand in a book, so that a reader needs no other file. */
export async function projectsIn(tx: Tx, ledger: number): Promise<{ id: string; number: string; title: string }[]> {
  const { rows } = await sql<{ id: string; number: string; title: string }>`
    select distinct p.id, p.number, p.title from v_projects p join ledger_accounts a on a.project_id = p.id
    where a.ledger = ${ledger} order by p.number`.execute(tx);
  return rows;
}

/** A fund by its id or its name. */
export const findFundNamed = (tx: Tx, word: string) =>
  tx
    .selectFrom('funds as f')
    .innerJoin('vOrganizations as o', 'o.id', 'f.ownerOrgId')
    .select(['f.id', 'f.name', 'f.kind', 'o.name as owner'])
    .where((e) => e.or([e(sql<string>`f.id::text`, '=', word), e('f.name', '=', word)]))
    .orderBy('f.createdAt')
    .execute();
