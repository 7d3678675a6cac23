import { everyone } from '../../../base/policy.ts';
import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { lockBatch } from '../../calls/index.ts';
import { decisionsOf, kindFindings, listFindings, proposalOf } from '../decisions.ts';
import { factsOfList, type FundingSource, type GatheredList, listFacts } from '../list-facts.ts';
import { listPolicy } from '../policy.ts';
import { renumbered } from '../scenario-rules.ts';
import { AdjustDecision, OfBatch, RecordDraw, ReturnList, SubmitList } from '../schema.ts';
import { decisionsIn, insertList, lockList, replaceDecisions, saveList, updateDecision } from '../store-decisions.ts';
import type { Decision, DecisionList, Proposal } from '../terms.ts';
import { listWorkflow } from '../workflow.ts';

const nothingMissing = { findings: [] };

function proposedFrom(facts: GatheredList): Proposal {
  const proposal = proposalOf(facts);
  if (!('reason' in proposal)) return proposal;
  throw new Problem('review.quotas_contradict', {}, [
    {
      code: proposal.reason,
      message: `类别 ${proposal.categories.join('、')} 的下限与上限或总名额矛盾`,
      clause: '征集通知评审设置',
    },
  ]);
}

/** Puts the list together from the results by the rule of the call; people adjust it afterwards, with reasons. */
export const proposeList = (funding: FundingSource) =>
  useCase({
    act: 'decision.propose',
    label: '形成建议名单',
    input: OfBatch,
    view: everyone,
    allow: { says: listPolicy.propose.says, test: (actor) => listPolicy.propose.test(actor, { state: 'draft' }) },
    load: (tx, { batchId }) => lockBatch(tx, batchId),
    async run({ tx, actor, now, record }, batch) {
      const facts = await listFacts(tx, batch.id, { drawOrder: [], now, funding });
      if (!facts) throw new Problem('review.not_closed');
      const proposal = proposedFrom(facts);
      const list: DecisionList = {
        id: newId(),
        version: 1,
        batchId: batch.id,
        roundId: facts.final.id,
        state: 'draft',
        proposal,
        drawOrder: [],
        drawNote: null,
        createdBy: actor.personId,
        createdAt: now,
        submittedBy: null,
        submittedAt: null,
        returnReason: null,
        releasedBy: null,
        releasedAt: null,
        lockedAt: null,
      };
      await insertList(tx, list);
      await replaceDecisions(tx, list.id, decisionsOf(proposal, facts));
      record({ act: 'decision.propose', subject: list.id, after: { proposal }, note: batch.name });
      return { id: list.id };
    },
  });

const sameVersion = (list: DecisionList, version: number): void => {
  if (list.version !== version) throw new Problem('row.changed');
};

/** The officer departs from the proposal for one work, in writing; what the rules gave stays beside it. */
export const adjustDecision = (funding: FundingSource) =>
  useCase({
    act: 'decision.adjust',
    label: '调整评定意见',
    input: AdjustDecision,
    view: listPolicy.view,
    allow: listPolicy.adjust,
    load: (tx, { listId }) => lockList(tx, listId),
    async run({ tx, actor, now, record }, list, { version, applicationId, kind, reason }) {
      const state = moveOn(listWorkflow, 'adjust', list.state, nothingMissing);
      sameVersion(list, version);
      const rows = await decisionsIn(tx, list.id);
      const row = rows.find((one) => one.applicationId === applicationId);
      if (!row) throw new Problem('act.not_found');
      const findings = kindFindings(applicationId, kind, await factsOfList(tx, list, { now, funding }));
      if (findings.length > 0) throw new Problem('review.decisions_faulty', {}, findings);
      await updateDecision(tx, row, { kind, reason, adjustedBy: actor.personId, adjustedAt: now });
      await renumberReserves(
        tx,
        rows.map((one) => (one === row ? { ...one, kind } : one)),
      );
      await saveList(tx, { ...list, state });
      record({
        act: 'decision.adjust',
        subject: list.id,
        before: { applicationId, kind: row.kind },
        after: { applicationId, kind },
        note: reason,
      });
      return { id: list.id };
    },
  });

async function renumberReserves(tx: ActCx['tx'], rows: readonly Decision[]): Promise<void> {
  for (const row of renumbered(rows)) await updateDecision(tx, row, { reserveOrder: row.reserveOrder });
}

/** A public draw parts works that no rung of the ladder parts; the list is proposed anew with its outcome. */
export const recordDraw = (funding: FundingSource) =>
  useCase({
    act: 'decision.record_draw',
    label: '登记公开抽签结果',
    input: RecordDraw,
    view: listPolicy.view,
    allow: listPolicy.record_draw,
    load: (tx, { listId }) => lockList(tx, listId),
    async run({ tx, now, record }, list, { version, order, note }) {
      const state = moveOn(listWorkflow, 'record_draw', list.state, nothingMissing);
      sameVersion(list, version);
      const open = list.proposal.drawNeeded.find(
        (group) =>
          group.length === order.length &&
          group.every((id) => order.includes(id)) &&
          new Set(order).size === order.length,
      );
      if (!open)
        throw new Problem('review.draw_faulty', {}, [
          { code: 'draw_faulty', path: 'order', message: '须恰好包含一组并列作品，各一次' },
        ]);
      const drawOrder = [...list.drawOrder, ...order];
      const facts = await factsOfList(tx, { ...list, drawOrder }, { now, funding });
      const proposal = proposedFrom(facts);
      await replaceDecisions(tx, list.id, decisionsOf(proposal, facts));
      const drawNote = [list.drawNote, note].filter(Boolean).join('\n');
      await saveList(tx, { ...list, state, proposal, drawOrder, drawNote });
      record({ act: 'decision.record_draw', subject: list.id, after: { order }, note });
      return { id: list.id };
    },
  });

/** Sends the list to the leader; every quota of the call is checked on what people made of it. */
export const submitList = (funding: FundingSource) =>
  useCase({
    act: 'decision.submit',
    label: '报请签发',
    input: SubmitList,
    view: listPolicy.view,
    allow: listPolicy.submit,
    load: (tx, { listId }) => lockList(tx, listId),
    async run({ tx, actor, now, record }, list, { version }) {
      const findings = listFindings(
        await decisionsIn(tx, list.id),
        list.proposal,
        await factsOfList(tx, list, { now, funding }),
      );
      const state = moveOn(listWorkflow, 'submit', list.state, { findings });
      sameVersion(list, version);
      await saveList(tx, { ...list, state, submittedBy: actor.personId, submittedAt: now, returnReason: null });
      record({ act: 'decision.submit', subject: list.id, before: { state: list.state }, after: { state } });
      return { id: list.id };
    },
  });

/** The leader sends the list back with the reason. */
export const returnList = useCase({
  act: 'decision.return',
  label: '退回',
  input: ReturnList,
  view: listPolicy.view,
  allow: listPolicy.return,
  load: (tx, { listId }) => lockList(tx, listId),
  async run({ tx, record }, list, { reason }) {
    const state = moveOn(listWorkflow, 'return', list.state, nothingMissing);
    await saveList(tx, { ...list, state, returnReason: reason });
    record({ act: 'decision.return', subject: list.id, before: { state: list.state }, after: { state }, note: reason });
    return { id: list.id };
  },
});
