import { type Finding, Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { applicationById } from '../../applications/index.ts';
import { casePolicy } from '../policy.ts';
import { askFindings, proposalFindings, shelveFindings } from '../rules.ts';
import { ActOnCase, AskParty, DeclineCase, ProposeOutcome, ReplyClaimant } from '../schema.ts';
import { claimantOf, insertRequest, lockObjection, requestsOf, saveObjection } from '../store-objections.ts';
import { type AskedParty, type Objection, type Outcome, parties, type PublicityAct } from '../terms.ts';
import { type ObjectionAct, objectionWorkflow } from '../workflow.ts';

type Step = { version: number; findings?: Finding[]; set?: Partial<Objection>; note?: string };

/** Moves a locked case on by its table, saves it and records the step. */
export async function step(
  cx: ActCx,
  objection: Objection,
  act: ObjectionAct,
  { version, findings = [], set = {}, note }: Step,
): Promise<Objection> {
  const state = moveOn(objectionWorkflow, act, objection.state, { findings });
  if (objection.version !== version) throw new Problem('row.changed');
  const saved = await saveObjection(cx.tx, { ...objection, ...set, state });
  cx.record({
    act: `objection.${act}` satisfies PublicityAct,
    subject: objection.id,
    also: [objection.noticeId],
    before: { state: objection.state },
    after: { state },
    note,
  });
  return saved;
}

const ofCase = {
  view: casePolicy.view,
  load: (tx: ActCx['tx'], { objectionId }: { objectionId: string }) => lockObjection(tx, objectionId),
};

export const acceptObjection = useCase({
  act: 'objection.accept',
  label: '受理异议',
  input: ActOnCase,
  allow: casePolicy.accept,
  ...ofCase,
  run: (cx, objection, { version }) => step(cx, objection, 'accept', { version, set: { acceptedAt: cx.now } }),
});

export const declineObjection = useCase({
  act: 'objection.decline',
  label: '不予受理',
  input: DeclineCase,
  allow: casePolicy.decline,
  ...ofCase,
  run: (cx, objection, { version, reason }) =>
    step(cx, objection, 'decline', {
      version,
      note: reason,
      set: { closedReason: reason, closedByName: cx.actor.name, closedAt: cx.now },
    }),
});

export const shelveObjection = useCase({
  act: 'objection.shelve',
  label: '留作线索',
  input: ActOnCase,
  allow: casePolicy.shelve,
  ...ofCase,
  run: (cx, objection, { version }) => step(cx, objection, 'shelve', { version, findings: shelveFindings(objection) }),
});

export const takeUpObjection = useCase({
  act: 'objection.take_up',
  label: '线索转为受理',
  input: ActOnCase,
  allow: casePolicy.take_up,
  ...ofCase,
  run: (cx, objection, { version }) => step(cx, objection, 'take_up', { version, set: { acceptedAt: cx.now } }),
});

async function partyOf({ tx }: ActCx, objection: Objection, party: AskedParty): Promise<string> {
  const { applicantOrgId, recommenderOrgId } = await applicationById(tx, objection.applicationId);
  return party === 'applicant' ? applicantOrgId : recommenderOrgId;
}

/** Asks applicant or recommending unit to explain: the claim in the handler's words, never who made it. */
export const askForExplanation = useCase({
  act: 'objection.ask',
  label: '要求说明',
  input: AskParty,
  allow: casePolicy.ask,
  ...ofCase,
  async run(cx, objection, { version, party, statement, question, dueOn }) {
    const { tx, actor, now } = cx;
    const findings = askFindings({ statement, question, dueOn, claimant: await claimantOf(tx, objection.id), now });
    const saved = await step(cx, objection, 'ask', { version, findings, note: `${parties[party]}，期限 ${dueOn}` });
    await insertRequest(tx, {
      id: newId(),
      version: 1,
      objectionId: objection.id,
      party,
      organizationId: await partyOf(cx, objection, party),
      statement,
      question,
      dueOn,
      askedBy: actor.personId,
      askedByName: actor.name,
      askedAt: now,
      answer: null,
      answeredBy: null,
      answeredByName: null,
      answeredAt: null,
    });
    return saved;
  },
});

/** Answers the claimant within the clock; the answer stands behind number and query code. */
export const replyToClaimant = useCase({
  act: 'objection.reply',
  label: '答复提出人',
  input: ReplyClaimant,
  allow: casePolicy.reply,
  ...ofCase,
  run: (cx, objection, { version, reply }) =>
    step(cx, objection, 'reply', { version, set: { reply, repliedAt: cx.now } }),
});

const propose = (outcome: Outcome, label: string) =>
  useCase({
    act: `objection.propose_${outcome}`,
    label,
    input: ProposeOutcome,
    allow: casePolicy[`propose_${outcome}`],
    ...ofCase,
    async run(cx, objection, { version, finding, publicReason }) {
      const findings = proposalFindings(await requestsOf(cx.tx, objection.id), cx.now);
      return step(cx, objection, `propose_${outcome}`, {
        version,
        findings,
        note: publicReason,
        set: {
          proposal: outcome,
          finding,
          publicReason,
          proposedBy: cx.actor.personId,
          proposedAt: cx.now,
          returnReason: null,
        },
      });
    },
  });
export const proposeUphold = propose('uphold', '拟认定异议成立');
export const proposeReject = propose('reject', '拟认定异议不成立');
