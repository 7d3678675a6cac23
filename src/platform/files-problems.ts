import type { ProblemCatalogue } from '../base/problem.ts';

/** Refusals of files, uploads, jobs, mail and backups. */
export const platformFileProblems = {
  'files.not_found': { status: 404, title: '文件不存在或已被移除' },
  'files.disk_full': { status: 507, title: '服务器存储空间不足，文件没有保存，请联系管理员后重试' },
  'uploads.not_found': { status: 404, title: '这次上传不存在或已过期，请重新选择文件上传' },
  'uploads.too_large': {
    status: 413,
    title: '文件超过允许的大小',
    detail: ({ allowed }) => `单个文件不得超过${String(allowed)}`,
  },
  'uploads.malformed': { status: 400, title: '上传请求不合规', detail: ({ why }) => String(why) },
  'uploads.out_of_step': { status: 409, title: '上传进度与服务器不一致，请重新连接后继续' },
  'uploads.not_finished': { status: 409, title: '文件还没有传完' },
  'jobs.cancelled': { status: 409, title: '任务已按要求停止' },
  'jobs.not_running': { status: 409, title: '任务已经结束，不能再停止' },
  'mail.address_invalid': {
    status: 422,
    title: '邮件地址不合规',
    detail: ({ address }) => `“${String(address)}”不是一个邮件地址`,
  },
  'mail.refused': { status: 422, title: '对方邮件服务器拒收，请核对邮件地址' },
  'backup.damaged': {
    status: 422,
    title: '备份已损坏，没有恢复任何内容',
    detail: ({ part, why }) => `${String(part)}：${String(why)}`,
  },
  'backup.target_taken': { status: 409, title: '备份位置已有同名文件夹，不会覆盖' },
  'backup.not_empty': {
    status: 409,
    title: '目标数据库不是空的，不能恢复',
    detail: ({ table }) => `表 ${String(table)} 已有内容`,
  },
} satisfies ProblemCatalogue;
