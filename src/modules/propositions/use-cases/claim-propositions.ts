import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { organizationById } from '../../organizations/index.ts';
import { enterReserveEntry } from '../../reserve-pool/index.ts';
import { claimPolicy, claimTopicPolicy } from '../policy.ts';
import { claimLines, claimsOfProposition, figuresOf, projectByNumber } from '../queries.ts';
import { acceptFindings, claimFindings, completeFindings, isLive, type Linked } from '../rules.ts';
import {
  AcceptClaim,
  ClaimProposition,
  CompleteClaim,
  DeclineClaim,
  DropClaim,
  LinkProject,
  ReportClaim,
  ToReserve,
  WithdrawClaim,
} from '../schema.ts';
import { claimById, insertClaim, insertReport, propositionById, saveClaim } from '../store.ts';
import type { Claim, ClaimStanding, Proposition } from '../terms.ts';
import { type ClaimAct, type ClaimFacts, claimWorkflow, plainClaim } from '../workflow.ts';
import { sameVersion, topicAt } from './keep-propositions.ts';

const locked = (tx: Tx, { claimId }: { claimId: string }) => claimById(tx, claimId, true);

/** A claim's links as the rules look at them. */
export async function linkedOf(tx: Tx, actor: ActCx['actor'], claim: Claim): Promise<Linked> {
  const lines = await claimLines(tx, actor, { propositionId: claim.propositionId });
  const line = lines.find(({ id }) => id === claim.id);
  return {
    state: claim.state,
    entry: line?.entryState ? { state: line.entryState } : null,
    hasProject: Boolean(line?.linkedProjectId),
  };
}
/** What the moves of a claim are judged by. */
export async function claimFacts({ tx, actor }: Pick<ActCx, 'tx' | 'actor'>, claim: Claim): Promise<ClaimFacts> {
  const proposition = await propositionById(tx, claim.propositionId);
  const { accepted } = await figuresOf(tx, claim.propositionId);
  return {
    accept: acceptFindings(proposition, accepted),
    complete: completeFindings(await linkedOf(tx, actor, claim)),
    linked: claim.entryId !== null,
  };
}

type Step = { act: ClaimAct; facts?: ClaimFacts; set?: Partial<Claim>; note?: string };
/** Moves a claim and keeps what the move sets, on the timeline of its topic too. */
async function moved({ tx, record }: ActCx, claim: ClaimStanding, step: Step): Promise<{ id: string }> {
  const { act, facts = plainClaim, set = {}, note } = step;
  const state = moveOn(claimWorkflow, act, claim.state, facts);
  await saveClaim(tx, { ...claim, ...set, state });
  record({
    act: `proposition.${act}`,
    subject: claim.id,
    also: [claim.propositionId],
    before: { state: claim.state },
    after: { ...set, state },
    ...(note ? { note } : {}),
  });
  return { id: claim.id };
}

/** An organisation takes up a topic in its window; one live claim each. */
export const claimProposition = useCase({
  act: 'proposition.claim',
  label: '认领命题',
  input: ClaimProposition,
  load: (tx, input, cx) => topicAt(tx, input, cx),
  view: claimTopicPolicy.view,
  allow: claimTopicPolicy.claim,
  async run({ tx, actor, now, record }, it, { propositionId, ...form }) {
    const claims = await claimsOfProposition(tx, propositionId);
    const hasLive = claims.some(({ orgId, state }) => orgId === actor.orgId && isLive(state));
    const { accepted } = await figuresOf(tx, propositionId);
    const findings = claimFindings(it, { today: dayOf(now), accepted, hasLive });
    if (findings.length > 0) throw new Problem('proposition.refused', {}, findings);
    const id = newId();
    await insertClaim(tx, {
      ...form,
      id,
      version: 1,
      propositionId,
      orgId: actor.orgId,
      state: claimWorkflow.start,
      reason: null,
      entryId: null,
      projectId: null,
      claimedBy: actor.personId,
      claimedByName: actor.name,
      claimedAt: now,
      decidedByName: null,
      decidedAt: null,
      endedAt: null,
      result: null,
    });
    record({
      act: 'proposition.claim',
      subject: id,
      also: [propositionId],
      after: form,
      note: `${actor.orgName}：《${form.title}》`,
    });
    return { id };
  },
});

export const withdrawClaim = useCase({
  act: 'proposition.withdraw',
  label: '撤回认领',
  input: WithdrawClaim,
  load: locked,
  view: claimPolicy.view,
  allow: claimPolicy.withdraw,
  async run(cx, claim, { version, reason }) {
    sameVersion(claim, version);
    return moved(cx, claim, { act: 'withdraw', set: { reason, endedAt: cx.now }, note: reason });
  },
});

/** The topic's row is locked first, so that two officers cannot both give its last place. */
export const acceptClaim = useCase({
  act: 'proposition.accept',
  label: '接受认领',
  input: AcceptClaim,
  async load(tx, { claimId }) {
    const { propositionId } = await claimById(tx, claimId);
    await propositionById(tx, propositionId, true);
    return claimById(tx, claimId, true);
  },
  view: claimPolicy.view,
  allow: claimPolicy.accept,
  async run(cx, claim, { version, note }) {
    const facts = await claimFacts(cx, claim);
    moveOn(claimWorkflow, 'accept', claim.state, facts);
    sameVersion(claim, version);
    const set = { decidedByName: cx.actor.name, decidedAt: cx.now, reason: note || null };
    return moved(cx, claim, { act: 'accept', facts, set, note });
  },
});

