import type { ActCx } from '../../platform/use-case.ts';
import { enterChain, todayOf } from './chain.ts';
import { direct } from './entries.ts';
import { keysOf, money, type Of, pickGrant } from './grants.ts';
import { lockGrants, yearOf } from './store.ts';

export type ReallotWish = Of & { from: string; to: string; amountFen: number; transferId: string; note: string };

/** 用途调剂: money paid for one purpose and not yet accounted for is laid on another, within what the agreement allows. */
export async function reallot(cx: ActCx, wish: ReallotWish): Promise<void> {
  const grant = pickGrant(await lockGrants(cx.tx, wish.projectId), wish, 'any');
  const { ledger } = await yearOf(cx.tx, grant.fundId, grant.year);
  const { paid } = keysOf(ledger, grant);
  const { transferId: id, amountFen, note } = wish;
  const [from, to, day] = [paid(wish.from), paid(wish.to), todayOf(cx)];
  if ((await enterChain(cx, [direct({ id, from, to, fen: amountFen, code: 'allot', day, note })])) === 'exists') return;
  const after = { transferId: id, from: wish.from, to: wish.to, amountFen };
  cx.record({
    act: 'fund.account',
    subject: grant.fundId,
    also: [grant.projectId],
    after,
    note: `${note} ${money(amountFen)}`,
  });
}
