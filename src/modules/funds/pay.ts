import { addFen, fen } from '../../base/money.ts';
import { Problem } from '../../base/problem.ts';
import { canonical } from '../../platform/canonical.ts';
import type { ActCx } from '../../platform/use-case.ts';
import { enterChain, todayOf } from './chain.ts';
import { direct, type Entry, postOf, reserve, voidOf } from './entries.ts';
import { keysOf, livePayments, money, type Of, pickGrant, refused } from './grants.ts';
import { grantById, heldBy, insertPayment, lockGrants, markReturned, paymentBy, saveGrant, yearOf } from './store.ts';
import type { GrantPaymentRow } from './tables.ts';
import type { Grant, PurposePart } from './terms.ts';

export type PayWish = Of & {
  instalmentKey: string;
  amountFen: number;
  transferId: string;
  purposeSplit: readonly PurposePart[];
  evidence?: Record<string, unknown>;
};

const sameSplit = (a: readonly PurposePart[], b: readonly PurposePart[]): boolean =>
  canonical([...a].sort(byCode)) === canonical([...b].sort(byCode));
const byCode = (a: PurposePart, b: PurposePart): number => (a.code < b.code ? -1 : 1);

function samePayment(known: GrantPaymentRow, wish: PayWish): { transferId: string } {
  const same =
    known.projectId === wish.projectId &&
    known.amountFen === wish.amountFen &&
    known.instalmentKey === wish.instalmentKey &&
    sameSplit(known.purposes, wish.purposeSplit);
  if (same) return { transferId: known.transferId };
  throw new Problem('ledger.used_id', { says: `${wish.transferId} 已用于另一笔拨付` });
}

/**
 * 拨付: one chain carries out a part of what is held, takes the money from the bank, lays it on its purposes and holds
 * the rest again. The same id again changes nothing; another id for an instalment already paid is refused.
 */
export async function payOut(cx: ActCx, wish: PayWish): Promise<{ transferId: string }> {
  const { tx, now, record } = cx;
  const grants = await lockGrants(tx, wish.projectId);
  const known = await paymentBy(tx, wish.transferId);
  if (known) return samePayment(known, wish);
  const grant = pickGrant(grants, wish);
  const paid = await livePayments(cx, grant);
  if (paid.some((one) => one.instalmentKey === wish.instalmentKey)) throw new Problem('ledger.already_paid');
  const held = await heldBy(tx, grant.reservationId);
  const split = addFen(...wish.purposeSplit.map((part) => fen(part.fen)));
  const codes = new Set(wish.purposeSplit.map((part) => part.code));
  refused(
    wish.amountFen <= 0 && { code: 'amount', message: '拨付金额须大于零' },
    (split !== wish.amountFen || codes.size !== wish.purposeSplit.length || codes.has('')) && {
      code: 'purposes_sum',
      message: `各用途合计 ${money(split)} 应等于拨付金额 ${money(wish.amountFen)}，每一用途列一次`,
      clause: '方案五（三）',
    },
    wish.amountFen > held && {
      code: 'over_reserved',
      message: `协议占用余额 ${money(held)}，不能拨付 ${money(wish.amountFen)}`,
    },
  );
  await enterChain(cx, await paymentChain(cx, { grant, wish, rest: held - wish.amountFen }));
  const { transferId } = wish;
  await saveGrant(tx, { ...grant, reservationId: held > wish.amountFen ? `${transferId}:rest` : null });
  await insertPayment(tx, {
    transferId,
    grantId: grant.id,
    projectId: grant.projectId,
    instalmentKey: wish.instalmentKey,
    year: grant.year,
    amountFen: wish.amountFen,
    purposes: [...wish.purposeSplit],
    holderOrgId: grant.holderOrgId,
    paidAt: now,
    returnedAt: null,
  });
  const after = {
    transferId,
    instalmentKey: wish.instalmentKey,
    amountFen: wish.amountFen,
    purposes: wish.purposeSplit,
  };
  record({
    act: 'fund.pay',
    subject: grant.fundId,
    also: [grant.projectId, grant.agreementId],
    after,
    note: money(wish.amountFen),
  });
  return { transferId };
}

