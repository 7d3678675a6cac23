export { classificationProblems } from './problems.ts';
export { classOfWork, classRules, codedTerms, numberFindingsOf, numberPatterns, termsOn } from './queries.ts';
export { classificationActs } from './terms.ts';
