import { isAppointed } from '../../experts/contract.ts';
import { z } from 'zod';
import { dayOf } from '../../../base/time.ts';
import { Problem } from '../../../base/problem.ts';
import { hasRole } from '../../../base/policy.ts';
import { idField } from '../../../base/fields.ts';
import { useCase } from '../../../platform/use-case.ts';
import { expertById } from '../../experts/index.ts';
import { insistRunning, lockStanding } from '../evidence.ts';
import { AssignGuide, NameGuide, ReleaseGuide } from '../guidance-schema.ts';
import { guideListPolicy, projectsPolicy } from '../policy.ts';
import { guidingExperts, tiesTo } from '../queries-guidance.ts';
import { assignGuideRow, endGuidingExpert, nameGuidingExpert, releaseGuideRow } from '../store-guidance.ts';

/** 指派指导专家: the office from the whole pool, a unit from those the office has named; never one with a tie. */
export const assignGuide = useCase({
  act: 'project.guide_assign',
  label: '指派指导专家',
  input: AssignGuide,
  load: (tx, { projectId }) => lockStanding(tx, projectId),
  view: projectsPolicy.view,
  allow: projectsPolicy.assignGuide,
  async run({ tx, actor, now, record }, project, { expertId }) {
    insistRunning(project);
    const known = hasRole(actor, 'national_officer') || (await guidingExperts(tx)).some((one) => one.id === expertId);
    if (!known) throw new Problem('projects.guide_unknown');
    const expert = await expertById(tx, expertId);
    if (!isAppointed(expert)) throw new Problem('projects.guide_unknown');
    const ties = await tiesTo(tx, expertId, { orgId: project.producerOrgId, today: dayOf(now) });
    if (ties.length > 0) throw new Problem('projects.guide_conflict', {}, ties);
    await assignGuideRow(tx, {
      projectId: project.id,
      personId: expert.personId,
      personName: expert.name,
      assignedBy: actor.personId,
      assignedAt: now,
      releasedAt: null,
    });
    record({
      act: 'project.guide_assign',
      subject: project.id,
      after: { personId: expert.personId },
      note: expert.name,
    });
    return { id: expert.personId };
  },
});

export const releaseGuide = useCase({
  act: 'project.guide_release',
  label: '解除指导',
  input: ReleaseGuide,
  load: (tx, { projectId }) => lockStanding(tx, projectId),
  view: projectsPolicy.view,
  allow: projectsPolicy.assignGuide,
  async run({ tx, now, record }, project, { personId, reason }) {
    const name = await releaseGuideRow(tx, project.id, personId, now);
    record({ act: 'project.guide_release', subject: project.id, before: { personId }, note: `${name}：${reason}` });
    return { id: personId };
  },
});

/** The office names experts as guides: from then on units may choose them and know of them. */
export const nameGuide = useCase({
  act: 'guiding_expert.name',
  label: '列为指导专家',
  input: NameGuide,
  load: (tx, { expertId }) => expertById(tx, expertId),
  view: guideListPolicy.view,
  allow: guideListPolicy.change,
  async run({ tx, actor, now, record }, expert) {
    if (!isAppointed(expert)) throw new Problem('projects.guide_unknown');
    await nameGuidingExpert(tx, expert.id, { name: actor.name, at: now });
    record({ act: 'guiding_expert.name', subject: expert.id, note: expert.name });
    return { id: expert.id };
  },
});

export const endGuide = useCase({
  act: 'guiding_expert.end',
  label: '不再列为指导专家',
  input: z.object({ expertId: idField() }),
  load: (tx, { expertId }) => expertById(tx, expertId),
  view: guideListPolicy.view,
  allow: guideListPolicy.change,
  async run({ tx, now, record }, expert) {
    await endGuidingExpert(tx, expert.id, now);
    record({ act: 'guiding_expert.end', subject: expert.id, note: expert.name });
    return { id: expert.id };
  },
});
