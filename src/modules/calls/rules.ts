import { type Finding, findingsOf, stops } from '../../base/problem.ts';
import { addMilliseconds, endOfDay, type Instant, type LocalDate } from '../../base/time.ts';
import type { Batch } from './contract.ts';
import type { CallContent } from './schema.ts';
import {
  type BatchDates,
  type BatchPhase,
  callParts,
  type CallPart,
  type Confirmation,
  type LetterKind,
  type PartLight,
} from './terms.ts';

/** Puts the words of a case into a letter's braces; a word that was not given stays visible as it stands. */
export const fillLetter = (_kind: LetterKind, template: string, words: Readonly<Record<string, string>>): string =>
  template.replace(/\{([^{}]+)\}/g, (whole, word: string) => words[word] ?? whole);

type Dates = Omit<BatchDates, 'id'>;

/** 方案六（一）5：两个截止日期先后有序，批次依次进行。 */
export function batchFindings(
  batches: readonly Dates[],
  { now, isRestDay }: { now: Instant; isRestDay: (day: LocalDate) => boolean | null },
): Finding[] {
  if (batches.length === 0)
    return [{ code: 'batches_none', path: 'batches', message: '还没有批次', clause: '方案六（一）5' }];
  const ordered = [...batches].sort((a, b) => a.number - b.number);
  return ordered.flatMap((batch, i) => {
    const path = `batches.${i}`;
    const earlier = ordered[i - 1];
    return [
      ...orderFindings(batch, path),
      ...findingsOf(
        earlier &&
          batch.number === earlier.number && { code: 'number_twice', path, message: `第 ${batch.number} 批重复` },
        earlier &&
          batch.opensOn <= earlier.submitBy && {
            code: 'overlap',
            path,
            weight: 'look',
            message: `${batch.name}开始时${earlier.name}尚未截止，请确认`,
          },
        endOfDay(batch.submitBy) <= now && {
          code: 'already_past',
          path,
          weight: 'look',
          message: `${batch.name}的申报截止日已过，请确认`,
        },
      ),
      ...(
        [
          ['申报', batch.submitBy],
          ['推荐', batch.recommendBy],
        ] as const
      ).flatMap(([what, day]) => restFindings(`${batch.name}${what}截止日`, day, { path, rest: isRestDay(day) })),
    ];
  });
}

const restFindings = (
  what: string,
  day: LocalDate,
  { path, rest }: { path: string; rest: boolean | null },
): Finding[] =>
  findingsOf(
    rest === null && {
      code: 'calendar_unknown',
      path,
      weight: 'look',
      message: `${what} ${day} 所在年份的工作日历尚未录入`,
    },
    rest === true && {
      code: 'rest_day',
      path,
      weight: 'look',
      message: `${what} ${day} 是休息日，将按公布的日期执行，请确认`,
    },
  );

export const orderFindings = ({ name, opensOn, submitBy, recommendBy }: Dates, path = ''): Finding[] =>
  findingsOf(
    opensOn > submitBy && { code: 'order', path: path || 'submitBy', message: `${name}的申报截止日早于开始日` },
    submitBy > recommendBy && {
      code: 'order',
      path: path || 'recommendBy',
      message: `${name}的推荐截止日早于申报截止日`,
      clause: '方案六（一）5',
    },
  );

/** A published date may be moved, but not into the past, and an opening that has happened stays. */
export function dateChangeFindings(before: Batch, after: Dates, now: Instant): Finding[] {
  return [
    ...orderFindings(after),
    ...findingsOf(
      after.opensOn !== before.opensOn &&
        now >= before.opensAt && { code: 'opened', path: 'opensOn', message: '已经开始申报，不能再改开始日期' },
      after.submitBy !== before.submitBy &&
        endOfDay(after.submitBy) <= now && {
          code: 'past',
          path: 'submitBy',
          message: '申报截止日不能改到已经过去的日子',
        },
      after.recommendBy !== before.recommendBy &&
        endOfDay(after.recommendBy) <= now && {
          code: 'past',
          path: 'recommendBy',
          message: '推荐截止日不能改到已经过去的日子',
        },
      after.opensOn === before.opensOn &&
        after.submitBy === before.submitBy &&
        after.recommendBy === before.recommendBy &&
        after.name === before.name && { code: 'same', message: '日期没有变化' },
    ),
  ];
}

