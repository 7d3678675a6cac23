import { type Binding, bind } from '../../platform/http.ts';
import type { Job } from '../../platform/jobs.ts';
import type { TodoSource } from '../../platform/todo.ts';
import { dashboardsEndpoints } from './endpoints.ts';
import { showFrame } from './use-cases/show-frame.ts';

/** What the program hands in: the to-dos and the jobs of all modules. */
export type DashboardSources = { todos: readonly TodoSource[]; jobs: readonly Job[] };

export const dashboardsRoutes = ({ todos }: DashboardSources): Binding[] => [
  bind(dashboardsEndpoints.frame, showFrame(todos)),
];
