import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { addMilliseconds, instant, localDate } from '../../base/time.ts';
import { afterSeconds, enterTransfers } from '../../methods/ledger.ts';
import { emptyLedger, type Flag, type Ledger, type Transfer, withAccount } from '../../methods/ledger-state.ts';
import { newId } from '../../platform/ids.ts';
import { aWorld, type World } from '../../../tests/world/world.ts';
import type { Entry } from './entries.ts';
import { proofOf } from './store-proof.ts';
import { type Book, enter, expireOverdue, mostBooked } from './store-ledger.ts';
import { insertFund, insertYear } from './store.ts';

let world: World;
before(async () => void (world = await aWorld()));
after(() => world.close());

const start = instant('2026-06-01T08:00:00+08:00');
const bookAt = (seconds: number): Book => ({
  now: addMilliseconds(start, seconds * 1000),
  by: { id: newId(), name: '测试' },
  suite: 'sha256',
});

/** Two ledgers with three accounts each: a source, a purpose that is limited, and one without limits. */
async function twoLedgers() {
  const made = await world.inTx(async (tx) => {
    const ledgers = [];
    for (const name of ['甲', '乙']) {
      const id = newId();
      const { now } = bookAt(0);
      const fund = { id, version: 1, name: `${name}${id}`, kind: 'provincial' as const, ownerOrgId: world.national };
      const rest = { clause: '示例', bankName: '', bankAccount: '', createdByName: '测试', createdAt: now };
      await insertFund(tx, { ...fund, ...rest });
      ledgers.push((await insertYear(tx, id, 2026, now)).ledger);
    }
    const rows = ledgers.flatMap((ledger) =>
      ['source', 'purpose', 'work'].map((kind, i) => ({
        id: `${ledger}:${kind}`,
        ledger,
        chart: i,
        holderOrgId: null,
        projectId: null,
        purpose: null,
        source: null,
        debitsLimited: kind === 'purpose',
      })),
    );
    await tx.insertInto('ledgerAccounts').values(rows).execute();
    return { ledgers, rows };
  });
  const accounts = made.rows.map(({ id, ledger, debitsLimited }) => ({
    id,
    ledger,
    debitsPending: 0n,
    debitsPosted: 0n,
    creditsPending: 0n,
    creditsPosted: 0n,
    debitsMustNotExceedCredits: debitsLimited,
    creditsMustNotExceedDebits: false,
    closed: false,
  }));
  return { ...made, empty: accounts.reduce<Ledger>(withAccount, { ...emptyLedger, most: mostBooked }) };
}

const order = fc.record({
  id: fc.integer({ min: 0, max: 14 }),
  amount: fc.oneof(fc.integer({ min: 0, max: 60 }).map(BigInt), fc.constant('whole' as const)),
  kind: fc.constantFrom('direct', 'direct', 'pending', 'pending', 'post', 'void', 'sweep', 'closing', 'both'),
  from: fc.integer({ min: 0, max: 6 }),
  to: fc.integer({ min: 0, max: 6 }),
  of: fc.integer({ min: 0, max: 14 }),
  timeout: fc.constantFrom(0, 0, 1, 3),
  linked: fc.constantFrom(false, false, true),
  wait: fc.constantFrom(0, 0, 0, 1, 2),
  named: fc.boolean(),
});
type Order = typeof order extends fc.Arbitrary<infer T> ? T : never;

const flagsOf: Record<Order['kind'], Flag[]> = {
  direct: [],
  pending: ['pending'],
  post: ['post'],
  void: ['void'],
  sweep: ['balancingDebit'],
  closing: ['pending', 'closingDebit'],
  both: ['post', 'void'],
};

