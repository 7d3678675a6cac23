const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
type Column = readonly (number | null)[];
const presentIn = (column: Column): number[] => column.filter((value) => value !== null);

/** Sample-adjusted skewness G1 and excess kurtosis G2; null with too few values or no variation. */
export function shapeOf(column: Column): { skewness: number; kurtosis: number } | null {
  const values = presentIn(column);
  const n = values.length;
  const mean = sum(values) / n;
  const moment = (power: number) => sum(values.map((value) => (value - mean) ** power)) / n;
  const variance = moment(2);
  if (n < 4 || variance === 0) return null;
  const g1 = moment(3) / variance ** 1.5;
  const g2 = moment(4) / variance ** 2 - 3;
  return {
    skewness: (g1 * Math.sqrt(n * (n - 1))) / (n - 2),
    kurtosis: (((n + 1) * g2 + 6) * (n - 1)) / ((n - 2) * (n - 3)),
  };
}

/** When an indicator is taken as it is, and how many points may be drawn in (OECD/JRC: 2, 3.5 and 5). */
export type TreatmentRule = { skewness: number; kurtosis: number; mostPoints: number };
export type Treatment = { column: (number | null)[]; method: 'none' | 'winsorised' | 'log'; changed: number[] };

const passes = (column: Column, rule: TreatmentRule): boolean => {
  const shape = shapeOf(column);
  return !shape || Math.abs(shape.skewness) < rule.skewness || shape.kurtosis < rule.kurtosis;
};

/** The extreme on the side of the skew, all equal ones together, is replaced by the next value. */
function drawnIn(column: Column): { column: (number | null)[]; points: number[] } {
  const values = presentIn(column);
  const high = (shapeOf(column)?.skewness ?? 0) >= 0;
  const extreme = high ? Math.max(...values) : Math.min(...values);
  const rest = values.filter((value) => value !== extreme);
  const next = high ? Math.max(...rest) : Math.min(...rest);
  const points = [...column.keys()].filter((i) => column[i] === extreme);
  return { column: column.map((value) => (value === extreme ? next : value)), points };
}

/**
 * Treats outliers of an indicator (step 5): winsorised point by point until the shape passes, else a logarithm of the
 * original values. Indicators of the base-1000 index are never treated: it must stay additive in its values.
 */
export function treated(column: Column, rule: TreatmentRule): Treatment {
  if (passes(column, rule)) return { column: [...column], method: 'none', changed: [] };
  let current: (number | null)[] = [...column];
  const changed = new Set<number>();
  while (!passes(current, rule)) {
    const next = drawnIn(current);
    const together = new Set([...changed, ...next.points]);
    if (together.size > rule.mostPoints) return logged(column);
    for (const point of next.points) changed.add(point);
    current = next.column;
  }
  return { column: current, method: 'winsorised', changed: [...changed].sort((a, b) => a - b) };
}

function logged(column: Column): Treatment {
  const values = presentIn(column);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const changed = [...column.keys()].filter((i) => column[i] !== null);
  const shifted = (value: number) => Math.log(value - low + 0.01 * (high - low));
  return { column: column.map((value) => (value === null ? null : shifted(value))), method: 'log', changed };
}

/** Divides by population, releases or hours; a missing or zero denominator gives a missing value, never infinity. */
export const denominated = (column: Column, denominators: Column): (number | null)[] =>
  column.map((value, i) => (value === null || !denominators[i] ? null : value / (denominators[i] ?? 1)));

/** Fills gaps by the mean of the unit's group; the places filled are marked wherever they are shown. */
export function imputed(column: Column, groups: readonly string[]): { column: (number | null)[]; filled: number[] } {
  const means = new Map<string, number>();
  for (const group of new Set(groups)) {
    const own = presentIn(column.filter((_, i) => groups[i] === group));
    if (own.length > 0) means.set(group, sum(own) / own.length);
  }
  const filled = [...column.keys()].filter((i) => column[i] === null && means.has(groups[i] ?? ''));
  return { column: column.map((value, i) => value ?? means.get(groups[i] ?? '') ?? null), filled };
}

/** Units and indicators with too few values, by original availability (step 3). */
export function screened(
  columns: readonly Column[],
  least: { unitShare: number; indicatorShare: number },
): { droppedUnits: number[]; droppedIndicators: number[] } {
  const units = columns[0]?.length ?? 0;
  const share = (values: readonly (number | null)[]) =>
    values.filter((value) => value !== null).length / Math.max(1, values.length);
  return {
    droppedUnits: Array.from({ length: units }, (_, i) => i).filter(
      (i) => share(columns.map((column) => column[i] ?? null)) < least.unitShare,
    ),
    droppedIndicators: [...columns.keys()].filter((j) => share(columns[j] ?? []) < least.indicatorShare),
  };
}
