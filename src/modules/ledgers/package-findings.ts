import type { Finding } from '../../base/problem.ts';
import type { LedgerFormats } from './format-rules.ts';
import { missingSequences } from './package-rules.ts';
import type { CountedTotals, PackageEnd, PackageHead } from './package-thread.ts';
import type { NumberedPackage } from './queries-receipts.ts';
import type { LedgerKind, LedgerTotal } from './terms.ts';
import { shownTotal } from './wording.ts';

const look = (code: string, message: string): Finding => ({ code, message, weight: 'look' });

/** Packages that are missing below this one, another one before it than it says, and parts in another encoding. */
export function chainFindings(
  known: readonly NumberedPackage[],
  { description, converted }: Pick<PackageHead, 'description' | 'converted'>,
): Finding[] {
  const missing = missingSequences([...known.map(({ sequence }) => sequence), description.sequence]);
  const before = known.find(({ sequence }) => sequence === description.sequence - 1);
  const isOther = before !== undefined && description.previous && description.previous !== before.packageDigest;
  return [
    ...(missing.length > 0 ? [look('sequence_gap', `尚未收到第 ${missing.slice(0, 20).join('、')} 号报送包`)] : []),
    ...(isOther ? [look('previous_differs', '所记上一包摘要与收到的上一包不同')] : []),
    ...(converted.length > 0 ? [look('encoding', `${converted.join('、')} 不是 UTF-8，已按 GB18030 转换`)] : []),
  ];
}

type Sent = PackageHead['description']['totals'];
/** Every total that was sent beside what was counted here; sums of above are never trusted. */
export function comparedTotals(sent: Sent, counted: PackageEnd['totals']): LedgerTotal[] {
  return Object.entries(sent).flatMap(([name, { rows, deleted, sums = {} }]) => {
    const kind = name as LedgerKind;
    const own: CountedTotals = counted[kind] ?? { rows: 0, deleted: 0, sums: {} };
    const line = (field: string, said: string, found: string): LedgerTotal => ({
      kind,
      field,
      sent: said,
      counted: found,
    });
    return [
      ...(rows === undefined ? [] : [line('rows', String(rows), String(own.rows))]),
      ...(deleted === undefined ? [] : [line('deleted', String(deleted), String(own.deleted))]),
      ...Object.entries(sums).map(([field, sum]) => line(field, sum, own.sums[field] ?? '0')),
    ];
  });
}
export const totalFindings = (totals: readonly LedgerTotal[], known: LedgerFormats): Finding[] => {
  const wrong = totals.filter(({ sent, counted }) => sent !== counted);
  if (wrong.length === 0) return [];
  const shown = wrong.slice(0, 5).map((one) => shownTotal(one, known));
  const said = shown.map(({ label, sent, counted }) => `${label}报 ${sent}、实为 ${counted}`);
  return [look('totals_differ', `合计与重新计算的不符：${said.join('；')}`)];
};
