import { bind } from '../../platform/http.ts';
import { worksEndpoints } from './endpoints.ts';
import { workDossier, workList } from './queries.ts';
import { amendWork } from './use-cases/amend-work.ts';
import { assignWork } from './use-cases/assign-work.ts';
import { importAwards } from './use-cases/import-awards.ts';
import { importWorks } from './use-cases/import-works.ts';
import { registerWork } from './use-cases/register-work.ts';

export const worksRoutes = [
  bind(worksEndpoints.list, workList),
  bind(worksEndpoints.dossier, workDossier),
  bind(worksEndpoints.register, registerWork),
  bind(worksEndpoints.amend, amendWork),
  bind(worksEndpoints.assign, assignWork),
  bind(worksEndpoints.importWorks, importWorks),
  bind(worksEndpoints.importAwards, importAwards),
];
