import { publicActor } from '../../../base/policy.ts';
import type { Instant } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { secretDigest } from '../../../platform/credentials.ts';
import type { Tx } from '../../../platform/database.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { contentOf } from '../../calls/index.ts';
import { calendarOf } from '../../plans/index.ts';
import { claimantPolicy, casePolicy } from '../policy.ts';
import { replyDueOn } from '../rules.ts';
import { QueryObjection, WithdrawObjection } from '../schema.ts';
import { noticeById } from '../store.ts';
import { objectionByReceipt, saveObjection } from '../store-objections.ts';
import { claimantKinds, type Objection, type ObjectionState, objectionStates } from '../terms.ts';
import { objectionWorkflow, isProposed, isDeclined, isDecided } from '../workflow.ts';

type Receipt = { number: string; queryCode: string };
const byReceipt = async (tx: Tx, { number, queryCode }: Receipt, lock = false) => {
  const objection = await objectionByReceipt(tx, { number, queryDigest: secretDigest(queryCode) }, lock);
  return { ...objection, byCode: true };
};

/** What is still being weighed inside is 核查中 to the outside. */
const outside = (state: ObjectionState): ObjectionState => (isProposed({ state }) ? 'handling' : state);
const reasonFor = ({ state, closedReason, publicReason }: Objection): string | null =>
  isDeclined({ state }) ? closedReason : isDecided({ state }) ? publicReason : null;

function stepsOf(objection: Objection): { label: string; at: Instant }[] {
  const steps: [string, Instant | null][] = [
    ['收到异议', objection.receivedAt],
    ['受理', objection.acceptedAt],
    ['答复', objection.repliedAt],
    [objectionStates[objection.state], objection.closedAt],
  ];
  return steps.flatMap(([label, at]) => (at ? [{ label, at }] : [])).sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** How far a case is, for whoever holds its receipt: state, answer and outcome, nothing of what goes on inside. */
export const objectionStatus = reading({
  input: QueryObjection,
  view: claimantPolicy.own,
  load: (tx, input) => byReceipt(tx, input),
  async show({ tx }, objection) {
    const { publicity } = await contentOf(tx, (await noticeById(tx, objection.noticeId)).callVersionId);
    const state = outside(objection.state);
    return {
      number: objection.number,
      work: objection.workTitle,
      claimantKindLabel: claimantKinds[objection.claimantKind],
      receivedAt: objection.receivedAt,
      state,
      stateLabel: objectionStates[state],
      reply: objection.reply,
      repliedAt: objection.repliedAt,
      replyDueOn: replyDueOn(objection, publicity.objectionReplyWorkingDays, await calendarOf(tx)),
      reason: reasonFor(objection),
      closedAt: objection.closedAt,
      withdrawable: !(objectionWorkflow.ends as readonly string[]).includes(objection.state),
      steps: stepsOf(objection),
    };
  },
});

/** The claimant takes the objection back, by number and code. */
export const withdrawObjection = useCase({
  act: 'objection.withdraw',
  label: '撤回异议',
  input: WithdrawObjection,
  secret: true,
  view: claimantPolicy.own,
  allow: casePolicy.withdraw,
  load: (tx, input) => byReceipt(tx, input, true),
  async run({ tx, now, record }, { byCode: _, ...objection }, { reason }) {
    const state = moveOn(objectionWorkflow, 'withdraw', objection.state, { findings: [] });
    await saveObjection(tx, {
      ...objection,
      state,
      closedReason: reason || null,
      closedByName: '提出人',
      closedAt: now,
    });
    record({
      act: 'objection.withdraw',
      subject: objection.id,
      also: [objection.noticeId],
      before: { state: objection.state },
      after: { state },
      by: publicActor,
      ...(reason ? { note: reason } : {}),
    });
    return { id: objection.number };
  },
});