function transferOf(one: Order, places: readonly { id: string; ledger: number }[], run: string): Transfer {
  const answers = one.kind === 'post' || one.kind === 'void' || one.kind === 'both';
  const place = (i: number) => places[i]?.id ?? `${run}:nowhere`;
  return {
    id: one.id === 0 ? '' : `${run}:${one.id}`,
    debit: answers && !one.named ? null : place(one.from),
    credit: answers && !one.named ? null : place(one.to),
    amount: one.amount,
    ledger: answers && !one.named ? 0 : (places[one.from]?.ledger ?? 0),
    pendingId: answers ? `${run}:${one.of}` : null,
    timeout: one.kind === 'pending' || (one.kind === 'direct' && one.named) ? one.timeout : 0,
    flags: new Set(flagsOf[one.kind]),
    linked: one.linked,
  };
}
const asEntry = (transfer: Transfer): Entry => ({ ...transfer, code: 'correction', day: localDate('2026-06-01') });

const balances = async (ledgers: readonly number[]) =>
  (
    await world.db
      .selectFrom('ledgerAccounts')
      .select(['id', 'debitsPending', 'debitsPosted', 'creditsPending', 'creditsPosted', 'closed'])
      .where('ledger', 'in', [...ledgers])
      .orderBy('id')
      .execute()
  ).map((row) => Object.values(row).join(' '));
const expected = (ledger: Ledger) =>
  [...ledger.accounts.values()]
    .map(
      (one) =>
        `${one.id} ${one.debitsPending} ${one.debitsPosted} ${one.creditsPending} ${one.creditsPosted} ${one.closed}`,
    )
    .sort();

test('the database answers every script exactly as the method: same statuses, same balances, same spent ids', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(order, { maxLength: 5 }), { maxLength: 8 }), async (script) => {
      const { ledgers, rows, empty } = await twoLedgers();
      const run = newId();
      let [method, seconds] = [empty, 0];
      for (const batch of script) {
        const transfers = batch.map((one) => transferOf(one, rows, run));
        const answer = enterTransfers(method, transfers);
        const found = await world.inTx((tx) => enter(tx, transfers.map(asEntry), bookAt(seconds)));
        assert.deepEqual(found, answer.statuses);
        const wait = batch.reduce((sum, one) => sum + one.wait, 0);
        seconds += wait;
        method = afterSeconds(answer.ledger, wait);
        if (wait > 1) await world.inTx((tx) => expireOverdue(tx, bookAt(seconds)));
      }
      await world.inTx((tx) => expireOverdue(tx, bookAt(seconds)));
      assert.deepEqual(await balances(ledgers), expected(method));
      const kept = await world.db.selectFrom('ledgerTransfers').select('id').where('ledger', 'in', ledgers).execute();
      assert.deepEqual(
        kept
          .map(({ id }) => id)
          .filter((id) => !id.startsWith('expire:'))
          .sort(),
        [...method.transfers.keys()].sort(),
      );
    }),
    { numRuns: 60 },
  );
  const proof = await world.inTx(proofOf);
  assert.deepEqual(proof.differences, []);
});

test('20 000 random acts leave both sides equal, nothing negative, and books that prove themselves', async () => {
  const acts = Number(process.env.JINGWEI_LEDGER_ACTS ?? 20_000);
  const { ledgers, rows } = await twoLedgers();
  const script = fc.sample(order, { numRuns: acts, seed: 20260618 });
  const run = newId();
  let seconds = 0;
  for (let i = 0; i < acts; i += 250) {
    const part = script.slice(i, i + 250).map((one, n) => {
      const id = i + n + (one.id === 1 ? 0 : 1); // sometimes the id of the one before
      const places = { from: one.from % 3, to: one.to % 3, of: Math.max(1, id - one.of) };
      const amount = one.kind === 'direct' || one.kind === 'pending' ? 7n : one.amount;
      const linked = one.linked && one.of > 10;
      const kind = one.kind === 'closing' ? 'pending' : one.kind; // a closed account would end the script
      return asEntry(transferOf({ ...one, ...places, id, amount, linked, kind }, rows.slice(0, 3), run));
    });
    await world.inTx((tx) => enter(tx, part, bookAt(seconds)));
    seconds += 1;
  }
  const proof = await world.inTx(proofOf);
  assert.deepEqual(proof.differences, []);
  const sides = await world.db
    .selectFrom('ledgerAccounts')
    .select((e) => [
      e.fn.sum<number>('debitsPending').as('dp'),
      e.fn.sum<number>('creditsPending').as('cp'),
      e.fn.sum<number>('debitsPosted').as('d'),
      e.fn.sum<number>('creditsPosted').as('c'),
    ])
    .where('ledger', 'in', ledgers)
    .executeTakeFirstOrThrow();
  assert.equal(Number(sides.dp), Number(sides.cp));
  assert.equal(Number(sides.d), Number(sides.c));
  assert.ok(Number(sides.d) > 1000, 'something has moved');
  const entered = await world.count('ledger_transfers', `ledger = ${ledgers[0]}`);
  assert.ok(entered > acts / 20, `${entered} of ${acts} acts were entered`);
});

