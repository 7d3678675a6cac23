const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** One indicator of an index: its direction (more is better, or worse) and its weight among its siblings. */
export type Indicator = { code: string; direction: 1 | -1; weight: number };

/** Units by name with the values of their indicators; a missing value stays missing and is named, never nought. */
export type Units = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

export type Normalisation =
  | { kind: 'minmax'; low: number; high: number }
  | { kind: 'zscore'; mean: number; deviation: number }
  | { kind: 'rank' }
  | { kind: 'target'; targets: Readonly<Record<string, number>> };
export type Aggregation = 'arithmetic' | 'geometric' | 'harmonic';

export type CompositeRefusal = {
  reason: 'weights_sum_to_nought' | 'too_few_units' | 'not_positive' | 'no_target';
  where?: string;
};
export type CompositeResult = {
  scores: Record<string, number | null>;
  /** Equal unrounded scores share a rank and the next rank is skipped. */
  ranks: Record<string, number | null>;
  normalised: Record<string, Record<string, number | null>>;
  findings: { code: 'constant_indicator' | 'missing_value' | 'no_value'; indicator?: string; unit?: string }[];
};

/** The least number of units from which deviations and ranks mean anything (方法 03). */
const leastUnits = 5;

type Column = (number | null)[];
const presentIn = (column: Column): number[] => column.filter((value) => value !== null);

function zScored(column: Column, { mean, deviation }: { mean: number; deviation: number }): Column {
  const present = presentIn(column);
  const centre = sum(present) / present.length;
  const spread = Math.sqrt(sum(present.map((value) => (value - centre) ** 2)) / (present.length - 1));
  return column.map((value) => (value === null ? null : mean + (deviation * (value - centre)) / spread));
}

/** One indicator on a common scale, after its direction; a constant one stands in the middle of the scale for all. */
export function normalised(raw: Column, indicator: Pick<Indicator, 'code' | 'direction'>, by: Normalisation): Column {
  const { code, direction } = indicator;
  if (by.kind === 'target') {
    const target = by.targets[code] ?? 0;
    const reached = (value: number) => (direction === 1 ? value / target : target / value);
    return raw.map((value) => (value === null ? null : Math.min(1, reached(value))));
  }
  const column = raw.map((value) => (value === null ? null : value * direction));
  const present = presentIn(column);
  const [low, high] = [Math.min(...present), Math.max(...present)];
  const middle = by.kind === 'minmax' ? (by.low + by.high) / 2 : by.kind === 'zscore' ? by.mean : 0;
  if (low === high && by.kind !== 'rank') return column.map((value) => (value === null ? null : middle));
  if (by.kind === 'zscore') return zScored(column, by);
  if (by.kind === 'rank') {
    return column.map((value) => (value === null ? null : 1 + present.filter((other) => other < value).length));
  }
  return column.map((value) => (value === null ? null : by.low + ((value - low) / (high - low)) * (by.high - by.low)));
}

/** The mean of the values present under their weights, rescaled to sum to one. */
export function aggregated(
  values: readonly (number | null)[],
  weights: readonly number[],
  by: Aggregation,
): number | null {
  const pairs = values.flatMap((value, i) => (value === null ? [] : [{ value, weight: weights[i] ?? 0 }]));
  const total = sum(pairs.map((pair) => pair.weight));
  if (total <= 0) return null;
  const mean = (change: (value: number) => number) =>
    sum(pairs.map(({ value, weight }) => (weight / total) * change(value)));
  if (by === 'arithmetic') return mean((value) => value);
  return by === 'geometric' ? Math.exp(mean(Math.log)) : 1 / mean((value) => 1 / value);
}

/** Ranks from the highest score; equal scores share a rank and the next one is skipped. */
export function ranksOf(scores: Readonly<Record<string, number | null>>): Record<string, number | null> {
  const all = Object.values(scores).filter((score) => score !== null);
  const rank = (score: number | null) => (score === null ? null : 1 + all.filter((other) => other > score).length);
  return Object.fromEntries(Object.entries(scores).map(([unit, score]) => [unit, rank(score)]));
}

function refusalOf(
  units: readonly string[],
  indicators: readonly Indicator[],
  by: Normalisation,
): CompositeRefusal | undefined {
  if (sum(indicators.map((one) => one.weight)) <= 0) return { reason: 'weights_sum_to_nought' };
  if (by.kind === 'zscore' && units.length < leastUnits) return { reason: 'too_few_units' };
  const without = by.kind === 'target' ? indicators.find((one) => !by.targets[one.code]) : undefined;
  return without ? { reason: 'no_target', where: without.code } : undefined;
}

