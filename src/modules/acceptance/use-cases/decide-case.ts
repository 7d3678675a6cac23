import { Problem, stops } from '../../../base/problem.ts';
import { dayOf, longDate } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { completeMilestone, lockProject, raiseRisk } from '../../projects/index.ts';
import { type CaseAt, lockCase, reasonsAgainst, sameVersion } from '../case.ts';
import { issueCertificate } from '../certificate.ts';
import { casePolicy } from '../policy.ts';
import { rulesAll } from '../queries.ts';
import { rulesOn } from '../rules.ts';
import { rectifyFindings } from '../rules-decision.ts';
import { AcceptCase, RectifyCase, RejectCase } from '../schema.ts';
import { decideRound, saveCase } from '../store.ts';
import type { AcceptanceCase, CaseState, Decision } from '../terms.ts';
import { caseWorkflow } from '../workflow.ts';

type Deciding = { decision: Decision; state: CaseState; reason: string; more?: Partial<AcceptanceCase> };

/** Writes a decision to the case and to the handing in that it is about. */
async function decide({ tx, actor, now }: ActCx, { it }: CaseAt, { decision, state, reason, more }: Deciding) {
  const decided = { decidedByName: actor.name, decidedAt: now };
  await decideRound(tx, { caseId: it.id, round: it.round }, { decision, reason, ...decided });
  return saveCase(tx, { ...it, ...more, state, decisionReason: reason, decidedBy: actor.personId, ...decided });
}

/** 验收通过: the certificate is issued and the milestone reached, on which the last instalment may rest. */
export const acceptCase = useCase({
  act: 'acceptance.accept',
  label: '验收通过',
  input: AcceptCase,
  load: lockCase,
  view: casePolicy.view,
  allow: casePolicy.accept,
  async run(cx, at, { version, reason }) {
    const { tx, now, record } = cx;
    const state = moveOn(caseWorkflow, 'accept', at.it.state, { findings: await reasonsAgainst(cx, 'accept', at) });
    sameVersion(at.it, version);
    const certificate = await issueCertificate(cx, at);
    await decide(cx, at, { decision: 'accepted', state, reason, more: certificate });
    await completeMilestone(cx, await lockProject(tx, at.project.id), 'accepted', {
      on: dayOf(now),
      note: certificate.certificateNumber,
    });
    record({
      act: 'acceptance.accepted',
      subject: at.it.id,
      also: [at.project.id],
      before: { state: at.it.state },
      after: { state, round: at.it.round, certificate: certificate.certificateNumber },
      note: `${certificate.certificateNumber}。${reason}`,
    });
    return { id: at.it.id };
  },
});

const mostRectifyDays = 'rectify_days';

/** 限期整改: back to the producer with what to change and until when. */
export const rectifyCase = useCase({
  act: 'acceptance.rectify',
  label: '要求整改',
  input: RectifyCase,
  load: lockCase,
  view: casePolicy.view,
  allow: casePolicy.rectify,
  async run(cx, at, { version, reason, rectifyBy }) {
    const { tx, now, record } = cx;
    const state = moveOn(caseWorkflow, 'rectify', at.it.state, { findings: await reasonsAgainst(cx, 'rectify', at) });
    sameVersion(at.it, version);
    const rule = rulesOn(await rulesAll(tx), dayOf(now)).find(({ key }) => key === mostRectifyDays);
    const findings = rectifyFindings(rectifyBy, dayOf(now), Number(rule?.value ?? Number.POSITIVE_INFINITY));
    if (stops(findings).length > 0) throw new Problem('form.invalid', {}, findings);
    await decide(cx, at, { decision: 'rectifying', state, reason, more: { rectifyBy } });
    record({
      act: 'acceptance.rectify',
      subject: at.it.id,
      also: [at.project.id],
      before: { state: at.it.state },
      after: { state, round: at.it.round, rectifyBy },
      note: `${longDate(rectifyBy)}前完成。${reason}`,
    });
    return { id: at.it.id };
  },
});

/** 验收不通过: a fact that recovery rests on; a violation flag stops payments until somebody closes it. */
export const rejectCase = useCase({
  act: 'acceptance.reject',
  label: '验收不通过',
  input: RejectCase,
  load: lockCase,
  view: casePolicy.view,
  allow: casePolicy.reject,
  async run(cx, at, { version, reason }) {
    const { tx, record } = cx;
    const state = moveOn(caseWorkflow, 'reject', at.it.state, { findings: await reasonsAgainst(cx, 'reject', at) });
    sameVersion(at.it, version);
    await decide(cx, at, { decision: 'rejected', state, reason });
    await raiseRisk(cx, await lockProject(tx, at.project.id), {
      kind: 'violation',
      severity: 'high',
      summary: `验收不通过：${reason}`,
      source: `acceptance:${at.it.id}`,
    });
    record({
      act: 'acceptance.rejected',
      subject: at.it.id,
      also: [at.project.id],
      before: { state: at.it.state },
      after: { state, round: at.it.round, reason },
      note: reason,
    });
    return { id: at.it.id };
  },
});
