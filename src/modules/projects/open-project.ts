import { dayOf } from '../../base/time.ts';
import { newId } from '../../platform/ids.ts';
import type { ActCx } from '../../platform/use-case.ts';
import { insertProject, takeProjectSerial } from './store.ts';
import type { Project } from './terms.ts';

export type NewProject = Omit<Project, 'id' | 'version' | 'number' | 'state' | 'stateReason' | 'stage' | 'createdAt'>;

/** `微短剧项〔2026〕0007号`: the seventh project of a year, counted without gaps over all levels. */
export const projectNumber = (year: number, serial: number): string =>
  `微短剧项〔${year}〕${String(serial).padStart(4, '0')}号`;

/** Opens a project inside the act that decides it. */
export async function openProject(cx: ActCx, wanted: NewProject): Promise<Project> {
  const { tx, now, record } = cx;
  const year = Number(dayOf(now).slice(0, 4));
  const project: Project = {
    ...wanted,
    id: newId(),
    version: 1,
    number: projectNumber(year, await takeProjectSerial(tx, year)),
    state: 'running',
    stateReason: null,
    stage: 'topic',
    createdAt: now,
  };
  await insertProject(tx, project);
  record({
    act: 'project.open',
    subject: project.id,
    also: project.applicationId ? [project.applicationId, project.workId] : [project.workId],
    after: { number: project.number, title: project.title, support: project.support, awardedFen: project.awardedFen },
    note: project.number,
  });
  return project;
}
