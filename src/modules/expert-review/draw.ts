import { isAvailable } from '../experts/contract.ts';
import { conflictTable, type Plan, type PlanFacts, type PlanPanel } from './plan.ts';

/** A 53-bit number from a text (cyrb53), the same on every machine: what a seeded order is made of. */
export function numberFrom(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

/** The ids in an order that only the seed decides: the order they came in plays no part, so anybody can replay it. */
export function seededOrder(ids: readonly string[], seed: string): string[] {
  const keyed = ids.map((id) => ({ id, key: numberFrom(`${seed}|${id}`) }));
  return keyed.sort((a, b) => a.key - b.key || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}

export type DrawOrder = {
  seed: string;
  /** Experts on each work. */
  size: number;
  /** Alternates of each panel. */
  alternates: number;
  /** One panel for everything, or one for each category of the plan. */
  groups: 'one' | 'category';
};

/** The works of each panel before anybody is drawn. */
export function groupsOf(
  facts: Pick<PlanFacts, 'works'>,
  groups: DrawOrder['groups'],
): { name: string; applicationIds: string[] }[] {
  const byGroup = Map.groupBy(facts.works, (work) => (groups === 'one' ? '' : (work.categoryCode ?? '')));
  return [...byGroup]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, works], i) => ({
      name: groups === 'one' ? '评审组' : `评审${'一二三四五六七八九十'[i] ?? i + 1}组`,
      applicationIds: works.map((work) => work.applicationId),
    }));
}

/** Draws panels and assignments; the same seed over the same input always gives the same plan. */
export function drawnPlan(facts: PlanFacts, order: DrawOrder): Plan {
  const conflict = conflictTable(facts);
  const pool = facts.experts.filter((expert) => isAvailable(expert, facts.today)).map((expert) => expert.id);
  const taken = new Set<string>();
  const panels: PlanPanel[] = groupsOf(facts, order.groups).map((group, i) => {
    const fits = (id: string) => !taken.has(id) && group.applicationIds.some((work) => !conflict(id, work));
    const drawn = seededOrder(pool, `${order.seed}|${i}`).filter(fits);
    const regularIds = drawn.slice(0, order.size);
    const alternateIds = drawn.slice(order.size, order.size + order.alternates);
    for (const id of drawn.slice(order.size + order.alternates)) {
      const short = group.applicationIds.filter(
        (work) => [...regularIds, ...alternateIds].filter((one) => !conflict(one, work)).length < order.size,
      );
      if (short.length === 0) break;
      if (short.some((work) => !conflict(id, work))) alternateIds.push(id);
    }
    for (const id of [...regularIds, ...alternateIds]) taken.add(id);
    return { ...group, regularIds, alternateIds };
  });
  return { panels, assignments: panels.flatMap((panel) => assignedIn(panel, facts, order)) };
}

/** Who judges each work of a panel: regulars without conflict first, then alternates, those with fewest works first. */
export function assignedIn(
  panel: PlanPanel,
  facts: PlanFacts,
  { seed, size }: Pick<DrawOrder, 'seed' | 'size'>,
): Plan['assignments'] {
  const conflict = conflictTable(facts);
  const load = new Map<string, number>();
  return seededOrder(panel.applicationIds, seed).map((applicationId) => {
    const free = (ids: readonly string[]) =>
      seededOrder(ids, `${seed}|${applicationId}`)
        .filter((id) => !conflict(id, applicationId))
        .sort((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0));
    const expertIds = [...free(panel.regularIds), ...free(panel.alternateIds)].slice(0, size);
    for (const id of expertIds) load.set(id, (load.get(id) ?? 0) + 1);
    return { applicationId, expertIds };
  });
}

export type Gap = { applicationId: string; have: number };
export type Substitute = { expertId: string; applicationId: string };
/** Who stands ready to step in: the panel's alternates, those who are ready first. */
export type Bench = { expertId: string; ready: boolean; load: number; already: readonly string[] }[];

/** How many more experts a work needs: up to the least number, and on to an odd one where the call asks for it. */
export const missingOn = (have: number, { panelMinimum, odd }: PlanFacts['settings']): number => {
  const wanted = Math.max(have, panelMinimum);
  return wanted + (odd && wanted % 2 === 0 ? 1 : 0) - have;
};

/** Alternates for the works that are short of experts; a work that cannot be filled simply stays short. */
export function substitutesFor(gaps: readonly Gap[], bench: Bench, facts: PlanFacts, seed: string): Substitute[] {
  const conflict = conflictTable(facts);
  const load = new Map(bench.map((one) => [one.expertId, one.load]));
  const ready = new Map(bench.map((one) => [one.expertId, one.ready]));
  return gaps.flatMap(({ applicationId, have }) => {
    const free = seededOrder(
      bench.map((one) => one.expertId),
      `${seed}|${applicationId}`,
    )
      .filter((id) => !conflict(id, applicationId))
      .filter((id) => !bench.find((one) => one.expertId === id)?.already.includes(applicationId))
      .sort((a, b) => Number(ready.get(b)) - Number(ready.get(a)) || (load.get(a) ?? 0) - (load.get(b) ?? 0));
    const chosen = free.slice(0, missingOn(have, facts.settings));
    for (const id of chosen) load.set(id, (load.get(id) ?? 0) + 1);
    return chosen.map((expertId) => ({ expertId, applicationId }));
  });
}
