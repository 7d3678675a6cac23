import { type Finding, findingsOf } from '../../base/problem.ts';
import { beijingTime, endOfDay, type Instant, type LocalDate, longDate, startOfDay } from '../../base/time.ts';
import type { WorkingCalendar } from '../../base/working-days.ts';
import { lastUntil } from './rules.ts';
import type { Channel, Edition, NoticeRow, Standing } from './terms.ts';

/** Rows whose result no edition has made final yet. */
export const unfinished = <R extends Pick<NoticeRow, 'finalIn'>>(rows: readonly R[]): R[] =>
  rows.filter((row) => row.finalIn === null);

/** 方案六（一）2: the result is final when every window has ended and no objection is open; not a millisecond before. */
export function finishFindings({
  rows,
  calendar,
  pending,
  now,
}: {
  rows: readonly NoticeRow[];
  calendar: WorkingCalendar;
  pending: readonly { number: string; workTitle: string; state: string }[];
  now: Instant;
}): Finding[] {
  const until = lastUntil(rows, calendar);
  return findingsOf(
    until !== null &&
      now < endOfDay(until) && {
        code: 'window_open',
        message: `公示期至 ${longDate(until)}24:00 止，现在是 ${beijingTime(now)}`,
        clause: '方案六（一）2',
      },
    ...pending.map((one) => ({
      code: 'objection_open',
      message: `${one.number}（《${one.workTitle}》）尚未办结：${one.state}`,
      clause: '方案六（一）2',
    })),
  );
}

type Pending = { number: string; workTitle: string; state: string; applicationId: string };
/** How far each work of a published list is from its result: each by its own window and its own objections. */
export function standingsOf({
  rows,
  calendar,
  pending,
  now,
}: {
  rows: readonly NoticeRow[];
  calendar: WorkingCalendar;
  pending: readonly Pending[];
  now: Instant;
}): { row: NoticeRow; standing: Standing; findings: Finding[] }[] {
  return rows.map((row) => {
    if (row.finalIn !== null) return { row, standing: 'final', findings: [] };
    const against = pending.filter((one) => one.applicationId === row.applicationId);
    const findings = finishFindings({ rows: [row], calendar, pending: against, now });
    const standing = findings.length === 0 ? 'ready' : against.length > 0 ? 'objected' : 'running';
    return { row, standing, findings };
  });
}

/** Why some works cannot be made final before the others: each named work has to be on the list, waiting, and ready. */
export function partFindings(standings: ReturnType<typeof standingsOf>, numbers: readonly string[]): Finding[] {
  return [...new Set(numbers)].flatMap((number) => {
    const one = standings.find(({ row }) => row.number === number);
    if (!one) return [{ code: 'not_listed', path: 'works', message: `${number} 不在公示名单上` }];
    if (one.standing === 'final')
      return [{ code: 'result_final', path: 'works', message: `《${one.row.title}》的公示结果此前已确定` }];
    return one.findings.map((finding) => ({
      ...finding,
      path: 'works',
      message: `《${one.row.title}》：${finding.message}`,
    }));
  });
}

/** A part needs at least one work that is ready: with nothing ready there is nothing to make known. */
export const nothingReady = (standings: ReturnType<typeof standingsOf>): Finding[] =>
  standings.some((one) => one.standing === 'ready')
    ? []
    : [{ code: 'nothing_ready', message: '还没有公示期满且无未办结异议的作品', clause: '方案六（一）2' }];

/** The list that stands: the last edition that is not a result, for a result may name a part of the works only. */
export const listInForce = (editions: readonly Edition[]): Edition | undefined =>
  editions.findLast((one) => one.kind !== 'result');

/** Only the reserve whose turn it is, and only on a finding against it: the order of reserves is nobody's to choose. */
export const passOverFindings = (
  next: { number: string; title: string } | null,
  number: string,
  against: readonly Finding[],
): Finding[] =>
  findingsOf(
    next?.number !== number && {
      code: 'not_next',
      path: 'number',
      message: next ? `现在轮到递补的是《${next.title}》（${next.number}），请重新读取` : '没有待递补的备选作品',
    },
    next?.number === number &&
      against.length === 0 && {
        code: 'still_eligible',
        path: 'number',
        clause: '方案六（一）2',
        message: `《${next.title}》仍符合申报条件，应当依序递补，不能跳过`,
      },
  );

/** What the office enters: received after publication and not later than now; a letter comes with its scan. */
export const entryFindings = ({
  channel,
  receivedAt,
  opensOn,
  scans,
  now,
}: {
  channel: Channel;
  receivedAt: Instant;
  opensOn: LocalDate | null;
  scans: number;
  now: Instant;
}): Finding[] =>
  findingsOf(
    receivedAt > now && { code: 'received_later', path: 'receivedOn', message: '收到时间不能晚于现在' },
    opensOn !== null &&
      receivedAt < startOfDay(opensOn) && {
        code: 'received_early',
        path: 'receivedOn',
        message: `收到时间早于公示发布（${longDate(opensOn)}），不属于公示期异议`,
      },
    channel === 'letter' && scans === 0 && { code: 'scan_missing', path: 'evidence', message: '来函须上传扫描件' },
  );
