import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { afterSeconds, enterTransfers } from './ledger.ts';
import type { Account, Flag, Ledger, Transfer } from './ledger-state.ts';
import { emptyLedger, sidesOf, withAccount } from './ledger-state.ts';

const account = (id: string, over: Partial<Account> = {}): Account => ({
  id,
  ledger: 1,
  debitsPending: 0n,
  debitsPosted: 0n,
  creditsPending: 0n,
  creditsPosted: 0n,
  debitsMustNotExceedCredits: false,
  creditsMustNotExceedDebits: false,
  closed: false,
  ...over,
});
const transfer = (
  id: string,
  amount: bigint | 'whole',
  flags: Flag[] = [],
  over: Partial<Transfer> = {},
): Transfer => ({
  id,
  amount,
  debit: 'fund',
  credit: 'work',
  ledger: 1,
  pendingId: null,
  timeout: 0,
  flags: new Set(flags),
  linked: false,
  ...over,
});
const answer = (id: string, pendingId: string, flag: 'post' | 'void', amount: bigint | 'whole' = 'whole'): Transfer =>
  transfer(id, amount, [flag], { pendingId, debit: null, credit: null, ledger: 0 });
/** A fund that received 100 and may not promise more than arrived. */
const scene = [
  account('fund', { debitsMustNotExceedCredits: true, creditsPosted: 100n }),
  account('work'),
  account('other', { ledger: 2 }),
].reduce(withAccount, emptyLedger);
const statuses = (ledger: Ledger, ...transfers: Transfer[]) => enterTransfers(ledger, transfers).statuses;
const balance = (ledger: Ledger, id: string) => {
  const found = ledger.accounts.get(id);
  return [found?.debitsPending, found?.debitsPosted, found?.creditsPending, found?.creditsPosted].map(Number);
};

test('a reservation is posted in part, the rest is freed, and a second answer is refused', () => {
  const { statuses: found, ledger } = enterTransfers(scene, [
    transfer('r', 60n, ['pending']),
    answer('p', 'r', 'post', 40n),
    answer('p2', 'r', 'post', 20n),
    answer('v', 'r', 'void'),
  ]);
  assert.deepEqual(found, ['created', 'created', 'pending_transfer_already_posted', 'pending_transfer_already_posted']);
  assert.deepEqual(balance(ledger, 'fund'), [0, 40, 0, 100]);
  assert.deepEqual(balance(ledger, 'work'), [0, 0, 0, 40]);
});

test('a void frees all of it and must not name less', () => {
  const { ledger } = enterTransfers(scene, [transfer('r', 60n, ['pending'])]);
  assert.deepEqual(
    statuses(ledger, answer('v', 'r', 'void', 50n), answer('w', 'r', 'void', 60n), answer('p', 'r', 'post')),
    ['pending_transfer_has_different_amount', 'created', 'pending_transfer_already_voided'],
  );
  assert.deepEqual(statuses(ledger, answer('p', 'r', 'post', 61n)), ['exceeds_pending_transfer_amount']);
});

test('nothing is promised that has not arrived, and the refused id stays spent', () => {
  assert.deepEqual(
    statuses(scene, transfer('a', 70n, ['pending']), transfer('b', 31n), transfer('b', 30n), transfer('c', 30n)),
    ['created', 'exceeds_credits', 'id_already_failed', 'created'],
  );
});

test('a reservation expires at its timeout and cannot be answered afterwards', () => {
  const { ledger } = enterTransfers(scene, [transfer('r', 60n, ['pending'], { timeout: 10 })]);
  assert.deepEqual(balance(afterSeconds(ledger, 9), 'fund'), [60, 0, 0, 100]);
  const later = afterSeconds(afterSeconds(ledger, 9), 1);
  assert.deepEqual(balance(later, 'fund'), [0, 0, 0, 100]);
  assert.deepEqual(statuses(later, answer('p', 'r', 'post')), ['pending_transfer_expired']);
});

test('a chain lands whole or not at all, and says which member failed', () => {
  const chain = [transfer('a', 50n, [], { linked: true }), transfer('b', 60n, [], { linked: true }), transfer('c', 1n)];
  const { statuses: found, ledger } = enterTransfers(scene, [...chain, transfer('d', 100n)]);
  assert.deepEqual(found, ['linked_event_failed', 'exceeds_credits', 'linked_event_failed', 'created']);
  assert.equal(ledger.transfers.size, 1);
  assert.deepEqual(statuses(ledger, transfer('a', 0n), transfer('b', 0n)), ['created', 'id_already_failed']);
  assert.deepEqual(statuses(scene, transfer('a', 5n, [], { linked: true })), ['linked_event_chain_open']);
});

test('the same id with the same content exists, with other content says which field differs', () => {
  const { ledger } = enterTransfers(scene, [
    transfer('a', 5n),
    transfer('r', 10n, ['pending'], { timeout: 9 }),
    answer('p', 'r', 'post', 4n),
  ]);
  assert.deepEqual(
    statuses(
      ledger,
      transfer('a', 5n),
      transfer('a', 6n),
      transfer('a', 5n, ['pending']),
      transfer('a', 5n, [], { credit: 'x' }),
      transfer('r', 10n, ['pending'], { timeout: 8 }),
      answer('p', 'r', 'post', 4n),
      answer('p', 'r', 'post'),
      answer('p', 'a', 'post', 4n),
    ),
    [
      'exists',
      'exists_with_different_amount',
      'exists_with_different_flags',
      'exists_with_different_credit_account_id',
      'exists_with_different_timeout',
      'exists',
      'exists_with_different_amount',
      'exists_with_different_pending_id',
    ],
  );
});

