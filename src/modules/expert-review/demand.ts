import { digestOf } from '../../platform/digest.ts';
import { isAvailable } from '../experts/contract.ts';
import { conflictsIn } from './plan.ts';
import type { RoundFacts } from './queries.ts';

/** What an assignment programme needs to know: works, experts, conflicts and the sizes of the call. */
export function demandOf({ round, plan }: Pick<RoundFacts, 'round' | 'plan'>) {
  const { panelMinimum, panelMaximum, odd } = plan.settings;
  const supply = plan.experts.filter((expert) => isAvailable(expert, plan.today));
  const known = new Set(supply.map((expert) => expert.id));
  const demand = {
    format: 'jingwei-demand',
    version: 1,
    roundId: round.id,
    stage: round.stage,
    rule: { panelMinimum, panelMaximum, odd },
    demand: plan.works.map(({ applicationId, number, categoryCode, regionCode }) => ({
      applicationId,
      number,
      categoryCode,
      regionCode,
    })),
    supply: supply.map(({ id, regionCode, specialties }) => ({ expertId: id, regionCode, specialties })),
    conflicts: conflictsIn(plan)
      .filter((one) => known.has(one.expertId))
      .map(({ applicationId, expertId, kind }) => ({ applicationId, expertId, kind })),
  };
  return { ...demand, demandDigest: digestOf(demand) };
}
