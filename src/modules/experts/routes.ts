import { bind } from '../../platform/http.ts';
import { expertsEndpoints as at } from './endpoints.ts';
import { addExpert } from './use-cases/add-expert.ts';
import { changeExpert } from './use-cases/change-expert.ts';
import { pauseExpert, removeExpert, resumeExpert } from './use-cases/change-standing.ts';
import { declareInterest, withdrawInterest } from './use-cases/declare-interest.ts';
import { expertCandidates, expertDetail, expertList, myExpert } from './use-cases/read-experts.ts';

/** Endpoints of the pool and what answers them. */
export const expertsRoutes = [
  bind(at.list, expertList),
  bind(at.candidates, expertCandidates),
  bind(at.mine, myExpert),
  bind(at.detail, expertDetail),
  bind(at.add, addExpert),
  bind(at.change, changeExpert),
  bind(at.pause, pauseExpert),
  bind(at.resume, resumeExpert),
  bind(at.leave, removeExpert),
  bind(at.declareInterest, declareInterest),
  bind(at.withdrawInterest, withdrawInterest),
];
