import { Problem } from '../../base/problem.ts';
import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { type AccountKey, accountId, chartOf, isLimited } from './entries.ts';
import type { GrantPaymentRow } from './tables.ts';
import { charts, type BankLine, type Fund, type FundKind, type FundYear, type Grant } from './terms.ts';
import './tables.ts';

/** Opens accounts that are not there yet; the order of ids keeps two openers from waiting for each other. */
export async function openAccounts(tx: Tx, keys: readonly AccountKey[]): Promise<void> {
  const rows = new Map(
    keys.map((key) => {
      const { ledger, chart, holderOrgId = null, projectId = null, purpose = null, source = null } = key;
      const id = accountId(key);
      const debitsLimited = isLimited(chart);
      return [id, { id, ledger, chart: charts[chart], holderOrgId, projectId, purpose, source, debitsLimited }];
    }),
  );
  if (rows.size === 0) return;
  const known = await tx
    .selectFrom('ledgerAccounts')
    .select('id')
    .where('id', 'in', [...rows.keys()])
    .execute();
  for (const { id } of known) rows.delete(id);
  if (rows.size === 0) return;
  await tx
    .insertInto('ledgerAccounts')
    .values([...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1)))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function fundById(tx: Tx, id: string): Promise<Fund> {
  const row = await tx.selectFrom('funds').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}
export async function lockFund(tx: Tx, id: string): Promise<Fund> {
  const row = await tx.selectFrom('funds').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}
