import { allocate, fen } from '../../base/money.ts';
import { checkAigcLabel } from '../aigc-label.ts';
import { parseYuan, retainedInterestFen } from '../fund-amounts.ts';
import { afterSeconds, enterTransfers } from '../ledger.ts';
import type { Account, Flag, Ledger, Transfer } from '../ledger-state.ts';
import { emptyLedger, withAccount } from '../ledger-state.ts';
import { usccNormalise, usccOrgCodeValid, usccReason, usccValid } from '../organization-codes.ts';
import { diceBigram, jaroWinkler, levenshtein } from '../similarity.ts';
import type { Answers } from './answers.ts';
import { each, refused } from './answers.ts';

type ScriptedTransfer = {
  id: string | null;
  dr?: string | null;
  cr?: string | null;
  amount?: Amount | null;
  ledger?: number | null;
  timeout?: number | null;
  pendingId?: string | null;
  flags?: string[];
  linked?: boolean;
};
type Amount = number | bigint | string;
type Four = [Amount, Amount, Amount, Amount];
type ScriptStep =
  | {
      op: 'account';
      id: string;
      ledger: number;
      debitsMustNotExceedCredits?: boolean;
      creditsMustNotExceedDebits?: boolean;
    }
  | { op: 'setup'; id: string; balances: Four }
  | { op: 'transfers'; items: ScriptedTransfer[]; expected: string[] }
  | { op: 'tick'; seconds: number }
  | { op: 'balances'; expected: Record<string, Four> }
  | { op: 'lookup'; expected: Record<string, boolean | Amount> };

const flagNames: Readonly<Record<string, Flag>> = {
  pending: 'pending',
  post: 'post',
  postpending: 'post',
  postpendingtransfer: 'post',
  void: 'void',
  voidpending: 'void',
  voidpendingtransfer: 'void',
  balancingdebit: 'balancingDebit',
  balancingcredit: 'balancingCredit',
  closingdebit: 'closingDebit',
  closingcredit: 'closingCredit',
};

function flagOf(name: string): Flag {
  const flag = flagNames[name.toLowerCase().replace(/[^a-z]/g, '')];
  if (!flag) throw new Error(`unknown flag ${name}`);
  return flag;
}

function transferOf(item: ScriptedTransfer): Transfer {
  const names = (item.flags ?? []).filter((name) => name !== 'linked');
  return {
    id: item.id ?? '',
    debit: item.dr ?? null,
    credit: item.cr ?? null,
    amount: item.amount === 'max' ? 'whole' : BigInt(item.amount ?? 0),
    ledger: item.ledger ?? 0,
    pendingId: item.pendingId ?? null,
    timeout: item.timeout ?? 0,
    flags: new Set(names.map(flagOf)),
    linked: item.linked ?? item.flags?.includes('linked') ?? false,
  };
}

const noBalance = { debitsPending: 0n, debitsPosted: 0n, creditsPending: 0n, creditsPosted: 0n };

function accountOf(step: ScriptStep & { op: 'account' }): Account {
  return {
    ...noBalance,
    id: step.id,
    ledger: step.ledger,
    debitsMustNotExceedCredits: step.debitsMustNotExceedCredits ?? false,
    creditsMustNotExceedDebits: step.creditsMustNotExceedDebits ?? false,
    closed: false,
  };
}

const four = (account: Account | undefined): bigint[] | null =>
  account ? [account.debitsPending, account.debitsPosted, account.creditsPending, account.creditsPosted] : null;

/** Amounts are written exactly, however large: as a number while that is exact, else as a bigint. */
const written = (amount: bigint): number | bigint =>
  amount <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(amount) : amount;

/** What a step shows where the script expects something; nothing for steps that only set the scene. */
function shown(ledger: Ledger, step: ScriptStep, statuses: string[]): unknown {
  if (step.op === 'transfers') return statuses;
  const seen = (id: string, wanted: unknown) => {
    if (step.op === 'balances') return four(ledger.accounts.get(id))?.map(written) ?? null;
    const known = ledger.transfers.get(id);
    return typeof wanted === 'boolean' ? known !== undefined : known ? written(known.settled) : null;
  };
  if (step.op !== 'balances' && step.op !== 'lookup') return undefined;
  return Object.fromEntries(Object.entries(step.expected).map(([id, wanted]) => [id, seen(id, wanted)]));
}

/** As a text for comparing, in which a large amount is the same as a number, a bigint or digits. */
const asText = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'boolean' || one === null || typeof one === 'object' ? one : String(one),
  );

function after(ledger: Ledger, step: ScriptStep): { ledger: Ledger; statuses: string[] } {
  if (step.op === 'transfers') return enterTransfers(ledger, step.items.map(transferOf));
  if (step.op === 'account') return { ledger: withAccount(ledger, accountOf(step)), statuses: [] };
  if (step.op === 'tick') return { ledger: afterSeconds(ledger, step.seconds), statuses: [] };
  if (step.op === 'balances' || step.op === 'lookup') return { ledger, statuses: [] };
  if (step.op !== 'setup') throw new Error(`unknown step ${String((step as { op: unknown }).op)}`);
  const known = ledger.accounts.get(step.id);
  if (!known) throw new Error(`no account ${step.id}`);
  const [debitsPending, debitsPosted, creditsPending, creditsPosted] = step.balances.map(BigInt) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  return {
    ledger: withAccount(ledger, { ...known, debitsPending, debitsPosted, creditsPending, creditsPosted }),
    statuses: [],
  };
}

/** Runs a script; the first step that is not as stated is the answer. */
function ledgerScript({ steps }: { steps: ScriptStep[] }): unknown {
  let ledger = emptyLedger;
  for (const [at, step] of steps.entries()) {
    const result = after(ledger, step);
    ledger = result.ledger;
    const found = shown(ledger, step, result.statuses);
    const expected = 'expected' in step ? step.expected : undefined;
    if (found !== undefined && asText(found) !== asText(expected)) return { step: at, expected, found };
  }
  return 'every step as stated';
}

type Pair = [string, string];

/** Answers of topic 06 and of the AI label in topic 05. */
export const ledgerAnswers: Answers = {
  ledgerScript,
  usccValid: (input: string | string[]) => each(input, usccValid),
  usccReason: (input: string | string[]) => each(input, (code) => usccReason(code) ?? null),
  usccNormalise: (input: string | string[]) => each(input, usccNormalise),
  usccOrgCodeValid: (input: string | string[]) =>
    each(input, (code) => usccOrgCodeValid(code.replace(/^(.{8})-(.)$/, '$1$2'))),
  jaroWinkler: ([left, right]: Pair) => jaroWinkler(left, right),
  levenshtein: ([left, right]: Pair) => levenshtein(left, right),
  diceBigram: ([left, right]: Pair) => diceBigram(left, right),
  allocate: ({ totalFen, weights }: { totalFen: number; weights: number[] }) => allocate(fen(totalFen), weights),
  parseYuan: (input: string | string[]) => each(input, (text) => parseYuan(text) ?? refused('not_an_amount')),
  retainedInterestFen: ({
    ratePercent,
    balances,
  }: {
    ratePercent: string;
    balances: { fen: number; days: number }[];
  }) => retainedInterestFen(ratePercent, balances),
  checkAigcLabel: (text: string) => checkAigcLabel(text),
};
