import type { Instant, LocalDate } from '../../base/time.ts';
import type { Project, ProjectState } from '../projects/contract.ts';
import type { Report, ReportDefinition, ReportEdition, ReportImport, ReportPeriod, SavedRow } from './terms.ts';

/** What the record knows of a project: projects, works and milestones in one line. */
export type RecordedProject = {
  id: string;
  number: string;
  title: string;
  level: Project['level'];
  state: ProjectState;
  stage: string;
  categoryCode: string | null;
  subPlan: string | null;
  recommenderOrgId: string;
  ownerOrgId: string;
  createdAt: Instant;
  producerName: string;
  ownerName: string;
  regionCode: string | null;
  filingNumber: string | null;
  classCode: number | null;
  episodeCount: number | null;
  episodeMinutes: string | null;
  firstAiredOn: LocalDate | null;
  stagePercent: number | null;
  stageDoneOn: LocalDate | null;
  onAirOn: LocalDate | null;
  tracked: boolean;
};
declare module '../../platform/database.ts' {
  interface Tables {
    reportDefinitions: ReportDefinition;
    reportPeriods: ReportPeriod;
    reports: Report;
    reportRows: SavedRow;
    reportEditions: ReportEdition;
    reportImports: ReportImport;
    vReportProjects: RecordedProject;
  }
}
export {};
