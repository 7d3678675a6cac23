import { dayOf } from '../../../base/time.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { insist, insistRunning, keepEvidence, lockStanding } from '../evidence.ts';
import { projectsPolicy } from '../policy.ts';
import { saveProject } from '../store.ts';
import { insertReport, milestoneOf, nextSerial, saveMilestone } from '../store-tracking.ts';
import { milestoneKinds } from '../terms.ts';
import { trackingRules } from '../tracking-basis.ts';
import { reportFindings, stageAfter } from '../tracking-rules.ts';
import { SendReport } from '../tracking-schema.ts';
import { isDone } from '../workflow.ts';

/** 报送进度: what was done, how far the milestone is, what comes next and what is in the way; from a telephone too. */
export const sendReport = useCase({
  act: 'project.report',
  label: '报送进度',
  input: SendReport,
  load: (tx, { projectId }) => lockStanding(tx, projectId),
  view: projectsPolicy.view,
  allow: projectsPolicy.report,
  async run(cx, { guides: _, ...project }, { projectId, uploads, kind, percent, ...words }) {
    const { tx, actor, now, record } = cx;
    insistRunning(project);
    const milestone = await milestoneOf(tx, project.id, kind);
    const { percent: former, state } = milestone;
    insist(reportFindings({ kind, percent, former, isDone: isDone({ state }) }, trackingRules().plan));
    const id = newId();
    const serial = await nextSerial(tx, 'projectReports', project.id);
    const by = { createdBy: actor.personId, createdByName: actor.name, createdAt: now };
    await insertReport(tx, { id, projectId, serial, kind, percent, ...words, reportedOn: dayOf(now), ...by });
    await saveMilestone(tx, { ...milestone, percent, touchedAt: now });
    const stage = stageAfter(project.stage, kind);
    if (stage !== project.stage) await saveProject(tx, { ...project, stage });
    const files = await keepEvidence(cx, project.id, { part: 'report', place: id, uploads });
    record({
      act: 'project.report',
      subject: project.id,
      also: [id],
      after: { serial, kind, percent, files },
      note: `第 ${serial} 期：${milestoneKinds[kind]} ${percent}%`,
    });
    return { id };
  },
});
