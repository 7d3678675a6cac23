import type { Instant } from '../../base/time.ts';
import type { Milestone, Project, Risk } from './terms.ts';

export type ProjectExpertRow = {
  projectId: string;
  personId: string;
  personName: string;
  assignedBy: string;
  assignedAt: Instant;
  releasedAt: Instant | null;
};
/** Columns of the view that lists read: the project with the names around it. */
export type ProjectLine = Project & {
  producerName: string;
  producerRegionCode: string | null;
  recommenderName: string;
  recommenderShortName: string;
  regionCode: string | null;
  ownerName: string;
};
declare module '../../platform/database.ts' {
  interface Tables {
    projects: Project;
    projectCounters: { year: number; lastSerial: number };
    projectExperts: ProjectExpertRow;
    projectMilestones: Milestone & { projectId: string; confirmedBy: string | null };
    projectRisks: Risk;
    vProjects: ProjectLine;
  }
}
export {};