export async function insertFund(tx: Tx, fund: Fund): Promise<void> {
  const added = await tx
    .insertInto('funds')
    .values(fund)
    .onConflict((conflict) => conflict.columns(['ownerOrgId', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new Problem('fund.exists');
}
export async function saveFund(tx: Tx, fund: Fund): Promise<Fund> {
  const saved = { ...fund, version: fund.version + 1 };
  const taken = await tx
    .selectFrom('funds')
    .select('id')
    .where('ownerOrgId', '=', fund.ownerOrgId)
    .where('name', '=', fund.name)
    .where('id', '<>', fund.id)
    .executeTakeFirst();
  if (taken) throw new Problem('fund.exists');
  await tx.updateTable('funds').set(saved).where('id', '=', fund.id).execute();
  return saved;
}
/** The one fund of this kind that carries what producers bring themselves. */
export const findFundOfKind = (tx: Tx, kind: FundKind): Promise<Fund | undefined> =>
  tx.selectFrom('funds').selectAll().where('kind', '=', kind).orderBy('createdAt').orderBy('id').executeTakeFirst();

export const yearsOf = (tx: Tx, fundId: string): Promise<FundYear[]> =>
  tx.selectFrom('fundYears').selectAll().where('fundId', '=', fundId).orderBy('year').execute();
export const findYear = (tx: Tx, fundId: string, year: number): Promise<FundYear | undefined> =>
  tx.selectFrom('fundYears').selectAll().where('fundId', '=', fundId).where('year', '=', year).executeTakeFirst();
/** The books of one year; a year that was never opened is refused. */
export async function yearOf(tx: Tx, fundId: string, year: number): Promise<FundYear> {
  const found = await findYear(tx, fundId, year);
  if (!found) throw new Problem('fund.no_year', { year });
  return found;
}
export async function insertYear(tx: Tx, fundId: string, year: number, openedAt: Instant): Promise<FundYear> {
  const added = await tx
    .insertInto('fundYears')
    .values({ fundId, year, openedAt, closedAt: null, closedByName: null })
    .onConflict((conflict) => conflict.columns(['fundId', 'year']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!added) throw new Problem('fund.year_exists');
  return added;
}
export const ensureYear = async (tx: Tx, fundId: string, year: number, at: Instant): Promise<FundYear> =>
  (await findYear(tx, fundId, year)) ?? (await insertYear(tx, fundId, year, at));
export async function closeYearRow(tx: Tx, year: FundYear, by: { at: Instant; name: string }): Promise<void> {
  await tx
    .updateTable('fundYears')
    .set({ state: 'closed', closedAt: by.at, closedByName: by.name })
    .where('ledger', '=', year.ledger)
    .execute();
}

/** What stands on one account: settled, and still free of what is promised from it. */
export async function balanceOf(tx: Tx, key: AccountKey): Promise<{ posted: number; free: number; pendingIn: number }> {
  const row = await tx.selectFrom('ledgerAccounts').selectAll().where('id', '=', accountId(key)).executeTakeFirst();
  if (!row) return { posted: 0, free: 0, pendingIn: 0 };
  const posted = row.creditsPosted - row.debitsPosted;
  return { posted, free: posted - row.debitsPending, pendingIn: row.creditsPending };
}

/** What a reservation still holds; nothing once it was answered. */
export async function heldBy(tx: Tx, reservationId: string | null): Promise<number> {
  if (!reservationId) return 0;
  const row = await tx
    .selectFrom('ledgerTransfers as t')
    .select('t.settled')
    .where('t.id', '=', reservationId)
    .where((e) =>
      e.not(e.exists(e.selectFrom('ledgerTransfers as a').select('a.id').whereRef('a.pendingId', '=', 't.id'))),
    )
    .executeTakeFirst();
  return row?.settled ?? 0;
}

export const grantByTransfer = (tx: Tx, transferId: string): Promise<Grant | undefined> =>
  tx.selectFrom('grants').selectAll().where('transferId', '=', transferId).executeTakeFirst();
export const insertGrant = async (tx: Tx, grant: Grant): Promise<void> => {
  await tx.insertInto('grants').values(grant).execute();
};
export async function saveGrant(tx: Tx, grant: Grant): Promise<Grant> {
  const saved = { ...grant, version: grant.version + 1 };
  await tx.updateTable('grants').set(saved).where('id', '=', grant.id).execute();
  return saved;
}
/** The grants that stand in one year's book; `lock` where they are about to change. */
export const grantsOfYear = (tx: Tx, fundId: string, year: number, lock: boolean): Promise<Grant[]> =>
  tx
    .selectFrom('grants')
    .selectAll()
    .where('fundId', '=', fundId)
    .where('year', '=', year)
    .orderBy('id')
    .$if(lock, (query) => query.forUpdate())
    .execute();
export async function grantById(tx: Tx, id: string): Promise<Grant> {
  const row = await tx.selectFrom('grants').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}
/** Locks the grants of a project; acts on its money go one by one. */
export const lockGrants = (tx: Tx, projectId: string): Promise<Grant[]> =>
  tx.selectFrom('grants').selectAll().where('projectId', '=', projectId).orderBy('id').forUpdate().execute();

export const paymentBy = (tx: Tx, transferId: string): Promise<GrantPaymentRow | undefined> =>
  tx.selectFrom('grantPayments').selectAll().where('transferId', '=', transferId).executeTakeFirst();
export const paymentsOf = (tx: Tx, grantId: string): Promise<GrantPaymentRow[]> =>
  tx.selectFrom('grantPayments').selectAll().where('grantId', '=', grantId).orderBy('paidAt').execute();
export const markReturned = async (tx: Tx, transferId: string, at: Instant): Promise<void> => {
  await tx.updateTable('grantPayments').set({ returnedAt: at }).where('transferId', '=', transferId).execute();
};

export const addSource = async (
  tx: Tx,
  row: { fundId: string; projectId: string; source: string; label: string; year: number },
): Promise<void> => {
  await tx
    .insertInto('projectSources')
    .values(row)
    .onConflict((conflict) => conflict.columns(['fundId', 'projectId', 'source']).doUpdateSet({ label: row.label }))
    .execute();
};
export const findSource = (tx: Tx, row: { fundId: string; projectId: string; source: string }) =>
  tx
    .selectFrom('projectSources')
    .selectAll()
    .where('fundId', '=', row.fundId)
    .where('projectId', '=', row.projectId)
    .where('source', '=', row.source)
    .executeTakeFirst();

export const findBankLine = (tx: Tx, fundId: string, serial: string): Promise<BankLine | undefined> =>
  tx.selectFrom('bankLines').selectAll().where('fundId', '=', fundId).where('serial', '=', serial).executeTakeFirst();
export async function bankLineById(tx: Tx, id: string): Promise<BankLine> {
  const row = await tx.selectFrom('bankLines').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}
export const insertBankLine = async (tx: Tx, line: BankLine): Promise<void> => {
  await tx.insertInto('bankLines').values(line).execute();
};
export const matchLine = async (tx: Tx, id: string, to: Pick<BankLine, 'transferId' | 'kind'>): Promise<void> => {
  await tx.updateTable('bankLines').set(to).where('id', '=', id).execute();
};

/** An entry of a fund with the places it moved between, for a reversal; an unknown one is refused as not found. */
export async function directEntry(tx: Tx, fundId: string, id: string) {
  const row = await tx
    .selectFrom('ledgerTransfers as t')
    .innerJoin('fundYears as y', 'y.ledger', 't.ledger')
    .selectAll('t')
    .where('t.id', '=', id)
    .where('y.fundId', '=', fundId)
    .executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  const reversed = await tx
    .selectFrom('ledgerTransfers')
    .select('id')
    .where('id', '=', `correct:${id}`)
    .executeTakeFirst();
  const [from, to] = [await keyOf(tx, row.debit), await keyOf(tx, row.credit)];
  return {
    id: row.id,
    code: row.code,
    kind: row.kind,
    settled: row.settled,
    from,
    to,
    reversed: reversed !== undefined,
  };
}
async function keyOf(tx: Tx, id: string): Promise<AccountKey> {
  const row = await tx.selectFrom('ledgerAccounts').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const { ledger, holderOrgId, projectId, purpose, source } = row;
  return { ledger, chart: chartOf(row.chart), holderOrgId, projectId, purpose, source };
}
