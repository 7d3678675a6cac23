import { sql } from 'kysely';
import { json, type Tx } from '../../platform/database.ts';
import { digestOf, type Suite } from '../../platform/digest.ts';
import { linkOf } from './store-ledger.ts';
import type { ProofDifference, ProofRow, TransferRow } from './tables.ts';
import './tables.ts';

type Found = { what: string; place: string; kept: string; computed: string };
const some = 50;

/** Every balance anew from the entries, compared with what is kept on the accounts. */
const balancesThatDiffer = sql<Found>`
  with moved as (
    select t.id, t.debit, t.credit, t.settled, t.kind, a.settled as answered, a.kind as answer
    from ledger_transfers t left join ledger_transfers a on a.pending_id = t.id),
  sides as (
    select debit as account, settled as d, 0::bigint as c, 0::bigint as dp, 0::bigint as cp
    from moved where kind in ('direct', 'post')
    union all select credit, 0, settled, 0, 0 from moved where kind in ('direct', 'post')
    union all select debit, 0, 0, settled, 0 from moved where kind = 'reserve' and answer is null
    union all select credit, 0, 0, 0, settled from moved where kind = 'reserve' and answer is null),
  sums as (select account, sum(d) as d, sum(c) as c, sum(dp) as dp, sum(cp) as cp from sides group by account)
  select '余额' as what, a.id as place,
    concat_ws('/', a.debits_pending, a.debits_posted, a.credits_pending, a.credits_posted) as kept,
    concat_ws('/', coalesce(s.dp, 0), coalesce(s.d, 0), coalesce(s.cp, 0), coalesce(s.c, 0)) as computed
  from ledger_accounts a left join sums s on s.account = a.id
  where (a.debits_pending, a.debits_posted, a.credits_pending, a.credits_posted)
    is distinct from (coalesce(s.dp, 0), coalesce(s.d, 0), coalesce(s.cp, 0), coalesce(s.c, 0))
  order by a.id limit ${some}`;

/** I1: both sides of every ledger are equal, settled and reserved apart. */
const ledgersOutOfBalance = sql<Found>`
  select '借贷平衡' as what, ledger::text as place, concat_ws('/', sum(debits_pending), sum(debits_posted)) as kept,
    concat_ws('/', sum(credits_pending), sum(credits_posted)) as computed
  from ledger_accounts group by ledger
  having sum(debits_pending) <> sum(credits_pending) or sum(debits_posted) <> sum(credits_posted) limit ${some}`;

/** The sums by day that statements read. */
const daysThatDiffer = sql<Found>`
  with sides as (
    select debit as account_id, day, code, settled as d, 0::bigint as c
    from ledger_transfers where kind in ('direct', 'post')
    union all select credit, day, code, 0, settled from ledger_transfers where kind in ('direct', 'post')),
  sums as (select account_id, day, code, sum(d) as d, sum(c) as c from sides group by account_id, day, code)
  select '日合计' as what,
    concat_ws(' ', coalesce(k.account_id, s.account_id), coalesce(k.day, s.day), coalesce(k.code, s.code)) as place,
    concat_ws('/', k.debits, k.credits) as kept, concat_ws('/', s.d, s.c) as computed
  from ledger_days k full join sums s using (account_id, day, code)
  where (coalesce(k.debits, 0), coalesce(k.credits, 0))
    is distinct from (coalesce(s.d, 0), coalesce(s.c, 0)) limit ${some}`;

/** A post must not be more than what was reserved (I7), and an answer must name what it answers. */
const answersThatDiffer = sql<Found>`
  select '占用与执行' as what, a.id as place, a.settled::text as kept, r.settled::text as computed
  from ledger_transfers a join ledger_transfers r on r.id = a.pending_id
  where r.kind <> 'reserve' or a.settled > r.settled or (a.kind in ('void', 'expire') and a.settled <> r.settled)
    or (a.debit, a.credit, a.ledger) <> (r.debit, r.credit, r.ledger) limit ${some}`;

const differencesBy = async (tx: Tx, query: typeof balancesThatDiffer): Promise<ProofDifference[]> =>
  (await query.execute(tx)).rows.map(({ place, ...row }) => ({ ...row, where: place }));

/** Walks the chain of every ledger and names the first entry of each that does not fit. */
async function chainDifferences(tx: Tx): Promise<ProofDifference[]> {
  const heads = await tx
    .selectFrom('fundYears')
    .select(['ledger', 'lastSeq', 'headDigest'])
    .orderBy('ledger')
    .execute();
  const found: ProofDifference[] = [];
  for (const head of heads) {
    const broken = await firstBrokenLink(tx, head);
    if (broken) found.push(broken);
  }
  return found;
}

async function firstBrokenLink(
  tx: Tx,
  head: { ledger: number; lastSeq: number; headDigest: string },
): Promise<ProofDifference | undefined> {
  let [seq, previous] = [0, ''];
  const say = (kept: string, computed: string) => ({
    what: '记账链',
    where: `${head.ledger}-${seq + 1}`,
    kept,
    computed,
  });
  for (;;) {
    const rows: TransferRow[] = await tx
      .selectFrom('ledgerTransfers')
      .selectAll()
      .where('ledger', '=', head.ledger)
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(2000)
      .execute();
    for (const row of rows) {
      const computed = digestOf(linkOf(row), row.suite as Suite);
      if (row.seq !== seq + 1 || row.previous !== previous || row.digest !== computed) return say(row.digest, computed);
      [seq, previous] = [row.seq, row.digest];
    }
    if (rows.length === 0) break;
  }
  return seq === head.lastSeq && previous === head.headDigest ? undefined : say(head.headDigest, previous);
}

/** 资金账校验: recomputes balances, days, both sides and digests from the entries; no difference means proven. */
export async function proofOf(tx: Tx): Promise<Pick<ProofRow, 'transfers' | 'accounts' | 'differences' | 'proven'>> {
  const differences = [
    ...(await differencesBy(tx, balancesThatDiffer)),
    ...(await differencesBy(tx, ledgersOutOfBalance)),
    ...(await differencesBy(tx, daysThatDiffer)),
    ...(await differencesBy(tx, answersThatDiffer)),
    ...(await chainDifferences(tx)),
  ];
  const counted = await tx
    .selectFrom('ledgerAccounts')
    .select((e) => [
      e.fn.countAll<number>().as('accounts'),
      e
        .selectFrom('ledgerTransfers')
        .select((t) => t.fn.countAll<number>().as('n'))
        .as('transfers'),
    ])
    .executeTakeFirstOrThrow();
  const { accounts, transfers } = counted;
  return { accounts, transfers: transfers ?? 0, differences, proven: differences.length === 0 };
}

export const insertProof = async (tx: Tx, proof: ProofRow): Promise<void> => {
  await tx
    .insertInto('ledgerProofs')
    .values({ ...proof, differences: json(proof.differences) })
    .execute();
};
/** The latest proof; undefined before the first night. */
export const lastProof = (tx: Tx): Promise<ProofRow | undefined> =>
  tx.selectFrom('ledgerProofs').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