/** Scores of units by direction, normalisation and weighted aggregation (steps 6 and 7 of the OECD handbook). */
export function compositeScores(
  units: Units,
  indicators: readonly Indicator[],
  how: { normalisation: Normalisation; aggregation: Aggregation },
): CompositeResult | CompositeRefusal {
  const names = Object.keys(units).sort();
  const refusal = refusalOf(names, indicators, how.normalisation);
  if (refusal) return refusal;
  const findings: CompositeResult['findings'] = [];
  const columns = indicators.map((indicator) => {
    const { code } = indicator;
    const raw = names.map((unit) => units[unit]?.[code] ?? null);
    for (const [i, value] of raw.entries())
      if (value === null) findings.push({ code: 'missing_value', indicator: code, unit: names[i] ?? '' });
    if (new Set(presentIn(raw)).size === 1) findings.push({ code: 'constant_indicator', indicator: code });
    return normalised(raw, indicator, how.normalisation);
  });
  const low = columns.findIndex((column) => presentIn(column).some((value) => value <= 0));
  if (how.aggregation !== 'arithmetic' && low >= 0)
    return { reason: 'not_positive', where: indicators[low]?.code ?? '' };
  const weights = indicators.map((one) => one.weight);
  const scores = Object.fromEntries(
    names.map((unit, i) => [
      unit,
      aggregated(
        columns.map((column) => column[i] ?? null),
        weights,
        how.aggregation,
      ),
    ]),
  );
  for (const unit of names) if (scores[unit] === null) findings.push({ code: 'no_value', unit });
  const cells = names.map(
    (unit, i) => [unit, Object.fromEntries(indicators.map(({ code }, j) => [code, columns[j]?.[i] ?? null]))] as const,
  );
  const none = Object.fromEntries(names.map((unit) => [unit, null]));
  return {
    scores,
    ranks: names.length < leastUnits ? none : ranksOf(scores),
    normalised: Object.fromEntries(cells),
    findings,
  };
}

/** The Human Development Index of 2010 with its fixed goalposts, the worked example of the method. */
export function hdi2010(it: {
  life: number;
  maxLife: number;
  mys: number;
  maxMys: number;
  eys: number;
  maxEys: number;
  maxEdu: number;
  gni: number;
  minGni: number;
  maxGni: number;
}): { life: number; education: number; income: number; hdi: number } {
  const life = (it.life - 20) / (it.maxLife - 20);
  const education = Math.sqrt((it.mys / it.maxMys) * (it.eys / it.maxEys)) / it.maxEdu;
  const income = Math.log(it.gni / it.minGni) / Math.log(it.maxGni / it.minGni);
  return { life, education, income, hdi: Math.cbrt(life * education * income) };
}

export type IndexPeriod = {
  weights: Readonly<Record<string, number>>;
  /** A value that was not reported is left out or null. */
  values: Readonly<Record<string, number | null>>;
};
export type IndexLink = { index: number; contributions: Record<string, number>; leftOut: string[] };

/**
 * The monthly industry index by chained Laspeyres links, the first period being the base. An indicator counts in a link
 * when both periods have it and the earlier value is above nought; the contributions add up to the change.
 */
export function chainIndex(periods: readonly IndexPeriod[], base: number): IndexLink[] {
  const links: IndexLink[] = [];
  for (const [t, period] of periods.entries()) {
    const before = periods[t - 1];
    const last = links.at(-1);
    if (!before || !last) {
      links.push({ index: base, contributions: {}, leftOut: [] });
      continue;
    }
    const codes = Object.keys(before.weights).sort();
    const kept = codes.filter((code) => (before.values[code] ?? 0) > 0 && period.values[code] != null);
    const total = sum(kept.map((code) => before.weights[code] ?? 0));
    if (total <= 0) throw new RangeError('weights_sum_to_nought');
    const contribution = (code: string) =>
      last.index *
      ((before.weights[code] ?? 0) / total) *
      ((period.values[code] ?? 0) / (before.values[code] ?? 1) - 1);
    const contributions = Object.fromEntries(kept.map((code) => [code, contribution(code)]));
    const leftOut = [...new Set([...codes, ...Object.keys(period.values)])]
      .filter((code) => !kept.includes(code))
      .sort();
    links.push({ index: last.index + sum(Object.values(contributions)), contributions, leftOut });
  }
  return links;
}
