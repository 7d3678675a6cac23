import { type RawBuilder, sql } from 'kysely';
import type { Instant, LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { Filter } from './queries-books.ts';
import type { TransferKind } from './tables.ts';
import { fundFigures } from './figure-terms.ts';
import { charts, type EntryCode } from './terms.ts';

export type EntryRow = {
  id: string;
  seq: number;
  day: LocalDate;
  code: EntryCode;
  kind: TransferKind;
  debitChart: number;
  creditChart: number;
  amountFen: number;
  purpose: string | null;
  projectId: string | null;
  projectNumber: string | null;
  projectTitle: string | null;
  reverses: string | null;
  note: string;
  byName: string;
  at: Instant;
  digest: string;
  reversed: boolean;
};
export type EntryWish = Filter & {
  ledger: number;
  code?: string;
  figure?: string;
  from?: LocalDate | undefined;
  until?: LocalDate | undefined;
  words?: string;
};

const source = sql`from ledger_transfers t
  join ledger_accounts d on d.id = t.debit
  join ledger_accounts c on c.id = t.credit
  left join v_projects p on p.id = t.project_id`;

const conditions = (wish: EntryWish): RawBuilder<unknown> => {
  const parts: RawBuilder<unknown>[] = [sql`t.ledger = ${wish.ledger}`];
  if (wish.code) parts.push(sql`t.code = ${wish.code}`);
  const figure = fundFigures[wish.figure ?? ''];
  if (figure) parts.push(sql`(c.chart = ${charts[figure.chart]} or d.chart = ${charts[figure.chart]})`);
  if (figure?.codes) parts.push(sql`t.code = any(${[...figure.codes]}::text[])`);
  if (wish.from) parts.push(sql`t.day >= ${wish.from}::date`);
  if (wish.until) parts.push(sql`t.day <= ${wish.until}::date`);
  if (wish.projectId) parts.push(sql`t.project_id = ${wish.projectId}::uuid`);
  if (wish.recommenderOrgId) parts.push(sql`p.recommender_org_id = ${wish.recommenderOrgId}::uuid`);
  if (wish.purpose) parts.push(sql`coalesce(c.purpose, d.purpose) = ${wish.purpose}`);
  if (wish.words) {
    const like = `%${wish.words.replace(/[\\%_]/g, '\\$&')}%`;
    parts.push(sql`(t.id like ${like} or t.note like ${like} or p.title like ${like} or p.number like ${like})`);
  }
  return sql.join(parts, sql` and `);
};

/** Entries of one ledger by filter, newest first; `limit` null for an export of all. */
export async function entriesBy(
  tx: Tx,
  wish: EntryWish,
  page: { size: number; page: number } | null,
): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select t.id, t.seq, t.day, t.code, t.kind, d.chart as debit_chart, c.chart as credit_chart, t.settled as amount_fen,
      coalesce(c.purpose, d.purpose) as purpose, t.project_id, p.number as project_number, p.title as project_title,
      t.reverses, t.note, t.by_name, t.at, t.digest,
      exists (select 1 from ledger_transfers r where r.id = 'correct:' || t.id) as reversed
    ${source} where ${conditions(wish)} order by t.seq desc
    ${page ? sql`limit ${page.size} offset ${(page.page - 1) * page.size}` : sql``}`.execute(tx);
  return rows;
}

/** How many entries a filter finds and what they move: settled amounts, reservations apart. */
export async function entriesCount(tx: Tx, wish: EntryWish): Promise<{ total: number; amountFen: number }> {
  const { rows } = await sql<{ total: number; amountFen: number }>`
    select count(*)::int as total,
      coalesce(sum(t.settled) filter (where t.kind in ('direct', 'post')), 0)::bigint as amount_fen
    ${source} where ${conditions(wish)}`.execute(tx);
  return rows[0] ?? { total: 0, amountFen: 0 };
}

/** Every entry about one project, over all funds and years: what its figures are made of. */
export async function entriesOfProject(tx: Tx, projectId: string) {
  const { rows } = await sql<Omit<EntryRow, 'digest'> & { fundId: string; fundName: string; source: string }>`
    select t.id, t.seq, t.day, t.code, t.kind, d.chart as debit_chart, c.chart as credit_chart, t.settled as amount_fen,
      coalesce(c.purpose, d.purpose) as purpose, t.project_id, t.reverses, t.note, t.by_name, t.at, f.id as fund_id,
      f.name as fund_name, coalesce(c.source, d.source, '') as source
    from ledger_transfers t
    join ledger_accounts d on d.id = t.debit
    join ledger_accounts c on c.id = t.credit
    join fund_years y on y.ledger = t.ledger
    join funds f on f.id = y.fund_id
    where t.project_id = ${projectId}::uuid order by t.day desc, t.at desc, t.seq desc limit 500`.execute(tx);
  return rows;
}

/** Interest entered for a fund: the days it paid for, and whether a reversal has taken it back. */
export async function interestEntries(
  tx: Tx,
  fundId: string,
): Promise<{ id: string; from: LocalDate; until: LocalDate; reversed: boolean }[]> {
  const { rows } = await sql<{ id: string; from: LocalDate; until: LocalDate; reversed: boolean }>`
    select t.id, t.evidence ->> 'from' as "from", t.evidence ->> 'until' as until,
      exists (select 1 from ledger_transfers c where c.reverses = t.id) as reversed
    from ledger_transfers t join fund_years y on y.ledger = t.ledger
    where y.fund_id = ${fundId} and t.code = 'interest' order by t.seq`.execute(tx);
  return rows;
}
