import type { OrganizationKind, Role } from '../../base/policy.ts';
import type { Instant } from '../../base/time.ts';

export const personStates = { invited: '已邀请', active: '正常', disabled: '已停用' } as const;
export type PersonState = keyof typeof personStates;
/** People who may log in and hold roles. */
export const activeStates: readonly PersonState[] = ['active'];
/** People who have not taken up their invitation. */
export const invitedStates: readonly PersonState[] = ['invited'];
/** People whose account was closed. */
export const disabledStates: readonly PersonState[] = ['disabled'];

/** A person without anything secret. One account is one person in one organisation (GB/T 22239-2019 8.1.4.1). */
export type Person = {
  id: string;
  version: number;
  organizationId: string;
  loginName: string;
  name: string;
  phone: string | null;
  email: string | null;
  state: PersonState;
  mustChangePassword: boolean;
  passwordChangedAt: Instant | null;
  totpConfirmedAt: Instant | null;
  failedCount: number;
  lockedUntil: Instant | null;
  lastLoginAt: Instant | null;
  createdAt: Instant;
  roles: Role[];
  orgName: string;
  orgKind: OrganizationKind;
  homeOrgId: string | null;
};

/** The three administrators of grade protection: each held alone (GB/T 22239-2019 8.1.4.2, 8.1.5). */
export const separatedRoles: readonly Role[] = ['system_admin', 'security_admin', 'audit_admin'];

/** Which roles people of an organisation may hold. */
export const rolesOfKind: Record<OrganizationKind, readonly Role[]> = {
  producer: ['producer_admin', 'producer_editor'],
  provincial_bureau: ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_reviewer', 'unit_leader', 'finance_officer'],
  central_direct_unit: [
    'unit_admin',
    'unit_intake',
    'unit_secretary',
    'unit_reviewer',
    'unit_leader',
    'finance_officer',
  ],
  national_bureau: [
    'national_officer',
    'national_leader',
    'objection_handler',
    'finance_officer',
    'expert',
    'auditor',
    'system_admin',
    'security_admin',
    'audit_admin',
  ],
  association: ['expert'],
  platform: ['platform_operator'],
};
/** What administrators of an organisation may give to their own people; the system administrator gives the rest. */
export const givenBy: Partial<Record<Role, readonly Role[]>> = {
  producer_admin: ['producer_admin', 'producer_editor'],
  unit_admin: ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_reviewer', 'unit_leader', 'finance_officer'],
};

export const linkPurposes = { invite: '开通账号', reset: '重设密码' } as const;
export type LinkPurpose = keyof typeof linkPurposes;

/** What an access token may be limited to, by the first word of the addresses it calls; never accounts and log-ins. */
export const scopeWords = {
  applications: '申报',
  works: '作品',
  organizations: '机构',
  files: '附件',
  calls: '征集',
  plans: '计划',
  ledger: '资金台账',
  progress: '推进表',
  'first-review': '初评',
  review: '复评终评',
  publicity: '公示',
  notices: '消息',
  search: '检索',
  todos: '待办',
  promotion: '宣推',
  reports: '报送',
  milestones: '节点',
  dashboards: '看板',
} as const;
export const scopeKinds = { read: '读取', write: '办理' } as const;

export const accountsActs: Record<string, string> = {
  'account.register': '注册机构与管理员',
  'account.login': '登录',
  'account.login_failed': '登录失败',
  'account.login_half': '密码通过，待动态口令',
  'account.lock': '账号锁定',
  'account.logout': '退出登录',
  'account.invite': '邀请人员',
  'account.renew_link': '重发一次性链接',
  'account.set_password': '以链接设置密码',
  'account.change_password': '修改密码',
  'account.totp_begin': '开始设置动态口令',
  'account.totp_confirm': '启用动态口令',
  'account.totp_reset': '重置动态口令',
  'account.grant': '调整角色',
  'account.propose_roles': '提出调整角色',
  'account.confirm_roles': '确认角色',
  'account.refuse_roles': '不同意调整角色',
  'account.withdraw_roles': '撤回角色调整',
  'account.disable': '停用人员',
  'account.enable': '启用人员',
  'account.unlock': '解除锁定',
  'account.edit': '修改人员资料',
  'account.end_session': '结束登录',
  'account.make_token': '新建访问令牌',
  'account.revoke_token': '撤销访问令牌',
  'account.change_setting': '修改安全设置',
  'account.first_administrator': '建立首位系统管理员',
};
/** Acts the security administrator reads: who came in, who was refused (三员分立). */
export const securityActs: readonly string[] = [
  'account.login',
  'account.login_failed',
  'account.login_half',
  'account.lock',
  'account.logout',
  'account.set_password',
  'account.change_password',
  'account.totp_begin',
  'account.totp_confirm',
  'account.totp_reset',
  'account.unlock',
  'account.end_session',
  'account.make_token',
  'account.revoke_token',
  'account.change_setting',
];

/** Roles of central staff that one administrator has asked for and another has still to confirm (三员分立). */
export const proposalStates = {
  proposed: '待确认',
  confirmed: '已确认',
  refused: '不同意',
  withdrawn: '已撤回',
} as const;
export type ProposalState = keyof typeof proposalStates;
/** Proposals that wait for a second person. */
export const undecidedStates: readonly ProposalState[] = ['proposed'];
export type RoleProposal = {
  id: string;
  version: number;
  personId: string;
  roles: Role[];
  former: Role[];
  reason: string;
  state: ProposalState;
  proposedBy: string;
  proposedByName: string;
  proposedAt: Instant;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Instant | null;
  opinion: string;
};
