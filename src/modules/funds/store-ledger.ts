import { sql } from 'kysely';
import { Problem } from '../../base/problem.ts';
import { dayOf, type Instant } from '../../base/time.ts';
import { afterSeconds, enterTransfers } from '../../methods/ledger.ts';
import type { Account, Fate, Flag, Ledger, Recorded } from '../../methods/ledger-state.ts';
import { insertion, type Tx } from '../../platform/database.ts';
import { digestOf, type Suite } from '../../platform/digest.ts';
import type { Entry } from './entries.ts';
import { addToDays } from './store-days.ts';
import type { AccountRow, TransferKind, TransferRow } from './tables.ts';
import { isYearClosed } from './workflow.ts';

/** The largest balance that the books take, in fen: what a page can still show to the fen. */
export const mostBooked = BigInt(Number.MAX_SAFE_INTEGER);
export type Book = { now: Instant; by: { id: string; name: string }; suite: Suite };
type Row = TransferRow & { answer: TransferKind | null };
/** In this list, which may be empty. */
const among = (column: string, ids: readonly string[]) => sql<boolean>`${sql.ref(column)} = any(${[...ids]}::text[])`;
const fates: Record<string, Fate> = { post: 'posted', void: 'voided', expire: 'expired' };

/** Ids wait for each other in one order, so the same id sent twice at once is entered once. */
const lockIds = (tx: Tx, ids: readonly string[]) =>
  sql`select pg_advisory_xact_lock(h) from (select hashtextextended(id, 18) as h from unnest(${[...ids]}::text[]) as id
    order by h) as locks`.execute(tx);

const transfersBy = (tx: Tx, ids: readonly string[]): Promise<Row[]> =>
  tx
    .selectFrom('ledgerTransfers as t')
    .leftJoin('ledgerTransfers as a', 'a.pendingId', 't.id')
    .selectAll('t')
    .select('a.kind as answer')
    .where(among('t.id', ids))
    .execute();

/** Reservations whose time is over, on these accounts or on all. */
async function overdue(tx: Tx, accounts: readonly string[] | 'all', now: Instant): Promise<TransferRow[]> {
  const query = tx
    .selectFrom('ledgerTransfers as t')
    .selectAll('t')
    .where('t.kind', '=', 'reserve')
    .where('t.timeout', '>', 0)
    .where((e) =>
      e.not(e.exists(e.selectFrom('ledgerTransfers as a').select('a.id').whereRef('a.pendingId', '=', 't.id'))),
    )
    .where(sql<boolean>`t.at + t.timeout * interval '1 second' <= ${now}::timestamptz`)
    .orderBy('t.ledger')
    .orderBy('t.seq');
  if (accounts === 'all') return query.limit(500).execute();
  return query.where((e) => e.or([among('t.debit', accounts), among('t.credit', accounts)])).execute();
}

// not the key: rows that refer to an account or a year are put in meanwhile by others
const lockAccounts = (tx: Tx, ids: readonly string[]): Promise<AccountRowRead[]> =>
  tx.selectFrom('ledgerAccounts').selectAll().where(among('id', ids)).orderBy('id').forUpdate().execute();
type AccountRowRead = {
  [K in keyof AccountRow]: AccountRow[K] extends { __select__: infer S } ? S : AccountRow[K];
};

const accountOf = (row: AccountRowRead): Account => ({
  id: row.id,
  ledger: row.ledger,
  debitsPending: BigInt(row.debitsPending),
  debitsPosted: BigInt(row.debitsPosted),
  creditsPending: BigInt(row.creditsPending),
  creditsPosted: BigInt(row.creditsPosted),
  debitsMustNotExceedCredits: row.debitsLimited,
  creditsMustNotExceedDebits: row.creditsLimited,
  closed: row.closed,
});
const secondsOf = (at: Instant): number => Date.parse(at) / 1000;
const recordedOf = (row: Row): Recorded => ({
  id: row.id,
  debit: row.debit,
  credit: row.credit,
  amount: BigInt(row.settled),
  settled: BigInt(row.settled),
  ledger: row.ledger,
  pendingId: row.pendingId,
  timeout: row.timeout,
  flags: new Set(row.flags as Flag[]),
  linked: row.linked,
  at: secondsOf(row.at),
  fate: row.kind === 'reserve' ? (fates[row.answer ?? ''] ?? 'pending') : null,
});

const present = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))].sort();

