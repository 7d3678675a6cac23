import { addFen, fen } from '../../base/money.ts';
import { type Finding, findingsOf, Problem } from '../../base/problem.ts';
import type { LocalDate } from '../../base/time.ts';
import { canonicalJson } from '../../methods/canonical-json.ts';
import type { ActCx } from '../../platform/use-case.ts';
import { enterChain, enterChains, todayOf } from './chain.ts';
import { direct, type Entry, postOf, reserve, voidOf } from './entries.ts';
import { keysOf, money, type Of, pickGrant, refused } from './grants.ts';
import { grantById, heldBy, lockGrants, markReturned, paymentBy, saveGrant, yearOf } from './store.ts';
import {
  heldAmong,
  insertPayments,
  lockGrantsOf,
  paymentsAmong,
  saveReservations,
  yearsOfGrants,
} from './store-payments.ts';
import type { GrantPaymentRow } from './tables.ts';
import type { Grant, PurposePart } from './terms.ts';

export type PayWish = Of & {
  instalmentKey: string;
  amountFen: number;
  transferId: string;
  purposeSplit: readonly PurposePart[];
  evidence?: Record<string, unknown>;
  /** Which of many this is, in the words of a refusal. */
  label?: string;
};

const sameSplit = (a: readonly PurposePart[], b: readonly PurposePart[]): boolean =>
  canonicalJson([...a].sort(byCode)) === canonicalJson([...b].sort(byCode));
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

/** Why one instalment may not be paid as asked; what is held and paid so far is as the wishes before it left it. */
function payFindings(wish: PayWish, held: number): Finding[] {
  const split = addFen(...wish.purposeSplit.map((part) => fen(part.fen)));
  const codes = new Set(wish.purposeSplit.map((part) => part.code));
  const label = wish.label ?? '';
  return findingsOf(
    wish.amountFen <= 0 && { code: 'amount', message: `${label}拨付金额须大于零` },
    (split !== wish.amountFen || codes.size !== wish.purposeSplit.length || codes.has('')) && {
      code: 'purposes_sum',
      message: `${label}各用途合计 ${money(split)} 应等于拨付金额 ${money(wish.amountFen)}，每一用途列一次`,
      clause: '方案五（三）1',
    },
    wish.amountFen > held && {
      code: 'over_reserved',
      message: `${label}协议占用余额 ${money(held)}，不能拨付 ${money(wish.amountFen)}`,
    },
  );
}

/** 拨付 of one instalment; see payOutAll. */
export async function payOut(cx: ActCx, wish: PayWish): Promise<{ transferId: string }> {
  await payOutAll(cx, [wish]);
  return { transferId: wish.transferId };
}

/**
 * 拨付: each instalment is one chain that carries out a part of what is held, takes the money from the bank, lays it on
 * its purposes and holds the rest again; all of them are committed together or not at all. The same id again changes
 * nothing; another id for an instalment already paid is refused.
 */
export async function payOutAll(cx: ActCx, wishes: readonly PayWish[]): Promise<void> {
  const { tx } = cx;
  const now = await standOf(cx, wishes);
  const paid = wishes.flatMap((wish) => paidNext(cx, now, wish) ?? []);
  if (paid.length === 0) return;
  await enterChains(
    cx,
    paid.map((one) => one.chain),
  );
  await Promise.all([
    saveReservations(
      tx,
      [...now.grants.values()].filter((one) => now.touched.has(one.id)),
    ),
    insertPayments(
      tx,
      paid.map((one) => one.row),
    ),
  ]);
  for (const { wish, grant } of paid) recordPayment(cx, wish, grant);
}

type Stand = {
  grants: Map<string, Grant>;
  held: Map<string, number>;
  payments: GrantPaymentRow[];
  ledgerOf: (grant: Grant) => number;
  touched: Set<string>;
};

/** Everything the wishes touch, locked and read at once. */
async function standOf({ tx }: ActCx, wishes: readonly PayWish[]): Promise<Stand> {
  const grants = await lockGrantsOf(tx, [...new Set(wishes.map((one) => one.projectId))]);
  const payments = await paymentsAmong(
    tx,
    wishes.map((one) => one.transferId),
    grants.map(({ id }) => id),
  );
  const held = await heldAmong(
    tx,
    grants.flatMap((one) => one.reservationId ?? []),
  );
  const years = await yearsOfGrants(tx, [...new Set(grants.map((one) => one.fundId))]);
  const ledgerOf = (grant: Grant): number => {
    const year = years.find((one) => one.fundId === grant.fundId && one.year === grant.year);
    if (!year) throw new Problem('fund.no_year', { year: grant.year });
    return year.ledger;
  };
  return { grants: new Map(grants.map((one) => [one.id, one])), held, payments, ledgerOf, touched: new Set() };
}

/** The next payment on what stands, which it changes; nothing when the very same was paid before. */
function paidNext(cx: ActCx, now: Stand, wish: PayWish) {
  const { transferId } = wish;
  const known = now.payments.find((one) => one.transferId === transferId);
  if (known) return void samePayment(known, wish);
  const grant = pickGrant(
    [...now.grants.values()].filter((one) => one.projectId === wish.projectId),
    wish,
  );
  const live = now.payments.filter((one) => one.grantId === grant.id && one.returnedAt === null);
  if (live.some((one) => one.instalmentKey === wish.instalmentKey))
    throw new Problem('ledger.already_paid', { label: wish.label ?? '' });
  const held = now.held.get(grant.reservationId ?? '') ?? 0;
  refused(...payFindings(wish, held));
  const rest = held - wish.amountFen;
  const chain = paymentChain({ grant, wish, rest, ledger: now.ledgerOf(grant), day: todayOf(cx) });
  const reservationId = rest > 0 ? `${transferId}:rest` : null;
  if (reservationId) now.held.set(reservationId, rest);
  now.grants.set(grant.id, { ...grant, reservationId });
  now.touched.add(grant.id);
  const row: GrantPaymentRow = {
    transferId,
    grantId: grant.id,
    projectId: grant.projectId,
    instalmentKey: wish.instalmentKey,
    year: grant.year,
    amountFen: wish.amountFen,
    purposes: [...wish.purposeSplit],
    holderOrgId: grant.holderOrgId,
    paidAt: cx.now,
    returnedAt: null,
  };
  now.payments.push(row);
  return { wish, grant, chain, row };
}

function recordPayment({ record }: ActCx, wish: PayWish, grant: Grant): void {
  const { transferId, instalmentKey, amountFen, purposeSplit: purposes } = wish;
  const after = { transferId, instalmentKey, amountFen, purposes };
  record({
    act: 'fund.pay',
    subject: grant.fundId,
    also: [grant.projectId, grant.agreementId],
    after,
    note: money(amountFen),
  });
}

type Paying = { grant: Grant; wish: PayWish; rest: number; ledger: number; day: LocalDate };
function paymentChain({ grant, wish, rest, ledger, day }: Paying): Entry[] {
  const { transferId: id, amountFen, evidence = {} } = wish;
  const { budget, bank, executed, unallotted, paid } = keysOf(ledger, grant);
  const { projectId } = grant;
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
