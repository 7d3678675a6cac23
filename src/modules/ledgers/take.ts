import type { Finding } from '../../base/problem.ts';
import { Problem } from '../../base/problem.ts';
import { dayOf, endOfDay, type Instant } from '../../base/time.ts';
import { newId } from '../../platform/ids.ts';
import type { ActCx, Cx } from '../../platform/use-case.ts';
import { formats } from './formats.ts';
import { periodLabel } from './period-rules.ts';
import type { RecordColumns } from './records.ts';
import { deliveriesOf } from './queries-receipts.ts';
import { ledgerPeriods } from './queries-periods.ts';
import { insertReceipt } from './store.ts';
import { lockSender, noCounts, takeArrivals, throughIndexes } from './store-arrivals.ts';
import {
  type LedgerKind,
  type LedgerReceipt,
  type LedgerTotal,
  type LedgerWay,
  type ReceiptCount,
  type RecordFault,
  receiptCounts,
} from './terms.ts';

export type Correction = { code: string; note: string };
export type Delivery = {
  senderOrgId: string;
  via: LedgerWay;
  period: string;
  kinds: LedgerKind[];
  correction: Correction | null;
  /** When a package says it was made: one from before the due day is late, not a correction. */
  madeAt?: Instant;
  /** What is known of the package or workbook it came in. */
  file?: Partial<
    Pick<
      LedgerReceipt,
      | 'sequence'
      | 'packageDigest'
      | 'previousDigest'
      | 'manifest'
      | 'signatures'
      | 'fileId'
      | 'fileName'
      | 'keyId'
      | 'outerReceiptId'
    >
  >;
  findings?: Finding[];
};
export type Chunk = { kind: LedgerKind; format: string; columns: RecordColumns; isOnce?: boolean };
export type Fed = { invalid: number; faults: RecordFault[]; findings: Finding[]; totals: LedgerTotal[] };
export const nothingWrong: Fed = { invalid: 0, faults: [], findings: [], totals: [] };

/**
 * The one way into the ledgers: page, workbook, interface and package all hand their records over here. The same
 * records in any order and any number of times lead to one state (方法 09).
 */
export async function takeDelivery(
  cx: ActCx,
  delivery: Delivery,
  feed: (take: (chunk: Chunk) => Promise<void>) => Promise<Fed>,
): Promise<LedgerReceipt> {
  const { tx, actor, now } = cx;
  const { senderOrgId, via, period, kinds, file = {} } = delivery;
  await lockSender(tx, senderOrgId);
  const standing = await periodStanding(cx, delivery);
  const [id, counts] = [newId(), noCounts()];
  await throughIndexes(tx);
  const fed = await feed(async ({ kind, format, columns, isOnce }) => {
    const taken = await takeArrivals(tx, {
      sourceOrgId: senderOrgId,
      kind,
      format,
      period,
      via,
      receiptId: id,
      at: now,
      columns,
      isOnce,
    });
    for (const [result, n] of Object.entries(taken)) counts[result as keyof typeof counts] += n;
  });
  const isCorrection = standing.isClosed && standing.wasReported && counts.accepted > 0;
  if (isCorrection && !delivery.correction) throw new Problem('ledgers.reason_needed', { period });
  const { correction } = delivery;
  const receipt: LedgerReceipt = {
    id,
    version: 1,
    senderOrgId,
    via,
    period,
    kinds,
    sequence: null,
    packageDigest: null,
    previousDigest: null,
    manifest: null,
    signatures: [],
    fileId: null,
    fileName: null,
    keyId: null,
    outerReceiptId: null,
    ...file,
    ...counts,
    invalid: fed.invalid,
    faults: fed.faults,
    findings: [
      ...(delivery.findings ?? []),
      ...fed.findings,
      ...found({ ...counts, invalid: fed.invalid, isCorrection }),
    ],
    totals: fed.totals,
    isLate: standing.isClosed && !standing.wasReported,
    correctionCode: isCorrection ? (correction?.code ?? null) : null,
    correctionNote: isCorrection ? (correction?.note ?? null) : null,
    receivedBy: actor.personId,
    receivedByName: actor.name,
    receivedAt: now,
    notedByName: null,
    notedAt: null,
    note: null,
  };
  await insertReceipt(tx, receipt);
  cx.record({
    act: isCorrection ? 'ledger.correct' : 'ledger.take',
    subject: id,
    also: [senderOrgId],
    after: { period, via, kinds, ...counts, invalid: fed.invalid, digest: receipt.packageDigest },
    note: `${periodLabel(period)}：${countsText(receipt)}`,
  });
  return receipt;
}

/** `采用 12，重复 3`; zero is left out. */
export function countsText(counts: Pick<LedgerReceipt, ReceiptCount>): string {
  const said = Object.entries(receiptCounts).flatMap(([key, word]) => {
    const n = counts[key as ReceiptCount];
    return n > 0 ? [`${word} ${n}`] : [];
  });
  return said.join('，') || '本期无新增';
}

type Asked = Pick<Delivery, 'senderOrgId' | 'period' | 'correction' | 'madeAt'>;
/** Whether a period of the calendar is over, and whether the sender has reported it before. */
export async function periodStanding({ tx, now }: Cx, { senderOrgId, period, correction, madeAt }: Asked) {
  const known = (await ledgerPeriods(tx)).find(({ code, startsOn }) => code === period && startsOn <= dayOf(now));
  if (!known) throw new Problem('ledgers.period_unknown', { period });
  if (correction && !formats.corrections.some(({ code }) => code === correction.code)) {
    throw new Problem('ledgers.reason_unknown');
  }
  const closes = endOfDay(known.dueOn);
  return {
    isClosed: now >= closes && (madeAt === undefined || madeAt >= closes || correction !== null),
    wasReported: (await deliveriesOf(tx, senderOrgId, period)) > 0,
  };
}

type Seen = { conflict: number; invalid: number; isCorrection: boolean };
function found({ conflict, invalid, isCorrection }: Seen): Finding[] {
  const look = (code: string, message: string): Finding => ({ code, message, weight: 'look' });
  return [
    ...(conflict > 0 ? [look('conflict', `${conflict} 条记录同一版本内容不同，未采用，两种内容均已留存`)] : []),
    ...(invalid > 0 ? [look('invalid', `${invalid} 条记录不合要求，未采用`)] : []),
    ...(isCorrection ? [look('correction', '更正了已过截止日的一期')] : []),
  ];
}
