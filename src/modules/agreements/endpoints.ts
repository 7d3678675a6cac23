import { download, get, nothing, post } from '../../base/endpoint.ts';
import {
  AgreementFilter,
  AgreementList,
  AuthorityById,
  Compare,
  DraftAgreement,
  EnterAuthority,
  EnterRevocations,
  KeyById,
  OfPaper,
  OfProject,
  OpenSupplement,
  PaperFile,
  ProposeText,
  RegisterKey,
  SaveTemplate,
  SignatureOfParty,
  SignByKey,
  SignByScan,
  SigningText,
  TemplateById,
  VersionedPaper,
  VersionedTemplate,
  WithReason,
} from './schema.ts';
import {
  AgreementLinesOut,
  AgreementOfProjectOut,
  AuthoritiesOut,
  DifferencesOut,
  KeysOut,
  TemplateLinesOut,
  TemplateOut,
} from './views.ts';

const paper = '/agreements/:agreementId/papers/:paperId';

export const agreementsEndpoints = {
  list: get('/agreements', '三方协议', { input: AgreementList, output: AgreementLinesOut }),
  export: download('/agreements/export', '导出三方协议（CSV）', { input: AgreementFilter }),
  ofProject: get('/projects/:projectId/agreement', '项目的三方协议', {
    input: OfProject,
    output: AgreementOfProjectOut,
  }),
  draft: post('/projects/:projectId/agreement/draft', '拟制三方协议', { input: DraftAgreement }),
  propose: post(`${paper}/propose`, '提出协议修改稿', { input: ProposeText }),
  compare: get(`${paper}/compare`, '两版协议的差异', { input: Compare, output: DifferencesOut }),
  consent: post(`${paper}/consent`, '同意协议文本', { input: VersionedPaper }),
  fix: post(`${paper}/fix`, '协议定稿送签', { input: VersionedPaper }),
  reopen: post(`${paper}/reopen`, '退回协商', { input: WithReason }),
  void: post(`${paper}/void`, '作废协议文本', { input: WithReason }),
  signByScan: post(`${paper}/sign-by-scan`, '以盖章扫描件签署', { input: SignByScan }),
  signByKey: post(`${paper}/sign-by-key`, '以签名密钥签署', { input: SignByKey }),
  takeEffect: post(`${paper}/take-effect`, '使已签协议生效', { input: VersionedPaper }),
  paper: download(`${paper}/file`, '协议文本（PDF、Word）', { input: PaperFile }),
  signingText: download(`${paper}/signing-text`, '待签名的内容', { input: SigningText }),
  scan: download(`${paper}/signatures/:party/scan`, '盖章扫描件', { input: SignatureOfParty }),
  evidence: download(`${paper}/evidence`, '签署凭据（可离线核验）', { input: OfPaper }),
  supplement: post('/agreements/:agreementId/supplements', '提出补充协议', { input: OpenSupplement }),
};

export const signingKeyEndpoints = {
  list: get('/signing-keys', '我的签名证书', { input: nothing, output: KeysOut }),
  register: post('/signing-keys', '登记签名证书', { input: RegisterKey }),
  retire: post('/signing-keys/:keyId/retire', '停用签名证书', { input: KeyById }),
};

export const signingAuthorityEndpoints = {
  list: get('/signing-authorities', '签发机构', { input: nothing, output: AuthoritiesOut }),
  enter: post('/signing-authorities', '登记签发机构', { input: EnterAuthority }),
  revocations: post('/signing-authorities/:authorityId/revocations', '登记吊销列表', { input: EnterRevocations }),
  end: post('/signing-authorities/:authorityId/end', '停用签发机构', { input: AuthorityById }),
};

export const agreementTemplateEndpoints = {
  list: get('/agreement-templates', '协议模板', { input: nothing, output: TemplateLinesOut }),
  detail: get('/agreement-templates/:templateId', '协议模板内容', { input: TemplateById, output: TemplateOut }),
  draft: post('/agreement-templates', '拟制新版模板', { input: nothing }),
  save: post('/agreement-templates/:templateId/save', '修改协议模板', { input: SaveTemplate }),
  publish: post('/agreement-templates/:templateId/publish', '启用协议模板', { input: VersionedTemplate }),
};