export const declineClaim = useCase({
  act: 'proposition.decline',
  label: '不接受认领',
  input: DeclineClaim,
  load: locked,
  view: claimPolicy.view,
  allow: claimPolicy.decline,
  async run(cx, claim, { version, reason }) {
    sameVersion(claim, version);
    const set = { decidedByName: cx.actor.name, decidedAt: cx.now, reason, endedAt: cx.now };
    return moved(cx, claim, { act: 'decline', set, note: reason });
  },
});

/** The entry as the claim and its topic say it: the claimant's own pool, or a producer's home unit's. */
const entryFactsOf = (claim: ClaimStanding, it: Proposition, region: string | null) => ({
  title: claim.title,
  producerOrgId: claim.orgKind === 'producer' ? claim.orgId : null,
  producerName: '',
  categoryCode: it.categoryCode,
  subPlan: it.subPlan,
  regionCode: region?.slice(0, 2) ?? null,
  level: claim.orgKind === 'platform' ? ('platform' as const) : ('national' as const),
  priority: 'key' as const,
  filingNumber: null,
  shootingOn: null,
  finishOn: claim.finishOn,
  applyOn: null,
  wantedFen: claim.wantedFen,
  logline: '',
  synopsis: claim.plan,
  notes: '',
});

/** 转入储备库: an accepted claim goes on as an entry, from which an application and a project may come. */
export const claimToReserve = useCase({
  act: 'proposition.to_reserve',
  label: '转入储备库',
  input: ToReserve,
  load: locked,
  view: claimPolicy.view,
  allow: claimPolicy.to_reserve,
  async run(cx, claim, { version, stage }) {
    const { tx } = cx;
    const facts = { ...plainClaim, linked: claim.entryId !== null };
    moveOn(claimWorkflow, 'to_reserve', claim.state, facts);
    sameVersion(claim, version);
    const ownerOrgId = claim.orgKind === 'producer' ? (claim.homeOrgId ?? '') : claim.orgId;
    const it = await propositionById(tx, claim.propositionId);
    const { regionCode } = await organizationById(tx, ownerOrgId);
    const entry = await enterReserveEntry(cx, {
      ownerOrgId,
      facts: entryFactsOf(claim, it, regionCode),
      stage,
      note: `由命题 ${it.number} 的认领转入`,
    });
    return moved(cx, claim, { act: 'to_reserve', facts, set: { entryId: entry.id }, note: entry.number });
  },
});

/** 关联项目: a project of the claimant's own that answers the topic. */
export const linkProject = useCase({
  act: 'proposition.link_project',
  label: '关联项目',
  input: LinkProject,
  load: locked,
  view: claimPolicy.view,
  allow: claimPolicy.link_project,
  async run(cx, claim, { version, projectNumber }) {
    moveOn(claimWorkflow, 'link_project', claim.state, plainClaim);
    sameVersion(claim, version);
    const project = await projectByNumber(cx.tx, projectNumber.trim());
    const bodies = project ? [project.ownerOrgId, project.producerOrgId, project.recommenderOrgId] : [];
    if (!project || !bodies.includes(claim.orgId)) throw new Problem('proposition.not_own_project');
    return moved(cx, claim, { act: 'link_project', set: { projectId: project.id }, note: project.number });
  },
});

export const reportClaim = useCase({
  act: 'proposition.report',
  label: '报告进展',
  input: ReportClaim,
  load: locked,
  view: claimPolicy.view,
  allow: claimPolicy.report,
  async run(cx, claim, { version, text }) {
    moveOn(claimWorkflow, 'report', claim.state, plainClaim);
    sameVersion(claim, version);
    const report = { id: newId(), claimId: claim.id, text, byName: cx.actor.name, at: cx.now };
    await insertReport(cx.tx, report);
    return moved(cx, claim, { act: 'report', note: text.slice(0, 200) });
  },
});

export const completeClaim = useCase({
  act: 'proposition.complete',
  label: '确认命题完成',
  input: CompleteClaim,
  load: locked,
  view: claimPolicy.view,
  allow: claimPolicy.complete,
  async run(cx, claim, { version, result }) {
    const facts = await claimFacts(cx, claim);
    moveOn(claimWorkflow, 'complete', claim.state, facts);
    sameVersion(claim, version);
    return moved(cx, claim, { act: 'complete', facts, set: { result, endedAt: cx.now }, note: result.slice(0, 200) });
  },
});

export const dropClaim = useCase({
  act: 'proposition.drop',
  label: '终止认领',
  input: DropClaim,
  load: locked,
  view: claimPolicy.view,
  allow: claimPolicy.drop,
  async run(cx, claim, { version, reason }) {
    sameVersion(claim, version);
    return moved(cx, claim, { act: 'drop', set: { reason, endedAt: cx.now }, note: reason });
  },
});
