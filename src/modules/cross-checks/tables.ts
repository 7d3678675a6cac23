import type { Instant, LocalDate } from '../../base/time.ts';
import type { CrossCheckRule, Difference, DifferenceRound, DifferenceState, Grade, SideShown } from './terms.ts';

/** A difference with its present round and the names around it. */
export type DifferenceLine = {
  id: string;
  version: number;
  rule: string;
  ruleEdition: number;
  grade: Grade;
  workId: string;
  projectId: string | null;
  title: string;
  unitOrgId: string | null;
  unitName: string | null;
  answerOrgId: string;
  answerName: string;
  leftOrgId: string | null;
  rightOrgId: string | null;
  state: DifferenceState;
  round: number;
  openedAt: Instant;
  dueOn: LocalDate;
  endedAt: Instant | null;
  leftText: string;
  rightText: string;
  leftSide: SideShown;
  rightSide: SideShown;
  gap: string;
};
export type ComparedWork = {
  id: string;
  title: string;
  filingNumber: string | null;
  classCode: number | null;
  episodeCount: number | null;
  episodeMinutes: string | null;
  firstAiredOn: LocalDate | null;
  createdAt: Instant;
  ownerOrgId: string | null;
  ownerName: string | null;
  homeOrgId: string | null;
};
export type ComparedProject = {
  id: string;
  number: string;
  workId: string;
  title: string;
  level: 'national' | 'provincial' | 'platform';
  state: 'running' | 'suspended' | 'closed' | 'stopped';
  stage: string;
  recommenderOrgId: string;
  recommenderName: string;
  ownerOrgId: string;
  createdAt: Instant;
  licensedOn: LocalDate | null;
  onAirOn: LocalDate | null;
  /** Whether its progress is kept here; of others only their tables tell. */
  tracked: boolean;
};
/** The table a unit certified last. */
export type CertifiedTable = {
  reportId: string;
  orgId: string;
  orgName: string;
  edition: number;
  content: { rows: { projectId: string; cells: Record<string, string | number | null> }[] };
  endsOn: LocalDate;
  certifiedAt: Instant;
};
declare module '../../platform/database.ts' {
  interface Tables {
    crossCheckRules: CrossCheckRule;
    differences: Difference;
    differenceRounds: DifferenceRound;
    vDifferences: DifferenceLine;
    vCrossCheckWorks: ComparedWork;
    vCrossCheckProjects: ComparedProject;
    vCrossCheckTables: CertifiedTable;
  }
}
export {};
