import type { Finding } from '../../base/problem.ts';
import { fen, yuan } from '../../base/money.ts';
import type { LocalDate } from '../../base/time.ts';
import type { Account, Flag, Transfer } from '../../methods/ledger-state.ts';
import { type Chart, charts, chartLabels, type EntryCode } from './terms.ts';

/** A place in the chart of accounts of one ledger; its parts are part of its id, so a digest covers them. */
export type AccountKey = {
  ledger: number;
  chart: Chart;
  holderOrgId?: string | null;
  projectId?: string | null;
  purpose?: string | null;
  /** Which of several sources of a project: own or social money may have more than one. */
  source?: string | null;
};
export const accountId = ({ ledger, chart, holderOrgId, projectId, purpose, source }: AccountKey): string =>
  [
    String(ledger),
    String(charts[chart]),
    holderOrgId && `h:${holderOrgId}`,
    projectId && `p:${projectId}`,
    purpose && `u:${purpose}`,
    source && `s:${source}`,
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join('.');

/** Money may come out of nothing but its source, and carried-over money out of the former year (I2). */
export const isLimited = (chart: Chart): boolean => chart !== 'source' && chart !== 'carriedOver';

/** A transfer of the ledger with what the books say about it. */
export type Entry = Transfer & {
  code: EntryCode;
  day: LocalDate;
  projectId?: string | null;
  /** A mistake is answered by a transfer that names the first (I3). */
  reverses?: string | null;
  evidence?: Record<string, unknown>;
  note?: string;
  /** Accounts that are opened with their first entry. */
  opens?: readonly AccountKey[];
};

type Wish = {
  id: string;
  from: AccountKey;
  to: AccountKey;
  fen: number;
  code: EntryCode;
  day: LocalDate;
} & Partial<Pick<Entry, 'projectId' | 'reverses' | 'evidence' | 'note' | 'timeout'>>;

const plain = (wish: Wish, flags: Flag[]): Entry => ({
  id: wish.id,
  debit: accountId(wish.from),
  credit: accountId(wish.to),
  amount: BigInt(wish.fen),
  ledger: wish.from.ledger,
  pendingId: null,
  timeout: wish.timeout ?? 0,
  flags: new Set(flags),
  linked: false,
  code: wish.code,
  day: wish.day,
  projectId: wish.projectId ?? wish.to.projectId ?? wish.from.projectId ?? null,
  reverses: wish.reverses ?? null,
  evidence: wish.evidence ?? {},
  note: wish.note ?? '',
  opens: [wish.from, wish.to],
});

/** Money moves from one account to another at once. */
export const direct = (wish: Wish): Entry => plain(wish, []);
/** Money is held for later: promised, not yet moved. */
export const reserve = (wish: Wish): Entry => plain(wish, ['pending']);

type Answer = Pick<Entry, 'id' | 'code' | 'day'> & { of: string } & Partial<
    Pick<Entry, 'projectId' | 'evidence' | 'note'>
  >;
const answerTo = (wish: Answer, flag: 'post' | 'void', amount: bigint | 'whole'): Entry => ({
  id: wish.id,
  debit: null,
  credit: null,
  amount,
  ledger: 0,
  pendingId: wish.of,
  timeout: 0,
  flags: new Set([flag]),
  linked: false,
  code: wish.code,
  day: wish.day,
  projectId: wish.projectId ?? null,
  reverses: null,
  evidence: wish.evidence ?? {},
  note: wish.note ?? '',
});
/** Carries out a reservation, in whole or in part; the rest is freed. */
export const postOf = (wish: Answer & { fen: number }): Entry => answerTo(wish, 'post', BigInt(wish.fen));
/** Gives a reservation back, all of it. */
export const voidOf = (wish: Answer): Entry => answerTo(wish, 'void', 'whole');

/** Entries that land together or not at all. */
export const chainOf = (entries: readonly Entry[]): Entry[] =>
  entries.map((entry, i) => ({ ...entry, linked: i < entries.length - 1 }));

const shortage: Partial<Record<Chart, string>> = {
  budget: '预算指标不足',
  bank: '银行存款不足，未到账的资金不能拨付',
  paid: '该用途待核销的余额不足，专款不能挪作他用',
  accounted: '已核销金额不足',
  toRecover: '应追回余额不足',
  recovered: '已追回余额不足',
  interest: '利息余额不足',
  executed: '已执行指标不足',
};

/** Why an entry was refused, in words an official understands. */
export function refusalFinding(status: string, account: Account | undefined, entry: Entry): Finding {
  if (status === 'exceeds_credits' && account) {
    const chart = chartOfAccount(account.id);
    const room = Number(account.creditsPosted - account.debitsPosted - account.debitsPending);
    const wanted = entry.amount === 'whole' ? '' : `，本笔需 ${yuan(fen(Number(entry.amount)))} 元`;
    return {
      code: `ledger_${status}`,
      message: `${(chart && shortage[chart]) ?? '余额不足'}：可用 ${yuan(fen(room))} 元${wanted}`,
      clause: '方案五（三）1',
    };
  }
  return { code: `ledger_${status}`, message: refusals[status] ?? `资金账拒绝了这笔记账（${status}）` };
}

const refusals: Record<string, string> = {
  pending_transfer_already_posted: '这笔占用已经拨付，不能再办',
  pending_transfer_already_voided: '这笔占用已经释放，不能再办',
  pending_transfer_expired: '这笔占用已到期释放，请重新占用指标',
  pending_transfer_not_found: '没有找到对应的指标占用',
  exceeds_pending_transfer_amount: '金额超过协议占用的余额',
  id_already_failed: '该流水号上次办理没有成功，请用新的流水号重新办理',
  debit_account_not_found: '付出账户不存在',
  credit_account_not_found: '收入账户不存在',
};

const byNumber = new Map(Object.entries(charts).map(([name, number]) => [number as number, name as Chart]));
/** The 科目 by its number in the books. */
export const chartOf = (number: number): Chart => byNumber.get(number) ?? 'source';
const chartOfAccount = (id: string): Chart | undefined => byNumber.get(Number(id.split('.')[1]));
export const chartLabel = (number: number): string => chartLabels[chartOf(number)];
