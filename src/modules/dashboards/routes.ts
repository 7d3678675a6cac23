import { type Binding, bind } from '../../platform/http.ts';
import type { Job } from '../../platform/jobs.ts';
import type { TodoSource } from '../../platform/todo.ts';
import { dashboardsEndpoints as at } from './endpoints.ts';
import { cancelRun, runJob, showJobs } from './use-cases/jobs.ts';
import { definitionList, saveRule } from './use-cases/definitions.ts';
import { dropSavedView, keepSavedView, viewList } from './use-cases/saved-views.ts';
import { search } from './use-cases/search.ts';
import { showFrame } from './use-cases/show-frame.ts';
import { showPicture } from './use-cases/show-picture.ts';
import { showHome } from './use-cases/show-home.ts';

/** What the program hands in: the to-dos and the jobs of all modules. */
export type DashboardSources = { todos: readonly TodoSource[]; jobs: readonly Job[] };

export const dashboardsRoutes = ({ todos, jobs }: DashboardSources): Binding[] => [
  bind(at.frame, showFrame(todos)),
  bind(at.home, showHome(todos)),
  bind(at.picture, showPicture(todos)),
  bind(at.definitions, definitionList),
  bind(at.saveRule, saveRule),
  bind(at.views, viewList),
  bind(at.keepView, keepSavedView),
  bind(at.dropView, dropSavedView),
  bind(at.search, search),
  bind(at.jobs, showJobs(jobs)),
  bind(at.cancelRun, cancelRun),
  bind(at.runJob, runJob(jobs)),
];
