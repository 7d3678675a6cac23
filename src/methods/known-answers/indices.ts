import type {
  Aggregation,
  CompositeRefusal,
  Indicator,
  IndexPeriod,
  Normalisation,
  Units,
} from '../composite-index.ts';
import { chainIndex, compositeScores, hdi2010 } from '../composite-index.ts';
import { awrf, expectedExposure, groupExposure, logDiscount, patienceDiscount, trecDiscount } from '../exposure.ts';
import type { FairRule } from '../fair-ranking.ts';
import { failProbability, isFair, mTable, reRank } from '../fair-ranking.ts';
import { ahp, entropyWeights, pca } from '../index-weights.ts';
import type { Answers, VectorFile } from './answers.ts';
import { refused } from './answers.ts';

type Row = Record<string, number | string | null>;
type Source = {
  unitsFrom?: string;
  units?: Row[] | Record<string, Row>;
  indicators?: Indicator[];
  columns?: number[][];
  matrix?: number[][];
};

function rowsOf(input: Source, file: VectorFile): Row[] {
  const rows = input.units ?? ((file[input.unitsFrom ?? 'data'] ?? []) as Row[]);
  return Array.isArray(rows) ? rows : Object.entries(rows).map(([id, row]) => ({ ...row, id }));
}
const codesOf = (rows: readonly Row[]): string[] =>
  [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((code) => code !== 'id');
/** A cell that is missing is no number: the methods refuse it. */
const numberIn = (cell: number | string | null | undefined): number => (typeof cell === 'number' ? cell : Number.NaN);
const tableOf = (rows: readonly Row[]): number[][] =>
  rows.map((row) => codesOf(rows).map((code) => numberIn(row[code])));
const columnsOf = (table: readonly number[][]): number[][] =>
  (table[0] ?? []).map((_, j) => table.map((row) => row[j] ?? 0));

function unitsOf(rows: readonly Row[]): Units {
  const codes = codesOf(rows);
  const cell = (row: Row, code: string) => (typeof row[code] === 'number' ? (row[code] as number) : null);
  return Object.fromEntries(
    rows.map((row) => [String(row.id), Object.fromEntries(codes.map((code) => [code, cell(row, code)]))]),
  );
}

type Outcome = Record<string, number | null> | { error: string };

/** Every build of the example that vectors name, such as `minmax1_100_geometric`. */
function builds(input: Source, file: VectorFile): Record<string, Outcome> | { error: string } {
  const units = unitsOf(rowsOf(input, file));
  const scores = (normalisation: Normalisation, aggregation: Aggregation): Outcome => {
    const result = compositeScores(units, input.indicators ?? [], { normalisation, aggregation });
    return 'scores' in result ? result.scores : refused((result as CompositeRefusal).reason);
  };
  const minmax = (low: number): Normalisation => ({ kind: 'minmax', low, high: 100 });
  const aggregations: Aggregation[] = ['arithmetic', 'geometric', 'harmonic'];
  const all: Record<string, Outcome> = {
    minmax0_100_arithmetic: scores(minmax(0), 'arithmetic'),
    ...Object.fromEntries(aggregations.map((by) => [`minmax1_100_${by}`, scores(minmax(1), by)])),
    ...Object.fromEntries(
      aggregations.map((by) => [`zscore10_2_${by}`, scores({ kind: 'zscore', mean: 10, deviation: 2 }, by)]),
    ),
    rank_arithmetic: scores({ kind: 'rank' }, 'arithmetic'),
  };
  return refusalOfAll(Object.values(all)) ?? all;
}

/** The reason for which no build at all could be made, e.g. weights that sum to nought. */
function refusalOfAll(outcomes: readonly Outcome[]): { error: string } | undefined {
  const reasons = outcomes.map((one) => (typeof one.error === 'string' ? one.error : undefined));
  const [reason] = reasons;
  return reason !== undefined && reasons.every((other) => other === reason) ? refused(reason) : undefined;
}

const orRefused = (result: object): unknown =>
  'reason' in result && typeof result.reason === 'string' ? { ...result, ...refused(result.reason) } : result;

/** The patience that a file does not state (方法 04). */
const usualPatience = 0.8;
const discountOf = (text: string | undefined, patience = usualPatience) =>
  text?.includes('max(') ? trecDiscount : text?.includes('^') ? patienceDiscount(patience) : logDiscount;

/** Answers of topic 03. */
export const indexAnswers: Answers = {
  compositeScores: (input: Source, file) => builds(input, file),
  pca: (input: Source & { standardise?: boolean }, file) => {
    const result = pca(input.matrix ?? tableOf(rowsOf(input, file)), input.standardise ?? true);
    if (!('loadings' in result)) return orRefused(result);
    return { ...result, absPc1: result.loadings[0]?.map(Math.abs) };
  },
  entropyWeights: (input: Source, file) =>
    orRefused(entropyWeights(input.columns ?? columnsOf(input.matrix ?? tableOf(rowsOf(input, file))))),
  ahp: ({ matrix }: { matrix: number[][] }) => orRefused(ahp(matrix, 0.1)),
  hdi2010: (input: Parameters<typeof hdi2010>[0]) => hdi2010(input),
  chainIndex: ({ periods, base }: { periods: IndexPeriod[]; base?: number }) =>
    chainIndex(periods, base ?? 1000).map((link) => link.index),
};

type Flagged = { id: string | number; score: number; protected: boolean };

/** Answers of topic 04. */
export const exposureAnswers: Answers = {
  mTable: (rule: FairRule) => mTable(rule),
  failProbability: ({ table, ...rule }: FairRule & { table?: number[] }) =>
    table ? failProbability(table, rule.p) : mTable(rule).failProbability,
  isFair: ({ protected: fine, ...rule }: FairRule & { protected: (number | boolean)[] }) =>
    isFair(fine.map(Boolean), rule),
  reRank: ({ items, ...rule }: FairRule & { items: Flagged[] }) =>
    reRank(
      items.map(({ id, score, protected: fine }) => ({ id, score, fine })),
      rule,
    ).map((work) => work.id),
  groupExposure: (input: { discount?: string; patience?: number; groups: string[]; relevance: number[] }) => {
    const list = input.groups.map((group, i) => ({ group, relevance: input.relevance[i] ?? 0 }));
    return groupExposure(list, [...input.groups].sort()[0] ?? '', discountOf(input.discount, input.patience));
  },
  awrf: ({ alignments, target }: { alignments: number[][]; target: number[] }) => awrf(alignments, target),
  expectedExposure: ({
    relevance,
    patience = usualPatience,
    rankings,
  }: {
    relevance: number[];
    patience?: number;
    rankings: number[][];
  }) => expectedExposure(relevance, patience, rankings),
};
