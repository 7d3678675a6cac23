import { bind, type Binding } from '../../platform/http.ts';
import { expertReviewEndpoints as at } from './endpoints.ts';
import type { FundingSource } from './list-facts.ts';
import { acceptInvitation, declineInvitation, signPledge } from './use-cases/answer-invitation.ts';
import { arrangeRound, drawRound, importPlan } from './use-cases/arrange-round.ts';
import { advanceWorks, closeRound } from './use-cases/close-round.ts';
import { adjustDecision, proposeList, recordDraw, returnList, submitList } from './use-cases/decide-list.ts';
import { declareConflicts } from './use-cases/declare-conflicts.ts';
import { addAlternate, inviteExperts, urgeExpert } from './use-cases/invite-experts.ts';
import { materialFile, openMaterial } from './use-cases/open-file.ts';
import { openRound } from './use-cases/open-round.ts';
import { prepareRound, takeWorks } from './use-cases/prepare-round.ts';
import { mySeats, reviewDesk, seatDoor, sheetDetail } from './use-cases/read-desk.ts';
import { decisionListDetail } from './use-cases/read-list.ts';
import { roundResults } from './use-cases/read-results.ts';
import { demandFile, planFile, roundDetail, roundList, roundProgress } from './use-cases/read-rounds.ts';
import { recuseSheet } from './use-cases/recuse-sheet.ts';
import { releaseEffect, releaseList } from './use-cases/release-list.ts';
import { fillRound, replaceExpert } from './use-cases/replace-expert.ts';
import { scenarioComparison } from './use-cases/read-scenarios.ts';
import { adoptScenario, changeScenario, dropScenario, keepScenario, moveInScenario } from './use-cases/scenarios.ts';
import { submitAll } from './use-cases/submit-all.ts';
import { reviseSheet, saveSheet, submitSheet } from './use-cases/write-sheet.ts';

/** Endpoints of second and final review and what answers them. */
export const expertReviewRoutes = (funding: FundingSource): Binding[] => [
  bind(at.rounds, roundList),
  bind(at.prepare, prepareRound),
  bind(at.round, roundDetail),
  bind(at.takeWorks, takeWorks),
  bind(at.draw, drawRound),
  bind(at.arrange, arrangeRound),
  bind(at.demand, demandFile),
  bind(at.planFile, planFile),
  bind(at.importPlan, importPlan),
  bind(at.invite, inviteExperts),
  bind(at.open, openRound),
  bind(at.fillGaps, fillRound),
  bind(at.addAlternate, addAlternate),
  bind(at.progress, roundProgress),
  bind(at.close, closeRound),
  bind(at.results, roundResults),
  bind(at.advance, advanceWorks),
  bind(at.mySeats, mySeats),
  bind(at.seat, seatDoor),
  bind(at.accept, acceptInvitation),
  bind(at.decline, declineInvitation),
  bind(at.signPledge, signPledge),
  bind(at.declare, declareConflicts),
  bind(at.urge, urgeExpert),
  bind(at.replace, replaceExpert),
  bind(at.desk, reviewDesk),
  bind(at.submitAll, submitAll),
  bind(at.sheet, sheetDetail),
  bind(at.save, saveSheet),
  bind(at.submit, submitSheet),
  bind(at.revise, reviseSheet),
  bind(at.recuse, recuseSheet),
  bind(at.openFile, openMaterial),
  bind(at.file, materialFile),
  bind(at.propose, proposeList(funding)),
  bind(at.list, decisionListDetail(funding)),
  bind(at.adjust, adjustDecision(funding)),
  bind(at.recordDraw, recordDraw(funding)),
  bind(at.scenarios, scenarioComparison(funding)),
  bind(at.keepScenario, keepScenario),
  bind(at.changeScenario, changeScenario),
  bind(at.moveInScenario, moveInScenario(funding)),
  bind(at.dropScenario, dropScenario),
  bind(at.adoptScenario, adoptScenario(funding)),
  bind(at.submitList, submitList(funding)),
  bind(at.returnList, returnList),
  bind(at.effect, releaseEffect(funding)),
  bind(at.release, releaseList(funding)),
];
