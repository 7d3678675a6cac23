import { type Finding, findingsOf } from '../../base/problem.ts';
import { addDays, dayOf, daysBetween, endOfDay, type Instant, type LocalDate, localDate } from '../../base/time.ts';
import {
  milestoneKinds,
  type MilestoneKind,
  type ProjectState,
  type Risk,
  type RiskKind,
  type Severity,
} from './terms.ts';
import type { PlanLine, Step, TrackingLine, TrackingRules } from './tracking-terms.ts';

const order = Object.keys(milestoneKinds) as MilestoneKind[];
export const placeIn = (kind: MilestoneKind): number => order.indexOf(kind);
/** The stage of a project follows the furthest milestone that is under way or done; it never goes back by itself. */
export const stageAfter = (stage: MilestoneKind, kind: MilestoneKind): MilestoneKind =>
  placeIn(kind) > placeIn(stage) ? kind : stage;

/** What stands against a plan: milestones missing or twice, dates that run against the order of making. */
export function planFindings(lines: readonly PlanLine[], rules: TrackingRules['plan']): Finding[] {
  const sorted = [...lines].sort((a, b) => placeIn(a.kind) - placeIn(b.kind));
  const missing = rules.required.filter((kind) => !lines.some((line) => line.kind === kind));
  const twice = lines.filter(({ kind }, i) => lines.findIndex((one) => one.kind === kind) !== i);
  return findingsOf(
    missing.length > 0 && {
      code: 'plan_missing',
      path: 'lines',
      message: `还没有安排：${missing.map((kind) => milestoneKinds[kind]).join('、')}`,
      clause: rules.clause,
    },
    ...twice.map(({ kind }) => ({
      code: 'plan_twice',
      path: 'lines',
      message: `${milestoneKinds[kind]}列了两次`,
    })),
    ...sorted.map((line, i): Finding | false => {
      const before = sorted[i - 1];
      return (
        before !== undefined &&
        before.kind !== line.kind &&
        line.plannedOn < before.plannedOn && {
          code: 'plan_order',
          path: `lines.${lines.indexOf(line)}.plannedOn`,
          message: `${milestoneKinds[line.kind]}（${line.plannedOn}）早于${milestoneKinds[before.kind]}（${before.plannedOn}）`,
        }
      );
    }),
  );
}

type Claim = { kind: MilestoneKind; on: LocalDate; today: LocalDate; files: number };
/** What stands against saying that a milestone is reached. */
export const claimFindings = ({ kind, on, today, files }: Claim, rules: TrackingRules['plan']): Finding[] =>
  findingsOf(
    rules.confirmedElsewhere[kind] !== undefined && {
      code: 'milestone_elsewhere',
      message: `${milestoneKinds[kind]}不在这里报：${rules.confirmedElsewhere[kind]}`,
      clause: rules.clause,
    },
    on > today && { code: 'claim_future', path: 'on', message: '完成日期不能晚于今天' },
    files === 0 && {
      code: 'evidence_missing',
      path: 'uploads',
      message: '须附完成凭据（如剧本封面、现场照片、成片截图）',
    },
  );

/** The last day of the half month a day falls in: the 15th, or the last of the month (方案六（二）月中、月末). */
export function halfMonthEnd(today: LocalDate): LocalDate {
  const [month, day] = [today.slice(0, 7), Number(today.slice(8))];
  if (day <= 15) return localDate(`${month}-15`);
  const next = addDays(localDate(`${month}-28`), 4);
  return addDays(localDate(`${next.slice(0, 7)}-01`), -1);
}
/** The first day of the half month a day falls in: the 1st or the 16th. */
export const halfMonthStart = (today: LocalDate): LocalDate =>
  localDate(`${today.slice(0, 8)}${Number(today.slice(8)) <= 15 ? '01' : '16'}`);

/** Until when the report of the present half month is due; null when it has been made or the project is younger. */
export function reportDueOn(
  line: Pick<TrackingLine, 'lastReportOn'>,
  { openedAt, now }: { openedAt: Instant; now: Instant },
): LocalDate | null {
  const today = dayOf(now);
  const [start, end] = [halfMonthStart(today), halfMonthEnd(today)];
  const made = line.lastReportOn !== null && line.lastReportOn >= start;
  return made || dayOf(openedAt) >= start ? null : end;
}

const stepAt = (days: number, steps: readonly Step[]): Step | undefined =>
  [...steps].sort((a, b) => b.days - a.days).find((step) => days >= step.days);

export type Lag = {
  kind: Extract<RiskKind, 'delay' | 'stall'>;
  days: number;
  severity: Severity;
  summary: string;
  /** The summary that a flag keeps: true from this step to the next, so that it need not change every night. */
  flag: string;
  source: string;
};
type Watched = Pick<TrackingLine, 'nextKind' | 'nextOn' | 'lastProgressAt' | 'aired'> & { state: ProjectState };
/** Every risk that the watch raised by itself begins its source so; one source is raised once. */
export const watchMark = '系统监测：';

