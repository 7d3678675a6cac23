import { sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import { type AccountKey, chartOf } from './entries.ts';
import { charts } from './terms.ts';
import './tables.ts';

export type Standing = { key: AccountKey; fen: number };

/** What stands on every account of a book, and of which years the budget is that came into it. */
export async function standingOf(
  tx: Tx,
  ledger: number,
  year: number,
): Promise<{ accounts: Standing[]; received: { year: number; fen: number }[] }> {
  const rows = await tx
    .selectFrom('ledgerAccounts')
    .selectAll()
    .where('ledger', '=', ledger)
    .where('chart', 'in', [
      charts.budget,
      charts.bank,
      charts.paid,
      charts.toRecover,
      charts.recovered,
      charts.interest,
    ])
    .orderBy('id')
    .execute();
  const { rows: received } = await sql<{ year: number; fen: number }>`
    select (case when t.code = 'carry_in' then (t.evidence ->> 'origin')::int else ${year}::int end) as year,
      sum(case when t.credit = a.id then t.settled else -t.settled end)::bigint as fen
    from ledger_transfers t join ledger_accounts a on a.id in (t.debit, t.credit)
    where a.ledger = ${ledger} and a.chart = ${charts.budget} and t.kind = 'direct'
      and t.code in ('budget', 'budget_back', 'carry_in', 'execute_back')
    group by 1 order by 1`.execute(tx);
  return {
    accounts: rows
      .map(({ chart, holderOrgId, projectId, purpose, source, creditsPosted, debitsPosted }) => ({
        key: { ledger, chart: chartOf(chart), holderOrgId, projectId, purpose, source },
        fen: creditsPosted - debitsPosted,
      }))
      .filter(({ fen }) => fen > 0),
    received,
  };
}
