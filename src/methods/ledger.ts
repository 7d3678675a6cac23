import type { Account, Fate, Ledger, Recorded, Transfer } from './ledger-state.ts';
import { repeated } from './ledger-state.ts';

const passing = new Set([
  'debit_account_not_found',
  'credit_account_not_found',
  'pending_transfer_not_found',
  'exceeds_credits',
  'exceeds_debits',
  'debit_account_already_closed',
  'credit_account_already_closed',
]);

/** The largest balance, 128 bits as in TigerBeetle. */
const mostFen = 2n ** 128n - 1n;

/** A ledger being worked on; what is refused leaves it as it was. */
type Draft = Ledger & { accounts: Map<string, Account>; transfers: Map<string, Recorded>; spent: Set<string> };
const draftOf = (ledger: Ledger): Draft => ({
  ...ledger,
  accounts: new Map(ledger.accounts),
  transfers: new Map(ledger.transfers),
  spent: new Set(ledger.spent),
});

/** What two accounts of one transfer become. */
function move(
  { accounts }: Draft,
  { debit, credit }: { debit: Account; credit: Account },
  by: { pending: bigint; posted: bigint },
): void {
  accounts.set(debit.id, {
    ...debit,
    debitsPending: debit.debitsPending + by.pending,
    debitsPosted: debit.debitsPosted + by.posted,
  });
  accounts.set(credit.id, {
    ...credit,
    creditsPending: credit.creditsPending + by.pending,
    creditsPosted: credit.creditsPosted + by.posted,
  });
}

function setClosed({ accounts }: Draft, reservation: Transfer, closed: boolean): void {
  const set = (id: string | null) => {
    const account = id === null ? undefined : accounts.get(id);
    if (account) accounts.set(account.id, { ...account, closed });
  };
  if (reservation.flags.has('closingDebit')) set(reservation.debit);
  if (reservation.flags.has('closingCredit')) set(reservation.credit);
}

const atMost = (amount: Transfer['amount'], room: bigint): bigint => {
  const least = room < 0n ? 0n : room;
  return amount === 'whole' || amount > least ? least : amount;
};

/** The amount a transfer moves: a balancing one takes at most what keeps the limit (year-end sweeps). */
function movedAmount(one: Transfer, debit: Account, credit: Account): bigint {
  let amount = one.amount;
  if (one.flags.has('balancingDebit')) {
    amount = atMost(amount, debit.creditsPosted - debit.debitsPosted - debit.debitsPending);
  }
  if (one.flags.has('balancingCredit')) {
    amount = atMost(amount, credit.debitsPosted - credit.creditsPosted - credit.creditsPending);
  }
  return amount === 'whole' ? mostFen : amount;
}

/** Which sum would pass the largest whole number of a balance, in the order of TigerBeetle's answers. */
function overflowOf(
  { debit, credit, most }: { debit: Account; credit: Account; most: bigint },
  amount: bigint,
  pending: boolean,
): string | undefined {
  const sums: [name: string, sum: bigint][] = [
    ...(pending
      ? ([
          ['overflows_debits_pending', debit.debitsPending],
          ['overflows_credits_pending', credit.creditsPending],
        ] as [string, bigint][])
      : []),
    ['overflows_debits_posted', debit.debitsPosted],
    ['overflows_credits_posted', credit.creditsPosted],
    ['overflows_debits', debit.debitsPending + debit.debitsPosted],
    ['overflows_credits', credit.creditsPending + credit.creditsPosted],
  ];
  return sums.find(([, sum]) => sum + amount > most)?.[0];
}

