import { z } from 'zod';
import { idField, keysOf, localDateField, PageIn, text } from '../../base/fields.ts';
import { roles } from '../../base/policy.ts';
import { OrganizationForm } from '../organizations/contract.ts';
import { personStates } from './terms.ts';

const secretText = () => z.string('必填').min(1, '必填').max(1000, '内容过长');
const code = () =>
  z
    .string()
    .trim()
    .regex(/^\d{6}$/, '动态口令为 6 位数字');
const optionalCode = () => z.union([z.literal('').transform(() => undefined), code()]).optional();
const loginName = () =>
  z
    .string()
    .trim()
    .regex(/^[A-Za-z][A-Za-z0-9._-]{2,39}$/, '登录名以字母开头，3 至 40 位字母、数字或 . _ -');
const phone = () =>
  z
    .union([
      z.literal(''),
      z
        .string()
        .trim()
        .regex(/^[0-9+\-() ]{5,30}$/, '电话格式不对'),
    ])
    .default('');
const email = () => z.union([z.literal(''), z.email('邮箱格式不对')]).default('');

export const LogIn = z.object({
  loginName: z.string().trim().min(1, '必填').max(100).meta({ label: '登录名' }),
  password: secretText().meta({ label: '密码' }),
  code: optionalCode().meta({ label: '动态口令' }),
});

const person = {
  loginName: loginName().meta({ label: '登录名', hint: '字母开头，3 至 40 位字母、数字或 . _ -' }),
  name: text(1, 40).meta({ label: '姓名' }),
  phone: phone().meta({ label: '手机', widget: 'text' }),
  email: email().meta({ label: '邮箱', widget: 'text' }),
};
/** A producer registers itself with its first administrator in one act. */
export const Registration = z.object({
  organization: OrganizationForm,
  administrator: z.object({
    ...person,
    password: secretText().meta({
      label: '密码',
      widget: 'password',
      hint: '含大写字母、小写字母、数字、其他符号中的三种；或不少于 20 个字符的一句话',
    }),
  }),
});
const someRoles = () =>
  z
    .array(keysOf(roles))
    .max(20)
    .transform((list) => [...new Set(list)]);
export const Invitation = z.object({
  /** Left out: one's own organisation. */
  organizationId: idField().optional(),
  ...person,
  roles: someRoles().meta({ label: '角色', widget: 'multi', options: roles }),
});

export const PersonId = z.object({ personId: idField() });
export const PersonEdit = PersonId.extend({
  version: z.int(),
  name: person.name,
  phone: person.phone,
  email: person.email,
});
export const RoleSet = PersonId.extend({ version: z.int(), roles: someRoles() });
export const ConfirmRoles = PersonId.extend({ version: z.int() });
export const RefuseRoles = ConfirmRoles.extend({
  opinion: text(2, 300).meta({ label: '理由', max: 300 }),
});
export const PersonReason = PersonId.extend({
  version: z.int(),
  reason: text(1, 300).meta({ label: '理由', max: 300 }),
});
export const PersonVersion = PersonId.extend({ version: z.int() });
export const PeopleFilter = PageIn.extend({
  words: z.string().max(100).default(''),
  organizationId: idField().optional(),
  role: keysOf(roles).optional(),
  state: keysOf(personStates).optional(),
});

export const PasswordByLink = z.object({ token: z.string().min(20).max(200), password: secretText() });
export const LinkIn = z.object({ token: z.string().min(20).max(200) });
export const PasswordChange = z.object({
  present: secretText().meta({ label: '当前密码', widget: 'password' }),
  password: secretText().meta({ label: '新密码', widget: 'password' }),
});
export const TotpConfirm = z.object({ code: code().meta({ label: '动态口令', placeholder: '6 位数字' }) });
export const OwnPassword = z.object({ password: secretText().meta({ label: '密码', widget: 'password' }) });

export const SessionId = z.object({ sessionId: idField() });
export const NewToken = z.object({
  name: text(1, 60).meta({ label: '用途' }),
  scopes: z.array(z.string().max(60)).max(40),
  expiresOn: localDateField().meta({ label: '有效至', widget: 'date' }),
});
export const TokenId = z.object({ tokenId: idField() });
export const SettingChange = z.object({
  name: z.string().max(60),
  value: z.union([z.boolean(), z.number(), z.string().max(200)]),
});

const day = () => z.union([z.literal('').transform(() => undefined), localDateField()]).optional();
export const LogFilter = PageIn.extend({
  kind: z.enum(['entries', 'refusals']).default('entries'),
  words: z.string().max(60).default(''),
  from: day(),
  until: day(),
});
export const AuditFilter = PageIn.extend({
  act: z.string().max(80).default(''),
  who: z.string().max(60).default(''),
  personId: idField().optional(),
  subject: z.union([z.literal('').transform(() => undefined), idField()]).optional(),
  from: day(),
  until: day(),
});
