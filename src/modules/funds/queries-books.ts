import { sql } from 'kysely';
import type { LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { purposesOf } from './purposes.ts';
import type { CashRow } from './rules.ts';
import type { Moved } from './rules-statement.ts';
import { charts, type Chart, type EntryCode, type Fund } from './terms.ts';
import './tables.ts';

export type Sums = {
  budgetFen: number;
  reservedFen: number;
  executedFen: number;
  availableFen: number;
  arrivedFen: number;
  paidFen: number;
  accountedFen: number;
  unaccountedFen: number;
  toRecoverFen: number;
  recoveredFen: number;
  interestFen: number;
  bankFen: number;
};
const noSums: Sums = {
  budgetFen: 0,
  reservedFen: 0,
  executedFen: 0,
  availableFen: 0,
  arrivedFen: 0,
  paidFen: 0,
  accountedFen: 0,
  unaccountedFen: 0,
  toRecoverFen: 0,
  recoveredFen: 0,
  interestFen: 0,
  bankFen: 0,
};
export const addSums = (a: Sums, b: Sums): Sums =>
  Object.fromEntries(Object.entries(a).map(([name, value]) => [name, value + b[name as keyof Sums]])) as Sums;

const movedIn = (tx: Tx, ledgers: readonly number[]) =>
  tx
    .selectFrom('ledgerDays as d')
    .innerJoin('ledgerAccounts as a', 'a.id', 'd.accountId')
    .select(['a.ledger', 'a.chart', 'd.code'])
    .select(sql<number>`sum(d.credits - d.debits)::bigint`.as('net'))
    .where(sql<boolean>`a.ledger = any(${[...ledgers]}::int[])`)
    .groupBy(['a.ledger', 'a.chart', 'd.code'])
    .execute();
const standingIn = (tx: Tx, ledgers: readonly number[]) =>
  tx
    .selectFrom('ledgerAccounts as a')
    .select(['a.ledger', 'a.chart'])
    .select(sql<number>`sum(a.credits_posted - a.debits_posted)::bigint`.as('posted'))
    .select(sql<number>`sum(a.debits_pending)::bigint`.as('held'))
    .select(sql<number>`sum(a.credits_pending)::bigint`.as('coming'))
    .where(sql<boolean>`a.ledger = any(${[...ledgers]}::int[])`)
    .groupBy(['a.ledger', 'a.chart'])
    .execute();

/** The figures of several ledgers: budget, held, arrived, paid, accounted, to recover, in the bank. */
export async function sumsOfLedgers(tx: Tx, ledgers: readonly number[]): Promise<(ledger: number) => Sums> {
  const [moved, standing] = [await movedIn(tx, ledgers), await standingIn(tx, ledgers)];
  return (ledger) => {
    const at = (chart: Chart) => standing.find((one) => one.ledger === ledger && one.chart === charts[chart]);
    const net = (chart: Chart, ...codes: EntryCode[]): number =>
      moved
        .filter((one) => one.ledger === ledger && one.chart === charts[chart] && codes.includes(one.code))
        .reduce((sum, one) => sum + one.net, 0);
    const posted = (chart: Chart): number => at(chart)?.posted ?? 0;
    return {
      ...noSums,
      budgetFen: net('budget', 'budget', 'budget_back', 'promise', 'carry_in', 'correction'),
      reservedFen: at('executed')?.coming ?? 0,
      executedFen: posted('executed'),
      availableFen: posted('budget') - (at('budget')?.held ?? 0),
      arrivedFen: net('bank', 'arrival', 'brought', 'carry_in', 'correction'),
      paidFen: net('paid', 'payment', 'payment_back'),
      accountedFen: posted('accounted'),
      unaccountedFen: posted('paid'),
      toRecoverFen: posted('toRecover'),
      recoveredFen: net('recovered', 'recovered'),
      interestFen: net('interest', 'interest', 'correction'),
      bankFen: posted('bank') + posted('recovered') + posted('interest'),
    };
  };
}

export type Filter = { projectId?: string; recommenderOrgId?: string; purpose?: string };
export type StatementWish = {
  ledger: number;
  by: 'fund' | 'province' | 'project' | 'purpose';
  from: LocalDate;
  until: LocalDate;
} & Filter;

const headingOf = {
  fund: sql<string>`to_char(d.day, 'YYYY-MM')`,
  province: sql<string>`coalesce(p.recommender_org_id::text, '')`,
  project: sql<string>`coalesce(a.project_id::text, '')`,
  purpose: sql<string>`coalesce(a.purpose, '')`,
};
const isWithin = ({ projectId, recommenderOrgId, purpose }: Filter) => sql<boolean>`
  (${projectId ?? ''} = '' or a.project_id::text = ${projectId ?? ''})
  and (${recommenderOrgId ?? ''} = '' or p.recommender_org_id::text = ${recommenderOrgId ?? ''})
  and (${purpose ?? ''} = '' or a.purpose = ${purpose ?? ''})`;

/** What moved in one ledger under each heading; cash is that of the fund's own bank account. */
export async function movedBy(tx: Tx, wish: StatementWish): Promise<Moved[]> {
  const heading = headingOf[wish.by];
  const lane =
    wish.by === 'fund'
      ? sql<boolean>`a.holder_org_id is null and a.chart in (2, 7, 8)`
      : sql<boolean>`a.chart in (4, 5, 6, 7) and a.project_id is not null
          and (a.chart in (6, 7) or a.purpose is not null)`;
  const { rows } = await sql<Moved>`
    select ${heading} as key, a.chart, d.code, d.day < ${wish.from}::date as before, sum(d.debits)::bigint as debits,
      sum(d.credits)::bigint as credits
    from ledger_accounts a join ledger_days d on d.account_id = a.id
    ${wish.by === 'fund' ? sql`` : sql`left join v_projects p on p.id = a.project_id`}
    where a.ledger = ${wish.ledger} and d.day <= ${wish.until}::date and ${lane}
      ${wish.by === 'fund' ? sql`` : sql`and ${isWithin(wish)}`}
    group by 1, 2, 3, 4 order by 1`.execute(tx);
  return rows;
}

/** Names of the headings of a statement. */
export async function headingsOf(
  tx: Tx,
  by: 'province' | 'project' | 'purpose',
  keys: readonly string[],
): Promise<{ key: string; label: string }[]> {
  if (by === 'purpose') {
    const { nameOf } = await purposesOf(tx);
    return keys.map((key) => ({ key, label: nameOf(key) || '未分用途' }));
  }
  const query =
    by === 'province'
      ? sql<{ key: string; label: string }>`select id::text as key, coalesce(short_name, name) as label
          from v_organizations where id::text = any(${[...keys]}::text[])`
      : sql<{ key: string; label: string }>`select id::text as key, number || ' 《' || title || '》' as label
          from v_projects where id::text = any(${[...keys]}::text[])`;
  const names = new Map((await query.execute(tx)).rows.map((row) => [row.key, row.label]));
  return keys
    .map((key) => ({ key, label: names.get(key) ?? '未归项目' }))
    .sort((a, b) => a.label.localeCompare(b.label, 'zh'));
}

/** What the fund's own bank account holds by the books, over all years. */
export async function cashOf(tx: Tx, fundId: string): Promise<number> {
  const row = await tx
    .selectFrom('ledgerAccounts as a')
    .innerJoin('fundYears as y', 'y.ledger', 'a.ledger')
    .select(sql<number>`coalesce(sum(a.credits_posted - a.debits_posted), 0)::bigint`.as('fen'))
    .where('y.fundId', '=', fundId)
    .where('a.holderOrgId', 'is', null)
    .where('a.chart', 'in', [charts.bank, charts.recovered, charts.interest])
    .executeTakeFirstOrThrow();
  return row.fen;
}

/** Net cash of a fund's own bank account by day, without what only passes from one year's book to the next. */
export async function cashByDay(tx: Tx, fundId: string): Promise<{ day: LocalDate; net: number }[]> {
  return tx
    .selectFrom('ledgerDays as d')
    .innerJoin('ledgerAccounts as a', 'a.id', 'd.accountId')
    .innerJoin('fundYears as y', 'y.ledger', 'a.ledger')
    .select('d.day')
    .select(sql<number>`sum(d.credits - d.debits)::bigint`.as('net'))
    .where('y.fundId', '=', fundId)
    .where('a.holderOrgId', 'is', null)
    .where('a.chart', 'in', [charts.bank, charts.recovered, charts.interest])
    .where('d.code', 'not in', ['carry_in', 'carry_out'])
    .groupBy('d.day')
    .orderBy('d.day')
    .execute();
}

/** Movements of the fund's own bank account that no line of the bank statement has been found for. */
export async function openCash(tx: Tx, fundId: string): Promise<(CashRow & { code: EntryCode })[]> {
  const { rows } = await sql<CashRow & { code: EntryCode }>`
    select t.id, t.day, t.code, t.note,
      (case when c.chart in (2, 7, 8) and c.holder_org_id is null then t.settled else 0 end
        - case when d.chart in (2, 7, 8) and d.holder_org_id is null then t.settled else 0 end)::bigint as net
    from ledger_transfers t
    join ledger_accounts d on d.id = t.debit
    join ledger_accounts c on c.id = t.credit
    join fund_years y on y.ledger = t.ledger
    where y.fund_id = ${fundId} and t.kind in ('direct', 'post') and t.settled > 0
      and t.code not in ('carry_in', 'carry_out')
      and (c.chart in (2, 7, 8) and c.holder_org_id is null) <> (d.chart in (2, 7, 8) and d.holder_org_id is null)
      and not exists (select 1 from bank_lines b where b.transfer_id = t.id)
    order by t.day, t.id limit 500`.execute(tx);
  return rows;
}

export const linesOf = (tx: Tx, fundId: string) =>
  tx
    .selectFrom('bankLines')
    .selectAll()
    .where('fundId', '=', fundId)
    .where('holderOrgId', 'is', null)
    .orderBy('day')
    .orderBy('enteredAt')
    .orderBy('id')
    .execute();

/** Funds with the name of their owner; all of them, or those of one organisation. */
export const fundsWithOwner = (tx: Tx, { ownerOrgId, kind }: { ownerOrgId?: string; kind?: Fund['kind'] | '' }) =>
  tx
    .selectFrom('funds as f')
    .innerJoin('vOrganizations as o', 'o.id', 'f.ownerOrgId')
    .selectAll('f')
    .select('o.name as ownerName')
    .$if(ownerOrgId !== undefined, (query) => query.where('f.ownerOrgId', '=', ownerOrgId ?? ''))
    .$if(Boolean(kind), (query) => query.where('f.kind', '=', kind as Fund['kind']))
    .orderBy(sql`array_position(array['national_special','provincial','city','platform','own','social'], f.kind)`)
    .orderBy('f.name')
    .execute();
export const yearsAll = (tx: Tx) => tx.selectFrom('fundYears').selectAll().orderBy('year').execute();
