const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The middle value, or the mean of the two middle ones; null for an empty list. */
export function median(values: readonly number[]): number | null {
  const ascending = values.toSorted((a, b) => a - b);
  const upper = ascending[Math.floor(ascending.length / 2)];
  const lower = ascending[Math.ceil(ascending.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** The standard deviation with n − 1; zero for fewer than two values. */
export function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = sum(values) / values.length;
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
}

/**
 * The mean after dropping `floor(n·fraction)` values at each end (R's rule: rounding would drop nothing or too much on
 * small panels); half or more leaves the median. Null for no scores; a negative share is refused.
 */
export function trimmedMean(scores: readonly number[], fraction: number): number | null {
  if (!(fraction >= 0)) throw new RangeError('fraction_out_of_range');
  if (fraction >= 0.5) return median(scores);
  return meanWithout(scores, Math.floor(scores.length * fraction));
}

/** Drops one value each at the ends, even if several are equal, and sums the rest in ascending order. */
function meanWithout(scores: readonly number[], dropped: number): number | null {
  const kept = scores.toSorted((a, b) => a - b).slice(dropped, scores.length - dropped);
  return kept.length === 0 ? null : sum(kept) / kept.length;
}

/** How a call turns the marks of a panel into one score; announced in the call, kept as settings. */
export type PanelRule = {
  /** Fewer marks give no score. */
  leastMarks: number;
  /** From this number of marks on, one highest and one lowest mark are dropped. */
  dropFrom: number;
};

/** The official score of a work from its experts' marks under the announced rule; null when there are too few. */
export function officialScore(marks: readonly number[], rule: PanelRule): number | null {
  if (marks.length < rule.leastMarks) return null;
  return meanWithout(marks, marks.length >= rule.dropFrom ? 1 : 0);
}

/** An expert's mark of a work from criterion marks and weights, as their weighted mean; null when one is missing. */
export function weightedMark(marks: readonly (number | null)[], weights: readonly number[]): number | null {
  const total = sum(weights);
  if (marks.length !== weights.length || total <= 0 || marks.some((mark) => mark === null)) return null;
  return sum(marks.map((mark, i) => (mark ?? 0) * (weights[i] ?? 0))) / total;
}

export type Observation = { work: string; reviewer: string; score: number };

/** Scores of each expert as deviations from the expert's own mean; experts with too few or equal marks are left out. */
export function zScores(
  observations: readonly Observation[],
  leastMarks: number,
): {
  work: Record<string, number>;
  leftOut: string[];
} {
  const byReviewer = Map.groupBy(observations, (one) => one.reviewer);
  const leftOut: string[] = [];
  const scores = new Map<string, number[]>();
  for (const [reviewer, own] of [...byReviewer].sort(([a], [b]) => byText(a, b))) {
    const marks = own.map((one) => one.score);
    const spread = deviation(marks);
    if (spread === 0 || marks.length < leastMarks) {
      leftOut.push(reviewer);
      continue;
    }
    const mean = sum(marks) / marks.length;
    for (const { work, score } of own) scores.set(work, [...(scores.get(work) ?? []), (score - mean) / spread]);
  }
  const works = [...scores].sort(([a], [b]) => byText(a, b));
  return { work: Object.fromEntries(works.map(([work, list]) => [work, sum(list) / list.length])), leftOut };
}

export type Component = { works: string[]; reviewers: string[] };
export type Calibration =
  | { work: Record<string, number>; reviewer: Record<string, number>; ridge: number }
  | { reason: 'disconnected' | 'no_marks'; components: Component[] };

/** The parts of the graph of works and experts between which no severity can be compared. */
export function componentsOf(observations: readonly Observation[]): Component[] {
  const parent = new Map<string, string>();
  const root = (node: string): string => {
    let at = node;
    while (parent.get(at) !== undefined && parent.get(at) !== at) at = parent.get(at) ?? at;
    return at;
  };
  for (const { work, reviewer } of observations) {
    for (const node of [`w${work}`, `r${reviewer}`]) if (!parent.has(node)) parent.set(node, node);
    parent.set(root(`r${reviewer}`), root(`w${work}`));
  }
  const groups = Map.groupBy([...parent.keys()].sort(byText), root);
  const named = (nodes: string[], kind: string) =>
    nodes.filter((node) => node[0] === kind).map((node) => node.slice(1));
  return [...groups.values()]
    .map((nodes) => ({ works: named(nodes, 'w'), reviewers: named(nodes, 'r') }))
    .sort((a, b) => byText(a.works[0] ?? '', b.works[0] ?? ''));
}

/** Solves a symmetric positive definite system by Gaussian elimination with pivoting. */
function solved(matrix: number[][], right: number[]): number[] {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column + 1; i < n; i++) {
      if (Math.abs(rows[i]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = i;
    }
    [rows[column], rows[pivot]] = [rows[pivot] ?? [], rows[column] ?? []];
    const head = rows[column] ?? [];
    for (let i = 0; i < n; i++) {
      const row = rows[i];
      if (i === column || !row) continue;
      const factor = (row[column] ?? 0) / (head[column] ?? 1);
      if (factor !== 0) for (let j = column; j <= n; j++) row[j] = (row[j] ?? 0) - factor * (head[j] ?? 0);
    }
  }
  return rows.map((row, i) => (row[n] ?? 0) / (row[i] ?? 1));
}

/**
 * Least squares of `score = quality of the work + severity of the expert`, severities summing to zero; a check beside
 * the official score, used only if the call announced it. `ridge` shrinks severities where experts gave few marks.
 */
export function additiveCalibration(observations: readonly Observation[], ridge = 0): Calibration {
  const components = componentsOf(observations);
  if (components.length === 0) return { reason: 'no_marks', components };
  if (components.length > 1) return { reason: 'disconnected', components };
  const { works, reviewers } = components[0] ?? { works: [], reviewers: [] };
  const place = new Map(reviewers.map((reviewer, j) => [reviewer, j]));
  const byWork = Map.groupBy(
    observations.toSorted((a, b) => byText(a.work, b.work) || byText(a.reviewer, b.reviewer) || a.score - b.score),
    (one) => one.work,
  );
  // Work effects are eliminated; adding one to every cell fixes the sum of severities at zero.
  const matrix = reviewers.map((_, j) => reviewers.map((_, l) => 1 + (j === l ? ridge : 0)));
  const right = reviewers.map(() => 0);
  for (const own of byWork.values()) {
    const mean = sum(own.map((one) => one.score)) / own.length;
    for (const { reviewer, score } of own) {
      const j = place.get(reviewer) ?? 0;
      right[j]! += score - mean;
      matrix[j]![j]! += 1;
      for (const other of own) matrix[j]![place.get(other.reviewer) ?? 0]! -= 1 / own.length;
    }
  }
  const severity = solved(matrix, right);
  const reviewer = Object.fromEntries(reviewers.map((name, j) => [name, severity[j] ?? 0]));
  const quality = works.map((work) => {
    const own = byWork.get(work) ?? [];
    return [work, sum(own.map((one) => one.score - (reviewer[one.reviewer] ?? 0))) / own.length] as const;
  });
  return { work: Object.fromEntries(quality), reviewer, ridge };
}
