import { addFen, fen, yuan } from '../../base/money.ts';
import { type Finding, findingsOf, Problem } from '../../base/problem.ts';
import { newId } from '../../platform/ids.ts';
import type { ActCx } from '../../platform/use-case.ts';
import { enterChain, todayOf } from './chain.ts';
import { projectFacts } from './queries.ts';
import { type AccountKey, direct, reserve, voidOf } from './entries.ts';
import { fundById, grantByTransfer, heldBy, insertGrant, lockGrants, paymentsOf, saveGrant, yearOf } from './store.ts';
import type { GrantPaymentRow } from './tables.ts';
import type { Grant, PayPath } from './terms.ts';
import { holdsMoney } from './workflow.ts';

export type GrantWish = {
  fundId: string;
  year: number;
  projectId: string;
  agreementId: string;
  amountFen: number;
  transferId: string;
  path?: PayPath;
};
export type Of = { projectId: string; fundId?: string };
export type SpendWish = Of & {
  purpose: string;
  amountFen: number;
  transferId: string;
  evidence?: Record<string, unknown>;
};

/** Refuses with every reason at once. */
export const refused = (...lines: Parameters<typeof findingsOf>): void => {
  const findings: Finding[] = findingsOf(...lines);
  if (findings.length > 0) throw new Problem('fund.refused', {}, findings);
};
export const money = (amount: number): string => `${yuan(fen(amount))} 元`;

/** The grant of a project that is meant; with grants of several funds the fund must be named. */
export function pickGrant(
  grants: readonly Grant[],
  { fundId }: Pick<Of, 'fundId'>,
  which: 'held' | 'any' = 'held',
): Grant {
  const meant = grants.filter((one) => (which === 'any' || holdsMoney(one)) && (!fundId || one.fundId === fundId));
  const last = meant.at(-1);
  if (!last) throw new Problem('fund.no_grant');
  if (new Set(meant.map((one) => one.fundId)).size > 1) throw new Problem('fund.which_grant');
  return last;
}
const lockGrant = async ({ tx }: ActCx, wish: Of, which: 'held' | 'any' = 'held'): Promise<Grant> =>
  pickGrant(await lockGrants(tx, wish.projectId), wish, which);

/** The accounts a grant moves money between, in the ledger of its year. */
export const keysOf = (ledger: number, { projectId, holderOrgId }: Pick<Grant, 'projectId' | 'holderOrgId'>) => {
  const of = (chart: AccountKey['chart'], purpose?: string): AccountKey => ({
    ledger,
    chart,
    projectId,
    purpose: purpose ?? null,
  });
  return {
    budget: { ledger, chart: 'budget' } as AccountKey,
    bank: { ledger, chart: 'bank', holderOrgId } as AccountKey,
    carried: { ledger, chart: 'carriedOver' } as AccountKey,
    executed: of('executed'),
    unallotted: of('paid'),
    paid: (purpose: string) => of('paid', purpose),
    accounted: (purpose: string) => of('accounted', purpose),
  };
};

/** Payments of a grant that the bank has not sent back. */
export const livePayments = async ({ tx }: Pick<ActCx, 'tx'>, grant: Grant): Promise<GrantPaymentRow[]> =>
  (await paymentsOf(tx, grant.id)).filter((one) => one.returnedAt === null);

/** 协议占用: the whole sum of an agreement is held against the budget of the fund's year; idempotent by transfer id. */
export async function reserveGrant(cx: ActCx, wish: GrantWish): Promise<Grant> {
  const { tx, now, record } = cx;
  const known = await grantByTransfer(tx, wish.transferId);
  if (known) {
    const same =
      known.projectId === wish.projectId && known.fundId === wish.fundId && known.amountFen === wish.amountFen;
    if (same) return known;
    throw new Problem('ledger.used_id', { says: `${wish.transferId} 已用于另一项占用` });
  }
  const project = await projectFacts(tx, wish.projectId);
  const fund = await fundById(tx, wish.fundId);
  const { ledger } = await yearOf(tx, fund.id, wish.year);
  const open = (await lockGrants(tx, wish.projectId)).some((one) => holdsMoney(one) && one.fundId === fund.id);
  refused(open && { code: 'grant_open', message: `该项目已占用“${fund.name}”的指标，变更金额请办理协议变更` });
  const path = wish.path ?? 'direct';
  const grant: Grant = {
    id: newId(),
    version: 1,
    fundId: fund.id,
    projectId: wish.projectId,
    agreementId: wish.agreementId,
    year: wish.year,
    transferId: wish.transferId,
    amountFen: wish.amountFen,
    path,
    holderOrgId: path === 'via_province' ? project.recommenderOrgId : null,
    reservationId: wish.transferId,
    state: 'open',
    createdAt: now,
  };
  const { budget, executed } = keysOf(ledger, grant);
  const day = todayOf(cx);
  await enterChain(cx, [
    reserve({ id: wish.transferId, from: budget, to: executed, fen: wish.amountFen, code: 'reserve', day }),
  ]);
  await insertGrant(tx, grant);
  const after = { fund: fund.name, year: grant.year, amountFen: grant.amountFen, path };
  record({
    act: 'fund.reserve',
    subject: fund.id,
    also: [grant.projectId, grant.agreementId],
    after,
    note: money(grant.amountFen),
  });
  return grant;
}

