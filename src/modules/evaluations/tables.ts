import type { LocalDate } from '../../base/time.ts';
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
  }
}
export {};
