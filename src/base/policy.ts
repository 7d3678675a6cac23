/** What a person may be in an organisation; one person may hold several. */
export const roles = {
  producer_admin: '机构管理员',
  producer_editor: '申报填报',
  unit_admin: '单位管理员',
  unit_intake: '受理',
  unit_secretary: '初评秘书',
  unit_reviewer: '初评评委',
  unit_leader: '签发',
  national_officer: '总局业务',
  national_leader: '总局签发',
  objection_handler: '异议办理',
  expert: '评审专家',
  platform_operator: '平台填报',
  finance_officer: '财务',
  auditor: '纪检审计',
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  audit_admin: '审计管理员',
} as const;
export type Role = keyof typeof roles;

export const organizationKinds = {
  national_bureau: '广电总局',
  provincial_bureau: '省级广电主管部门',
  central_direct_unit: '中央直属单位',
  association: '行业协会',
  platform: '播出平台',
  producer: '制作机构',
} as const;
export type OrganizationKind = keyof typeof organizationKinds;

/** Whoever acts: a person, a scheduled job, the operator at the command line, or the public without log-in. */
export type Actor = {
  kind: 'person' | 'job' | 'operator' | 'public';
  personId: string;
  name: string;
  orgId: string;
  orgKind: OrganizationKind | null;
  orgName: string;
  roles: readonly Role[];
};

/** The nil id stands where no person or organisation acts. */
export const nobodyId = '00000000-0000-0000-0000-000000000000';
export const publicActor: Actor = {
  kind: 'public',
  personId: nobodyId,
  name: '公众',
  orgId: nobodyId,
  orgKind: null,
  orgName: '',
  roles: [],
};
export const jobActor = (name: string): Actor => ({ ...publicActor, kind: 'job', name });
export const operatorActor = (name: string): Actor => ({ ...publicActor, kind: 'operator', name });

/** Who may do something to a subject, with the Chinese words for it. */
export type Rule<Subject> = { says: string; test: (actor: Actor, subject: Subject) => boolean };

export const anyOf = <S>(...rules: Rule<S>[]): Rule<S> => ({
  says: rules.map((rule) => rule.says).join('或'),
  test: (actor, subject) => rules.some((rule) => rule.test(actor, subject)),
});
export const allOf = <S>(...rules: Rule<S>[]): Rule<S> => ({
  says: rules.map((rule) => rule.says).join('且'),
  test: (actor, subject) => rules.every((rule) => rule.test(actor, subject)),
});

export const hasRole = (actor: Actor, ...wanted: Role[]): boolean => wanted.some((role) => actor.roles.includes(role));

/** Holders of one of the roles, whatever the subject. */
export const holders = (...wanted: Role[]): Rule<unknown> => ({
  says: wanted.map((role) => roles[role]).join('、'),
  test: (actor) => hasRole(actor, ...wanted),
});
export const everyone: Rule<unknown> = { says: '任何人', test: () => true };
export const anyPerson: Rule<unknown> = { says: '已登录人员', test: (actor) => actor.kind === 'person' };
/** Jobs and the operator, never a person. */
export const machinery: Rule<unknown> = {
  says: '系统作业',
  test: (actor) => actor.kind === 'job' || actor.kind === 'operator',
};
