import type { ProblemCatalogue } from '../../base/problem.ts';

export const webhooksProblems = {
  'webhook.address_refused': { status: 422, title: '这个地址不能推送' },
  'webhook.too_many': {
    status: 409,
    title: '推送地址已达上限',
    detail: ({ most }) => `每个单位最多 ${String(most)} 个，请先删除不用的`,
  },
  'webhook.nothing_failed': { status: 409, title: '没有未送达的消息' },
} satisfies ProblemCatalogue;