/**
 * The part of the ledger that these entries touch, locked: ids, then accounts in the order of their ids. Reservations
 * on them whose time is over are freed first, as they are at their second in the method.
 */
export async function lockedSlice(tx: Tx, entries: readonly Entry[], book: Book): Promise<Ledger> {
  const ids = present(entries.flatMap((one) => [one.id, one.pendingId]));
  // together and in this order: each is asked when the locks before it are held
  const [, named, spent] = await Promise.all([
    lockIds(tx, ids),
    transfersBy(tx, ids),
    tx.selectFrom('ledgerSpentIds').select('id').where(among('id', ids)).execute(),
  ]);
  const accounts = present([
    ...entries.flatMap((one) => [one.debit, one.credit]),
    ...named.flatMap((one) => [one.debit, one.credit]),
  ]);
  const standing = () => Promise.all([lockAccounts(tx, accounts), transfersBy(tx, ids)]);
  const [locked, over] = await Promise.all([standing(), overdue(tx, accounts, book.now)]);
  const freed = await expire(tx, over, book);
  const [rows, known] = freed > 0 ? await standing() : locked;
  return {
    accounts: new Map(rows.map((row) => [row.id, accountOf(row)])),
    transfers: new Map(known.map((row) => [row.id, recordedOf(row)])),
    spent: new Set(spent.map(({ id }) => id)),
    now: secondsOf(book.now),
    most: mostBooked,
  };
}

/** Frees reservations whose time is over; answers how many. */
async function expire(tx: Tx, rows: readonly TransferRow[], book: Book): Promise<number> {
  if (rows.length === 0) return 0;
  const accounts = await lockAccounts(tx, present(rows.flatMap((one) => [one.debit, one.credit])));
  const open = (
    await transfersBy(
      tx,
      rows.map(({ id }) => id),
    )
  ).filter((row) => row.answer === null);
  const before: Ledger = {
    accounts: new Map(accounts.map((row) => [row.id, accountOf(row)])),
    transfers: new Map(open.map((row) => [row.id, recordedOf(row)])),
    spent: new Set(),
    now: secondsOf(book.now),
    most: mostBooked,
  };
  // the database has said that they are over: the method is told so in whole seconds beyond doubt
  const longest = Math.max(0, ...open.map((row) => secondsOf(row.at) + row.timeout + 1 - before.now));
  const after = afterSeconds(before, longest);
  const freed = open.map((row) => ({
    ...recordedOf(row),
    id: `expire:${row.id}`,
    pendingId: row.id,
    timeout: 0,
    flags: new Set<Flag>(),
    linked: false,
    kind: 'expire' as const,
    code: 'release' as const,
    day: dayOf(book.now),
    projectId: row.projectId,
    note: '占用到期',
  }));
  await keep(tx, { before, after, created: freed, book });
  return freed.length;
}

/** Frees every reservation whose time is over, whatever account it is on. */
export const expireOverdue = async (tx: Tx, book: Book): Promise<number> =>
  expire(tx, await overdue(tx, 'all', book.now), book);

/** Decides entries by the method and keeps what came out of it; one status each (I1–I7). */
export async function enter(tx: Tx, entries: readonly Entry[], book: Book): Promise<string[]> {
  return (await decided(tx, entries, { book, before: await lockedSlice(tx, entries, book) })).statuses;
}

/** The same on a slice that is already locked; with `wholeOnly` nothing is kept unless all was created. */
export async function decided(
  tx: Tx,
  entries: readonly Entry[],
  { book, before, wholeOnly = false }: { book: Book; before: Ledger; wholeOnly?: boolean },
): Promise<{ statuses: string[]; after: Ledger }> {
  const { statuses, ledger: after } = enterTransfers(before, entries);
  if (wholeOnly && statuses.some((status) => status !== 'created')) return { statuses, after };
  const created = entries.flatMap((entry, i) => {
    const recorded = statuses[i] === 'created' ? after.transfers.get(entry.id) : undefined;
    return recorded ? [{ ...entry, ...recorded, kind: kindOf(entry.flags) }] : [];
  });
  await keep(tx, { before, after, created, book });
  return { statuses, after };
}

const kindOf = (flags: ReadonlySet<Flag>): TransferKind =>
  flags.has('post') ? 'post' : flags.has('void') ? 'void' : flags.has('pending') ? 'reserve' : 'direct';