/** 协议变更: gives the rest back and holds the new rest, in one chain; what was paid stays paid (方法 06). */
export async function amendGrant(cx: ActCx, wish: Of & { amountFen: number; transferId: string }): Promise<Grant> {
  const grant = await lockGrant(cx, wish);
  if (grant.amountFen === wish.amountFen) return grant;
  const paid = addFen(...(await livePayments(cx, grant)).map((one) => fen(one.amountFen)));
  refused(
    wish.amountFen < paid && {
      code: 'below_paid',
      message: `已拨付 ${money(paid)}，协议金额不能低于已拨付数；多拨部分请办理追回`,
    },
  );
  const { ledger } = await yearOf(cx.tx, grant.fundId, grant.year);
  const { budget, executed } = keysOf(ledger, grant);
  const [day, rest] = [todayOf(cx), wish.amountFen - paid];
  const chain = [
    ...(grant.reservationId
      ? [
          voidOf({
            id: `${wish.transferId}:void`,
            of: grant.reservationId,
            code: 'release',
            day,
            projectId: grant.projectId,
          }),
        ]
      : []),
    ...(rest > 0
      ? [reserve({ id: wish.transferId, from: budget, to: executed, fen: rest, code: 'reserve', day })]
      : []),
  ];
  await enterChain(cx, chain);
  const saved = await saveGrant(cx.tx, {
    ...grant,
    amountFen: wish.amountFen,
    reservationId: rest > 0 ? wish.transferId : null,
  });
  cx.record({
    act: 'fund.reserve',
    subject: grant.fundId,
    also: [grant.projectId, grant.agreementId],
    before: { amountFen: grant.amountFen },
    after: { amountFen: wish.amountFen },
    note: `占用由 ${money(grant.amountFen)} 变更为 ${money(wish.amountFen)}`,
  });
  return saved;
}

/** 释放占用: what has not been paid goes back to the budget and the grant is closed; answers how much was freed. */
export async function releaseGrant(cx: ActCx, wish: Of & { reason?: string }): Promise<number> {
  const grant = await lockGrant(cx, wish);
  const freed = await heldBy(cx.tx, grant.reservationId);
  if (grant.reservationId && freed > 0) {
    const id = `release:${grant.id}:${grant.version}`;
    const { projectId, reservationId: of } = grant;
    await enterChain(cx, [voidOf({ id, of, code: 'release', day: todayOf(cx), projectId, note: wish.reason ?? '' })]);
  }
  await saveGrant(cx.tx, { ...grant, reservationId: null, state: 'closed' });
  cx.record({
    act: 'fund.release',
    subject: grant.fundId,
    also: [grant.projectId, grant.agreementId],
    after: { freedFen: freed },
    note: `${wish.reason ? `${wish.reason}；` : ''}释放 ${money(freed)}`,
  });
  return freed;
}

/** 凭证核销: money paid for a purpose is accounted for by a voucher of that purpose; more than was paid is refused. */
export async function accountSpending(cx: ActCx, wish: SpendWish): Promise<void> {
  const grant = await lockGrant(cx, wish, 'any');
  const { ledger } = await yearOf(cx.tx, grant.fundId, grant.year);
  const { paid, accounted } = keysOf(ledger, grant);
  const { transferId: id, purpose, amountFen, evidence = {} } = wish;
  const entry = direct({
    id,
    from: paid(purpose),
    to: accounted(purpose),
    fen: amountFen,
    code: 'accounted',
    day: todayOf(cx),
    evidence,
  });
  if ((await enterChain(cx, [entry])) === 'exists') return;
  const after = { transferId: id, purpose, amountFen };
  cx.record({ act: 'fund.account', subject: grant.fundId, also: [grant.projectId], after, note: money(amountFen) });
}

/** 撤销核销: a voucher proved wrong; a reversal that names it puts the money back to be accounted. */
export async function unaccountSpending(
  cx: ActCx,
  wish: SpendWish & { reverses: string; note: string },
): Promise<void> {
  const grant = await lockGrant(cx, wish, 'any');
  const { ledger } = await yearOf(cx.tx, grant.fundId, grant.year);
  const { paid, accounted } = keysOf(ledger, grant);
  const { transferId: id, purpose, amountFen, note, reverses } = wish;
  const [from, to] = [accounted(purpose), paid(purpose)];
  const entry = direct({ id, from, to, fen: amountFen, code: 'accounted_back', day: todayOf(cx), note, reverses });
  if ((await enterChain(cx, [entry])) === 'exists') return;
  const after = { transferId: id, reverses, purpose, amountFen };
  cx.record({ act: 'fund.account', subject: grant.fundId, also: [grant.projectId], after, note });
}

/** 调剂: money paid for one purpose is moved to another, within the tolerance or by an approved change. */
export async function reallot(
  cx: ActCx,
  wish: Of & { from: string; to: string; amountFen: number; transferId: string; note: string },
): Promise<void> {
  const grant = await lockGrant(cx, wish, 'any');
  const { ledger } = await yearOf(cx.tx, grant.fundId, grant.year);
  const { paid } = keysOf(ledger, grant);
  const { transferId: id, amountFen, note } = wish;
  const [from, to] = [paid(wish.from), paid(wish.to)];
  const entry = direct({ id, from, to, fen: amountFen, code: 'reallot', day: todayOf(cx), note });
  if ((await enterChain(cx, [entry])) === 'exists') return;
  const after = { transferId: id, from: wish.from, to: wish.to, amountFen };
  cx.record({
    act: 'fund.reallot',
    subject: grant.fundId,
    also: [grant.projectId],
    after,
    note: `${wish.from}→${wish.to} ${money(amountFen)}`,
  });
}
