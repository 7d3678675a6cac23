import { aggregated, ranksOf } from '../../methods/composite-index.ts';
import { type Finding, findingsOf } from '../../base/problem.ts';
import { addDays, type LocalDate, localDate } from '../../base/time.ts';
import {
  type Audience,
  audiences,
  type Band,
  type EvaluationKind,
  evaluationKinds,
  figureUnits,
  type Indicator,
  type Mark,
  type SetContent,
  type SuggestionKind,
  type Total,
} from './terms.ts';

type Span = { kind: EvaluationKind; year: number; quarter: number | null };
const twoDigits = (value: number): string => String(value).padStart(2, '0');
/** The days that a quarter or a year has. */
export function spanOf({ year, quarter }: Span): { fromOn: LocalDate; untilOn: LocalDate } {
  const first = quarter === null ? 1 : quarter * 3 - 2;
  const after = quarter === null || quarter === 4 ? `${year + 1}-01-01` : `${year}-${twoDigits(first + 3)}-01`;
  return { fromOn: localDate(`${year}-${twoDigits(first)}-01`), untilOn: addDays(localDate(after), -1) };
}
const quarters = ['一', '二', '三', '四'];
/** `2026年第三季度播出平台评议`. */
export function evaluationTitle({ kind, year, quarter, audience }: Span & { audience: Audience }): string {
  const time = quarter === null ? `${year}年度` : `${year}年第${quarters[quarter - 1]}季度`;
  return `${time}${audiences[audience]}${kind === 'quarterly' ? '评议' : '评估'}`;
}
/** A quarter is named where one is appraised, and only there; what is appraised is over. */
export const openFindings = (it: Span, today: LocalDate): Finding[] =>
  findingsOf(
    it.kind === 'quarterly' && it.quarter === null && { code: 'quarter', path: 'quarter', message: '请选择季度' },
    it.kind === 'yearly' &&
      it.quarter !== null && { code: 'quarter', path: 'quarter', message: `${evaluationKinds.yearly}不填季度` },
  ).concat(findingsOf(spanOf(it).fromOn > today && { code: 'not_begun', path: 'year', message: '这一时期还没有开始' }));

const isScaled = ({ zero, full }: Indicator): boolean => zero !== undefined && full !== undefined && zero !== full;
const scaleText = (value: number, unit: string): string => `${value}${unit}`;
/** The scale of a computed indicator in words: `60% 得 0 分，100% 得 15 分`. */
export function scaleWords({ basis, source, zero, full, weight }: Indicator): string {
  if (basis === 'self' || !source || zero === undefined || full === undefined) return `满分 ${weight} 分`;
  const unit = figureUnits[source];
  return `${scaleText(zero, unit)}得 0 分，${scaleText(full, unit)}得 ${weight} 分，其间按比例`;
}

/** Points of a computed figure in hundredths: a straight line from `zero` to `full`, never below nought or above the weight. */
export function computedScore(indicator: Indicator, value: number | null): number | null {
  const { zero, full, weight } = indicator;
  if (value === null || zero === undefined || full === undefined || !isScaled(indicator)) return null;
  const reached = Math.min(1, Math.max(0, (value - zero) / (full - zero)));
  return Math.round(reached * weight * 100);
}

/** What the nation would settle without a further word: the computed score, or the one a body gave itself. */
export const proposedScore = (it: Pick<Mark, 'computedScore' | 'selfScore'>, { basis }: Indicator): number | null =>
  basis === 'computed' ? it.computedScore : it.selfScore;

/** A mark above its weight, or one that departs from what was proposed without a reason. */
export function settleFindings(
  given: { key: string; score: number | null; reason: string },
  indicator: Indicator,
  proposed: number | null,
): Finding[] {
  const { key, score, reason } = given;
  return findingsOf(
    score !== null &&
      score > indicator.weight * 100 && {
        code: 'score_above',
        path: `marks.${key}.score`,
        message: `“${indicator.label}”最多 ${indicator.weight} 分`,
      },
    score !== proposed &&
      reason.trim() === '' && {
        code: 'reason_missing',
        path: `marks.${key}.reason`,
        message: `“${indicator.label}”与${indicator.basis === 'computed' ? '计算' : '自评'}不同，请写明理由`,
      },
  );
}

