import type { ProblemCatalogue } from '../../base/problem.ts';

export const accountsProblems = {
  'account.login_refused': {
    status: 401,
    title: '登录名或密码不对',
    detail: ({ failures, minutes }) => `连续失败 ${failures} 次将锁定 ${minutes} 分钟，锁定期间正确的密码也不能登录`,
  },
  'account.code_needed': { status: 401, title: '请输入动态口令' },
  'account.code_refused': {
    status: 401,
    title: '动态口令不对或已用过',
    detail: () => '请等手机上出现下一个口令再输入',
  },
  'account.name_taken': { status: 409, title: '登录名已被使用' },
  'account.password_weak': { status: 422, title: '密码不符合要求' },
  'account.password_wrong': { status: 422, title: '当前密码不对' },
  'account.password_first': { status: 403, title: '请先修改密码，再办理其他事项' },
  'account.totp_first': { status: 403, title: '请先设置动态口令，再办理其他事项' },
  'account.totp_unreadable': {
    status: 409,
    title: '动态口令的密钥读不出',
    detail: () => '数据目录中的密钥文件与数据库不配套。请系统管理员放回原来的密钥文件，或重置您的动态口令',
  },
  'account.totp_not_begun': { status: 409, title: '请先扫描二维码' },
  'account.totp_required': { status: 422, title: '按安全设置须使用动态口令，不能停用' },
  'account.link_void': {
    status: 410,
    title: '链接已失效',
    detail: () => '链接只能使用一次且有时限，请联系管理员重新发送',
  },
  'account.roles_waiting': {
    status: 409,
    title: '该账号已有待确认的角色调整',
    detail: () => '请先由安全管理员确认，或撤回后重新提出',
  },
  'account.roles_refused': { status: 422, title: '角色不能这样授予' },
  'account.not_to_oneself': { status: 403, title: '不能对自己的账号办理' },
  'account.state_differs': { status: 409, title: '账号当前状态不能办理' },
  'account.token_refused': { status: 422, title: '访问令牌内容有误' },
  'account.setting_refused': { status: 422, title: '设置值不在允许范围内' },
} satisfies ProblemCatalogue;
