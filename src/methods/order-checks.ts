import type { Component, Observation } from './aggregation.ts';
import { additiveCalibration, deviation, zScores } from './aggregation.ts';
import type { Ballot } from './ranking.ts';
import { borda, borderline, kendallTau } from './ranking.ts';

export type OrderCheck = {
  name: 'calibrated' | 'z_score' | 'borda';
  scores: Record<string, number>;
  /** Kendall's τ-b against the official order; null when one of them does not vary. */
  tau: number | null;
  borderline: string[];
};
export type OrderChecks = {
  checks: OrderCheck[];
  /** Panels that share nobody: their severity cannot be compared, so there is no calibrated score. */
  disconnected: Component[];
  /** Experts' severity: how much above the others they mark. */
  severity: Record<string, number>;
  /** Works that change sides of the cut-off in any check, with the spread of their panel: they go to 复评. */
  discussion: { work: string; spread: number }[];
};

/** Each expert's order of works as a ballot, equal marks sharing a place. */
function ballotsOf(observations: readonly Observation[]): Ballot[] {
  const experts = [...Map.groupBy(observations, (one) => one.reviewer)].sort(([a], [b]) => (a < b ? -1 : 1));
  return experts.map(([, own]) => {
    const marks = [...Map.groupBy(own, (one) => one.score)].sort(([a], [b]) => b - a);
    return [1, marks.map(([, works]) => works.map((one) => one.work).sort())] as const;
  });
}

/** Points per ballot that saw the work, so that panels of different sizes compare. */
function bordaMeans(observations: readonly Observation[]): Record<string, number> {
  const sums = new Map<string, { points: number; ballots: number }>();
  for (const ballot of ballotsOf(observations)) {
    const { points } = borda([ballot]);
    const most = Math.max(1, Object.keys(points).length - 1);
    for (const [work, value] of Object.entries(points)) {
      const known = sums.get(work) ?? { points: 0, ballots: 0 };
      sums.set(work, { points: known.points + value / most, ballots: known.ballots + 1 });
    }
  }
  const works = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(works.map(([work, { points, ballots }]) => [work, points / ballots]));
}

/** The constants of the checks (方法 02 之 3、4): marks that an expert's deviation needs, and the ridge where some gave few. */
export const checkConstants = { leastMarksForDeviation: 4, marksWithoutRidge: 5, ridge: 1 };

/** The ridge of a round: used as soon as one expert gave fewer marks than severity needs to be told apart. */
export function ridgeOf(observations: readonly Observation[]): number {
  const counts = [...Map.groupBy(observations, (one) => one.reviewer).values()].map((own) => own.length);
  return counts.some((count) => count < checkConstants.marksWithoutRidge) ? checkConstants.ridge : 0;
}

/** The limits of Krippendorff's reading of alpha. */
export const alphaLimits = { reliable: 0.8, tentative: 0.667 };

/**
 * The checks beside the official order (方法 02 之 3、4): calibration, deviations and ranks. They never replace it; works
 * that change sides of the cut-off are named for discussion.
 */
export function orderChecks(
  observations: readonly Observation[],
  official: Readonly<Record<string, number>>,
  rule: { places: number; leastMarksForDeviation: number; ridge: number },
): OrderChecks {
  const calibration = additiveCalibration(observations, rule.ridge);
  const checkOf = (name: OrderCheck['name'], scores: Record<string, number>): OrderCheck => {
    const works = Object.keys(official)
      .filter((work) => scores[work] !== undefined)
      .sort();
    const tau = kendallTau(
      works.map((work) => official[work] ?? 0),
      works.map((work) => scores[work] ?? 0),
    );
    return { name, scores, tau, borderline: borderline(official, scores, rule.places) };
  };
  const checks = [
    ...('work' in calibration ? [checkOf('calibrated', calibration.work)] : []),
    checkOf('z_score', zScores(observations, rule.leastMarksForDeviation).work),
    checkOf('borda', bordaMeans(observations)),
  ];
  const marks = Map.groupBy(observations, (one) => one.work);
  const works = [...new Set(checks.flatMap((check) => check.borderline))].sort();
  return {
    checks,
    disconnected: 'components' in calibration ? calibration.components : [],
    severity: 'reviewer' in calibration ? calibration.reviewer : {},
    discussion: works.map((work) => ({ work, spread: deviation((marks.get(work) ?? []).map((one) => one.score)) })),
  };
}

/** What an alpha means for the list (Krippendorff): the limits are settings, .80 and .667 in the literature. */
export function reliabilityWords(alpha: number | null, limits: { reliable: number; tentative: number }): string {
  if (alpha === null) return '不计算一致性，名单依据合议结论';
  if (alpha >= limits.reliable) return '一致性可靠';
  return alpha >= limits.tentative ? '一致性尚可，结论宜审慎' : '一致性较低，名单须经合议';
}