/**
 * Lateness and stall of a running project by the clock; a suspended one stands still and is neither. What is on the air
 * does not stall: what is left is its promotion, and promised places have clocks of their own.
 */
export function lagsOf(line: Watched, rules: Pick<TrackingRules, 'delay' | 'stall'>, now: Instant): Lag[] {
  if (line.state !== 'running') return [];
  const lags: Lag[] = [];
  if (line.nextKind && line.nextOn && now >= endOfDay(line.nextOn)) {
    const days = daysBetween(line.nextOn, dayOf(now));
    const step = stepAt(days, rules.delay.steps);
    const label = milestoneKinds[line.nextKind];
    if (step)
      lags.push({
        kind: 'delay',
        days,
        severity: step.severity,
        summary: `${label}计划 ${line.nextOn} 完成，已逾期 ${days} 天`,
        flag: `${label}计划 ${line.nextOn} 完成，已逾期 ${step.days} 天以上`,
        source: `${watchMark}${label} ${line.nextOn} 未完成`,
      });
  }
  const since = dayOf(line.lastProgressAt);
  const still = daysBetween(since, dayOf(now));
  const step = line.aired ? undefined : stepAt(still, rules.stall.steps);
  if (step)
    lags.push({
      kind: 'stall',
      days: still,
      severity: step.severity,
      summary: `自 ${since} 起 ${still} 天没有进展报告或节点进展`,
      flag: `自 ${since} 起 ${step.days} 天以上没有进展报告或节点进展`,
      source: `${watchMark}${since} 起无进展`,
    });
  return lags;
}

/** Why the watch closes a flag by itself; a flag closed so is raised again when its cause is back. */
export const causeGone = '原因已消除（系统监测）';
type Flag = Pick<Risk, 'source' | 'severity' | 'summary' | 'closedAt' | 'closeReason'>;
/** What the watch has to do so that the flags say what the clock says; those of a suspended project stand still. */
export function flagsDue<F extends Flag>(
  line: Watched,
  known: readonly F[],
  { rules, now }: { rules: Pick<TrackingRules, 'delay' | 'stall'>; now: Instant },
): { fresh: Lag[]; changed: { flag: F; lag: Lag }[]; gone: F[] } {
  if (line.state === 'suspended') return { fresh: [], changed: [], gone: [] };
  const lags = lagsOf(line, rules, now);
  const standing = known.filter(({ closedAt, closeReason }) => closedAt === null || closeReason !== causeGone);
  const open = known.filter(({ closedAt }) => closedAt === null);
  return {
    fresh: lags.filter(({ source }) => !standing.some((flag) => flag.source === source)),
    changed: open.flatMap((flag) =>
      lags
        .filter(({ source }) => source === flag.source)
        .filter((lag) => lag.severity !== flag.severity || lag.flag !== flag.summary)
        .map((lag) => ({ flag, lag })),
    ),
    gone: open.filter((flag) => !lags.some(({ source }) => source === flag.source)),
  };
}

/** Days until the next planned milestone where it is near; undefined otherwise. */
export function dueSoonIn(line: Watched, rules: Pick<TrackingRules, 'delay'>, now: Instant): number | undefined {
  if (line.state !== 'running' || !line.nextOn) return undefined;
  const days = daysBetween(dayOf(now), line.nextOn);
  return days >= 0 && days <= rules.delay.soonDays ? days : undefined;
}
/** The first day whose planned milestones are not yet late, and the moment before which progress counts as stalled. */
export function watchLimits(rules: Pick<TrackingRules, 'delay' | 'stall'>, now: Instant) {
  const today = dayOf(now);
  const least = (steps: readonly Step[]): number => Math.min(...steps.map((step) => step.days));
  return {
    lateBefore: addDays(today, 1 - least(rules.delay.steps)),
    stalledBefore: addDays(today, 1 - least(rules.stall.steps)),
    today,
    soonUntil: addDays(today, rules.delay.soonDays),
  };
}

/** What stands against a report: a milestone that others confirm, one that is done, or a percent going back. */
export const reportFindings = (
  facts: { percent: number; kind: MilestoneKind; former: number; isDone: boolean },
  rules: TrackingRules['plan'],
): Finding[] =>
  findingsOf(
    rules.confirmedElsewhere[facts.kind] !== undefined && {
      code: 'milestone_elsewhere',
      path: 'kind',
      message: `${milestoneKinds[facts.kind]}不在这里报：${rules.confirmedElsewhere[facts.kind]}`,
      clause: rules.clause,
    },
    facts.isDone && {
      code: 'milestone_done',
      path: 'kind',
      message: `${milestoneKinds[facts.kind]}已确认完成，请选择后面的节点`,
    },
    !facts.isDone &&
      facts.percent < facts.former && {
        code: 'percent_back',
        path: 'percent',
        message: `上次已报 ${facts.former}%，不能倒退；确有返工的，请在“问题与需协调”中说明并按上次比例填写`,
      },
  );
