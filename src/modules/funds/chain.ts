import { type Finding, Problem } from '../../base/problem.ts';
import { dayOf } from '../../base/time.ts';
import { repeated } from '../../methods/ledger-state.ts';
import type { Ledger } from '../../methods/ledger-state.ts';
import type { ActCx } from '../../platform/use-case.ts';
import { chainOf, type Entry, refusalFinding } from './entries.ts';
import { openAccounts } from './store.ts';
import { type Book, decided, lockedSlice } from './store-ledger.ts';

export const bookOf = ({ now, actor, house }: Pick<ActCx, 'now' | 'actor' | 'house'>): Book => ({
  now,
  by: { id: actor.personId, name: actor.name },
  suite: house.suite,
});
export const todayOf = ({ now }: Pick<ActCx, 'now'>) => dayOf(now);

const differences: Record<string, string> = {
  exists_with_different_amount: '金额不同',
  exists_with_different_debit_account_id: '付出账户不同',
  exists_with_different_credit_account_id: '收入账户不同',
  exists_with_different_flags: '记账方式不同',
  exists_with_different_pending_id: '对应的占用不同',
  exists_with_different_ledger: '年度账不同',
  exists_with_different_timeout: '占用期限不同',
};

/** Whether the chain was entered before: the same content is fine, other content under a used id is refused (I6). */
function enteredBefore(chain: readonly Entry[], before: Ledger): boolean {
  const known = chain.map((one) => ({ one, known: before.transfers.get(one.id) }));
  if (known.every((each) => each.known === undefined)) return false;
  for (const each of known) {
    const says = each.known ? repeated(each.one, each.known, before) : 'exists_with_different_flags';
    if (says !== 'exists')
      throw new Problem('ledger.used_id', { says: `${each.one.id}：${differences[says] ?? says}` });
  }
  return true;
}

/**
 * Enters a chain within an act: whole, or refused with the reason in Chinese and nothing kept. Answers `exists` when
 * the same chain was entered before, so an act sent twice changes nothing.
 */
export const enterChain = (cx: ActCx, entries: readonly Entry[]): Promise<'created' | 'exists'> =>
  enterChains(cx, [entries]);

/** Several chains in one act: all of them, or none; each is a chain of its own in the books. */
export async function enterChains(cx: ActCx, chains: readonly (readonly Entry[])[]): Promise<'created' | 'exists'> {
  const { tx } = cx;
  const all = chains.flatMap(chainOf);
  const book = bookOf(cx);
  await openAccounts(
    tx,
    all.flatMap((one) => one.opens ?? []),
  );
  const before = await lockedSlice(tx, all, book);
  if (enteredBefore(all, before)) return 'exists';
  const { statuses } = await decided(tx, all, { book, before, wholeOnly: true });
  const failed = statuses.findIndex((status) => status !== 'created' && status !== 'linked_event_failed');
  if (failed < 0) return 'created';
  throw refusal(statuses[failed] ?? '', all[failed], before);
}

function refusal(status: string, entry: Entry | undefined, before: Ledger): Problem {
  if (status === 'pending_transfer_already_posted') return new Problem('ledger.already_paid');
  const account = before.accounts.get(entry?.debit ?? '');
  const findings: Finding[] = entry ? [refusalFinding(status, account, entry)] : [];
  return new Problem('ledger.refused', { says: findings[0]?.message }, findings);
}
