import type { Prepared } from './assignment-model.ts';

/** Works whose eligible experts together cannot supply what they need: a certificate, not a guess (Hall). */
export type Shortage = { works: number[]; experts: number[]; needed: number; available: number };

type Flow = { load: number[]; assigned: Set<number>[] };

/** Finds one more place for a work by moving others, breadth first; false when no chain of moves exists. */
function placeOne(work: number, flow: Flow, eligible: readonly number[][], maxLoad: readonly number[]): boolean {
  const cameBy = new Map<number, { expert: number; work: number }>();
  const queue = [work];
  const seenWorks = new Set(queue);
  for (const at of queue) {
    for (const expert of eligible[at] ?? []) {
      if (flow.assigned[at]?.has(expert) || cameBy.has(expert)) continue;
      cameBy.set(expert, { expert, work: at });
      if ((flow.load[expert] ?? 0) < (maxLoad[expert] ?? 0)) {
        takePath(expert, flow, cameBy, work);
        return true;
      }
      for (const [other, experts] of flow.assigned.entries()) {
        if (!experts.has(expert) || seenWorks.has(other)) continue;
        seenWorks.add(other);
        queue.push(other);
        cameBy.set(-1 - other, { expert, work: other });
      }
    }
  }
  return false;
}

function takePath(
  free: number,
  flow: Flow,
  cameBy: ReadonlyMap<number, { expert: number; work: number }>,
  start: number,
): void {
  flow.load[free] = (flow.load[free] ?? 0) + 1;
  for (let expert = free; ; ) {
    const work = cameBy.get(expert)?.work ?? start;
    flow.assigned[work]?.add(expert);
    if (work === start) return;
    const given = cameBy.get(-1 - work)?.expert ?? expert;
    flow.assigned[work]?.delete(given);
    expert = given;
  }
}

/** The works that cannot all have their panels, with their experts and what is short; undefined when all can. */
export function shortageOf({ pairs, demand, maxLoad }: Prepared): Shortage | undefined {
  const eligible = demand.map((_, work) => pairs.filter((pair) => pair.work === work).map((pair) => pair.expert));
  const flow: Flow = { load: maxLoad.map(() => 0), assigned: demand.map(() => new Set<number>()) };
  for (const [work, needed] of demand.entries()) {
    for (let i = 0; i < needed; i++)
      if (!placeOne(work, flow, eligible, maxLoad)) return certificate(work, flow, eligible, { demand, maxLoad });
  }
  return undefined;
}

/** From the stuck work, everything that moves could reach. */
function certificate(
  stuck: number,
  flow: Flow,
  eligible: readonly number[][],
  limits: { demand: readonly number[]; maxLoad: readonly number[] },
): Shortage {
  const works = new Set([stuck]);
  const experts = new Set<number>();
  for (const work of works) {
    for (const expert of eligible[work] ?? []) {
      if (flow.assigned[work]?.has(expert)) continue;
      experts.add(expert);
      for (const [other, held] of flow.assigned.entries()) if (held.has(expert)) works.add(other);
    }
  }
  const listed = [...works].sort((a, b) => a - b);
  // An expert outside the reached set serves a reached work at most once each; such places are already taken.
  const outside = listed.reduce(
    (sum, work) => sum + (eligible[work] ?? []).filter((expert) => !experts.has(expert)).length,
    0,
  );
  const inside = [...experts].reduce((sum, expert) => sum + (limits.maxLoad[expert] ?? 0), 0);
  const all = new Set(listed.flatMap((work) => eligible[work] ?? []));
  return {
    works: listed,
    experts: [...all].sort((a, b) => a - b),
    needed: listed.reduce((sum, work) => sum + (limits.demand[work] ?? 0), 0),
    available: inside + outside,
  };
}
