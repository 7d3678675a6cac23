/** Places of members among the experts, of whom every panel must have at least or may have at most so many. */
export type PanelRule = {
  members: readonly number[];
  min?: number | undefined;
  max?: number | undefined;
  name?: string | undefined;
};

/** Works and experts by their place in lists that are sorted by id (方法 01); fit in thousandths. */
export type AssignmentInstance = {
  score: readonly (readonly number[])[];
  demand: readonly number[];
  minLoad?: readonly number[] | undefined;
  maxLoad: readonly number[];
  /** Pairs of work and expert with a confirmed interest: never assigned, never relaxed in silence. */
  conflicts?: readonly (readonly [number, number])[] | undefined;
  panelRules?: readonly PanelRule[] | undefined;
  mustAssign?: readonly (readonly [number, number])[] | undefined;
  avoidPairs?: readonly (readonly [number, number])[] | undefined;
};

export type Pair = { work: number; expert: number; score: number };

/** The instance with its eligible pairs and the minimum loads that can be asked at all. */
export type Prepared = AssignmentInstance & { pairs: Pair[]; minimum: number[]; waived: number[] };

export function prepared(instance: AssignmentInstance): Prepared {
  const barred = new Set((instance.conflicts ?? []).map(([work, expert]) => `${work},${expert}`));
  const pairs = instance.score.flatMap((row, work) =>
    row.flatMap((score, expert) =>
      barred.has(`${work},${expert}`) ? [] : [{ work, expert, score: Math.round(score) }],
    ),
  );
  const eligible = new Set(pairs.map((pair) => pair.expert));
  const waived = instance.maxLoad.flatMap((_, expert) =>
    eligible.has(expert) || !instance.minLoad?.[expert] ? [] : [expert],
  );
  const minimum = instance.maxLoad.map((_, expert) => (eligible.has(expert) ? (instance.minLoad?.[expert] ?? 0) : 0));
  // Files write a limit that is not set as null.
  const panelRules = (instance.panelRules ?? []).map((rule) => ({
    ...rule,
    min: rule.min ?? undefined,
    max: rule.max ?? undefined,
  }));
  return { ...instance, panelRules, pairs, minimum, waived };
}

export type Term = { factor: number; name: string };
export const nameOf = ({ work, expert }: { work: number; expert: number }): string => `x${work}_${expert}`;

const term = ({ factor, name }: Term): string => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`;

/** An expression of the LP format, on lines short enough for any reader. */
export function expression(terms: readonly Term[]): string {
  if (terms.length === 0) return '0 nothing';
  const lines: string[] = [];
  for (let i = 0; i < terms.length; i += 12)
    lines.push(
      terms
        .slice(i, i + 12)
        .map(term)
        .join(' '),
    );
  return lines.join('\n ');
}

const ones = (pairs: readonly Pair[]): Term[] => pairs.map((pair) => ({ factor: 1, name: nameOf(pair) }));
export const worth = (pairs: readonly Pair[]): Term[] =>
  pairs.filter((pair) => pair.score !== 0).map((pair) => ({ factor: pair.score, name: nameOf(pair) }));

function panelRows({ pairs, demand, panelRules = [], avoidPairs = [] }: Prepared): string[] {
  return demand.flatMap((needed, work) => {
    const own = pairs.filter((pair) => pair.work === work);
    const rows = [`${expression(ones(own))} = ${needed}`];
    if (needed === 0) return rows;
    for (const { members, min, max } of panelRules) {
      const terms = ones(own.filter((pair) => members.includes(pair.expert)));
      if (min !== undefined) rows.push(`${expression(terms)} >= ${min}`);
      if (max !== undefined && terms.length > max) rows.push(`${expression(terms)} <= ${max}`);
    }
    for (const both of avoidPairs) {
      const terms = ones(own.filter((pair) => both.includes(pair.expert)));
      if (terms.length === 2) rows.push(`${expression(terms)} <= 1`);
    }
    return rows;
  });
}

function loadRows({ pairs, maxLoad, minimum }: Prepared): string[] {
  return maxLoad.flatMap((most, expert) => {
    const terms = ones(pairs.filter((pair) => pair.expert === expert));
    if (terms.length === 0) return [];
    const least = minimum[expert] ?? 0;
    return least > 0
      ? [`${expression(terms)} <= ${most}`, `${expression(terms)} >= ${least}`]
      : [`${expression(terms)} <= ${most}`];
  });
}

const mustRows = ({ mustAssign = [] }: Prepared): string[] =>
  mustAssign.map(([work, expert]) => `${expression([{ factor: 1, name: nameOf({ work, expert }) }])} = 1`);

/** The rows that every goal shares: whole panels, loads, rules of composition, chairs. */
export const sharedRows = (instance: Prepared): string[] => [
  ...panelRows(instance),
  ...loadRows(instance),
  ...mustRows(instance),
];

/** Every panel is worth at least so much. */
export const floorRows = ({ pairs, demand }: Prepared, floor: number): string[] =>
  demand.map((_, work) => `${expression(worth(pairs.filter((pair) => pair.work === work)))} >= ${floor}`);

export type LinearProgramme = {
  sense: 'Maximize' | 'Minimize';
  goal: readonly Term[];
  rows: readonly string[];
  bounds?: readonly string[];
  integral: boolean;
};

/** A programme in the LP format. */
export function programmeText(
  instance: Prepared,
  { sense, goal, rows, bounds = [], integral }: LinearProgramme,
): string {
  const names = instance.pairs.map(nameOf);
  const limits = integral ? bounds : [...bounds, ...names.map((name) => `0 <= ${name} <= 1`)];
  return [
    sense,
    ` obj: ${expression(goal)}`,
    'Subject To',
    ...rows.map((row, i) => ` r${i}: ${row}`),
    'Bounds',
    ' nothing = 0',
    ...limits.map((line) => ` ${line}`),
    ...(integral ? ['Binary', ...names.map((name) => ` ${name}`)] : []),
    'End',
    '',
  ].join('\n');
}

/** Steps of load with cost 1, 3, 5, … per expert: their sum is the square of the load. */
export function loadSteps({ pairs, maxLoad }: Prepared): { rows: string[]; goal: Term[]; bounds: string[] } {
  const experts = maxLoad
    .map((most, expert) => {
      const own = pairs.filter((pair) => pair.expert === expert);
      const steps = Array.from({ length: Math.min(most, own.length) }, (_, i) => ({
        factor: 2 * i + 1,
        name: `s${expert}_${i}`,
      }));
      return { own, steps };
    })
    .filter(({ own }) => own.length > 0);
  return {
    rows: experts.map(
      ({ own, steps }) => `${expression([...ones(own), ...steps.map(({ name }) => ({ factor: -1, name }))])} = 0`,
    ),
    goal: experts.flatMap(({ steps }) => steps),
    bounds: experts.flatMap(({ steps }) => steps.map(({ name }) => `0 <= ${name} <= 1`)),
  };
}
