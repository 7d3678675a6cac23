import { dayOf } from '../../base/time.ts';
import type { ActCx } from '../../platform/use-case.ts';
import { findExpertOfPerson } from '../experts/index.ts';
import type { Work } from '../works/contract.ts';
import { lockWork, saveWork } from '../works/index.ts';
import { type Change, changeKinds } from './guidance-terms.ts';
import { guidesOf, tiesTo } from './queries-guidance.ts';
import { lockProject, saveProject } from './store.ts';
import { releaseGuideRow } from './store-guidance.ts';
import { findPlan, milestoneOf, saveMilestone, savePlan } from './store-tracking.ts';
import type { Project } from './terms.ts';

/** Writes what a change makes different to where the fact lives: project, dossier of the work, dates of milestones. */
export async function applyChange(cx: ActCx, project: Pick<Project, 'id' | 'workId'>, change: Change): Promise<void> {
  const { tx, record } = cx;
  const { title, organizationId } = change.after;
  if (title ?? organizationId) {
    const held = await lockProject(tx, project.id);
    await saveProject(tx, { ...held, title: title ?? held.title, producerOrgId: organizationId ?? held.producerOrgId });
  }
  const work = await lockWork(tx, project.workId);
  const changed = workAfter(work, change);
  if (changed !== work) {
    const saved = await saveWork(tx, changed);
    record({ act: 'work.amend', subject: work.id, before: work, after: saved, note: changeKinds[change.kind] });
  }
  if (change.kind === 'schedule') await reschedule(cx, project.id, change);
  if (organizationId) await releaseTied(cx, project.id, organizationId);
  record({
    act: 'project.change_effect',
    subject: project.id,
    also: [change.id, project.workId],
    before: change.before,
    after: { ...change.after, filingNumber: change.filingNumber, filedOn: change.filedOn },
    note: changeKinds[change.kind],
  });
}

function workAfter(work: Work, { kind, after, filingNumber, filedOn }: Change): Work {
  const filed = filingNumber && filedOn ? { filingNumber, filedOn } : undefined;
  const filing = filed ? { filingNumber: filed.filingNumber, filingOn: filed.filedOn } : {};
  const { title, organizationId, episodeCount = null, episodeMinutes = null } = after;
  if (kind === 'title' && title)
    return { ...work, ...filing, title, formerTitles: [...new Set([...work.formerTitles, work.title])] };
  if (kind === 'producer' && organizationId) return { ...work, ...filing, ownerOrgId: organizationId };
  if (kind === 'episodes') return { ...work, episodeCount, episodeMinutes };
  return filed ? { ...work, ...filing } : work;
}

/** Guides with a tie to the new producer step back, as they could not have been named for it. */
async function releaseTied({ tx, now, record }: ActCx, projectId: string, orgId: string): Promise<void> {
  for (const { personId, personName, releasedAt } of await guidesOf(tx, projectId)) {
    if (releasedAt !== null) continue;
    const expert = await findExpertOfPerson(tx, personId);
    const ties = expert ? await tiesTo(tx, expert.id, { orgId, today: dayOf(now) }) : [];
    if (ties.length === 0) continue;
    await releaseGuideRow(tx, projectId, personId, now);
    const note = `${personName}：与新制作机构有利害关系，应当回避（${ties.map(({ message }) => message).join('；')}）`;
    record({ act: 'project.guide_release', subject: projectId, before: { personId }, note });
  }
}

async function reschedule({ tx }: ActCx, projectId: string, change: Change): Promise<void> {
  const lines = change.after.lines ?? [];
  const plan = await findPlan(tx, projectId);
  if (plan) await savePlan(tx, { ...plan, lines, edition: plan.edition + 1 }, plan.version);
  for (const { kind, plannedOn } of lines) {
    const milestone = await milestoneOf(tx, projectId, kind);
    if (milestone.plannedOn !== plannedOn) await saveMilestone(tx, { ...milestone, plannedOn });
  }
}
