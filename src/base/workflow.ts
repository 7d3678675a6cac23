import type { Actor, Rule } from './policy.ts';
import { type Finding, Problem, stops } from './problem.ts';

export type Move<State extends string, Act extends string, Facts> = {
  act: Act;
  /** Chinese label of the button. */
  label: string;
  from: readonly State[];
  to: State;
  /** Reasons against the move. */
  unless?: (facts: Facts) => Finding[];
  /** The clause that gives the move, e.g. `方案六（一）2`. */
  basis?: string;
};
/** When an act is possible: the one table behind buttons, endpoints, tests, diagrams and the database check. */
export type Workflow<State extends string, Act extends string, Facts> = {
  name: string;
  states: Record<State, string>;
  start: NoInfer<State>;
  ends: readonly NoInfer<State>[];
  moves: readonly Move<NoInfer<State>, Act, Facts>[];
};
export type ActOf<W> = W extends Workflow<string, infer Act, never> ? Act : never;
export type StateOf<W> = W extends Workflow<infer State, string, never> ? State : never;

export const workflow = <S extends string, const A extends string, F>(table: Workflow<S, A, F>) => table;

/** The state an act leads to; refuses when the table has no such move or its reasons stand. */
export function moveOn<S extends string, A extends string, F>(
  table: Workflow<S, A, F>,
  act: NoInfer<A>,
  from: NoInfer<S>,
  facts: F,
): S {
  const move = table.moves.find((one) => one.act === act && one.from.includes(from));
  if (!move) throw new Problem('workflow.no_such_move', { workflow: table.name, state: table.states[from], act });
  const findings = stops(move.unless?.(facts) ?? []);
  if (findings.length > 0) throw new Problem('workflow.not_ready', { act: move.label }, findings);
  return move.to;
}

/** A named question whether a row stands in one of some states; a row that is not there does not. */
export const inState =
  <S extends string>(...states: readonly S[]) =>
  (row: { state: S } | null | undefined): boolean =>
    row !== null && row !== undefined && states.includes(row.state);

export type OpenMove = { act: string; label: string; findings: Finding[]; basis?: string | undefined };

/** What an actor may do next, each with the reasons that still stand against it. */
export function movesOpenTo<S extends string, A extends string, F, Subject extends { state: S }>(
  table: Workflow<S, A, F>,
  policy: Record<NoInfer<A>, Rule<Subject>>,
  { actor, subject, facts }: { actor: Actor; subject: Subject; facts: F },
): OpenMove[] {
  return table.moves
    .filter((move) => move.from.includes(subject.state) && policy[move.act].test(actor, subject))
    .map(({ act, label, unless, basis }) => ({ act, label, findings: unless?.(facts) ?? [], basis }));
}

/** Mistakes in a table: states never reached or never left, acts with two outcomes. */
export function flawsIn<S extends string, A extends string, F>(table: Workflow<S, A, F>): string[] {
  const reached = new Set<S>([table.start]);
  for (let size = 0; size < reached.size; ) {
    size = reached.size;
    for (const move of table.moves) if (move.from.some((state) => reached.has(state))) reached.add(move.to);
  }
  return (Object.keys(table.states) as S[]).flatMap((state) => {
    const acts = table.moves.filter((move) => move.from.includes(state)).map((move) => move.act);
    return [
      !reached.has(state) && `${state} is never reached`,
      table.ends.includes(state) && acts.length > 0 && `${state} is an end but can be left`,
      !table.ends.includes(state) && acts.length === 0 && `${state} is never left`,
      new Set(acts).size < acts.length && `${state} has one act with two outcomes`,
    ].filter((flaw) => flaw !== false);
  });
}
