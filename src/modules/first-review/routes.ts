import { bind } from '../../platform/http.ts';
import { firstReviewEndpoints as at } from './endpoints.ts';
import { placeSeat, vacateSeat } from './use-cases/arrange-seats.ts';
import { declareConflicts } from './use-cases/declare-conflicts.ts';
import { closeScoring, openScoring, reopenScoring } from './use-cases/move-review.ts';
import { passOver } from './use-cases/pass-over.ts';
import { readArrivals } from './use-cases/read-arrivals.ts';
import { readBoard } from './use-cases/read-board.ts';
import { letterPaper, listPaper, previewPaper, readList, readPreview } from './use-cases/read-list.ts';
import { reviewOverview } from './use-cases/read-review.ts';
import { readMaterialFile, readScores, readSheet } from './use-cases/read-sheet.ts';
import { reviseSheet, saveSheet, submitSheet } from './use-cases/score-work.ts';
import { sealList } from './use-cases/seal-list.ts';
import { setPanel } from './use-cases/set-panel.ts';
import { swapWork } from './use-cases/swap-work.ts';
import { urgeReviewers } from './use-cases/urge-reviewers.ts';
import { saveOpinion } from './use-cases/write-opinion.ts';

/** Endpoints of first review and recommendation and what answers them. */
export const firstReviewRoutes = [
  bind(at.overview, reviewOverview),
  bind(at.setPanel, setPanel),
  bind(at.open, openScoring),
  bind(at.close, closeScoring),
  bind(at.reopen, reopenScoring),
  bind(at.urge, urgeReviewers),
  bind(at.declare, declareConflicts),
  bind(at.sheet, readSheet),
  bind(at.saveSheet, saveSheet),
  bind(at.submitSheet, submitSheet),
  bind(at.reviseSheet, reviseSheet),
  bind(at.material, readMaterialFile),
  bind(at.scores, readScores),
  bind(at.board, readBoard),
  bind(at.place, placeSeat),
  bind(at.vacate, vacateSeat),
  bind(at.opinion, saveOpinion),
  bind(at.passOver, passOver),
  bind(at.preview, readPreview),
  bind(at.seal, sealList),
  bind(at.swap, swapWork),
  bind(at.list, readList),
  bind(at.letterPaper, letterPaper),
  bind(at.listPaper, listPaper),
  bind(at.previewPaper, previewPaper),
  bind(at.arrivals, readArrivals),
];
