import { fen, yuan } from '../../base/money.ts';
import { Problem } from '../../base/problem.ts';
import { dayOf, type LocalDate } from '../../base/time.ts';
import type { ActCx } from '../../platform/use-case.ts';
import { enterChain } from './chain.ts';
import { type AccountKey, direct } from './entries.ts';
import type { SpendWish } from './grants.ts';
import { sourcesOfProject } from './queries.ts';
import { addSource, balanceOf, ensureYear, findFundOfKind, findSource } from './store.ts';
import type { Fund, FundKind } from './terms.ts';

type Of = { projectId: string; kind: FundKind; source: string };
export type SourceWish = Of & { label: string; promisedFen: number; transferId: string };
export type ArrivalWish = Of & {
  amountFen: number;
  transferId: string;
  on: LocalDate;
  evidence?: Record<string, unknown>;
};

const numberOfYear = ({ now }: Pick<ActCx, 'now'>): number => Number(dayOf(now).slice(0, 4));

/** The accounts of one source of one project; all its years stand in the book of its first promise. */
async function placeOf(cx: ActCx, { projectId, kind, source }: Of) {
  const fund = await findFundOfKind(cx.tx, kind);
  if (!fund) throw new Problem('fund.no_source');
  const known = await findSource(cx.tx, { fundId: fund.id, projectId, source });
  const year = known?.year ?? numberOfYear(cx);
  const { ledger } = await ensureYear(cx.tx, fund.id, year, cx.now);
  const of = (chart: AccountKey['chart'], purpose: string | null = null): AccountKey => ({
    ledger,
    chart,
    projectId,
    purpose,
    source,
  });
  return { fund, year, known, outside: { ledger, chart: 'source' } as AccountKey, of };
}
const recordOn = (cx: ActCx, act: string, fund: Fund, more: { projectId: string; fen: number; after: object }): void =>
  cx.record({ act, subject: fund.id, also: [more.projectId], after: more.after, note: `${yuan(fen(more.fen))} 元` });

/** 承诺投入: what a source of a project promises in all; said again with another sum, the difference is entered. */
export async function promiseSource(cx: ActCx, wish: SourceWish): Promise<void> {
  const { fund, year, outside, of } = await placeOf(cx, wish);
  const before = (await balanceOf(cx.tx, of('budget'))).posted;
  const change = wish.promisedFen - before;
  await addSource(cx.tx, { fundId: fund.id, projectId: wish.projectId, source: wish.source, label: wish.label, year });
  if (change === 0) return;
  const [from, to] = change > 0 ? [outside, of('budget')] : [of('budget'), outside];
  const day = dayOf(cx.now);
  await enterChain(cx, [direct({ id: wish.transferId, from, to, fen: Math.abs(change), code: 'promise', day })]);
  const after = { label: wish.label, promisedFen: wish.promisedFen, before };
  recordOn(cx, 'fund.promise', fund, { projectId: wish.projectId, fen: wish.promisedFen, after });
}

/** Sources that a changed agreement no longer names promise nothing more; what had come from them stays. */
export async function keepOnlySources(
  cx: ActCx,
  { projectId, sources, transferId }: { projectId: string; sources: readonly string[]; transferId: string },
): Promise<void> {
  for (const { kind, source, label } of await sourcesOfProject(cx.tx, projectId)) {
    if (sources.includes(source)) continue;
    await promiseSource(cx, { projectId, kind, source, label, promisedFen: 0, transferId: `${transferId}:${source}` });
  }
}

/** 投入到位: money of a source has come, with its evidence; idempotent by transfer id. */
export async function arriveSource(cx: ActCx, wish: ArrivalWish): Promise<void> {
  const { fund, known, outside, of } = await placeOf(cx, wish);
  if (!known) throw new Problem('fund.no_source');
  const { transferId: id, amountFen, on: day, evidence = {} } = wish;
  const entry = direct({ id, from: outside, to: of('bank'), fen: amountFen, code: 'brought', day, evidence });
  if ((await enterChain(cx, [entry])) === 'exists') return;
  recordOn(cx, 'fund.brought', fund, { projectId: wish.projectId, fen: amountFen, after: { id, amountFen, day } });
}

/** 自筹支出: brought money is spent on a purpose by a voucher; more than arrived is refused. */
export async function spendSource(cx: ActCx, wish: SpendWish & { kind: FundKind; source: string }): Promise<void> {
  const { fund, known, of } = await placeOf(cx, wish);
  if (!known) throw new Problem('fund.no_source');
  const { transferId: id, amountFen, purpose, evidence = {} } = wish;
  const day = dayOf(cx.now);
  const entry = direct({
    id,
    from: of('bank'),
    to: of('accounted', purpose),
    fen: amountFen,
    code: 'spent',
    day,
    evidence,
  });
  if ((await enterChain(cx, [entry])) === 'exists') return;
  recordOn(cx, 'fund.spend', fund, { projectId: wish.projectId, fen: amountFen, after: { id, purpose, amountFen } });
}

/** 撤销自筹支出: the voucher proved wrong; a reversal that names it puts the money back with its source. */
export async function unspendSource(
  cx: ActCx,
  wish: SpendWish & { kind: FundKind; source: string; reverses: string; note: string },
): Promise<void> {
  const { fund, known, of } = await placeOf(cx, wish);
  if (!known) throw new Problem('fund.no_source');
  const { transferId: id, amountFen, purpose, reverses, note } = wish;
  const [from, to, day] = [of('accounted', purpose), of('bank'), dayOf(cx.now)];
  await enterChain(cx, [direct({ id, from, to, fen: amountFen, code: 'accounted_back', day, note, reverses })]);
  const after = { id, purpose, amountFen, reverses };
  recordOn(cx, 'fund.spend', fund, { projectId: wish.projectId, fen: amountFen, after });
}
