import { type OrganizationKind, type Role, roles } from '../../base/policy.ts';
import { type Finding, findingsOf } from '../../base/problem.ts';
import { addDays, dayOf, type Instant } from '../../base/time.ts';
import { rolesOfKind, separatedRoles } from './terms.ts';

const clause = 'GB/T 22239-2019 8.1.4.1';
export type PasswordRules = { minimum: number };
const longest = 128;
/** Of four kinds of characters three must occur; a long sentence may do without. */
const kindsNeeded = 3;
const sentenceLength = 20;

const kindsIn = (password: string): number =>
  [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length;
const guessable = /^(.)\1+$|^(?:password|passw0rd|admin|qwerty|abc123|123456|111111|woaini|jingwei)[\d!@#.]*$/i;

/** Everything against a password, all at once. */
export function passwordFindings(
  password: string,
  { loginName, name = '', minimum }: PasswordRules & { loginName: string; name?: string },
  path = 'password',
): Finding[] {
  const count = [...password].length;
  const lower = password.toLowerCase();
  const found = (code: string, message: string): Finding => ({ code, message, path, clause });
  return findingsOf(
    count < minimum && found('password_short', `密码不少于 ${minimum} 个字符，现为 ${count} 个`),
    count > longest && found('password_long', `密码不超过 ${longest} 个字符`),
    count < sentenceLength &&
      kindsIn(password) < kindsNeeded &&
      found('password_simple', '密码须含大写字母、小写字母、数字、其他符号中的三种，或不少于 20 个字符'),
    guessable.test(password) && found('password_guessable', '密码过于常见'),
    loginName.length > 2 && lower.includes(loginName.toLowerCase()) && found('password_has_name', '密码不能包含登录名'),
    [...name].length > 1 && password.includes(name) && found('password_has_person', '密码不能包含姓名'),
  );
}

/** Whether the password has to be changed before anything else: a first one, or one too old (0 days: never). */
export const passwordTooOld = (changedAt: Instant | null, days: number, now: Instant): boolean =>
  days > 0 && changedAt !== null && addDays(dayOf(changedAt), days) <= dayOf(now);

export type RoleFacts = { orgKind: OrganizationKind; roles: readonly Role[] };
/** Reasons against a set of roles: not for this kind of organisation, or the three administrators not apart. */
export function roleFindings({ orgKind, roles: wanted }: RoleFacts): Finding[] {
  const strange = wanted.filter((role) => !rolesOfKind[orgKind].includes(role));
  const separated = wanted.filter((role) => separatedRoles.includes(role));
  const found = (code: string, message: string): Finding => ({
    code,
    message,
    path: 'roles',
    clause: 'GB/T 22239-2019 8.1.4.2',
  });
  return findingsOf(
    wanted.length === 0 && found('role_missing', '请至少选择一个角色'),
    strange.length > 0 && found('role_strange', `本单位人员不能担任：${strange.map((role) => roles[role]).join('、')}`),
    separated.length > 0 &&
      wanted.length > 1 &&
      found(
        'role_separated',
        `${separated.map((role) => roles[role]).join('、')}不得与其他角色由同一人担任（三员分立）`,
      ),
  );
}

/** Whether the roles a person is to gain or lose lie within what the giver may give. */
export function grantFindings({
  before,
  after,
  givable,
}: {
  before: readonly Role[];
  after: readonly Role[];
  givable: readonly Role[];
}): Finding[] {
  const changed = [
    ...after.filter((role) => !before.includes(role)),
    ...before.filter((role) => !after.includes(role)),
  ];
  const beyond = changed.filter((role) => !givable.includes(role));
  return findingsOf(
    beyond.length > 0 && {
      code: 'role_beyond',
      path: 'roles',
      message: `您无权调整：${beyond.map((role) => roles[role]).join('、')}`,
    },
  );
}

/** Offices that never stand empty. */
export const guardedRoles: readonly Role[] = ['producer_admin', 'unit_admin', ...separatedRoles];

/** An organisation keeps one active administrator, the system one of each of the three. */
export function lastHolderFindings(losing: readonly Role[], holdersLeft: (role: Role) => number): Finding[] {
  const last = losing.filter((role) => guardedRoles.includes(role) && holdersLeft(role) === 0);
  return findingsOf(
    last.length > 0 && {
      code: 'role_last',
      path: 'roles',
      message: `${last.map((role) => roles[role]).join('、')}没有其他人担任，请先指定接任者`,
    },
  );
}

const bureauKinds: readonly OrganizationKind[] = ['national_bureau', 'provincial_bureau', 'central_direct_unit'];
/** The setting 主管部门人员须用动态口令 means people who work at a bureau or unit, not the experts it invites. */
export const totpNeeded = (
  person: { orgKind: OrganizationKind | null; roles: readonly Role[] },
  required: boolean,
): boolean =>
  required &&
  person.orgKind !== null &&
  bureauKinds.includes(person.orgKind) &&
  person.roles.some((role) => role !== 'expert');

/** Words of the address space a token may never reach: accounts, log-ins, settings. */
const closedScopes = ['login', 'logout', 'password', 'sessions', 'tokens', 'totp', 'people', 'security', 'audit'];
export function scopeFindings(scopes: readonly string[]): Finding[] {
  const wrong = scopes.filter(
    (one) => !/^[a-z][a-z-]{1,30}:(read|write)$/.test(one) || closedScopes.includes(one.split(':')[0] ?? ''),
  );
  return findingsOf(
    scopes.length === 0 && { code: 'scope_missing', path: 'scopes', message: '请至少选择一项权限' },
    wrong.length > 0 && { code: 'scope_closed', path: 'scopes', message: `令牌不能用于：${wrong.join('、')}` },
  );
}
