import type { ProblemCatalogue } from '../../base/problem.ts';

/** Refusals of agreements, their texts, signatures and templates. */
export const agreementsProblems = {
  'agreements.exists': { status: 409, title: '本项目已有三方协议' },
  'agreements.not_national': { status: 422, title: '只有国家级扶持项目签订三方协议' },
  'agreements.no_template': {
    status: 409,
    title: '没有已启用的协议模板',
    detail: () => '请先在“协议模板”中启用一版',
  },
  'agreements.not_ready': { status: 422, title: '协议文本有问题，请修改后再试' },
  'agreements.supplement_open': {
    status: 409,
    title: '已有一份补充协议在办理',
    detail: () => '同时只能办理一份，请先办结或作废',
  },
  'agreements.supplement_state': {
    status: 409,
    title: '协议现在的状态不能办理这类补充协议',
    detail: ({ state, kind }) => `协议${String(state)}，不能办理${String(kind)}`,
  },
  'agreements.signed_already': { status: 409, title: '本方已签署，无需重复' },
  'agreements.paper_differs': { status: 422, title: '扫描件与定稿版本不一致，没有收下' },
  'agreements.signature_refused': { status: 422, title: '签名验证不通过，没有收下' },
  'agreements.key_refused': { status: 422, title: '公钥证书不能登记' },
  'agreements.key_registered': { status: 409, title: '该公钥已登记' },
  'agreements.authority_refused': { status: 422, title: '签发机构证书不能登记' },
  'agreements.authority_entered': { status: 409, title: '该签发机构已登记' },
  'agreements.revocations_refused': { status: 422, title: '吊销列表不能登记' },
  'agreements.no_evidence': {
    status: 409,
    title: '还没有可导出的签署凭据',
    detail: () => '至少一方签署后才有凭据文件',
  },
  'agreements.template_draft_exists': {
    status: 409,
    title: '已有一份模板拟稿',
    detail: () => '请先启用或继续修改现有拟稿',
  },
  'agreements.template_not_ready': { status: 422, title: '模板有问题，不能启用' },
} satisfies ProblemCatalogue;
