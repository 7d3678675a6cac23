import { get, nothing, post } from '../../base/endpoint.ts';
import {
  AddExpert,
  ChangeExpert,
  DeclareInterest,
  ExpertById,
  ExpertFilter,
  ExpertWithReason,
  WithdrawInterest,
} from './schema.ts';
import { CandidatesOut, ExpertListOut, ExpertOut, MyExpertOut } from './views.ts';

export const expertsEndpoints = {
  list: get('/experts', '专家库列表', { input: ExpertFilter, output: ExpertListOut }),
  candidates: get('/experts/candidates', '可入库人员', { input: nothing, output: CandidatesOut }),
  mine: get('/experts/mine', '我的专家资料', { input: nothing, output: MyExpertOut }),
  detail: get('/experts/:expertId', '专家资料', { input: ExpertById, output: ExpertOut }),
  add: post('/experts', '专家入库', { input: AddExpert }),
  change: post('/experts/:expertId/change', '修改专家资料', { input: ChangeExpert }),
  pause: post('/experts/:expertId/pause', '暂停', { input: ExpertWithReason }),
  resume: post('/experts/:expertId/resume', '恢复在聘', { input: ExpertWithReason }),
  leave: post('/experts/:expertId/leave', '离库', { input: ExpertWithReason }),
  declareInterest: post('/experts/:expertId/interests', '申报利害关系', { input: DeclareInterest }),
  withdrawInterest: post('/experts/:expertId/interests/:interestId/withdraw', '撤销利害关系申报', {
    input: WithdrawInterest,
  }),
};