/** What a body still lacks before it hands in: scores of its own, words and evidence where they are asked for. */
export function submitFindings(
  indicators: readonly Indicator[],
  marks: readonly Pick<Mark, 'key' | 'selfScore' | 'selfNote'>[],
  evidence: readonly { key: string }[],
): Finding[] {
  return indicators.flatMap((one) => {
    const mark = marks.find(({ key }) => key === one.key);
    const path = `marks.${one.key}`;
    return findingsOf(
      one.basis === 'self' &&
        (mark?.selfScore ?? null) === null && { code: 'self_missing', path, message: `“${one.label}”还没有自评分` },
      one.basis === 'self' &&
        (mark?.selfNote ?? '').trim() === '' && { code: 'note_missing', path, message: `“${one.label}”还没有自评说明` },
      one.evidence &&
        !evidence.some(({ key }) => key === one.key) && {
          code: 'evidence_missing',
          path,
          message: `“${one.label}”须附佐证材料`,
        },
    );
  });
}
/** A body cannot give itself more than there is, nor a score where the system computes. */
export const selfFindings = (
  given: readonly { key: string; selfScore: number | null }[],
  indicators: readonly Indicator[],
): Finding[] =>
  given.flatMap(({ key, selfScore }) => {
    const one = indicators.find((indicator) => indicator.key === key);
    const path = `marks.${key}`;
    return findingsOf(
      !one && { code: 'no_indicator', path, message: '没有这个指标' },
      one?.basis === 'computed' &&
        selfScore !== null && { code: 'computed', path, message: `“${one.label}”由系统计算，不填自评分` },
      one &&
        selfScore !== null &&
        selfScore > one.weight * 100 && { code: 'score_above', path, message: `“${one.label}”最多 ${one.weight} 分` },
    );
  });

type Scored = { key: string; score: number | null };
/**
 * Out of a hundred over the indicators applied, in hundredths: what is missing is named and its weight falls away, so a
 * gap is neither nought nor full marks (方法 03). Pillars likewise.
 */
export function totalOf({ indicators, pillars, bands }: SetContent, marks: readonly Scored[]): Total {
  const shareOf = ({ key, weight }: Indicator) => {
    const score = marks.find((one) => one.key === key)?.score ?? null;
    return score === null ? null : score / weight;
  };
  const outOf = (some: readonly Indicator[]): number | null => {
    const mean = aggregated(
      some.map(shareOf),
      some.map(({ weight }) => weight),
      'arithmetic',
    );
    return mean === null ? null : Math.round(mean * 100);
  };
  const score = outOf(indicators);
  return {
    score,
    pillars: Object.fromEntries(
      pillars.map(({ key }) => [key, outOf(indicators.filter(({ pillar }) => pillar === key))]),
    ),
    missing: indicators.filter((one) => shareOf(one) === null).map(({ label }) => label),
    band: score === null ? '' : (bandOf(bands, score)?.label ?? ''),
  };
}
/** The highest band whose threshold a total in hundredths reaches. */
export const bandOf = (bands: readonly Band[], score: number): Band | undefined =>
  bands.toSorted((a, b) => b.from - a.from).find(({ from }) => score >= from * 100);
/** Places from the highest total; equal totals share a place. Too few bodies are not ranked. */
export const placesOf = (totals: Readonly<Record<string, number | null>>): Record<string, number | null> =>
  ranksOf(totals);

/** What a set of indicators must be before anybody is appraised by it. */
export function setFindings(content: SetContent): Finding[] {
  const { indicators, pillars, bands } = content;
  const weights = indicators.reduce((sum, { weight }) => sum + weight, 0);
  const twice = indicators.filter((one, i) => indicators.findIndex(({ key }) => key === one.key) !== i);
  return findingsOf(
    weights !== 100 && { code: 'weights', path: 'indicators', message: `分值合计 ${weights}，应为 100` },
    twice.length > 0 && { code: 'twice', path: 'indicators', message: `代码“${twice[0]?.key}”用了两次` },
    !bands.some(({ from }) => from === 0) && { code: 'bands', path: 'bands', message: '须有从 0 分起的等次' },
    new Set(bands.map(({ from }) => from)).size < bands.length && {
      code: 'bands_twice',
      path: 'bands',
      message: '等次的分数线不能相同',
    },
  ).concat(
    indicators.flatMap((one, i) =>
      findingsOf(
        !pillars.some(({ key }) => key === one.pillar) && {
          code: 'pillar',
          path: `indicators.${i}.pillar`,
          message: `“${one.label}”的维度不存在`,
        },
        one.basis === 'computed' &&
          (!one.source || !isScaled(one)) && {
            code: 'scale',
            path: `indicators.${i}.source`,
            message: `“${one.label}”由系统计算，须写明取数、零分值和满分值`,
          },
      ),
    ),
  );
}

/** Hundredths as points: `83.50`; a dash for what was not scored. */
export const pointsText = (score: number | null): string => (score === null ? '—' : (score / 100).toFixed(2));

/** What a suggestion adds or takes: `+1 部` of places, `-10%` of money. */
export const changeText = ({ kind }: { kind: SuggestionKind }, change: number): string =>
  `${change > 0 ? '+' : ''}${change}${kind === 'quota' ? ' 部' : '%'}`;
