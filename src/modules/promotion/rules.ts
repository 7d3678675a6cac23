import { type Finding, findingsOf } from '../../base/problem.ts';
import { addDays, daysBetween, type LocalDate } from '../../base/time.ts';
import {
  type Kept,
  type Metric,
  metrics,
  type Period,
  type PromotionPromise,
  type Proof,
  type ReviewKind,
  reviewKinds,
  type Spread,
  type Standing,
} from './terms.ts';

type Span = { fromOn: LocalDate; untilOn: LocalDate };

/** Days of a window that at least one of the spans covers; a day shown twice counts once. */
export function coveredDays(window: Span, spans: readonly Span[]): number {
  const inside = spans
    .map(({ fromOn, untilOn }) => ({
      fromOn: fromOn < window.fromOn ? window.fromOn : fromOn,
      untilOn: untilOn > window.untilOn ? window.untilOn : untilOn,
    }))
    .filter(({ fromOn, untilOn }) => fromOn <= untilOn)
    .toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : a.fromOn > b.fromOn ? 1 : 0));
  let days = 0;
  let next = window.fromOn;
  for (const { fromOn, untilOn } of inside) {
    const from = fromOn < next ? next : fromOn;
    if (from > untilOn) continue;
    days += daysBetween(from, untilOn) + 1;
    next = addDays(untilOn, 1);
  }
  return days;
}

type Promised = Pick<PromotionPromise, 'fromOn' | 'untilOn' | 'days' | 'targets' | 'state'>;
type Shown = Pick<Proof, 'fromOn' | 'untilOn' | 'figures' | 'state'>;

/** How far a promise has been kept: only confirmed proofs count; it is short when the days to report are over. */
export function keptOf(
  it: Promised,
  proofs: readonly Shown[],
  { today, graceDays }: { today: LocalDate; graceDays: number },
): Kept {
  const confirmed = proofs.filter(({ state }) => state === 'confirmed');
  const covered = coveredDays(it, confirmed);
  const figures = it.targets.map(({ metric, promised }) => ({
    metric,
    promised,
    reached: confirmed.reduce((sum, one) => sum + (one.figures[metric] ?? 0), 0),
  }));
  const met = covered >= it.days && figures.every(({ promised, reached }) => reached >= promised);
  const over = today > addDays(it.untilOn, graceDays);
  const standing: Standing =
    it.state === 'cancelled' ? 'cancelled' : met ? 'met' : over ? 'short' : today < it.fromOn ? 'upcoming' : 'running';
  return {
    standing,
    coveredDays: covered,
    missingDays: Math.max(0, it.days - covered),
    figures,
    waiting: proofs.filter(({ state }) => state === 'reported').length,
  };
}

/** The days to report are over and something promised was not shown. */
export const isShort = ({ standing }: Pick<Kept, 'standing'>): boolean => standing === 'short';
/** What is still missing of a promise in words; empty when nothing is. */
export function missingText({ missingDays, figures }: Pick<Kept, 'missingDays' | 'figures'>): string {
  const days = missingDays > 0 ? [`${missingDays} 天`] : [];
  const short = figures
    .filter(({ promised, reached }) => reached < promised)
    .map(({ metric, promised, reached }) => `${metrics[metric]} ${(promised - reached).toLocaleString('zh-CN')}`);
  return [...days, ...short].join('、');
}

/** What was promised to a work and shown of it: places, kept ones, reached figures of confirmed proofs by kind. */
export function spreadOf(kept: readonly Kept[]): Spread | null {
  const live = kept.filter(({ standing }) => standing !== 'cancelled');
  if (live.length === 0) return null;
  const reached = new Map<Metric, number>();
  for (const { figures } of live)
    for (const one of figures)
      if (one.reached > 0) reached.set(one.metric, (reached.get(one.metric) ?? 0) + one.reached);
  return {
    places: live.length,
    met: live.filter(({ standing }) => standing === 'met').length,
    shownDays: live.reduce((sum, { coveredDays: days }) => sum + days, 0),
    figures: [...reached].map(([metric, n]) => ({ metric, n })),
  };
}

