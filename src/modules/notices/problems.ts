import type { ProblemCatalogue } from '../../base/problem.ts';

export const noticesProblems = {
  'notices.count_changed': {
    status: 409,
    title: '待放行的邮件有变化，请核对后再办',
    detail: ({ seen, now }) => `您核对的是 ${seen} 封，现在是 ${now} 封`,
  },
  'notices.legal': { status: 422, title: '权利与期限类消息不能关闭' },
  'notices.colleague': { status: 422, title: '只能抄送本单位的同事' },
  'notices.not_waiting': { status: 422, title: '这件事现在不等别人办，无须催办' },
  'notices.urged_today': { status: 409, title: '今天已经催办过', detail: ({ at }) => `${at} 已催办，明天可以再催` },
  'notices.unseen_by': {
    status: 422,
    title: '收件人无权查看该事项',
    detail: ({ names }) => `${names}看不到该事项，请去掉后再抄送`,
  },
} satisfies ProblemCatalogue;