/** Refusals that the order itself shows, before any account is looked at. */
function formFault(one: Transfer): string | undefined {
  if (one.debit === null) return 'debit_account_id_must_not_be_zero';
  if (one.credit === null) return 'credit_account_id_must_not_be_zero';
  if (one.debit === one.credit) return 'accounts_must_be_different';
  if (one.pendingId !== null) return 'pending_id_must_be_zero';
  if (!one.flags.has('pending')) {
    if (one.timeout !== 0) return 'timeout_reserved_for_pending_transfer';
    if (one.flags.has('closingDebit') || one.flags.has('closingCredit')) return 'closing_transfer_must_be_pending';
  }
  return one.ledger === 0 ? 'ledger_must_not_be_zero' : undefined;
}

/** A direct transfer or a reservation. */
function moved(ledger: Draft, one: Transfer): string {
  const fault = formFault(one);
  if (fault) return fault;
  const debit = ledger.accounts.get(one.debit ?? '');
  const credit = ledger.accounts.get(one.credit ?? '');
  if (!debit) return 'debit_account_not_found';
  if (!credit) return 'credit_account_not_found';
  if (debit.ledger !== credit.ledger) return 'accounts_must_have_the_same_ledger';
  if (one.ledger !== debit.ledger) return 'transfer_must_have_the_same_ledger_as_accounts';
  if (debit.closed) return 'debit_account_already_closed';
  if (credit.closed) return 'credit_account_already_closed';
  const amount = movedAmount(one, debit, credit);
  const overflow = overflowOf({ debit, credit, most: ledger.most ?? mostFen }, amount, one.flags.has('pending'));
  if (overflow) return overflow;
  if (debit.debitsMustNotExceedCredits && debit.debitsPending + debit.debitsPosted + amount > debit.creditsPosted) {
    return 'exceeds_credits';
  }
  if (
    credit.creditsMustNotExceedDebits &&
    credit.creditsPending + credit.creditsPosted + amount > credit.debitsPosted
  ) {
    return 'exceeds_debits';
  }
  const pending = one.flags.has('pending');
  move(ledger, { debit, credit }, pending ? { pending: amount, posted: 0n } : { pending: 0n, posted: amount });
  if (pending) setClosed(ledger, one, true);
  ledger.transfers.set(one.id, { ...one, settled: amount, at: ledger.now, fate: pending ? 'pending' : null });
  return 'created';
}

const answered: Record<Fate, string | undefined> = {
  pending: undefined,
  posted: 'pending_transfer_already_posted',
  voided: 'pending_transfer_already_voided',
  expired: 'pending_transfer_expired',
};

/** Why a reservation cannot be answered so, from the form of the answer and the reservation it names (I7). */
function answerFault(ledger: Ledger, one: Transfer): string | undefined {
  if (one.flags.size !== 1) return 'flags_are_mutually_exclusive';
  if (one.pendingId === null) return 'pending_id_must_not_be_zero';
  if (one.pendingId === one.id) return 'pending_id_must_be_different';
  if (one.timeout !== 0) return 'timeout_reserved_for_pending_transfer';
  const reservation = ledger.transfers.get(one.pendingId);
  if (!reservation) return 'pending_transfer_not_found';
  if (reservation.fate === null) return 'pending_transfer_not_pending';
  if (one.debit !== null && one.debit !== reservation.debit) return 'pending_transfer_has_different_debit_account_id';
  if (one.credit !== null && one.credit !== reservation.credit)
    return 'pending_transfer_has_different_credit_account_id';
  if (one.ledger !== 0 && one.ledger !== reservation.ledger) return 'pending_transfer_has_different_ledger';
  const amount = answerAmount(one, reservation);
  if (amount > reservation.settled) return 'exceeds_pending_transfer_amount';
  if (one.flags.has('void') && amount < reservation.settled) return 'pending_transfer_has_different_amount';
  return answered[reservation.fate];
}

const answerAmount = (one: Transfer, reservation: Recorded): bigint =>
  one.amount === 'whole' || (one.flags.has('void') && one.amount === 0n) ? reservation.settled : one.amount;

