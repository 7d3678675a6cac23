import type { ProblemCatalogue } from '../../base/problem.ts';

/** Refusals of publicity and objections. */
export const publicityProblems = {
  'publicity.not_released': {
    status: 409,
    title: '评定结论尚未签发，不能拟制公示',
    detail: () => '由总局签发评定结论后再拟制公示',
  },
  'publicity.exists': { status: 409, title: '本批次已在公示' },
  'publicity.no_works': { status: 422, title: '评定名单中没有入选作品，无可公示' },
  'objection.refused': { status: 422, title: '异议没有提交，请修改后再试' },
  'objection.not_open': { status: 409, title: '该公示已结束，不再登记异议' },
  'objection.ticket': {
    status: 422,
    title: '提交凭证无效或已过期',
    detail: () => '请刷新页面重新填写；已填内容请先复制',
  },
  'objection.ticket_used': { status: 409, title: '该凭证已用于另一件异议', detail: () => '请刷新页面后再提交新的异议' },
  'objection.too_many_files': { status: 422, title: '附件数量已达上限', detail: ({ allowed }) => `最多 ${allowed} 个` },
  'objection.file_refused': { status: 422, title: '文件不符合要求，没有收下' },
  'objection.not_found': { status: 404, title: '编号或查询码不对', detail: () => '请核对回执上的异议编号和查询码' },
  'objection.look_first': {
    status: 403,
    title: '请先查看提出人信息',
    detail: () => '盖章件载有提出人信息，每次查看都会登记',
  },
  'objection.barred': { status: 422, title: '该人员与本案有利害关系，不能承办' },
} satisfies ProblemCatalogue;
