import { isVerified } from '../../organizations/contract.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { findByCreditCode, organizationById } from '../../organizations/index.ts';
import { askFindings } from '../change-rules.ts';
import { changeSides, scheduleStanding } from '../change-sides.ts';
import { insist, insistRunning, keepEvidence, lockStanding } from '../evidence.ts';
import { AskChange } from '../guidance-schema.ts';
import { changeKinds } from '../guidance-terms.ts';
import { changePolicy, projectsPolicy } from '../policy.ts';
import { insertChange } from '../store-guidance.ts';
import { findPlan, nextSerial } from '../store-tracking.ts';
import { trackingRules } from '../tracking-basis.ts';
import { changeWorkflow, isAgreed } from '../workflow.ts';
import { Problem } from '../../../base/problem.ts';

const undecided = {
  passedByName: null,
  passedAt: null,
  passOpinion: null,
  decidedByName: null,
  decidedAt: null,
  opinion: null,
  filingNumber: null,
  filedOn: null,
  effectiveAt: null,
};

/** 申请变更: old and new side by side; who decides and whether to file again are written down with the request. */
export const askChange = useCase({
  act: 'project.change_ask',
  label: '申请变更',
  input: AskChange,
  load: async (tx, { projectId }) => {
    const project = await lockStanding(tx, projectId);
    return { ...project, state: changeWorkflow.start, approver: 'unit' as const, projectState: project.state };
  },
  view: projectsPolicy.view,
  allow: changePolicy.ask,
  async run(cx, project, { projectId, uploads, reason, ...asked }) {
    const { tx, actor, now, record } = cx;
    insistRunning({ state: project.projectState });
    const rules = trackingRules();
    const rule = rules.changes.kinds[asked.kind];
    if (!rule) throw new Problem('act.not_found');
    const found = asked.creditCode ? await findByCreditCode(tx, asked.creditCode) : undefined;
    const named = found && (await organizationById(tx, found.id));
    const producer = named?.kind === 'producer' && isVerified(named) ? named : undefined;
    const plan = await findPlan(tx, projectId);
    const { before, after } = await changeSides(tx, { ...project, id: projectId }, { asked, producer, plan });
    insist(
      askFindings(asked, {
        before,
        after,
        producerFound: producer !== undefined,
        hasPlan: isAgreed(plan),
        files: uploads.length,
        maxEpisodeMinutes: rules.episodes.belowMinutes,
      }),
    );
    if (asked.kind === 'schedule') insist(await scheduleStanding(tx, projectId, { before, after }));
    const id = newId();
    const serial = await nextSerial(tx, 'projectChanges', projectId);
    const by = { askedBy: actor.personId, askedByName: actor.name, askedAt: now };
    await insertChange(tx, {
      id,
      version: 1,
      projectId,
      serial,
      kind: asked.kind,
      state: changeWorkflow.start,
      approver: rule.approver,
      filing: rule.filing,
      rule,
      before,
      after,
      reason,
      ...by,
      ...undecided,
    });
    const files = await keepEvidence(cx, projectId, { part: 'change', place: id, uploads });
    record({
      act: 'project.change_ask',
      subject: projectId,
      also: [id],
      before,
      after: { ...after, files },
      note: `${changeKinds[asked.kind]}：${reason}`,
    });
    return { id };
  },
});
