import { dayOf, daysBetween, type Instant, type LocalDate } from '../../base/time.ts';
import { columnsOf, figure, type Made, named, share } from './pack-rules.ts';
import type { PackPeriod } from './terms.ts';

/** One table that a unit owed in the month. */
export type OwedTable = {
  reportId: string;
  unitName: string;
  period: string;
  dueOn: LocalDate;
  sentAt: Instant | null;
  isConfirmed: boolean;
};
/** In time, late with the days, missing once the due day is over, or not yet due. */
export function punctuality(
  it: Pick<OwedTable, 'dueOn' | 'sentAt'>,
  today: LocalDate,
): { kind: 'on_time' | 'late' | 'missing' | 'waiting'; days: number } {
  const on = it.sentAt === null ? null : dayOf(it.sentAt);
  if (on !== null)
    return on <= it.dueOn ? { kind: 'on_time', days: 0 } : { kind: 'late', days: daysBetween(it.dueOn, on) };
  return today > it.dueOn ? { kind: 'missing', days: daysBetween(it.dueOn, today) } : { kind: 'waiting', days: 0 };
}
const words = { on_time: '按时', late: '迟报', missing: '缺报', waiting: '未到期' };

/** 推进表报送: how many were owed, in time, late and missing, and who they are. */
export function reportingSection(owed: readonly OwedTable[], period: PackPeriod): Made {
  const judged = owed.map((one) => ({ ...one, ...punctuality(one, period.until) }));
  const of = (kind: string) => judged.filter((one) => one.kind === kind);
  const [late, missing] = [of('late'), of('missing')];
  const due = judged.length - of('waiting').length;
  const periods = new Set(owed.map((one) => one.period)).size;
  return {
    sentences: [
      judged.length === 0
        ? '本月没有到期的推进表。'
        : `本月到期推进表 ${periods} 期、${judged.length} 份次，按时报送 ${of('on_time').length} 份次（${share(
            of('on_time').length,
            due,
          )}），迟报 ${late.length} 份次，缺报 ${missing.length} 份次，已确认 ${judged.filter((one) => one.isConfirmed).length} 份次。`,
      ...(missing.length > 0 ? [`缺报单位：${named([...new Set(missing.map((one) => one.unitName))])}。`] : []),
      ...(late.length > 0 ? [`迟报单位：${named([...new Set(late.map((one) => one.unitName))])}。`] : []),
    ],
    figures: [
      figure('owed', '应报', judged.length, { unit: '份次', to: '/reports/national' }),
      figure('on_time', '按时报送', of('on_time').length, { unit: '份次' }),
      figure('late', '迟报', late.length, { unit: '份次' }),
      figure('missing', '缺报', missing.length, { unit: '份次' }),
      figure('share', '按时率', share(of('on_time').length, due)),
    ],
    table: {
      columns: columnsOf(['单位', 1.4], ['期次', 3], ['到期', 1.2], ['情况', 1], ['天数', 0.7, 'right']),
      rows: [...missing, ...late].map((one) => ({
        cells: [one.unitName, one.period, one.dueOn, words[one.kind], String(one.days)],
        to: `/reports/${one.reportId}`,
      })),
      total: missing.length + late.length,
    },
  };
}

/** What one sender of ledgers owed for a month. */
export type OwedLedger = {
  senderName: string;
  period: string;
  dueOn: LocalDate;
  sentAt: Instant | null;
  records: number;
  corrections: number;
  openFindings: number;
};
/** `2026-06-H1` as people say it. */
const halfMonth = (period: string): string =>
  `${Number(period.slice(5, 7))}月${period.endsWith('H1') ? '上' : '下'}半月`;
/** 台账报送: platforms to their provinces, provinces to the nation. */
export function ledgersSection(owed: readonly OwedLedger[], period: PackPeriod): Made {
  const judged = owed.map((one) => ({ ...one, ...punctuality(one, period.until) }));
  const of = (kind: string) => judged.filter((one) => one.kind === kind);
  const [late, missing] = [of('late'), of('missing')];
  const sum = (key: 'records' | 'corrections' | 'openFindings') => judged.reduce((total, one) => total + one[key], 0);
  return {
    sentences: [
      judged.length === 0
        ? '本月没有到期的台账。'
        : `应报台账 ${judged.length} 份次，按时 ${of('on_time').length} 份次，迟报 ${late.length} 份次，缺报 ${missing.length} 份次；` +
          `收到记录 ${sum('records')} 条，更正 ${sum('corrections')} 次，待处理核对问题 ${sum('openFindings')} 个。`,
      ...(missing.length > 0 ? [`缺报：${named([...new Set(missing.map((one) => one.senderName))])}。`] : []),
    ],
    figures: [
      figure('owed', '应报', judged.length, { unit: '份次', to: '/ledgers/senders' }),
      figure('on_time', '按时报送', of('on_time').length, { unit: '份次' }),
      figure('late', '迟报', late.length, { unit: '份次' }),
      figure('missing', '缺报', missing.length, { unit: '份次' }),
      figure('records', '收到记录', sum('records'), { unit: '条' }),
    ],
    table: {
      columns: columnsOf(
        ['报送单位', 1.8],
        ['期次', 1.1],
        ['到期', 1.2],
        ['情况', 0.9],
        ['记录', 0.8, 'right'],
        ['更正', 0.7, 'right'],
        ['核对问题', 0.9, 'right'],
      ),
      rows: [...missing, ...late, ...of('on_time'), ...of('waiting')].map((one) => ({
        cells: [
          one.senderName,
          halfMonth(one.period),
          one.dueOn,
          words[one.kind],
          ...[one.records, one.corrections, one.openFindings].map(String),
        ],
        to: '/ledgers/senders',
      })),
      total: judged.length,
    },
  };
}
