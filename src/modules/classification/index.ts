export { classificationProblems } from './problems.ts';
export { classRules, codedTerms, numberPatterns, termsOn } from './queries.ts';
export { classificationActs } from './terms.ts';
