import { get, nothing, post } from '../../base/endpoint.ts';
import { FrameOut } from '../../base/frame.ts';
import { KeepView, SavedViewsOut, ViewById, ViewsOf } from '../../base/saved-views.ts';
import { FigureDefinitionsOut, PictureOut } from './picture-views.ts';
import { HomeIn, ListJobs, PictureIn, RunById, RunJob, SaveRule, SearchIn } from './schema.ts';
import { HomeOut, JobsOut, SearchOut } from './views.ts';

export const dashboardsEndpoints = {
  frame: get('/frame', '页面外框', { input: nothing, output: FrameOut, access: 'open' }),
  home: get('/dashboards/home', '工作台', { input: HomeIn, output: HomeOut }),
  picture: get('/dashboards/picture', '一张图', { input: PictureIn, output: PictureOut }),
  definitions: get('/dashboards/definitions', '指标口径', { input: nothing, output: FigureDefinitionsOut }),
  saveRule: post('/dashboards/rules', '修改一张图设置', { input: SaveRule }),
  views: get('/saved-views', '保存的视图', { input: ViewsOf, output: SavedViewsOut }),
  keepView: post('/saved-views', '存为视图', { input: KeepView }),
  dropView: post('/saved-views/:viewId/drop', '删去视图', { input: ViewById }),
  search: get('/search', '检索', { input: SearchIn, output: SearchOut }),
  jobs: get('/dashboards/jobs', '任务中心', { input: ListJobs, output: JobsOut }),
  cancelRun: post('/dashboards/jobs/:runId/cancel', '取消任务', { input: RunById }),
  runJob: post('/dashboards/jobs/run', '立即运行任务', { input: RunJob }),
};