/** Posts a reservation in whole or in part (the rest is freed), or voids all of it. */
function resolved(ledger: Draft, one: Transfer): string {
  const fault = answerFault(ledger, one);
  const reservation = ledger.transfers.get(one.pendingId ?? '');
  const debit = ledger.accounts.get(reservation?.debit ?? '');
  const credit = ledger.accounts.get(reservation?.credit ?? '');
  if (fault || !reservation || !debit || !credit) return fault ?? 'pending_transfer_not_found';
  const posting = one.flags.has('post');
  if (posting && debit.closed) return 'debit_account_already_closed';
  if (posting && credit.closed) return 'credit_account_already_closed';
  const settled = answerAmount(one, reservation);
  move(ledger, { debit, credit }, { pending: -reservation.settled, posted: posting ? settled : 0n });
  if (!posting) setClosed(ledger, reservation, false);
  const named = { debit: reservation.debit, credit: reservation.credit, ledger: reservation.ledger };
  ledger.transfers.set(reservation.id, { ...reservation, fate: posting ? 'posted' : 'voided' });
  ledger.transfers.set(one.id, { ...one, ...named, settled, at: ledger.now, fate: null });
  return 'created';
}

/** One order: created, or refused with one code; an id that was used before is compared first. */
function entered(ledger: Draft, one: Transfer): string {
  if (one.id === '') return 'id_must_not_be_zero';
  const known = ledger.transfers.get(one.id);
  if (known) return repeated(one, known, ledger);
  if (ledger.spent.has(one.id)) return 'id_already_failed';
  const status = one.flags.has('post') || one.flags.has('void') ? resolved(ledger, one) : moved(ledger, one);
  if (passing.has(status)) ledger.spent.add(one.id);
  return status;
}

/** A chain: when one member fails, the others report so and nothing lands; only spent ids remain. */
function chained(before: Draft, chain: readonly Transfer[], open: boolean): { statuses: string[]; ledger: Draft } {
  const ledger = chain.length > 1 ? draftOf(before) : before;
  let broken = -1;
  const statuses = chain.map((one, i) => {
    const status =
      open && i === chain.length - 1
        ? 'linked_event_chain_open'
        : broken >= 0
          ? 'linked_event_failed'
          : entered(ledger, one);
    if (broken < 0 && status !== 'created') broken = i;
    return status;
  });
  if (broken < 0) return { statuses, ledger };
  const last = open ? chain.length - 1 : -1;
  const own = (i: number) => i === broken || i === last;
  return {
    statuses: statuses.map((status, i) => (own(i) ? status : 'linked_event_failed')),
    ledger: { ...before, spent: ledger.spent },
  };
}

/** Enters transfers in their order; each chain lands whole or not at all. */
export function enterTransfers(ledger: Ledger, transfers: readonly Transfer[]): { statuses: string[]; ledger: Ledger } {
  let current = draftOf(ledger);
  const statuses: string[] = [];
  for (let start = 0; start < transfers.length; ) {
    let end = start;
    while (transfers[end]?.linked && end + 1 < transfers.length) end += 1;
    const result = chained(current, transfers.slice(start, end + 1), transfers[end]?.linked ?? false);
    statuses.push(...result.statuses);
    current = result.ledger;
    start = end + 1;
  }
  return { statuses, ledger: current };
}

/** Lets time pass; a reservation whose timeout is over frees its amount at once. */
export function afterSeconds(ledger: Ledger, seconds: number): Ledger {
  const now = ledger.now + seconds;
  const after = { ...draftOf(ledger), now };
  for (const one of ledger.transfers.values()) {
    if (one.fate !== 'pending' || one.timeout === 0 || one.at + one.timeout > now) continue;
    const debit = after.accounts.get(one.debit ?? '');
    const credit = after.accounts.get(one.credit ?? '');
    if (!debit || !credit) continue;
    move(after, { debit, credit }, { pending: -one.settled, posted: 0n });
    setClosed(after, one, false);
    after.transfers.set(one.id, { ...one, fate: 'expired' });
  }
  return after;
}
