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

type Step = { status: string; ledger: Ledger };
const refused = (ledger: Ledger, status: string): Step => ({ status, ledger });

/** What two accounts of one transfer become. */
function withMovement(
  ledger: Ledger,
  parties: { debit: Account; credit: Account },
  move: { pending: bigint; posted: bigint },
): Ledger {
  const { debit, credit } = parties;
  const accounts = new Map(ledger.accounts);
  accounts.set(debit.id, {
    ...debit,
    debitsPending: debit.debitsPending + move.pending,
    debitsPosted: debit.debitsPosted + move.posted,
  });
  accounts.set(credit.id, {
    ...credit,
    creditsPending: credit.creditsPending + move.pending,
    creditsPosted: credit.creditsPosted + move.posted,
  });
  return { ...ledger, accounts };
}

const withClosed = (ledger: Ledger, reservation: Transfer, closed: boolean): Ledger => {
  const accounts = new Map(ledger.accounts);
  const set = (id: string | null) => {
    const account = id === null ? undefined : accounts.get(id);
    if (account) accounts.set(account.id, { ...account, closed });
  };
  if (reservation.flags.has('closingDebit')) set(reservation.debit);
  if (reservation.flags.has('closingCredit')) set(reservation.credit);
  return { ...ledger, accounts };
};

const withRecorded = (ledger: Ledger, recorded: Recorded): Ledger => ({
  ...ledger,
  transfers: new Map(ledger.transfers).set(recorded.id, recorded),
});

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
function moved(ledger: Ledger, one: Transfer): Step {
  const fault = formFault(one);
  if (fault) return refused(ledger, fault);
  const debit = ledger.accounts.get(one.debit ?? '');
  const credit = ledger.accounts.get(one.credit ?? '');
  if (!debit) return refused(ledger, 'debit_account_not_found');
  if (!credit) return refused(ledger, 'credit_account_not_found');
  if (debit.ledger !== credit.ledger) return refused(ledger, 'accounts_must_have_the_same_ledger');
  if (one.ledger !== debit.ledger) return refused(ledger, 'transfer_must_have_the_same_ledger_as_accounts');
  if (debit.closed) return refused(ledger, 'debit_account_already_closed');
  if (credit.closed) return refused(ledger, 'credit_account_already_closed');
  const amount = movedAmount(one, debit, credit);
  const overflow = overflowOf({ debit, credit, most: ledger.most ?? mostFen }, amount, one.flags.has('pending'));
  if (overflow) return refused(ledger, overflow);
  if (debit.debitsMustNotExceedCredits && debit.debitsPending + debit.debitsPosted + amount > debit.creditsPosted) {
    return refused(ledger, 'exceeds_credits');
  }
  if (
    credit.creditsMustNotExceedDebits &&
    credit.creditsPending + credit.creditsPosted + amount > credit.debitsPosted
  ) {
    return refused(ledger, 'exceeds_debits');
  }
  const pending = one.flags.has('pending');
  const after = withMovement(
    ledger,
    { debit, credit },
    pending ? { pending: amount, posted: 0n } : { pending: 0n, posted: amount },
  );
  const recorded: Recorded = { ...one, settled: amount, at: ledger.now, fate: pending ? 'pending' : null };
  return { status: 'created', ledger: withRecorded(pending ? withClosed(after, one, true) : after, recorded) };
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
function resolved(ledger: Ledger, one: Transfer): Step {
  const fault = answerFault(ledger, one);
  const reservation = ledger.transfers.get(one.pendingId ?? '');
  const debit = ledger.accounts.get(reservation?.debit ?? '');
  const credit = ledger.accounts.get(reservation?.credit ?? '');
  if (fault || !reservation || !debit || !credit) return refused(ledger, fault ?? 'pending_transfer_not_found');
  const posting = one.flags.has('post');
  if (posting && debit.closed) return refused(ledger, 'debit_account_already_closed');
  if (posting && credit.closed) return refused(ledger, 'credit_account_already_closed');
  const settled = answerAmount(one, reservation);
  const after = withMovement(
    ledger,
    { debit, credit },
    { pending: -reservation.settled, posted: posting ? settled : 0n },
  );
  const named = { debit: reservation.debit, credit: reservation.credit, ledger: reservation.ledger };
  const closed = posting ? after : withClosed(after, reservation, false);
  const marked = withRecorded(closed, { ...reservation, fate: posting ? 'posted' : 'voided' });
  return { status: 'created', ledger: withRecorded(marked, { ...one, ...named, settled, at: ledger.now, fate: null }) };
}

/** One order: created, or refused with one code; an id that was used before is compared first. */
function entered(ledger: Ledger, one: Transfer): Step {
  if (one.id === '') return refused(ledger, 'id_must_not_be_zero');
  const known = ledger.transfers.get(one.id);
  if (known) return refused(ledger, repeated(one, known, ledger));
  if (ledger.spent.has(one.id)) return refused(ledger, 'id_already_failed');
  const step = one.flags.has('post') || one.flags.has('void') ? resolved(ledger, one) : moved(ledger, one);
  return passing.has(step.status) ? { ...step, ledger: { ...ledger, spent: new Set(ledger.spent).add(one.id) } } : step;
}

/** A chain: when one member fails, the others report so and nothing lands; only spent ids remain. */
function chained(ledger: Ledger, chain: readonly Transfer[], open: boolean): { statuses: string[]; ledger: Ledger } {
  let current = ledger;
  const statuses: string[] = [];
  let broken = -1;
  for (const [i, one] of chain.entries()) {
    const step =
      open && i === chain.length - 1
        ? refused(current, 'linked_event_chain_open')
        : broken >= 0
          ? refused(current, 'linked_event_failed')
          : entered(current, one);
    statuses.push(step.status);
    current = step.ledger;
    if (broken < 0 && step.status !== 'created') broken = i;
  }
  if (broken < 0) return { statuses, ledger: current };
  const last = open ? chain.length - 1 : -1;
  const own = (i: number) => i === broken || i === last;
  return {
    statuses: statuses.map((status, i) => (own(i) ? status : 'linked_event_failed')),
    ledger: { ...ledger, spent: current.spent },
  };
}

/** Enters transfers in their order; each chain lands whole or not at all. */
export function enterTransfers(ledger: Ledger, transfers: readonly Transfer[]): { statuses: string[]; ledger: Ledger } {
  let current = ledger;
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
  let current: Ledger = { ...ledger, now };
  for (const one of ledger.transfers.values()) {
    if (one.fate !== 'pending' || one.timeout === 0 || one.at + one.timeout > now) continue;
    const debit = current.accounts.get(one.debit ?? '');
    const credit = current.accounts.get(one.credit ?? '');
    if (!debit || !credit) continue;
    const freed = withMovement(current, { debit, credit }, { pending: -one.settled, posted: 0n });
    current = withRecorded(withClosed(freed, one, false), { ...one, fate: 'expired' });
  }
  return current;
}
