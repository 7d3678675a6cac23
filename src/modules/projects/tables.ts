import type { Instant } from '../../base/time.ts';
import type { Advice, Change, Visit } from './guidance-terms.ts';
import type { Project, Risk } from './terms.ts';
import type {
  FilePart,
  Plan,
  Report,
  ReportedStanding,
  TrackedMilestone,
  TrackingLine,
  WatchLine,
} from './tracking-terms.ts';

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
export type ProjectFileRow = {
  fileId: string;
  projectId: string;
  part: FilePart;
  place: string;
  addedBy: string;
  addedByName: string;
  addedAt: Instant;
};
declare module '../../platform/database.ts' {
  interface Tables {
    projects: Project;
    projectCounters: { year: number; lastSerial: number };
    projectExperts: ProjectExpertRow;
    projectMilestones: TrackedMilestone;
    projectPlans: Plan;
    projectReports: Report;
    projectFiles: ProjectFileRow;
    projectAdvice: Advice;
    projectChanges: Change;
    projectVisits: Visit;
    guidingExperts: { expertId: string; namedByName: string; namedAt: Instant; endedAt: Instant | null };
    projectStandings: ReportedStanding;
    /** Milestones as known, the broadcast reported in a certified table among them. */
    vProjectMilestones: Pick<TrackedMilestone, 'projectId' | 'kind' | 'plannedOn' | 'doneOn'>;
    vProjectTracking: TrackingLine;
    vProjectWatch: WatchLine;
    projectRisks: Risk;
    vProjects: ProjectLine;
  }
}
export {};
