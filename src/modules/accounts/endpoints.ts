import { download, get, nothing, post } from '../../base/endpoint.ts';
import {
  AuditFilter, Invitation, LinkIn, LogFilter, LogIn, NewToken, OwnPassword, PasswordByLink, PasswordChange, PeopleFilter,
  PersonEdit, PersonId, PersonReason, PersonVersion, Registration, RoleSet, SessionId, SettingChange, TokenId,
  TotpConfirm,
} from './schema.ts';
import {
  AuditOut, AuditProofOut, LinkForOut, LinkOut, LoggedInOut, MadeTokenOut, MyAccountOut, PasswordSetOut, PeopleOut, PersonOut,
  RegisteredOut, SecurityLogOut, SessionsOut, SettingsOut, TokensOut, TotpBegunOut,
} from './views.ts';

const open = { access: 'open' } as const;
export const accountsEndpoints = {
  register: post('/registrations', '注册机构与首位管理员', { input: Registration, output: RegisteredOut, ...open }),
  logIn: post('/login', '登录', { input: LogIn, output: LoggedInOut, ...open }),
  logOut: post('/logout', '退出登录', { input: nothing }),
  me: get('/me', '我的账号', { input: nothing, output: MyAccountOut }),

  checkLink: post('/password/link/check', '查看一次性链接', { input: LinkIn, output: LinkForOut, ...open }),
  passwordByLink: post('/password/link', '以一次性链接设置密码', {
    input: PasswordByLink, output: PasswordSetOut, ...open,
  }),
  changePassword: post('/password', '修改密码', { input: PasswordChange }),
  beginTotp: post('/totp/begin', '开始设置动态口令', { input: nothing, output: TotpBegunOut }),
  confirmTotp: post('/totp/confirm', '启用动态口令', { input: TotpConfirm }),
  removeTotp: post('/totp/remove', '停用动态口令', { input: OwnPassword }),

  sessions: get('/sessions', '我的登录', { input: nothing, output: SessionsOut }),
  endSession: post('/sessions/:sessionId/end', '结束一处登录', { input: SessionId }),
  endOtherSessions: post('/sessions/end-others', '结束其他各处登录', { input: nothing }),
  tokens: get('/tokens', '我的访问令牌', { input: nothing, output: TokensOut }),
  makeToken: post('/tokens', '新建访问令牌', { input: NewToken, output: MadeTokenOut }),
  revokeToken: post('/tokens/:tokenId/revoke', '撤销访问令牌', { input: TokenId }),

  people: get('/people', '人员列表', { input: PeopleFilter, output: PeopleOut }),
  person: get('/people/:personId', '人员', { input: PersonId, output: PersonOut }),
  invite: post('/people', '邀请人员', { input: Invitation, output: LinkOut }),
  editPerson: post('/people/:personId/edit', '修改人员资料', { input: PersonEdit }),
  grant: post('/people/:personId/roles', '调整角色', { input: RoleSet }),
  disable: post('/people/:personId/disable', '停用人员', { input: PersonReason }),
  enable: post('/people/:personId/enable', '启用人员', { input: PersonReason }),
  renewLink: post('/people/:personId/link', '重发一次性链接', { input: PersonVersion, output: LinkOut }),
  resetTotp: post('/people/:personId/reset-totp', '重置动态口令', { input: PersonReason }),
  unlock: post('/people/:personId/unlock', '解除锁定', { input: PersonReason }),

  settings: get('/security/settings', '安全设置', { input: nothing, output: SettingsOut }),
  changeSetting: post('/security/settings', '修改安全设置', { input: SettingChange }),
  securityLog: get('/security/log', '登录与拒绝记录', { input: LogFilter, output: SecurityLogOut }),
  audit: get('/audit', '审计记录', { input: AuditFilter, output: AuditOut }),
  exportAudit: download('/audit/export', '导出审计记录', { input: AuditFilter }),
  verifyAudit: get('/audit/verify', '核验审计链', { input: nothing, output: AuditProofOut }),
};