type Outage = { downFrom: Instant; downUntil: Instant; submitBy: LocalDate; recommendBy: LocalDate };
/** 期限规则：截止前若干小时内系统停止一定时间以上，可对全体顺延；单独顺延一家不予办理。 */
export function extensionFindings(
  batch: Batch,
  outage: Outage,
  { policy, now }: { policy: CallContent['extension']; now: Instant },
): Finding[] {
  if (!policy) return [{ code: 'no_policy', message: '本次征集没有规定系统故障统一顺延' }];
  const { downFrom, downUntil, submitBy, recommendBy } = outage;
  const clause = policy.clause;
  const minutes = (Date.parse(downUntil) - Date.parse(downFrom)) / 60_000;
  const near = [batch.closesAt, batch.recommendationEndsAt].some(
    (deadline) => downUntil > addMilliseconds(deadline, -policy.withinHours * 3_600_000) && downFrom < deadline,
  );
  return [
    ...orderFindings({ ...batch, submitBy, recommendBy }),
    ...findingsOf(
      minutes < policy.outageMinutes && {
        code: 'outage_short',
        path: 'downUntil',
        clause,
        message: `停止服务须满 ${policy.outageMinutes} 分钟，所填为 ${Math.max(0, Math.floor(minutes))} 分钟`,
      },
      downUntil > now && { code: 'outage_future', path: 'downUntil', message: '恢复时间晚于现在' },
      !near && {
        code: 'outage_far',
        path: 'downFrom',
        clause,
        message: `停止服务不在截止前 ${policy.withinHours} 小时内`,
      },
      submitBy < batch.submitBy && { code: 'earlier', path: 'submitBy', message: '顺延不能使申报截止日提前' },
      recommendBy < batch.recommendBy && { code: 'earlier', path: 'recommendBy', message: '顺延不能使推荐截止日提前' },
      submitBy === batch.submitBy &&
        recommendBy === batch.recommendBy && { code: 'same', path: 'submitBy', message: '日期没有顺延' },
    ),
  ];
}

/** Where a batch stands by its own dates. */
export function batchPhase(batch: Batch, now: Instant): BatchPhase {
  if (now < batch.opensAt) return 'coming';
  if (now < batch.closesAt) return 'open';
  return now < batch.recommendationEndsAt ? 'recommending' : 'past';
}

export type PartState = {
  part: CallPart;
  label: string;
  light: PartLight;
  findings: Finding[];
  confirmed: Confirmation | null;
  digest: string;
};
type PartFacts = {
  findings: Record<CallPart, readonly Finding[]>;
  cautions: Partial<Record<CallPart, string>>;
  confirmed: Partial<Record<CallPart, Confirmation>>;
  digests: Record<CallPart, string>;
};
/** The checklist: red while something must be mended, yellow while something to look at is unconfirmed, else green. */
export function partStates({ findings, cautions, confirmed, digests }: PartFacts): PartState[] {
  return (Object.keys(callParts) as CallPart[]).map((part) => {
    const caution = cautions[part];
    const all = [...findings[part], ...findingsOf(caution && { code: 'caution', message: caution, weight: 'look' })];
    const seen = confirmed[part]?.digest === digests[part] ? (confirmed[part] ?? null) : null;
    const light: PartLight = stops(all).length > 0 ? 'red' : all.length > 0 && !seen ? 'yellow' : 'green';
    return { part, label: callParts[part], light, findings: all, confirmed: seen, digest: digests[part] };
  });
}

/** Nothing opens until every part is green. */
export const readinessFindings = (parts: readonly PartState[]): Finding[] =>
  parts
    .filter(({ light }) => light !== 'green')
    .map(({ part, label, light, findings }) => ({
      code: 'part_not_ready',
      path: part,
      message: `“${label}”${light === 'red' ? '待完善' : '待确认'}：${findings.map(({ message }) => message).join('；')}`,
    }));
