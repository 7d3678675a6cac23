import { createHash } from 'node:crypto';
import loadHighs from 'highs';
import type { AssignmentInstance, LinearProgramme, Prepared } from '../../methods/assignment-model.ts';
import {
  floorRows,
  loadSteps,
  nameOf,
  prepared,
  programmeText,
  sharedRows,
  worth,
} from '../../methods/assignment-model.ts';
import type { Shortage } from '../../methods/assignment-shortage.ts';
import { shortageOf } from '../../methods/assignment-shortage.ts';

export type AssignmentFinding =
  | ({ code: 'experts_short' } & Shortage)
  | { code: 'rules_unsatisfiable' }
  | { code: 'minimum_load_waived'; expert: number }
  | { code: 'time_limit_before_any_answer' };

export type Assignment = {
  feasible: true;
  /** Experts of each work, by place, ascending. */
  assignment: number[][];
  /** Worth of the chosen panels and of the worst of them, in thousandths. */
  total: number;
  floor: number;
  /** The best total without a floor, the best floor, and the best total at that floor. */
  maxTotal: number;
  maxMin: number;
  totalAtMaxMin: number;
  loads: number[];
  proven: boolean;
  /** Up to three eligible experts per work who could replace a member without breaking a rule. */
  alternates: number[][];
  findings: AssignmentFinding[];
};
export type NoAssignment = { feasible: false; findings: AssignmentFinding[] };

/** How long and how exactly to search; the seed comes from the public draw (07) and only parts equal solutions. */
export type SearchRule = { seed: string; secondsPerStep: number; totalGivenUp: number };

type Answer = { chosen: Set<string>; proven: boolean; objective: number };
type Solver = (programme: LinearProgramme, exact?: boolean) => Answer | 'infeasible' | 'unknown';

/** The package types its loader as CommonJS; what Node imports is the function itself. */
const load = loadHighs as unknown as typeof loadHighs.default;

async function solverOf(instance: Prepared, rule: SearchRule): Promise<Solver> {
  const highs = await load();
  return (programme, exact = true) => {
    const solution = highs.solve(programmeText(instance, programme), {
      mip_rel_gap: exact ? 0 : 1e-3,
      mip_abs_gap: exact ? 0.5 : 1e-3,
      // Steps without a proof to give stop by counted nodes, so that every machine stops at the same answer.
      ...(exact ? { time_limit: rule.secondsPerStep } : { mip_max_nodes: 200 }),
      output_flag: false,
    });
    // Every variable is bounded, so what is "infeasible or unbounded" is infeasible.
    if (solution.Status.toLowerCase().includes('infeasible')) return 'infeasible';
    const columns = Object.entries(solution.Columns);
    const chosen = columns
      .filter(([name, one]) => name.startsWith('x') && 'Primal' in one && one.Primal > 0.5)
      .map(([name]) => name);
    const whole = chosen.length === instance.demand.reduce((sum, needed) => sum + needed, 0);
    if (programme.integral && !whole) return 'unknown';
    return { chosen: new Set(chosen), proven: solution.Status === 'Optimal', objective: solution.ObjectiveValue };
  };
}

const panelWorth = (instance: Prepared, chosen: ReadonlySet<string>): number[] => {
  const worths = instance.demand.map(() => 0);
  for (const pair of instance.pairs)
    if (chosen.has(nameOf(pair))) worths[pair.work] = (worths[pair.work] ?? 0) + pair.score;
  return worths;
};
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const least = (values: readonly number[]): number => (values.length === 0 ? 0 : Math.min(...values));
const worst = (instance: Prepared, chosen: ReadonlySet<string>): number => least(panelWorth(instance, chosen));

const bestTotal = (instance: Prepared, floor?: number): LinearProgramme => ({
  sense: 'Maximize',
  goal: worth(instance.pairs),
  rows: floor === undefined ? sharedRows(instance) : [...sharedRows(instance), ...floorRows(instance, floor)],
  integral: true,
});

