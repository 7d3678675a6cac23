import { get, nothing, post } from '../../base/endpoint.ts';
import { FrameOut } from '../../base/frame.ts';
import { HomeIn, ListJobs, RunById, RunJob, SearchIn } from './schema.ts';
import { HomeOut, JobsOut, SearchOut } from './views.ts';

export const dashboardsEndpoints = {
  frame: get('/frame', '页面外框', { input: nothing, output: FrameOut, access: 'open' }),
  home: get('/dashboards/home', '工作台', { input: HomeIn, output: HomeOut }),
  search: get('/search', '检索', { input: SearchIn, output: SearchOut }),
  jobs: get('/dashboards/jobs', '任务中心', { input: ListJobs, output: JobsOut }),
  cancelRun: post('/dashboards/jobs/:runId/cancel', '取消任务', { input: RunById }),
  runJob: post('/dashboards/jobs/run', '立即运行任务', { input: RunJob }),
};
