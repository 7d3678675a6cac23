import { bind, type Binding } from '../../platform/http.ts';
import type { UsedSource } from '../quotas/index.ts';
import {
  evaluationsEndpoints as at,
  evaluationSetsEndpoints as set,
  evaluationSheetsEndpoints as sheet,
  suggestionsEndpoints as suggestion,
} from './endpoints.ts';
import { adoptSuggestion, declineSuggestion } from './use-cases/decide-suggestions.ts';
import { addEvidence, removeEvidence, returnSheet, saveSelfScores, submitSheet } from './use-cases/fill-sheet.ts';
import { addSet, setList } from './use-cases/keep-sets.ts';
import { announceEvaluation, checkEvaluation, publishEvaluation } from './use-cases/move-evaluation.ts';
import { objectionFile, raiseObjection, rejectObjection, upholdObjection } from './use-cases/object.ts';
import { computeEvaluation, openEvaluation } from './use-cases/open-evaluation.ts';
import {
  evaluationDetail,
  evaluationList,
  evaluationResult,
  ownEvaluations,
  resultPaper,
  suggestionList,
} from './use-cases/read-evaluations.ts';
import { markBasis, sheetDetail, sheetFile } from './use-cases/read-sheets.ts';
import { concludeSheet, settleMarks } from './use-cases/settle-sheet.ts';

/** `used` counts the places taken in batches; the applications module provides it and main names it. */
export const evaluationsRoutes = (used: UsedSource): Binding[] => [
  bind(set.list, setList),
  bind(set.add, addSet),
  bind(at.list, evaluationList),
  bind(at.open, openEvaluation),
  bind(at.own, ownEvaluations),
  bind(at.detail, evaluationDetail),
  bind(at.compute, computeEvaluation),
  bind(at.check, checkEvaluation),
  bind(at.announce, announceEvaluation),
  bind(at.publish, publishEvaluation),
  bind(at.result, evaluationResult),
  bind(at.paper, resultPaper),
  bind(sheet.detail, sheetDetail),
  bind(sheet.basis, markBasis),
  bind(sheet.save, saveSelfScores),
  bind(sheet.addEvidence, addEvidence),
  bind(sheet.removeEvidence, removeEvidence),
  bind(sheet.file, sheetFile),
  bind(sheet.submit, submitSheet),
  bind(sheet.return, returnSheet),
  bind(sheet.settle, settleMarks),
  bind(sheet.conclude, concludeSheet),
  bind(sheet.object, raiseObjection),
  bind(sheet.objectionFile, objectionFile),
  bind(sheet.uphold, upholdObjection),
  bind(sheet.reject, rejectObjection),
  bind(suggestion.list, suggestionList),
  bind(suggestion.adopt, adoptSuggestion(used)),
  bind(suggestion.decline, declineSuggestion),
];
