import type { ProblemCatalogue } from '../../base/problem.ts';

export const projectsProblems = {} satisfies ProblemCatalogue;