async function paymentChain(
  cx: ActCx,
  { grant, wish, rest }: { grant: Grant; wish: PayWish; rest: number },
): Promise<Entry[]> {
  const { transferId: id, amountFen, evidence = {} } = wish;
  const { ledger } = await yearOf(cx.tx, grant.fundId, grant.year);
  const { budget, bank, executed, unallotted, paid } = keysOf(ledger, grant);
  const [day, { projectId }] = [todayOf(cx), grant];
  const of = grant.reservationId ?? '';
  return [
    postOf({ id: `${id}:execute`, of, fen: amountFen, code: 'execute', day, projectId }),
    direct({ id, from: bank, to: unallotted, fen: amountFen, code: 'payment', day, projectId, evidence }),
    ...wish.purposeSplit
      .filter((part) => part.fen > 0)
      .map((part) =>
        direct({ id: `${id}:${part.code}`, from: unallotted, to: paid(part.code), fen: part.fen, code: 'allot', day }),
      ),
    ...(rest > 0 ? [reserve({ id: `${id}:rest`, from: budget, to: executed, fen: rest, code: 'reserve', day })] : []),
  ];
}

/** 退汇: the bank sent a payment back; every entry of it is answered by a reversal and the sum is held again. */
export async function returnedByBank(cx: ActCx, wish: { transferId: string; note?: string }): Promise<void> {
  const { tx, now, record } = cx;
  const first = await paymentBy(tx, wish.transferId);
  if (!first) throw new Problem('act.not_found');
  await lockGrants(tx, first.projectId);
  const payment = (await paymentBy(tx, wish.transferId)) ?? first;
  if (payment.returnedAt !== null) return;
  const grant = await grantById(tx, payment.grantId);
  const held = await heldBy(tx, grant.reservationId);
  await enterChain(cx, await returnChain(cx, { grant, payment, held, note: wish.note ?? '' }));
  await markReturned(tx, payment.transferId, now);
  await saveGrant(tx, { ...grant, reservationId: `${payment.transferId}:again`, state: 'open' });
  record({
    act: 'fund.payment_back',
    subject: grant.fundId,
    also: [grant.projectId, grant.agreementId],
    after: { transferId: payment.transferId, amountFen: payment.amountFen },
    note: `${wish.note ? `${wish.note}；` : ''}退回 ${money(payment.amountFen)}`,
  });
}

async function returnChain(
  cx: ActCx,
  { grant, payment, held, note }: { grant: Grant; payment: GrantPaymentRow; held: number; note: string },
): Promise<Entry[]> {
  const { transferId: id, amountFen } = payment;
  const { ledger } = await yearOf(cx.tx, grant.fundId, grant.year);
  const { budget, bank, carried, executed, unallotted, paid } = keysOf(ledger, grant);
  const [day, { projectId }] = [todayOf(cx), grant];
  const sameYear = payment.year === grant.year;
  const base = { day, projectId, note };
  return [
    ...payment.purposes
      .filter((part) => part.fen > 0)
      .map(({ code, fen: part }) =>
        direct({
          ...base,
          id: `${id}:${code}:back`,
          from: paid(code),
          to: unallotted,
          fen: part,
          code: 'allot_back',
          reverses: `${id}:${code}`,
        }),
      ),
    direct({
      ...base,
      id: `${id}:back`,
      from: unallotted,
      to: bank,
      fen: amountFen,
      code: 'payment_back',
      reverses: id,
    }),
    // in a later year the authority that was used comes back from what that year carried over
    direct({
      ...base,
      id: `${id}:unexecute`,
      from: sameYear ? executed : carried,
      to: budget,
      fen: amountFen,
      code: 'execute_back',
      reverses: `${id}:execute`,
    }),
    ...(grant.reservationId && held > 0
      ? [voidOf({ id: `${id}:regroup`, of: grant.reservationId, code: 'release', day, projectId })]
      : []),
    reserve({ id: `${id}:again`, from: budget, to: executed, fen: held + amountFen, code: 'reserve', day }),
  ];
}
