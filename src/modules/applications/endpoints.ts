import { download, get, post } from '../../base/endpoint.ts';
import {
  AcceptApplications,
  ApplicationById,
  AssignSection,
  AttachFile,
  CheckApplications,
  CorrectApplication,
  DetachFile,
  FileOfApplication,
  FormOfBatch,
  ListApplications,
  PaperOfApplication,
  RefuseApplication,
  SaveAnswers,
  StartApplication,
  SubmitApplication,
  WithdrawApplication,
} from './schema.ts';
import { ApplicationChecksOut, ApplicationFormOut, ApplicationListOut, ApplicationOut, SavedOut } from './views.ts';

export const applicationsEndpoints = {
  list: get('/applications', '申报列表', { input: ListApplications, output: ApplicationListOut }),
  exportList: download('/applications/export', '导出申报列表', { input: ListApplications }),
  checks: get('/applications/checks', '申报的自动核验', { input: CheckApplications, output: ApplicationChecksOut }),
  detail: get('/applications/:applicationId', '申报详情', { input: ApplicationById, output: ApplicationOut }),
  form: get('/application-forms/:callVersionId', '申报表样', { input: FormOfBatch, output: ApplicationFormOut }),
  file: download('/applications/:applicationId/files/:fileId', '下载附件', { input: FileOfApplication }),
  paper: download('/applications/:applicationId/papers/:paper/:format', '打印申请书、承诺书、回执', {
    input: PaperOfApplication,
  }),
  start: post('/applications', '新建申报', { input: StartApplication }),
  save: post('/applications/:applicationId/answers', '填写申请书', { input: SaveAnswers, output: SavedOut }),
  assign: post('/applications/:applicationId/sections', '分派章节', { input: AssignSection }),
  attach: post('/applications/:applicationId/files', '放入附件', { input: AttachFile }),
  detach: post('/applications/:applicationId/files/remove', '移除附件', { input: DetachFile }),
  submit: post('/applications/:applicationId/submit', '提交申报', { input: SubmitApplication }),
  reopen: post('/applications/:applicationId/reopen', '撤回重填', { input: SubmitApplication }),
  withdraw: post('/applications/:applicationId/withdraw', '撤回申报', { input: WithdrawApplication }),
  accept: post('/applications/:applicationId/accept', '受理', { input: AcceptApplications }),
  correct: post('/applications/:applicationId/correct', '通知补正', { input: CorrectApplication }),
  refuse: post('/applications/:applicationId/refuse', '不予受理', { input: RefuseApplication }),
};
