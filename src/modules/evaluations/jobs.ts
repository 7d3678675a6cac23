import { jobActor } from '../../base/policy.ts';
import type { Job } from '../../platform/jobs.ts';
import { answer, type House, perform } from '../../platform/use-case.ts';
import { computeEvaluation, evaluationsScoring } from './use-cases/open-evaluation.ts';

/** Computes the figures of running appraisals anew; harmless when repeated. */
export async function keepFigures(house: House): Promise<{ computed: number }> {
  const actor = jobActor('考核评价');
  const running = await answer(house, evaluationsScoring, { actor }, {});
  for (const one of running) await perform(house, computeEvaluation, { actor }, one);
  return { computed: running.length };
}

export const evaluationsJobs: Job[] = [
  {
    name: 'evaluation-figures',
    label: '考核评价：重算自评期内的指标值',
    schedule: '40 1 * * *',
    run: ({ house }) => keepFigures(house),
  },
];
