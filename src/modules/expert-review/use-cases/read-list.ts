import { movesOpenTo } from '../../../base/workflow.ts';
import { reading } from '../../../platform/use-case.ts';
import { batchById } from '../../calls/index.ts';
import { listFindings } from '../decisions.ts';
import { factsOfList, type FundingSource } from '../list-facts.ts';
import { listPolicy } from '../policy.ts';
import { ListById } from '../schema.ts';
import { reviewTimeline } from '../show-rounds.ts';
import { decisionsIn, listById } from '../store-decisions.ts';
import { decisionKinds, listStates, rungLabels } from '../terms.ts';
import { listWorkflow, isAdjustable, isReleased } from '../workflow.ts';

/** The list of decisions with the proposal beside it and everything that still stands against it. */
export const decisionListDetail = (funding: FundingSource) =>
  reading({
    input: ListById,
    view: listPolicy.view,
    load: (tx, { listId }) => listById(tx, listId),
    async show({ tx, actor, now }, list) {
      const facts = await factsOfList(tx, list, { now, funding });
      const decisions = await decisionsIn(tx, list.id);
      const settled = isReleased(list);
      const findings = settled ? [] : listFindings(decisions, list.proposal, facts);
      const rows = decisions.map((decision) => {
        const work = facts.rows.find((one) => one.applicationId === decision.applicationId);
        const result = facts.finals.find((one) => one.applicationId === decision.applicationId);
        return {
          ...decision,
          number: work?.number ?? '',
          title: work?.title ?? '',
          applicantName: work?.applicantName ?? '',
          recommenderName: work?.recommenderName ?? '',
          categoryCode: work?.categoryCode ?? null,
          requestedFen: work?.requestedFen ?? null,
          score: result?.score ?? null,
          spread: result?.spread ?? null,
          borderline: result?.borderline ?? false,
          rung: result?.rung ? (rungLabels[result.rung] ?? result.rung) : null,
          kindLabel: decisionKinds[decision.kind],
          proposedLabel: decisionKinds[decision.proposed],
          holdsCentralMoney: work?.holdsCentralMoney ?? false,
          workId: work?.workId ?? '',
          funding: (work?.funding ?? []).map(({ grade, finding }) => ({ grade, ...finding })),
        };
      });
      const counts = Object.fromEntries(
        Object.keys(decisionKinds).map((kind) => [kind, rows.filter((row) => row.kind === kind).length]),
      );
      return {
        ...list,
        batchName: (await batchById(tx, list.batchId)).name,
        stateLabel: listStates[list.state],
        rows,
        counts,
        findings,
        places: facts.review.places,
        reserves: facts.review.reserves,
        drawNeeded: list.proposal.drawNeeded,
        mayAdjust: isAdjustable(list) && listPolicy.adjust.test(actor, list),
        moves: movesOpenTo(listWorkflow, listPolicy, { actor, subject: list, facts: { findings } }).map((move) =>
          move.act === 'adjust' ? { ...move, findings: [] } : move,
        ),
        timeline: await reviewTimeline(tx, list.id),
      };
    },
  });
