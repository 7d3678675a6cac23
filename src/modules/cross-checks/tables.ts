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
declare module '../../platform/database.ts' {
  interface Tables {
    crossCheckRules: CrossCheckRule;
    differences: Difference;
    differenceRounds: DifferenceRound;
    vDifferences: DifferenceLine;
  }
}
export {};
