import type { Instant, LocalDate } from '../../base/time.ts';
import type { Place } from '../promotion/contract.ts';
import type {
  Evaluation,
  EvaluationResult,
  EvaluationSet,
  Evidence,
  Mark,
  Objection,
  Sheet,
  Suggestion,
  SuggestionLine,
} from './terms.ts';

declare module '../../platform/database.ts' {
  interface Tables {
    evaluationSets: EvaluationSet;
    evaluations: Evaluation;
    evaluationSheets: Sheet;
    evaluationMarks: Mark;
    evaluationEvidence: Evidence;
    evaluationObjections: Objection;
    evaluationResults: EvaluationResult;
    evaluationSuggestions: Suggestion;
    vEvaluationSuggestions: SuggestionLine;
    vEvaluationRecognitions: {
      id: string;
      workId: string;
      listName: string;
      listedOn: LocalDate | null;
      projectId: string;
      number: string;
      title: string;
      recommenderOrgId: string;
      ownerOrgId: string;
    };
    vEvaluationPromises: {
      id: string;
      projectId: string;
      platformOrgId: string;
      place: Place;
      fromOn: LocalDate;
      untilOn: LocalDate;
      days: number;
      number: string;
      title: string;
      recommenderOrgId: string;
      shown: { fromOn: LocalDate; untilOn: LocalDate }[];
    };
    vEvaluationListed: {
      listId: string;
      publishedAt: Instant;
      listTitle: string;
      projectId: string;
      number: string;
      title: string;
      recommenderOrgId: string;
      ownerOrgId: string;
    };
  }
}
export {};
