import type { z } from 'zod';
import type { Finding } from '../../../base/problem.ts';
import { dayOf, daysBetween, type Instant, type LocalDate } from '../../../base/time.ts';
import type { Kind } from '../../../web/parts/Shape.tsx';
import type { ApplicationListOut } from '../views.ts';
import type { BatchView } from './use-batches.ts';

export type ApplicationRow = z.output<typeof ApplicationListOut>['rows'][number];

/** What the automatic check comes to, as a shape and a word. */
export function checkWords(findings: readonly Finding[] | undefined): { kind: Kind; words: string } | undefined {
  if (!findings) return undefined;
  const stops = findings.filter((one) => one.weight !== 'look').length;
  if (stops > 0) return { kind: 'bad', words: `不符 ${stops} 项` };
  return findings.length > 0 ? { kind: 'warn', words: `待核 ${findings.length} 项` } : { kind: 'done', words: '通过' };
}

/** The last day that matters in a row's present state; null where no clock runs. */
export function dueOf(row: ApplicationRow, batches: ReadonlyMap<string, BatchView>): LocalDate | null {
  const batch = batches.get(row.batchId);
  if (row.state === 'correcting') return row.dueOn;
  if (row.state === 'draft') return batch?.submitBy ?? null;
  return row.state === 'submitted' || row.state === 'accepted' ? (batch?.recommendBy ?? null) : null;
}

/** Days left in words, with the shape that goes with them. */
export function leftWords(
  dueOn: LocalDate | null,
  now: Instant | undefined,
): { kind: Kind; words: string } | undefined {
  if (!dueOn || !now) return undefined;
  const days = daysBetween(dayOf(now), dueOn);
  if (days < 0) return { kind: 'bad', words: `逾期 ${-days} 天` };
  return { kind: days <= 3 ? 'warn' : 'idle', words: days === 0 ? '今日截止' : `${days} 天` };
}
