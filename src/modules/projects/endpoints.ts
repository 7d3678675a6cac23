import { download, get, post } from '../../base/endpoint.ts';
import { z } from 'zod';
import {
  AnswerAdvice,
  AskAgain,
  AskChange,
  AssignGuide,
  ChangeById,
  CloseAdvice,
  DecideChange,
  FileChange,
  FollowUp,
  NameGuide,
  RecordVisit,
  ReleaseGuide,
  WriteAdvice,
} from './guidance-schema.ts';
import { ChangesOut, GuidanceOut, GuideCandidatesOut, GuidingExpertsOut } from './guidance-views.ts';
import { ListProjects, ProjectById } from './schema.ts';
import {
  ClaimMilestone,
  CloseProject,
  CloseRisk,
  ConfirmMilestone,
  DecidePlan,
  FileOfProject,
  FixAward,
  OpenRisk,
  ProposePlan,
  ReturnPlan,
  SendBackMilestone,
  SendReport,
  StopProject,
} from './tracking-schema.ts';
import { LogOut, MilestonesOut, OverviewOut, ReportsOut } from './tracking-views.ts';
import { ProjectHeadOut, ProjectListOut } from './views.ts';

const one = '/projects/:projectId';
const milestone = `${one}/milestones/:kind`;
const advice = `${one}/advice/:adviceId`;
const change = `${one}/changes/:changeId`;

export const projectsEndpoints = {
  list: get('/projects', '项目列表', { input: ListProjects, output: ProjectListOut }),
  exportList: download('/projects/export', '导出项目列表', { input: ListProjects }),
  head: get(one, '项目概要', { input: ProjectById, output: ProjectHeadOut }),
  overview: get(`${one}/overview`, '项目概况', { input: ProjectById, output: OverviewOut }),
  log: get(`${one}/log`, '项目日志', { input: ProjectById, output: LogOut }),
  file: download(`${one}/files/:fileId`, '项目材料', { input: FileOfProject }),
  fixAward: post(`${one}/award`, '核定扶持资金', { input: FixAward }),
  close: post(`${one}/close`, '结项', { input: CloseProject }),
  stop: post(`${one}/stop`, '终止项目', { input: StopProject }),
  openRisk: post(`${one}/risks`, '提示风险', { input: OpenRisk }),
  closeRisk: post(`${one}/risks/:riskId/close`, '关闭风险', { input: CloseRisk }),
  milestones: get(`${one}/milestones`, '里程碑', { input: ProjectById, output: MilestonesOut }),
  proposePlan: post(`${one}/plan`, '报送进度计划', { input: ProposePlan }),
  agreePlan: post(`${one}/plan/agree`, '同意进度计划', { input: DecidePlan }),
  returnPlan: post(`${one}/plan/return`, '退回进度计划', { input: ReturnPlan }),
  claimMilestone: post(`${milestone}/claim`, '报节点完成', { input: ClaimMilestone }),
  confirmMilestone: post(`${milestone}/confirm`, '确认节点完成', { input: ConfirmMilestone }),
  sendBackMilestone: post(`${milestone}/send-back`, '退回节点', { input: SendBackMilestone }),
  reports: get(`${one}/reports`, '进度报告', { input: ProjectById, output: ReportsOut }),
  sendReport: post(`${one}/reports`, '报送进度', { input: SendReport }),
};
export const guidanceEndpoints = {
  guidance: get(`${one}/guidance`, '指导记录', { input: ProjectById, output: GuidanceOut }),
  candidates: get(`${one}/guides/candidates`, '可指派的专家', { input: ProjectById, output: GuideCandidatesOut }),
  assignGuide: post(`${one}/guides`, '指派指导专家', { input: AssignGuide }),
  releaseGuide: post(`${one}/guides/:personId/release`, '解除指导', { input: ReleaseGuide }),
  writeAdvice: post(`${one}/advice`, '提出指导意见', { input: WriteAdvice }),
  answerAdvice: post(`${advice}/answer`, '答复指导意见', { input: AnswerAdvice }),
  askAgain: post(`${advice}/ask-again`, '请再说明', { input: AskAgain }),
  closeAdvice: post(`${advice}/close`, '办结指导意见', { input: CloseAdvice }),
  recordVisit: post(`${one}/visits`, '现场督导', { input: RecordVisit }),
  followUp: post(`${one}/visits/:visitId/follow-up`, '督导复查', { input: FollowUp }),
  guidingExperts: get('/guiding-experts', '指导专家', { input: z.object({}), output: GuidingExpertsOut }),
  nameGuide: post('/guiding-experts', '列为指导专家', { input: NameGuide }),
  endGuide: post('/guiding-experts/:expertId/end', '不再列为指导专家', { input: NameGuide }),
};
export const changesEndpoints = {
  changes: get(`${one}/changes`, '变更', { input: ProjectById, output: ChangesOut }),
  ask: post(`${one}/changes`, '申请变更', { input: AskChange }),
  pass: post(`${change}/pass`, '审核同意变更', { input: DecideChange }),
  approve: post(`${change}/approve`, '批准变更', { input: DecideChange }),
  refuse: post(`${change}/refuse`, '不同意变更', { input: DecideChange }),
  withdraw: post(`${change}/withdraw`, '撤回变更', { input: ChangeById }),
  file: post(`${change}/filed`, '登记备案办结', { input: FileChange }),
};
