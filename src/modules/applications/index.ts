export { applicationsActs } from './terms.ts';
export { moveApplication } from './move.ts';
export { openApplication } from './open-application.ts';
export { applicationById, lockApplication, saveApplication } from './store.ts';
export {
  answersOf,
  applicationsForReview,
  type ReviewRow,
  countByState,
  editionOf,
  latestEditions,
  visibleTo,
} from './queries.ts';
export { applicationFacts } from './facts.ts';
export { applicationsTodos } from './todos.ts';
export { searchApplications } from './queries-lists.ts';
export { answerText, formPaperOf, printedOf } from './papers.ts';
export { optionLabels } from './options.ts';
export { stateShownTo } from './views.ts';
export {
  applicationCounts,
  applicationCountsByUnit,
  type ApplicationFilter,
  applicationTotal,
  findApplications,
  receivedByUnit,
  type StageAges,
  stageAges,
} from './queries-figures.ts';
