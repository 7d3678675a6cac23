import { bind, type Binding } from '../../platform/http.ts';
import type { AppliedSource } from './applied.ts';
import { worksEndpoints } from './endpoints.ts';
import { workDossier, workList } from './queries.ts';
import { amendWork } from './use-cases/amend-work.ts';
import { assignWork } from './use-cases/assign-work.ts';
import { importAwards } from './use-cases/import-awards.ts';
import { importWorks } from './use-cases/import-works.ts';
import { registerWork } from './use-cases/register-work.ts';

/** `appliedTo` finds the applications of a work; the applications module provides it and main names it. */
export const worksRoutes = (appliedTo: AppliedSource): Binding[] => [
  bind(worksEndpoints.list, workList),
  bind(worksEndpoints.dossier, workDossier(appliedTo)),
  bind(worksEndpoints.register, registerWork),
  bind(worksEndpoints.amend, amendWork),
  bind(worksEndpoints.assign, assignWork),
  bind(worksEndpoints.importWorks, importWorks),
  bind(worksEndpoints.importAwards, importAwards),
];
