import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { insist, keepEvidence, lockStanding } from '../evidence.ts';
import { visitFindings } from '../guidance-rules.ts';
import { FollowUp, RecordVisit } from '../guidance-schema.ts';
import { projectsPolicy } from '../policy.ts';
import { insertVisit, lockVisit, saveVisit } from '../store-guidance.ts';
import { nextSerial } from '../store-tracking.ts';

/** 现场督导: what the unit or the office found on the set, what it demands and when it looks again. */
export const recordVisit = useCase({
  act: 'project.visit',
  label: '现场督导',
  input: RecordVisit,
  load: (tx, { projectId }) => lockStanding(tx, projectId),
  view: projectsPolicy.view,
  allow: projectsPolicy.recordVisit,
  async run(cx, { id: projectId }, { projectId: _, uploads, ...words }) {
    const { tx, actor, now, record } = cx;
    insist(visitFindings(words, dayOf(now)));
    const id = newId();
    const serial = await nextSerial(tx, 'projectVisits', projectId);
    const { personId: writtenBy, name: writtenByName, orgId, orgName } = actor;
    const by = { writtenBy, writtenByName, orgId, orgName, writtenAt: now };
    const later = { followUpNote: null, followedUpAt: null, followedUpByName: null };
    await insertVisit(tx, { id, version: 1, projectId, serial, ...words, ...by, ...later });
    const files = await keepEvidence(cx, projectId, { part: 'visit', place: id, uploads });
    record({
      act: 'project.visit',
      subject: projectId,
      also: [id],
      after: { serial, followUpOn: words.followUpOn, files },
      note: `${words.visitedOn} ${words.place}：${words.findings}`,
    });
    return { id };
  },
});

export const followUpVisit = useCase({
  act: 'project.visit_follow_up',
  label: '督导复查',
  input: FollowUp,
  load: (tx, { projectId }) => lockStanding(tx, projectId),
  view: projectsPolicy.view,
  allow: projectsPolicy.recordVisit,
  async run({ tx, actor, now, record }, { id: projectId }, { visitId, version, note }) {
    const visit = await lockVisit(tx, projectId, visitId);
    if (visit.followedUpAt) throw new Problem('row.changed');
    const set = { followUpNote: note, followedUpAt: now, followedUpByName: actor.name };
    await saveVisit(tx, { id: visitId, version }, set);
    record({ act: 'project.visit_follow_up', subject: projectId, also: [visitId], note });
    return { id: visitId };
  },
});
