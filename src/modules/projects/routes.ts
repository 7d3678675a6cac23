import { bind, type Binding } from '../../platform/http.ts';
import { changesEndpoints as change, guidanceEndpoints as guide, projectsEndpoints as at } from './endpoints.ts';
import type { MoneySource } from './money.ts';
import { guideCandidates, guidingExpertList, projectChanges, projectGuidance } from './queries-advice.ts';
import { projectMilestones, projectReports } from './queries-milestones.ts';
import { projectFile, projectLog, projectOverview } from './queries-overview.ts';
import { projectExport, projectHead, projectList } from './queries-read.ts';
import { answerAdvice, askAgain, closeAdvice, writeAdvice } from './use-cases/advise.ts';
import { askChange } from './use-cases/ask-change.ts';
import { assignGuide, endGuide, nameGuide, releaseGuide } from './use-cases/assign-guides.ts';
import { approveChange, fileChange, passChange, refuseChange, withdrawChange } from './use-cases/decide-changes.ts';
import type { ClosingSource } from './closing.ts';
import { closeRunningProject, stopUnboundProject } from './use-cases/end-project.ts';
import { type AgreementSource, fixAward } from './use-cases/fix-award.ts';
import { closeRisk, openRisk } from './use-cases/handle-risks.ts';
import { agreePlan, proposePlan, returnPlan } from './use-cases/plan-milestones.ts';
import { claimMilestone, confirmMilestone, sendBackMilestone } from './use-cases/reach-milestone.ts';
import { followUpVisit, recordVisit } from './use-cases/record-visits.ts';
import { sendReport } from './use-cases/send-report.ts';

type Sources = { money: MoneySource; hasAgreement: AgreementSource; closing: ClosingSource };
/** What later modules know of projects; main names the sources. */
export const projectsRoutes = ({ money, hasAgreement, closing }: Sources): Binding[] => [
  bind(at.list, projectList),
  bind(at.exportList, projectExport),
  bind(at.head, projectHead(money)),
  bind(at.overview, projectOverview({ hasAgreement, closing })),
  bind(at.log, projectLog),
  bind(at.file, projectFile),
  bind(at.fixAward, fixAward(hasAgreement)),
  bind(at.close, closeRunningProject({ hasAgreement, closing })),
  bind(at.stop, stopUnboundProject(hasAgreement)),
  bind(at.openRisk, openRisk),
  bind(at.closeRisk, closeRisk),
  bind(at.milestones, projectMilestones),
  bind(at.proposePlan, proposePlan),
  bind(at.agreePlan, agreePlan),
  bind(at.returnPlan, returnPlan),
  bind(at.claimMilestone, claimMilestone),
  bind(at.confirmMilestone, confirmMilestone),
  bind(at.sendBackMilestone, sendBackMilestone),
  bind(at.reports, projectReports),
  bind(at.sendReport, sendReport),
  bind(guide.guidance, projectGuidance),
  bind(guide.candidates, guideCandidates),
  bind(guide.assignGuide, assignGuide),
  bind(guide.releaseGuide, releaseGuide),
  bind(guide.writeAdvice, writeAdvice),
  bind(guide.answerAdvice, answerAdvice),
  bind(guide.askAgain, askAgain),
  bind(guide.closeAdvice, closeAdvice),
  bind(guide.recordVisit, recordVisit),
  bind(guide.followUp, followUpVisit),
  bind(guide.guidingExperts, guidingExpertList),
  bind(guide.nameGuide, nameGuide),
  bind(guide.endGuide, endGuide),
  bind(change.changes, projectChanges),
  bind(change.ask, askChange),
  bind(change.pass, passChange),
  bind(change.approve, approveChange),
  bind(change.refuse, refuseChange),
  bind(change.withdraw, withdrawChange),
  bind(change.file, fileChange),
];
