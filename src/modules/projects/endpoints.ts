import { get } from '../../base/endpoint.ts';
import { ListProjects, ProjectById } from './schema.ts';
import { ProjectHeadOut, ProjectListOut } from './views.ts';

export const projectsEndpoints = {
  list: get('/projects', '项目列表', { input: ListProjects, output: ProjectListOut }),
  head: get('/projects/:projectId', '项目概要', { input: ProjectById, output: ProjectHeadOut }),
};