type Entered = Pick<PromotionPromise, 'fromOn' | 'untilOn' | 'days' | 'place' | 'members'>;
/** A promise that cannot be kept is none: more days than there are, a matrix without members. */
export function promiseFindings({ fromOn, untilOn, days, place, members }: Entered): Finding[] {
  const there = fromOn <= untilOn ? daysBetween(fromOn, untilOn) + 1 : 0;
  return findingsOf(
    there === 0 && { code: 'promise_dates', path: 'untilOn', message: '止日不能早于起日' },
    there > 0 && days > there && { code: 'promise_days', path: 'days', message: `这段时间只有 ${there} 天` },
    place === 'matrix' &&
      members.length === 0 && { code: 'matrix_empty', path: 'members', message: '请列出矩阵成员账号' },
  );
}

/** What stands against a proof: days to come or outside the promise, a capture used before, figures not promised. */
export function proofFindings(
  proof: Span & { sha256: string; figures: Partial<Record<Metric, number>> },
  {
    promise,
    former,
    today,
  }: { promise: Promised; former: readonly Pick<Proof, 'sha256' | 'state' | 'serial'>[]; today: LocalDate },
): Finding[] {
  const { fromOn, untilOn, sha256, figures } = proof;
  const twin = former.find((one) => one.sha256 === sha256 && one.state !== 'returned');
  const strange = Object.keys(figures).filter((metric) => !promise.targets.some((one) => one.metric === metric));
  return findingsOf(
    fromOn > untilOn && { code: 'proof_dates', path: 'untilOn', message: '止日不能早于起日' },
    untilOn > today && { code: 'proof_future', path: 'untilOn', message: '不能报送还没有到的日期' },
    fromOn <= untilOn &&
      (untilOn < promise.fromOn || fromOn > promise.untilOn) && {
        code: 'proof_outside',
        path: 'fromOn',
        message: `不在承诺期（${promise.fromOn} 至 ${promise.untilOn}）内`,
      },
    twin && { code: 'proof_twice', path: 'uploadId', message: `该截图已在第 ${twin.serial} 次证明中使用` },
    strange.length > 0 && { code: 'proof_figures', path: 'figures', message: '含有没有承诺的指标' },
  );
}

/** 宣推完成 needs promises, none open, no proof unchecked; what stayed short is named and does not stop. */
export function finishFindings(kept: readonly Kept[]): Finding[] {
  const live = kept.filter(({ standing }) => standing !== 'cancelled');
  const count = (...wanted: Standing[]) => live.filter(({ standing }) => wanted.includes(standing)).length;
  const waiting = live.reduce((sum, one) => sum + one.waiting, 0);
  return findingsOf(
    live.length === 0 && { code: 'no_promise', message: '还没有登记承诺位置', clause: '方案五（一）3' },
    count('upcoming', 'running') > 0 && {
      code: 'still_running',
      message: `还有 ${count('upcoming', 'running')} 项承诺没有到期`,
    },
    waiting > 0 && { code: 'proofs_waiting', message: `还有 ${waiting} 份证明没有核对` },
    count('short') > 0 && {
      code: 'places_short',
      weight: 'look',
      message: `${count('short')} 项承诺未足额兑现，请核对欠缺清单`,
    },
  );
}

/** A review of a quarter names its quarter; a yearly one is of the whole year. */
export const periodFindings = ({ kind, period }: { kind: ReviewKind; period: Period }): Finding[] =>
  findingsOf(
    kind === 'quarterly' && period === 'year' && { code: 'period', path: 'period', message: '季度点评请选季度' },
    kind !== 'quarterly' &&
      period !== 'year' && { code: 'period', path: 'period', message: `${reviewKinds[kind]}的时期为全年` },
  );

/** A work of the record as a list of excellence weighs it. */
export type Candidate = { title: string; accepted: boolean; violations: number; otherLists: readonly string[] };
/** Only what passed acceptance and has no open violation is held up as excellent. */
export const candidateFindings = ({ title, accepted, violations, otherLists }: Candidate): Finding[] =>
  findingsOf(
    !accepted && {
      code: 'not_accepted',
      message: `《${title}》尚未通过验收`,
      clause: '方案六（一）3',
    },
    violations > 0 && { code: 'violation_open', message: `《${title}》有 ${violations} 项违规待处理` },
    otherLists.length > 0 && {
      code: 'listed_before',
      weight: 'look',
      message: `《${title}》已列入${otherLists.join('、')}`,
    },
  );
