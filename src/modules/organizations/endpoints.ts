import { z } from 'zod';
import { get, nothing, post } from '../../base/endpoint.ts';
import {
  Amendment,
  CreditCodeIn,
  NameQuestion,
  NewUnit,
  OrganizationFilter,
  OrganizationId,
  Renaming,
  Resubmission,
  UnitContact,
  VersionedOrganization,
  WithReason,
} from './schema.ts';
import { CreditCodeOut, OrganizationOut, OrganizationsOut, RegistrationChoicesOut, SuggestionOut } from './views.ts';

export const organizationsEndpoints = {
  checkCode: get('/registrations/credit-code', '核对统一社会信用代码', {
    input: CreditCodeIn,
    output: CreditCodeOut,
    access: 'open',
  }),
  choices: get('/registrations/choices', '注册时可选的所在地与中央直属单位', {
    input: nothing,
    output: RegistrationChoicesOut,
    access: 'open',
  }),
  list: get('/organizations', '机构列表', { input: OrganizationFilter, output: OrganizationsOut }),
  detail: get('/organizations/:organizationId', '机构详情', { input: OrganizationId, output: OrganizationOut }),
  alike: get('/organizations/alike', '同名机构提示', {
    input: NameQuestion,
    output: z.object({ rows: z.array(SuggestionOut) }),
  }),
  verify: post('/organizations/:organizationId/verify', '核验通过', { input: VersionedOrganization }),
  return: post('/organizations/:organizationId/return', '退回修改', { input: WithReason }),
  resubmit: post('/organizations/:organizationId/resubmit', '重新提交核验', { input: Resubmission }),
  suspend: post('/organizations/:organizationId/suspend', '暂停机构', { input: WithReason }),
  resume: post('/organizations/:organizationId/resume', '恢复机构', { input: WithReason }),
  amend: post('/organizations/:organizationId/amend', '更新机构信息', { input: Amendment }),
  contact: post('/organizations/:organizationId/contact', '登记联系方式', { input: UnitContact }),
  rename: post('/organizations/:organizationId/rename', '变更名称', { input: Renaming }),
  add: post('/organizations', '新增单位', { input: NewUnit }),
};
