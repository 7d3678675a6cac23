const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

export type WeightRefusal = {
  reason:
    | 'negative_value'
    | 'missing_value'
    | 'no_variation'
    | 'not_square'
    | 'not_reciprocal'
    | 'size'
    | 'inconsistent'
    | 'inadequate';
  cr?: number;
  kmo?: number;
};

/** Weights by entropy: they reward spread, not importance, and are published as a check only (方法 03). */
export function entropyWeights(
  columns: readonly (readonly number[])[],
): { weights: number[]; entropy: number[] } | WeightRefusal {
  if (columns.some((column) => column.some((value) => !Number.isFinite(value)))) return { reason: 'missing_value' };
  if (columns.some((column) => column.some((value) => value < 0))) return { reason: 'negative_value' };
  const entropy = columns.map((column) => {
    const total = sum(column);
    const shares = column.map((value) => value / total).filter((share) => share > 0);
    return total === 0 || column.length < 2
      ? 1
      : -sum(shares.map((share) => share * Math.log(share))) / Math.log(column.length);
  });
  const spread = entropy.map((one) => Math.max(0, 1 - one));
  const total = sum(spread);
  return total < 1e-12 ? { reason: 'no_variation' } : { weights: spread.map((one) => one / total), entropy };
}

/** Saaty's random consistency for tables of three to ten. */
const randomIndex = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49];

/** How far a judgement and its reverse may miss each other's reciprocal: 0.33 against 3, 0.17 against 6. */
const roundedReciprocal = 0.05;

export type AhpResult = { weights: number[]; lambdaMax: number; ci: number; cr: number };

/** Weights from pairwise judgements by the principal eigenvector; inconsistent ones (CR ≥ limit) are refused. */
export function ahp(matrix: readonly (readonly number[])[], consistencyLimit: number): AhpResult | WeightRefusal {
  const n = matrix.length;
  if (matrix.some((row) => row.length !== n)) return { reason: 'not_square' };
  if (n < 2 || n >= randomIndex.length) return { reason: 'size' };
  const cell = (i: number, j: number) => matrix[i]?.[j] ?? 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (!(cell(i, j) > 0) || Math.abs(cell(i, j) * cell(j, i) - 1) > roundedReciprocal)
        return { reason: 'not_reciprocal' };
    }
  }
  let weights = Array.from({ length: n }, () => 1 / n);
  for (let round = 0; round < 10_000; round++) {
    const next = matrix.map((row) => sum(row.map((value, j) => value * (weights[j] ?? 0))));
    const total = sum(next);
    const scaled = next.map((value) => value / total);
    const moved = Math.max(...scaled.map((value, i) => Math.abs(value - (weights[i] ?? 0))));
    weights = scaled;
    if (moved < 1e-15) break;
  }
  const lambdaMax =
    sum(matrix.map((row, i) => sum(row.map((value, j) => value * (weights[j] ?? 0))) / (weights[i] ?? 1))) / n;
  const ci = (lambdaMax - n) / (n - 1);
  const cr = n < 3 ? 0 : ci / (randomIndex[n] ?? 1);
  return cr >= consistencyLimit ? { reason: 'inconsistent', cr } : { weights, lambdaMax, ci, cr };
}

export type PcaResult = {
  sdev: number[];
  varianceShare: number[];
  /** Columns are components, largest first; the sign of a component has no meaning. */
  loadings: number[][];
  /** Sampling adequacy (Kaiser, Meyer, Olkin); null where correlations have no inverse. */
  kmo: number | null;
  /** Squared loadings of the kept components (variance above one indicator's) by their share: a check, not a value. */
  weights: number[];
};
/** Below this the correlations are no basis for weights (方法 03). */
const leastAdequacy = 0.5;

const columnsOf = (rows: readonly (readonly number[])[]): number[][] =>
  (rows[0] ?? []).map((_, j) => rows.map((row) => row[j] ?? 0));

/** Covariances of columns, or correlations when they are standardised (n − 1). */
export function covariances(rows: readonly (readonly number[])[], standardise: boolean): number[][] {
  const n = rows.length;
  const centred = columnsOf(rows).map((column) => {
    const mean = sum(column) / n;
    const moved = column.map((value) => value - mean);
    const deviation = Math.sqrt(sum(moved.map((value) => value * value)) / (n - 1));
    return standardise ? moved.map((value) => value / deviation) : moved;
  });
  return centred.map((a) => centred.map((b) => sum(a.map((value, i) => value * (b[i] ?? 0))) / (n - 1)));
}

