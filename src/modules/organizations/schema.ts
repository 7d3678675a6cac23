import { z } from 'zod';
import { idField, keysOf, localDateField, optionalText, PageIn, text } from '../../base/fields.ts';
import { organizationKinds } from '../../base/policy.ts';
import { bodyKinds, licenceKinds, organizationStates } from './terms.ts';

const optionalDate = () => z.union([z.literal('').transform(() => null), z.null(), localDateField()]).default(null);
const phone = z
  .string()
  .trim()
  .regex(/^[0-9+\-() ]{5,30}$/, '电话格式不对');

/** What a producer says about itself (方案六（一）1). */
export const OrganizationForm = z.object({
  name: text(2, 200).meta({ label: '机构名称', hint: '与营业执照一致' }),
  shortName: optionalText(40).meta({ label: '简称' }),
  creditCode: text(1, 40).meta({ label: '统一社会信用代码' }),
  bodyKind: keysOf(bodyKinds).meta({ label: '机构性质', options: bodyKinds }),
  licenceKind: keysOf(licenceKinds).meta({ label: '许可证种类', widget: 'select', options: licenceKinds }),
  licenceNumber: optionalText(60).meta({ label: '许可证编号' }),
  licenceFrom: optionalDate().meta({ label: '许可证起始日', widget: 'date' }),
  licenceUntil: optionalDate().meta({ label: '许可证截止日', widget: 'date', hint: '长期有效的填最近一次年检有效期' }),
  regionCode: z
    .string()
    .regex(/^\d{6}$/, '请选择所在地')
    .meta({ label: '所在地' }),
  /** Bodies of a central direct unit choose it instead of a bureau. */
  directUnitId: z
    .union([z.literal('').transform(() => null), z.null(), idField()])
    .default(null)
    .meta({ label: '所属中央直属单位', widget: 'select', hint: '不属于中央直属单位的不选' }),
  legalPerson: text(1, 40).meta({ label: '法定代表人' }),
  contactName: text(1, 40).meta({ label: '联系人' }),
  contactPhone: phone.meta({ label: '联系电话' }),
  address: optionalText(200).meta({ label: '通信地址' }),
});
export type OrganizationForm = z.output<typeof OrganizationForm>;

export const OrganizationId = z.object({ organizationId: idField() });
export const VersionedOrganization = OrganizationId.extend({ version: z.int() });
export const WithReason = VersionedOrganization.extend({ reason: text(1, 500).meta({ label: '理由', max: 500 }) });
export const Resubmission = VersionedOrganization.extend(OrganizationForm.shape);
/** What may change without a new verification; every change stays on the timeline. */
export const Amendment = VersionedOrganization.extend(
  OrganizationForm.pick({
    licenceKind: true,
    licenceNumber: true,
    licenceFrom: true,
    licenceUntil: true,
    legalPerson: true,
    contactName: true,
    contactPhone: true,
    address: true,
    shortName: true,
  }).shape,
);
/** Whom to ask at a bureau or unit; its letters name them. */
export const UnitContact = VersionedOrganization.extend(
  OrganizationForm.pick({ contactName: true, contactPhone: true, address: true }).shape,
);
export const Renaming = VersionedOrganization.extend({
  name: text(2, 200).meta({ label: '新名称' }),
  from: localDateField().meta({ label: '启用日期', widget: 'date' }),
  reason: text(1, 500).meta({ label: '依据', max: 500, hint: '如变更登记通知书文号' }),
});
/** A unit that the administrator adds: the list of tenants is not closed (domain/08). */
export const NewUnit = z.object({
  kind: keysOf(organizationKinds)
    .exclude(['producer'])
    .meta({ label: '类别', widget: 'select', options: organizationKinds }),
  name: text(2, 200).meta({ label: '名称' }),
  shortName: text(1, 40).meta({ label: '简称' }),
  code: z
    .string()
    .trim()
    .regex(/^[A-Z0-9]{2,12}$/, '代码为 2 至 12 位大写字母或数字')
    .meta({ label: '代码', hint: '2 至 12 位大写字母或数字，如 SZ' }),
  regionCode: z
    .string()
    .regex(/^\d{6}$/, '行政区划代码为 6 位数字')
    .meta({ label: '行政区划代码' }),
  licenceMark: optionalText(4).meta({ label: '许可证简称' }),
  source: text(1, 200).meta({ label: '依据' }),
});

export const OrganizationFilter = PageIn.extend({
  words: z.string().max(100).default(''),
  kind: keysOf(organizationKinds).optional(),
  state: keysOf(organizationStates).optional(),
  homeOrgId: idField().optional(),
  regionCode: z.string().max(6).optional(),
  licenceEndsBy: z.iso.date().optional(),
});
export const CreditCodeIn = z.object({ code: z.string().max(60), regionCode: z.string().max(6).default('') });
export const NameQuestion = z.object({ name: z.string().max(200) });