test('faults of form are named before any account is looked at', () => {
  assert.deepEqual(
    statuses(
      scene,
      transfer('', 1n),
      transfer('a', 1n, [], { credit: 'fund' }),
      transfer('a', 1n, [], { debit: null }),
      transfer('a', 1n, [], { timeout: 5 }),
      transfer('a', 1n, [], { ledger: 0 }),
      transfer('a', 1n, [], { credit: 'other' }),
      transfer('a', 1n, [], { ledger: 2 }),
      transfer('a', 1n, ['post', 'void']),
      answer('q', 'q', 'post'),
      transfer('a', 1n, [], { credit: 'none' }),
    ),
    [
      'id_must_not_be_zero',
      'accounts_must_be_different',
      'debit_account_id_must_not_be_zero',
      'timeout_reserved_for_pending_transfer',
      'ledger_must_not_be_zero',
      'accounts_must_have_the_same_ledger',
      'transfer_must_have_the_same_ledger_as_accounts',
      'flags_are_mutually_exclusive',
      'pending_id_must_be_different',
      'credit_account_not_found',
    ],
  );
});

test('what no balance can hold is refused with the sum that would overflow', () => {
  const most = 2n ** 128n - 1n;
  const full = [
    account('fund', { debitsPending: 100n, debitsPosted: 200n }),
    account('work', { creditsPending: 110n, creditsPosted: 210n }),
  ].reduce(withAccount, emptyLedger);
  const found = [99n, 109n, 199n, 209n, 299n, 319n].map(
    (less) => statuses(full, transfer('a', most - less, ['pending']))[0],
  );
  assert.deepEqual(found, [
    'overflows_debits_pending',
    'overflows_credits_pending',
    'overflows_debits_posted',
    'overflows_credits_posted',
    'overflows_debits',
    'overflows_credits',
  ]);
  assert.deepEqual(statuses(full, transfer('a', most - 320n, ['pending'])), ['created']);
});

test('a balancing transfer takes at most what keeps the limit', () => {
  const { statuses: found, ledger } = enterTransfers(scene, [
    transfer('a', 30n, ['pending']),
    transfer('b', 'whole', ['balancingDebit']),
    transfer('c', 5n, ['balancingDebit']),
  ]);
  assert.deepEqual(found, ['created', 'created', 'created']);
  assert.equal(ledger.transfers.get('b')?.settled, 70n);
  assert.equal(ledger.transfers.get('c')?.settled, 0n);
});

test('a closing reservation closes its account until it is voided', () => {
  const { ledger } = enterTransfers(scene, [transfer('z', 0n, ['pending', 'closingDebit'])]);
  assert.deepEqual(statuses(ledger, transfer('a', 1n), answer('v', 'z', 'void'), transfer('b', 1n)), [
    'debit_account_already_closed',
    'created',
    'created',
  ]);
});

const anyOrder = fc.record({
  id: fc.integer({ min: 0, max: 12 }),
  amount: fc.integer({ min: 0, max: 60 }),
  kind: fc.constantFrom('direct', 'pending', 'post', 'void', 'sweep'),
  back: fc.boolean(),
  pendingId: fc.integer({ min: 0, max: 12 }),
  timeout: fc.constantFrom(0, 1, 3),
  linked: fc.boolean(),
  wait: fc.constantFrom(0, 0, 1),
});

test('whatever is entered, both sides stay equal, nothing is negative and limits hold', () => {
  fc.assert(
    fc.property(fc.array(anyOrder, { maxLength: 30 }), (orders) => {
      let ledger = scene;
      for (const one of orders) {
        const parties = one.back ? { debit: 'work', credit: 'fund' } : {};
        const order =
          one.kind === 'post' || one.kind === 'void'
            ? answer(`t${one.id}`, `t${one.pendingId}`, one.kind, BigInt(one.amount))
            : transfer(
                `t${one.id}`,
                BigInt(one.amount),
                one.kind === 'pending' ? ['pending'] : one.kind === 'sweep' ? ['balancingDebit'] : [],
                { ...parties, timeout: one.kind === 'pending' ? one.timeout : 0 },
              );
        ledger = afterSeconds(
          enterTransfers(ledger, [{ ...order, linked: one.linked }, transfer(`l${one.id}`, 1n)]).ledger,
          one.wait,
        );
        const sides = sidesOf(ledger);
        assert.equal(sides.debitsPending, sides.creditsPending);
        assert.equal(sides.debitsPosted + 100n, sides.creditsPosted);
        for (const each of ledger.accounts.values()) {
          assert.ok(
            [each.debitsPending, each.debitsPosted, each.creditsPending, each.creditsPosted].every(
              (amount) => amount >= 0n,
            ),
          );
        }
        const fund = ledger.accounts.get('fund');
        assert.ok(fund && fund.debitsPending + fund.debitsPosted <= fund.creditsPosted);
      }
    }),
    { numRuns: 150 },
  );
});