type Kept = Pick<Entry, 'code' | 'day' | 'projectId' | 'reverses' | 'evidence' | 'note'> &
  Recorded & { kind: TransferKind };

async function keep(
  tx: Tx,
  { before, after, created, book }: { before: Ledger; after: Ledger; created: readonly Kept[]; book: Book },
): Promise<void> {
  if (created.length > 0) {
    const links = await linksOf(tx, created, book);
    await Promise.all([insertLinks(tx, links), saveBalances(tx, before, after), addToDays(tx, created)]);
  }
  const spent = [...after.spent].filter((id) => !before.spent.has(id));
  await spend(tx, spent, book.now);
}

/** Ids that failed for a passing reason are used up. */
export async function spend(tx: Pick<Tx, 'insertInto'>, ids: readonly string[], at: Instant): Promise<void> {
  if (ids.length === 0) return;
  const rows = ids.map((id) => ({ id, status: 'failed', at }));
  await tx
    .insertInto('ledgerSpentIds')
    .values(rows)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

type Links = { rows: TransferRow[]; heads: ReadonlyMap<number, { seq: number; digest: string }> };
/** Rows in the chain of their ledger; the head is locked from here to the commit. */
async function linksOf(tx: Tx, created: readonly Kept[], { now, by, suite }: Book): Promise<Links> {
  const ledgers = [...new Set(created.map((one) => one.ledger))].sort((a, b) => a - b);
  const heads = await tx
    .selectFrom('fundYears')
    .select(['ledger', 'year', 'state', 'lastSeq', 'headDigest'])
    .where('ledger', 'in', ledgers)
    .orderBy('ledger')
    .forNoKeyUpdate()
    .execute();
  const closed = heads.find(isYearClosed);
  if (closed) throw new Problem('fund.year_closed', { year: closed.year });
  const at = new Map(heads.map((head) => [head.ledger, { seq: head.lastSeq, digest: head.headDigest }]));
  const rows = created.map((one) => {
    const head = at.get(one.ledger);
    if (!head) throw new Error(`ledger ${one.ledger} has no year`);
    const row: TransferRow = {
      id: one.id,
      ledger: one.ledger,
      seq: head.seq + 1,
      kind: one.kind,
      debit: one.debit ?? '',
      credit: one.credit ?? '',
      settled: Number(one.settled),
      pendingId: one.pendingId,
      timeout: one.timeout,
      flags: [...one.flags].sort(),
      linked: one.linked,
      code: one.code,
      reverses: one.reverses ?? null,
      projectId: one.projectId ?? null,
      evidence: JSON.parse(JSON.stringify(one.evidence ?? {})) as Record<string, unknown>,
      note: one.note ?? '',
      day: one.day,
      at: now,
      byId: by.id,
      byName: by.name,
      previous: head.digest,
      suite,
      digest: '',
    };
    row.digest = digestOf(linkOf(row), suite);
    at.set(one.ledger, { seq: row.seq, digest: row.digest });
    return row;
  });
  return { rows, heads: at };
}

const insertLinks = (tx: Tx, { rows, heads }: Links): Promise<unknown> =>
  Promise.all([
    insertion('ledgerTransfers', rows).execute(tx),
    ...[...heads].map(([ledger, { seq, digest }]) =>
      tx.updateTable('fundYears').set({ lastSeq: seq, headDigest: digest }).where('ledger', '=', ledger).execute(),
    ),
  ]);

/** What a digest of an entry is taken over: everything but the digest itself. */
export const linkOf = ({ digest: _, ...row }: TransferRow): unknown => row;

async function saveBalances(tx: Tx, before: Ledger, after: Ledger): Promise<void> {
  const changed = [...after.accounts.values()].filter((one) => one !== before.accounts.get(one.id));
  const column = (pick: (one: Account) => bigint) => changed.map((one) => pick(one).toString());
  await sql`update ledger_accounts a set debits_pending = v.dp, debits_posted = v.d, credits_pending = v.cp,
      credits_posted = v.c, closed = v.closed
    from unnest(${changed.map(({ id }) => id)}::text[], ${column((one) => one.debitsPending)}::bigint[],
      ${column((one) => one.debitsPosted)}::bigint[], ${column((one) => one.creditsPending)}::bigint[],
      ${column((one) => one.creditsPosted)}::bigint[], ${changed.map(({ closed }) => closed)}::boolean[])
      as v(id, dp, d, cp, c, closed) where a.id = v.id`.execute(tx);
}