/** An upper bound of the worst panel from the linear relaxation; whole numbers would take the solver too long. */
function floorBound(instance: Prepared, solve: Solver): number {
  const rows = instance.demand.map((_, work) => {
    const own = instance.pairs.filter((pair) => pair.work === work);
    return [...worth(own), { factor: -1, name: 'z' }]
      .map(({ factor, name }) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`)
      .join('\n ');
  });
  const answer = solve({
    sense: 'Maximize',
    goal: [{ factor: 1, name: 'z' }],
    integral: false,
    bounds: ['z free'],
    rows: [...sharedRows(instance), ...rows.map((row) => `${row} >= 0`)],
  });
  return typeof answer === 'string' ? Number.POSITIVE_INFINITY : Math.floor(answer.objective + 1e-6);
}

/** The best total whose worst panel is as good as can be: try the bound first, then halve the interval. */
function bestFloor(instance: Prepared, solve: Solver, plain: Answer): { answer: Answer; proven: boolean } {
  let answer = plain;
  let low = worst(instance, plain.chosen);
  let high = floorBound(instance, solve);
  let proven = Number.isFinite(high);
  if (!proven) high = low;
  for (let tried = high; low < high; tried = Math.ceil((low + high) / 2)) {
    const found = solve(bestTotal(instance, tried));
    if (typeof found !== 'string') {
      answer = found;
      low = Math.max(low, worst(instance, found.chosen));
    } else {
      if (found === 'unknown') proven = false;
      high = tried - 1;
    }
  }
  const final = solve(bestTotal(instance, low));
  return typeof final === 'string' ? { answer, proven: false } : { answer: final, proven: proven && final.proven };
}

const lot = (seed: string, name: string): number =>
  createHash('sha256').update(seed).update(name).digest().readUInt32BE() / 2 ** 32;

/** Evens loads out among answers that give up hardly any total; what is still equal is parted by the seed. */
function evened(instance: Prepared, solve: Solver, best: Answer, rule: SearchRule): Answer {
  const total = sum(panelWorth(instance, best.chosen));
  const floor = worst(instance, best.chosen);
  const steps = loadSteps(instance);
  const small = 0.5 / (1 + sum(instance.demand));
  const ties = instance.pairs.map((pair) => ({
    factor: Number((small * lot(rule.seed, nameOf(pair))).toFixed(9)),
    name: nameOf(pair),
  }));
  const enough = Math.ceil(total - Math.abs(total) * rule.totalGivenUp);
  const worthRow = bestTotal(instance)
    .goal.map(({ factor, name }) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`)
    .join('\n ');
  const found = solve(
    {
      sense: 'Minimize',
      goal: [...steps.goal, ...ties],
      bounds: steps.bounds,
      integral: true,
      rows: [
        ...sharedRows(instance),
        ...floorRows(instance, floor),
        ...steps.rows,
        ...(worthRow === '' ? [] : [`${worthRow} >= ${enough}`]),
      ],
    },
    false,
  );
  return typeof found === 'string' ? best : found;
}

/** Whether a panel keeps the rules of composition. */
function keepsRules({ panelRules = [], avoidPairs = [] }: Prepared, panel: readonly number[]): boolean {
  const rules = panelRules.every(({ members, min = 0, max = Number.POSITIVE_INFINITY }) => {
    const count = panel.filter((expert) => members.includes(expert)).length;
    return count >= min && count <= max;
  });
  return rules && avoidPairs.every(([a, b]) => !(panel.includes(a) && panel.includes(b)));
}

function alternatesOf(instance: Prepared, panels: readonly number[][], loads: readonly number[]): number[][] {
  return panels.map((panel, work) =>
    instance.pairs
      .filter(
        (pair) =>
          pair.work === work &&
          !panel.includes(pair.expert) &&
          (loads[pair.expert] ?? 0) < (instance.maxLoad[pair.expert] ?? 0),
      )
      .filter(({ expert }) =>
        panel.some((member) =>
          keepsRules(
            instance,
            panel.map((one) => (one === member ? expert : one)),
          ),
        ),
      )
      .sort((a, b) => b.score - a.score || a.expert - b.expert)
      .slice(0, 3)
      .map((pair) => pair.expert),
  );
}

function described(
  instance: Prepared,
  answers: { plain: Answer; best: Answer; final: Answer },
  proven: boolean,
): Assignment {
  const { plain, best, final } = answers;
  const panels = instance.demand.map((_, work) =>
    instance.pairs.filter((pair) => pair.work === work && final.chosen.has(nameOf(pair))).map((pair) => pair.expert),
  );
  const loads = instance.maxLoad.map((_, expert) => panels.filter((panel) => panel.includes(expert)).length);
  const worths = panelWorth(instance, final.chosen);
  return {
    feasible: true,
    assignment: panels,
    total: sum(worths),
    floor: least(worths),
    maxTotal: sum(panelWorth(instance, plain.chosen)),
    maxMin: worst(instance, best.chosen),
    totalAtMaxMin: sum(panelWorth(instance, best.chosen)),
    loads,
    proven,
    alternates: alternatesOf(instance, panels, loads),
    findings: instance.waived.map((expert) => ({ code: 'minimum_load_waived', expert })),
  };
}

/**
 * Assigns panels (方法 01): the worst panel as good as possible, then the best total, then even loads, then the seed.
 * Conflicts are never relaxed; an instance without answer comes back with the works and experts that are short.
 */
export async function assignPanel(instance: AssignmentInstance, rule: SearchRule): Promise<Assignment | NoAssignment> {
  const own = prepared(instance);
  const shortage = shortageOf(own);
  if (shortage) return { feasible: false, findings: [{ code: 'experts_short', ...shortage }] };
  const barred = (instance.mustAssign ?? []).some(
    ([work, expert]) => !own.pairs.some((pair) => pair.work === work && pair.expert === expert),
  );
  if (barred) return { feasible: false, findings: [{ code: 'rules_unsatisfiable' }] };
  if (sum(own.demand) === 0) {
    if (sum(own.minimum) > 0 || (own.mustAssign ?? []).length > 0)
      return { feasible: false, findings: [{ code: 'rules_unsatisfiable' }] };
    return described(own, { plain: noAnswer, best: noAnswer, final: noAnswer }, true);
  }
  const solve = await solverOf(own, rule);
  const plain = solve(bestTotal(own));
  if (plain === 'infeasible') return { feasible: false, findings: [{ code: 'rules_unsatisfiable' }] };
  if (plain === 'unknown') return { feasible: false, findings: [{ code: 'time_limit_before_any_answer' }] };
  const { answer: best, proven } = bestFloor(own, solve, plain);
  return described(own, { plain, best, final: evened(own, solve, best, rule) }, proven && plain.proven);
}

const noAnswer: Answer = { chosen: new Set(), proven: true, objective: 0 };
