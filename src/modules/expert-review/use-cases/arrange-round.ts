import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { digestOf } from '../../../platform/digest.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { demandOf } from '../demand.ts';
import { assignedIn, drawnPlan } from '../draw.ts';
import { type Plan, planFindings } from '../plan.ts';
import { roundPolicy } from '../policy.ts';
import { type RoundFacts, roundFacts } from '../queries.ts';
import { ArrangeRound, DrawRound, ImportPlan } from '../schema.ts';
import { lockRound, saveRound } from '../store.ts';
import { replacePlan } from '../store-plan.ts';
import type { ExpertReviewAct, PlanMethod } from '../terms.ts';
import { roundWorkflow, isUntold } from '../workflow.ts';

type Made = { act: ExpertReviewAct; method: PlanMethod; seed: string | null };

/** Checks a plan in full and puts it in place, or refuses it with every finding and changes nothing. */
async function settle(cx: ActCx, facts: RoundFacts, plan: Plan, made: Made): Promise<{ id: string }> {
  const { tx, record } = cx;
  const { round, seats } = facts;
  moveOn(roundWorkflow, 'arrange', round.state, { findings: [] });
  const sent = seats.filter((seat) => !isUntold(seat)).length;
  const findings =
    sent > 0
      ? [
          {
            code: 'already_invited',
            message: `已向 ${sent} 位专家发出邀请，不能整体重排，请用“更换专家”或“增补候补专家”`,
          },
        ]
      : planFindings(plan, facts.plan);
  if (findings.length > 0) throw new Problem('review.plan_faulty', {}, findings);
  await replacePlan(tx, round.id, plan);
  const planDigest = digestOf(plan);
  await saveRound(tx, { ...round, method: made.method, seed: made.seed, planDigest });
  record({
    act: made.act,
    subject: round.id,
    before: { planDigest: round.planDigest },
    after: {
      method: made.method,
      seed: made.seed,
      planDigest,
      panels: plan.panels.length,
      assignments: plan.assignments.length,
    },
  });
  return { id: round.id };
}

/** Draws panels and assignments at random; the seed is kept, so that anybody may draw again and find the same. */
export const drawRound = useCase({
  act: 'review.draw',
  label: '随机抽取专家',
  input: DrawRound,
  view: roundPolicy.view,
  allow: roundPolicy.arrange,
  load: (tx, { roundId }) => lockRound(tx, roundId),
  async run(cx, round, { size, alternates, groups, seed: given }) {
    const facts = await roundFacts(cx.tx, round, cx.now);
    const seed = given ?? newId();
    const plan = drawnPlan(facts.plan, { seed, size, alternates, groups });
    return settle(cx, facts, plan, { act: 'review.draw', method: 'draw', seed });
  },
});

/** The officer puts panels together by hand; who judges which work follows from them unless it is given. */
export const arrangeRound = useCase({
  act: 'review.arrange',
  label: '人工编组',
  input: ArrangeRound,
  view: roundPolicy.view,
  allow: roundPolicy.arrange,
  load: (tx, { roundId }) => lockRound(tx, roundId),
  async run(cx, round, { panels, assignments }) {
    const facts = await roundFacts(cx.tx, round, cx.now);
    const derived = panels.flatMap((panel) =>
      assignedIn(panel, facts.plan, { seed: round.id, size: panel.regularIds.length }),
    );
    return settle(
      cx,
      facts,
      { panels, assignments: assignments ?? derived },
      { act: 'review.arrange', method: 'hand', seed: null },
    );
  },
});

/** Takes in an assignment made elsewhere for the demand as it stands; every finding at once, or the whole file. */
export const importPlan = useCase({
  act: 'review.import',
  label: '导入分派方案',
  input: ImportPlan,
  view: roundPolicy.view,
  allow: roundPolicy.arrange,
  load: (tx, { roundId }) => lockRound(tx, roundId),
  async run(cx, round, { plan: { demandDigest, roundId, seed, panels, assignments } }) {
    const facts = await roundFacts(cx.tx, round, cx.now);
    const stale = roundId !== round.id || demandDigest !== demandOf(facts).demandDigest;
    const plan = { panels, assignments };
    if (stale) {
      throw new Problem('review.plan_faulty', {}, [
        {
          code: 'demand_changed',
          path: 'demandDigest',
          message: '作品、专家或回避情况在导出后已变化，请重新导出需求再分派',
        },
        ...planFindings(plan, facts.plan),
      ]);
    }
    return settle(cx, facts, plan, { act: 'review.import', method: 'import', seed: seed || null });
  },
});
