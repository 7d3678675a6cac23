/** A simulation of the earmarked-fund ledger (方法 06): what the database must answer, transfer by transfer. */

/** Four non-negative whole numbers of fen: reserved and settled, on either side. */
export type Balance = { debitsPending: bigint; debitsPosted: bigint; creditsPending: bigint; creditsPosted: bigint };

export type Account = Balance & {
  id: string;
  ledger: number;
  /** A purpose account: nothing may be promised that has not arrived (I2). */
  debitsMustNotExceedCredits: boolean;
  creditsMustNotExceedDebits: boolean;
  closed: boolean;
};

export type Flag =
  | 'pending'
  | 'post'
  | 'void'
  | 'balancingDebit'
  | 'balancingCredit'
  | 'closingDebit'
  | 'closingCredit';

export type Transfer = {
  id: string;
  /** Null in a post or a void: as in the reservation. */
  debit: string | null;
  credit: string | null;
  /** `whole` posts all that was reserved, and asks a balancing transfer for all it can take. */
  amount: bigint | 'whole';
  ledger: number;
  pendingId: string | null;
  /** Seconds from acceptance after which a reservation frees itself; 0 never. */
  timeout: number;
  flags: ReadonlySet<Flag>;
  /** The next transfer belongs to the same chain, which lands whole or not at all (I5). */
  linked: boolean;
};

export type Fate = 'pending' | 'posted' | 'voided' | 'expired';
export type Recorded = Transfer & { settled: bigint; at: number; fate: Fate | null };

export type Ledger = {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly transfers: ReadonlyMap<string, Recorded>;
  /** Ids that failed for a passing reason stay spent: a retry needs a new id (I6). */
  readonly spent: ReadonlySet<string>;
  /** Seconds on the ledger's own clock. */
  readonly now: number;
  /** The largest balance that the books can hold, in fen; 128 bits where they do not say. */
  readonly most?: bigint;
};

export const emptyLedger: Ledger = { accounts: new Map(), transfers: new Map(), spent: new Set(), now: 0 };

/** Opens an account or replaces the balances of one, as scripts set the scene. */
export const withAccount = (ledger: Ledger, account: Account): Ledger => ({
  ...ledger,
  accounts: new Map(ledger.accounts).set(account.id, account),
});

const sameFlags = (a: Transfer, b: Transfer): boolean =>
  a.linked === b.linked && a.flags.size === b.flags.size && [...a.flags].every((flag) => b.flags.has(flag));

/** Whether a repeated order asks for what was recorded: the amount as asked, or as it came out of a limit. */
function sameAmount(one: Transfer, known: Recorded, ledger: Ledger): boolean {
  const reserved = known.pendingId === null ? undefined : ledger.transfers.get(known.pendingId)?.settled;
  if (one.flags.has('post')) return one.amount === 'whole' ? known.settled === reserved : one.amount === known.settled;
  if (one.flags.has('void')) return one.amount === 0n || one.amount === 'whole' || one.amount === known.settled;
  if (one.flags.has('balancingDebit') || one.flags.has('balancingCredit')) {
    return one.amount === 'whole' || one.amount >= known.settled;
  }
  return one.amount === known.settled;
}

/** The same id again: `exists` for the same content, else which field differs (I6). */
export function repeated(one: Transfer, known: Recorded, ledger: Ledger): string {
  const resolving = one.flags.has('post') || one.flags.has('void');
  const optional = <Value>(value: Value, kept: Value, absent: Value) =>
    (resolving && value === absent) || value === kept;
  if (!sameFlags(one, known)) return 'exists_with_different_flags';
  if (!optional(one.debit, known.debit, null)) return 'exists_with_different_debit_account_id';
  if (!optional(one.credit, known.credit, null)) return 'exists_with_different_credit_account_id';
  if (!sameAmount(one, known, ledger)) return 'exists_with_different_amount';
  if (one.pendingId !== known.pendingId) return 'exists_with_different_pending_id';
  if (one.timeout !== known.timeout) return 'exists_with_different_timeout';
  return optional(one.ledger, known.ledger, 0) ? 'exists' : 'exists_with_different_ledger';
}

/** The sums of both sides of a ledger, reserved and settled; they are equal at every moment (I1). */
export function sidesOf(ledger: Ledger): Balance {
  const total = { debitsPending: 0n, debitsPosted: 0n, creditsPending: 0n, creditsPosted: 0n };
  for (const account of ledger.accounts.values()) {
    for (const side of ['debitsPending', 'debitsPosted', 'creditsPending', 'creditsPosted'] as const)
      total[side] += account[side];
  }
  return total;
}