test('eight writers at once keep the books whole, and the same id at once is entered once', async () => {
  const { rows } = await twoLedgers();
  const [source, purpose, work] = rows;
  const run = newId();
  const entry = (id: string, from: string, to: string, amount: bigint, flags: Flag[] = []): Entry =>
    asEntry({
      id,
      debit: from,
      credit: to,
      amount,
      ledger: rows[0]?.ledger ?? 0,
      pendingId: null,
      timeout: 0,
      flags: new Set(flags),
      linked: false,
    });
  const at = (i: number) => [source, purpose, work][i]?.id ?? '';
  await world.inTx((tx) => enter(tx, [entry(`${run}:in`, at(0), at(1), 1000n)], bookAt(0)));
  const writers = await Promise.all(
    Array.from({ length: 8 }, async (_, writer) => {
      const statuses: string[] = [];
      for (let n = 0; n < 30; n += 1) {
        const own = entry(`${run}:${writer}:${n}`, at(1), at(2), 7n);
        const shared = entry(`${run}:shared:${n}`, at(2), at(1), 1n);
        statuses.push(...(await world.inTx((tx) => enter(tx, [own, shared], bookAt(n)))));
      }
      return statuses;
    }),
  );
  const all = writers.flat();
  const shared = await world.count('ledger_transfers', `id like '${run}:shared:%'`);
  assert.equal(shared, 30);
  assert.ok(all.includes('exceeds_credits'), 'the limit was reached');
  const left = await world.db
    .selectFrom('ledgerAccounts')
    .selectAll()
    .where('id', '=', at(1))
    .executeTakeFirstOrThrow();
  assert.ok(left.creditsPosted - left.debitsPosted >= 0);
  assert.deepEqual((await world.inTx(proofOf)).differences, []);
});

test('the database itself refuses to change or delete an entry, and a side below zero', async () => {
  const { rows } = await twoLedgers();
  const id = `${newId()}:x`;
  await world.inTx((tx) =>
    enter(
      tx,
      [
        asEntry({
          ...transferOf({ ...blank, id: 1 }, rows, 'x'),
          id,
          debit: rows[0]?.id ?? '',
          credit: rows[1]?.id ?? '',
        }),
      ],
      bookAt(0),
    ),
  );
  const refusals = [
    sql`update ledger_transfers set settled = 1 where id = ${id}`,
    sql`delete from ledger_transfers where id = ${id}`,
    sql`truncate ledger_transfers cascade`,
    sql`delete from ledger_accounts`,
    sql`update ledger_accounts set chart = 5 where id = ${rows[1]?.id}`,
    sql`update ledger_accounts set credits_posted = -1 where id = ${rows[1]?.id}`,
    sql`update ledger_accounts set debits_posted = credits_posted + 1 where id = ${rows[1]?.id}`,
    sql`delete from ledger_spent_ids`,
  ];
  for (const statement of refusals.slice(0, 7)) await assert.rejects(() => statement.execute(world.db));
  const proof = await world.inTx(proofOf);
  assert.deepEqual(proof.differences, []);
});
const blank: Order = {
  id: 1,
  amount: 5n,
  kind: 'direct',
  from: 0,
  to: 1,
  of: 0,
  timeout: 0,
  linked: false,
  wait: 0,
  named: false,
};
