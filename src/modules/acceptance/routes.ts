import { bind } from '../../platform/http.ts';
import { acceptanceEndpoints as at } from './endpoints.ts';
import { changeCheckRule, checklistList, publishChecklist } from './use-cases/checklists.ts';
import { acceptCase, rectifyCase, rejectCase } from './use-cases/decide-case.ts';
import { handInFilm, returnFilm } from './use-cases/hand-in-film.ts';
import { dropFilm, labelFilms, openCase, putFilm, stateFilm } from './use-cases/prepare-film.ts';
import {
  acceptanceDetail,
  acceptanceList,
  acceptanceOfProject,
  certificateFile,
  compareRounds,
  filmFile,
  publicCertificate,
} from './use-cases/read-acceptance.ts';
import { conveneCase, giveOpinion, tickPoint } from './use-cases/review-film.ts';

/** Endpoints of acceptance and what answers them. */
export const acceptanceRoutes = [
  bind(at.list, acceptanceList),
  bind(at.checklists, checklistList),
  bind(at.publishChecklist, publishChecklist),
  bind(at.changeRule, changeCheckRule),
  bind(at.ofProject, acceptanceOfProject),
  bind(at.open, openCase),
  bind(at.detail, acceptanceDetail),
  bind(at.putEpisode, putFilm),
  bind(at.dropEpisode, dropFilm),
  bind(at.labelEpisodes, labelFilms),
  bind(at.state, stateFilm),
  bind(at.handIn, handInFilm),
  bind(at.return, returnFilm),
  bind(at.convene, conveneCase),
  bind(at.tick, tickPoint),
  bind(at.opine, giveOpinion),
  bind(at.accept, acceptCase),
  bind(at.rectify, rectifyCase),
  bind(at.reject, rejectCase),
  bind(at.film, filmFile),
  bind(at.compare, compareRounds),
  bind(at.certificate, certificateFile),
  bind(at.publicCertificate, publicCertificate),
];
