import type { ProblemCatalogue } from '../base/problem.ts';

/** Refusals of the kernel itself; each module adds its own catalogue. */
export const kernelProblems = {
  'form.invalid': { status: 400, title: '填写有误' },
  'form.unreadable': { status: 400, title: '请求内容无法读取' },
  'form.unkeepable': { status: 400, title: '填写的内容超出可保存的范围，请核对数字、日期和编号' },
  'act.not_found': { status: 404, title: '未找到' },
  'act.not_allowed': { status: 403, title: '无权办理', detail: ({ only }) => `只有${only}可以办理` },
  'act.key_used': { status: 422, title: '同一请求编号已用于别的内容' },
  'act.token_scope': { status: 403, title: '此令牌不含该接口的权限' },
  'session.missing': { status: 401, title: '请先登录' },
  'session.expired': { status: 401, title: '登录已过期，请重新输入密码，已填内容不会丢失' },
  'request.cross_site': { status: 403, title: '请求来源不被接受' },
  'request.too_many': { status: 429, title: '操作过于频繁，请稍后再试' },
  'request.too_large': { status: 413, title: '内容超过允许的大小' },
  'row.changed': { status: 409, title: '他人刚刚修改过，请刷新后再办理' },
  'workflow.no_such_move': {
    status: 409,
    title: '当前状态不能办理',
    detail: ({ workflow, state }) => `${workflow}目前为“${state}”`,
  },
  'workflow.not_ready': { status: 422, title: '尚不具备条件' },
  'workbook.unread': { status: 422, title: '这份表格读不出来', detail: ({ why }) => String(why ?? '') },
  'request.digest_unreadable': {
    status: 400,
    title: 'Content-Digest 无法读取',
    detail: ({ header }) => `写作 sha-256=:…: （RFC 9530），收到的是 ${String(header).slice(0, 120)}`,
  },
  'request.digest_unknown': {
    status: 400,
    title: 'Content-Digest 所用的算法不认识',
    detail: ({ known }) => `可用 ${String(known)}`,
  },
  'request.digest_differs': { status: 400, title: '请求内容与 Content-Digest 不符，未接收，请重新发送' },
  'database.away': { status: 503, title: '数据库暂时不可用，内容没有丢失，请稍后重试' },
} satisfies ProblemCatalogue;
