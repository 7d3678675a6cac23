import type { NoFigure } from './agreement.ts';
import { completeTable } from './agreement.ts';
import { fQuantile } from './distributions.ts';

export type IccName = 'ICC(1,1)' | 'ICC(2,1)' | 'ICC(3,1)' | 'ICC(1,k)' | 'ICC(2,k)' | 'ICC(3,k)';
export type MeanSquares = { MSR: number; MSW: number; MSC: number; MSE: number };
export type IccResult =
  | {
      /** Null where the formula divides by nothing: works that do not differ, or marks without error. */
      icc: Record<IccName, { value: number | null; ci95: [number | null, number | null] }>;
      meanSquares: MeanSquares;
      leftOut: number[];
    }
  | { icc: null; reason: NoFigure; leftOut: number[] };

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Mean squares of works (R), experts (C), error (E) and within works (W) of a complete table. */
function meanSquaresOf(table: readonly (readonly number[])[]): MeanSquares {
  const n = table.length;
  const k = table[0]?.length ?? 0;
  const grand = sum(table.map(sum)) / (n * k);
  const rowMeans = table.map((row) => sum(row) / k);
  const columnMeans = Array.from({ length: k }, (_, j) => sum(table.map((row) => row[j] ?? 0)) / n);
  const rows = k * sum(rowMeans.map((mean) => (mean - grand) ** 2));
  const columns = n * sum(columnMeans.map((mean) => (mean - grand) ** 2));
  const within = sum(table.map((row, i) => sum(row.map((mark) => (mark - (rowMeans[i] ?? 0)) ** 2))));
  const error = sum(
    table.map((row, i) => sum(row.map((mark, j) => (mark - (rowMeans[i] ?? 0) - (columnMeans[j] ?? 0) + grand) ** 2))),
  );
  // What is left by binary fractions is nothing, so that a ratio to it is not taken for a figure.
  const noise = 1e-24 * Math.max(...table.flat().map((mark) => mark ** 2));
  const real = (squares: number): number => (squares <= noise ? 0 : squares);
  return {
    MSR: real(rows) / (n - 1),
    MSW: real(within) / (n * (k - 1)),
    MSC: real(columns) / (k - 1),
    MSE: real(error) / ((n - 1) * (k - 1)),
  };
}

/** 95 % limits of ICC(2,1) by the F distribution with Satterthwaite's degrees of freedom, as in R psych. */
function limitsOfTwo(ms: MeanSquares, n: number, k: number): [number, number] {
  const { MSR, MSC, MSE } = ms;
  const icc = (MSR - MSE) / (MSR + (k - 1) * MSE + (k * (MSC - MSE)) / n);
  if (MSE === 0 && MSC === 0) return [1, 1];
  // Both terms of the ratio are multiplied by MSE so that a table without error stays finite.
  const experts = k * icc * MSC;
  const rest = (n * (1 + (k - 1) * icc) - k * icc) * MSE;
  const df = ((k - 1) * (n - 1) * (experts + rest) ** 2) / ((n - 1) * experts ** 2 + rest ** 2);
  const upper = fQuantile(0.975, n - 1, df);
  const lower = fQuantile(0.975, df, n - 1);
  const noise = k * MSC + (k * n - k - n) * MSE;
  return [(n * (MSR - upper * MSE)) / (upper * noise + n * MSR), (n * (lower * MSR - MSE)) / (noise + n * lower * MSR)];
}

/** 95 % limits of the one-rater forms (1,1) and (3,1) from their F ratio. */
function limitsOfRatio(ratio: number, k: number, df1: number, df2: number): [number, number] {
  if (ratio === Number.POSITIVE_INFINITY) return [1, 1];
  const low = ratio / fQuantile(0.975, df1, df2);
  const high = ratio * fQuantile(0.975, df2, df1);
  return [(low - 1) / (low + k - 1), (high - 1) / (high + k - 1)];
}

/**
 * The six intraclass correlations of Shrout and Fleiss (1979) with 95 % limits, for complete tables: works with a
 * missing mark are left out and listed. Limits for the mean of k follow by Spearman–Brown. Negative values stay.
 */
export function icc(subjectsByRaters: readonly (readonly (number | null)[])[]): IccResult {
  const { table, leftOut } = completeTable(subjectsByRaters);
  const n = table.length;
  const k = table[0]?.length ?? 0;
  if (k < 2 && n > 0) return { icc: null, reason: 'one_expert', leftOut };
  if (n < 2) return { icc: null, reason: 'no_complete_work', leftOut };
  const ms = meanSquaresOf(table);
  const { MSR, MSW, MSC, MSE } = ms;
  if (table.flat().every((mark) => mark === table[0]?.[0])) return { icc: null, reason: 'no_variation', leftOut };
  const one = (MSR - MSW) / (MSR + (k - 1) * MSW);
  const two = (MSR - MSE) / (MSR + (k - 1) * MSE + (k * (MSC - MSE)) / n);
  const three = (MSR - MSE) / (MSR + (k - 1) * MSE);
  const stepped = (value: number): number => (k * value) / (1 + (k - 1) * value);
  const limits1 = limitsOfRatio(MSW === 0 ? Number.POSITIVE_INFINITY : MSR / MSW, k, n - 1, n * (k - 1));
  const limits2 = limitsOfTwo(ms, n, k);
  const limits3 = limitsOfRatio(MSE === 0 ? Number.POSITIVE_INFINITY : MSR / MSE, k, n - 1, (n - 1) * (k - 1));
  const figure = (value: number, [low, high]: [number, number]) =>
    Number.isFinite(value)
      ? { value, ci95: [finite(low), finite(high)] as [number | null, number | null] }
      : { value: null, ci95: [null, null] as [null, null] };
  const mean = ([low, high]: [number, number]): [number, number] => [stepped(low), stepped(high)];
  return {
    icc: {
      'ICC(1,1)': figure(one, limits1),
      'ICC(2,1)': figure(two, limits2),
      'ICC(3,1)': figure(three, limits3),
      'ICC(1,k)': figure((MSR - MSW) / MSR, mean(limits1)),
      'ICC(2,k)': figure((MSR - MSE) / (MSR + (MSC - MSE) / n), mean(limits2)),
      'ICC(3,k)': figure((MSR - MSE) / MSR, mean(limits3)),
    },
    meanSquares: ms,
    leftOut,
  };
}
