export { classificationProblems } from './problems.ts';
export { classRules, codedTerms, numberPatterns, termsOn } from './queries.ts';
export { classificationRoutes } from './routes.ts';
export { classificationActs } from './terms.ts';
export { seedClassification } from './use-cases/seed-classification.ts';
