import type { Compared } from './rules.ts';
import { type Difference, type DifferenceRound, openStates, type SideShown } from './terms.ts';

export type Kept = { difference: Difference; round: DifferenceRound };
/** What has to be done so that what is kept is what the figures say. */
export type Step =
  | { kind: 'open'; found: Compared }
  | { kind: 'again'; found: Compared; kept: Kept }
  | { kind: 'agree'; found: Compared; kept: Kept }
  | { kind: 'lapse'; kept: Kept; why: 'gone' | 'rule_off' };

const keyOf = (rule: string, workId: string, place: string): string => `${rule}|${workId}|${place}`;
const sameFigure = (a: SideShown, b: SideShown): boolean => a.value === b.value && a.text === b.text;

/** A difference is opened once; other figures open it again, agreement ends it, a decision on the same ones stands. */
export function stepsFor(compared: readonly Compared[], kept: readonly Kept[], rulesOn: ReadonlySet<string>): Step[] {
  const keptBy = new Map(
    kept.map((one) => [keyOf(one.difference.ruleKey, one.difference.workId, one.difference.place), one]),
  );
  const steps: Step[] = [];
  const met = new Set<Kept>();
  for (const found of compared) {
    const known = keptBy.get(keyOf(found.rule.key, found.workId, found.place));
    if (known) met.add(known);
    const step = known ? stepOn(found, known) : found.gap !== null && { kind: 'open' as const, found };
    if (step) steps.push(step);
  }
  for (const one of kept) {
    if (met.has(one) || !openStates.includes(one.difference.state)) continue;
    steps.push({ kind: 'lapse', kept: one, why: rulesOn.has(one.difference.ruleKey) ? 'gone' : 'rule_off' });
  }
  return steps;
}

function stepOn(found: Compared, kept: Kept): Step | false {
  const { difference, round } = kept;
  const waits = openStates.includes(difference.state);
  if (found.gap === null) return waits && { kind: 'agree', found, kept };
  const same = sameFigure(found.left, round.leftSide) && sameFigure(found.right, round.rightSide);
  const settled = same && (waits || difference.state === 'closed');
  return !settled && { kind: 'again', found, kept };
}