/** Eigenvalues and eigenvectors of a symmetric table by Jacobi's rotations, largest value first. */
export function eigen(symmetric: readonly (readonly number[])[]): { values: number[]; vectors: number[][] } {
  const n = symmetric.length;
  const a = symmetric.map((row) => [...row]);
  const v = a.map((_, i) => a.map((__, j) => (i === j ? 1 : 0)));
  const off = () => sum(a.flatMap((row, i) => row.map((value, j) => (i === j ? 0 : value * value))));
  for (let sweep = 0; sweep < 100 && off() > 1e-28; sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, v, p, q);
  }
  const order = a.map((row, i) => ({ value: row[i] ?? 0, i })).sort((x, y) => y.value - x.value);
  return { values: order.map((one) => one.value), vectors: order.map((one) => v.map((row) => row[one.i] ?? 0)) };
}

function rotate(a: number[][], v: number[][], p: number, q: number): void {
  const apq = a[p]?.[q] ?? 0;
  if (apq === 0) return;
  const theta = ((a[q]?.[q] ?? 0) - (a[p]?.[p] ?? 0)) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  const turn = (row: number[]) => {
    const [x, y] = [row[p] ?? 0, row[q] ?? 0];
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  };
  for (const row of a) turn(row);
  const [rowP, rowQ] = [a[p] ?? [], a[q] ?? []];
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [rowP[k] ?? 0, rowQ[k] ?? 0];
    rowP[k] = c * x - s * y;
    rowQ[k] = s * x + c * y;
  }
  for (const row of v) turn(row);
}

/** The inverse of a correlation table by its components; undefined when one of them has no variance. */
function inverseOf(correlations: readonly (readonly number[])[]): number[][] | undefined {
  const { values, vectors } = eigen(correlations);
  if (values.some((value) => !(value > 1e-10))) return undefined;
  const cell = (i: number, j: number) =>
    sum(values.map((value, k) => ((vectors[k]?.[i] ?? 0) * (vectors[k]?.[j] ?? 0)) / value));
  return correlations.map((row, i) => row.map((_, j) => cell(i, j)));
}

/** Sampling adequacy: squared correlations against squared partial correlations (Kaiser, 1974). */
export function kmoOf(correlations: readonly (readonly number[])[]): number | null {
  const inverse = inverseOf(correlations);
  if (!inverse) return null;
  const at = (table: readonly (readonly number[])[], i: number, j: number) => table[i]?.[j] ?? 0;
  const pairs = correlations.flatMap((_, i) => correlations.flatMap((__, j) => (i === j ? [] : [[i, j] as const])));
  const plain = sum(pairs.map(([i, j]) => at(correlations, i, j) ** 2));
  const partial = sum(pairs.map(([i, j]) => at(inverse, i, j) ** 2 / (at(inverse, i, i) * at(inverse, j, j))));
  return plain < 1e-20 ? null : plain / (plain + partial);
}

/**
 * Principal components of rows of indicators and the weights they would give. A constant indicator cannot be
 * standardised, and indicators that have too little in common (KMO below a half) give no weights: both are refused.
 */
export function pca(rows: readonly (readonly number[])[], standardise: boolean): PcaResult | WeightRefusal {
  const columns = columnsOf(rows);
  if (rows.some((row) => row.some((value) => !Number.isFinite(value)))) return { reason: 'missing_value' };
  const constant = columns.some((column) => column.every((value) => value === column[0]));
  if (columns.length === 0 || (standardise && constant)) return { reason: 'no_variation' };
  const kmo = constant ? null : kmoOf(covariances(rows, true));
  if (kmo !== null && kmo < leastAdequacy - 1e-9) return { reason: 'inadequate', kmo };
  const { values, vectors } = eigen(covariances(rows, standardise));
  const variances = values.map((value) => Math.max(0, value));
  const total = sum(variances);
  const kept = variances.map((value) => (value >= total / values.length - 1e-9 ? value : 0));
  const share = (j: number) => sum(kept.map((value, k) => value * (vectors[k]?.[j] ?? 0) ** 2)) / sum(kept);
  return {
    sdev: variances.map(Math.sqrt),
    varianceShare: variances.map((value) => value / total),
    loadings: vectors,
    kmo,
    weights: columns.map((_, j) => share(j)),
  };
}
