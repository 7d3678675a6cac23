import { z } from 'zod';
import { fenField, idField, keysOf, localDateField, optionalText, PageIn, text } from '../../base/fields.ts';
import { milestoneKinds } from '../projects/contract.ts';
import { moneySources } from './own-money.ts';
import { agreementStates, type SupplementKind, type TemplateContent } from './terms.ts';

const partyKey = z.enum(['office', 'producer', 'recommender']);
const percentText = z
  .string()
  .trim()
  .regex(/^(?:100|\d{1,2})(?:\.\d{1,2})?$/, '比例写 0 至 100 的数，最多两位小数')
  .meta({ label: '比例', unit: '%' });

/** A step of making, as projects name them: what an instalment may wait for. */
const milestoneKind = () => z.enum(Object.keys(milestoneKinds) as [string, ...string[]], '节点不在项目各阶段之中');

export const ClauseIn = z.object({
  key: text(1, 40),
  heading: text(1, 60).meta({ label: '标题' }),
  text: text(1, 4000).meta({ label: '条文', widget: 'long', rows: 6 }),
});
export const PurposeIn = z.object({
  code: text(1, 40),
  label: text(1, 40).meta({ label: '用途' }),
  capFen: fenField().meta({ label: '上限', widget: 'money' }),
});
export const InstalmentIn = z.object({
  key: text(1, 40),
  label: text(1, 40).meta({ label: '期次' }),
  trigger: text(1, 40).meta({ label: '拨付条件' }),
  percent: percentText,
  capFen: fenField().nullable().default(null),
  evidence: z.array(text(1, 60)).max(12).default([]).meta({ label: '凭据' }),
});
export const OwnMoneyIn = z.object({
  source: z
    .string()
    .regex(new RegExp(`^(${Object.keys(moneySources).join('|')})(-\\d{1,2})?$`), '资金来源不在所列之中')
    .meta({ label: '来源' }),
  label: text(1, 40).meta({ label: '名称' }),
  promisedFen: fenField().meta({ label: '承诺金额', widget: 'money' }),
});
export const MilestoneIn = z.object({
  kind: milestoneKind().meta({ label: '节点', widget: 'select', options: milestoneKinds }),
  label: text(1, 40).meta({ label: '节点' }),
  dueOn: localDateField().meta({ label: '完成时限', widget: 'date' }),
});

export const OfProject = z.object({ projectId: idField() });
export const OfPaper = z.object({ agreementId: idField(), paperId: idField() });
export const VersionedPaper = OfPaper.extend({ version: z.int() });
export const DraftAgreement = OfProject.extend({
  /** The template in use unless another published edition is chosen. */
  templateId: idField().optional(),
  /** Clauses open to negotiation that the office leaves out from the start. */
  without: z.array(text(1, 40)).max(60).default([]),
});
export const ProposeText = VersionedPaper.extend({
  note: text(1, 500).meta({ label: '修改说明', widget: 'long', rows: 3 }),
  clauses: z.array(ClauseIn).max(60),
  purposes: z.array(PurposeIn).max(30),
  instalments: z.array(InstalmentIn).max(20),
  milestones: z.array(MilestoneIn).max(20),
  /** Left out, what was promised stands. */
  ownMoney: z.array(OwnMoneyIn).max(20).optional(),
});
export const WithReason = VersionedPaper.extend({
  reason: text(5, 500).meta({ label: '理由', widget: 'long', rows: 3 }),
});
export const Compare = OfPaper.extend({ from: z.coerce.number().int().min(0), to: z.coerce.number().int().min(1) });
export const PaperFile = OfPaper.extend({
  format: z.enum(['pdf', 'docx']).default('pdf'),
  versionNo: z.coerce.number().int().min(1).optional(),
});
/** No row version: members of one group sign side by side; code and signature say which text is meant. */
export const SignByScan = OfPaper.extend({
  versionCode: z.string().trim().max(40).meta({ label: '扫描件页脚的版本号', hint: '如 A7F3-0412-v3' }),
  uploadId: text(1, 80).meta({ label: '盖章扫描件' }),
});
export const SignByKey = OfPaper.extend({
  keyId: idField().meta({ label: '签名证书' }),
  signature: text(1, 4000).meta({ label: '签名值', hint: 'Base64 或十六进制', widget: 'long', rows: 3 }),
});
export const SigningText = OfPaper;
export const SignatureOfParty = OfPaper.extend({ party: partyKey });
export const OpenSupplement = z.object({
  agreementId: idField(),
  version: z.int(),
  kind: z.enum(['change', 'suspend', 'resume', 'end', 'rescind'] satisfies SupplementKind[]),
  reason: text(5, 1000).meta({ label: '理由', widget: 'long', rows: 4 }),
});
export const AgreementById = z.object({ agreementId: idField() });
export const VersionedAgreement = AgreementById.extend({ version: z.int() });

export const AgreementFilter = z.object({
  q: optionalText(60),
  state: keysOf(agreementStates).or(z.literal('')).default(''),
  /** `mine`: waits for the asker's party; `signing`: fixed and not yet signed by all. */
  cut: z.enum(['', 'mine', 'negotiating', 'signing', 'in_force', 'none']).default(''),
  unitId: idField().or(z.literal('')).default(''),
  batchId: idField().or(z.literal('')).default(''),
});
export const AgreementList = PageIn.extend(AgreementFilter.shape);

export const RegisterKey = z.object({
  label: text(1, 40).meta({ label: '名称', hint: '便于辨认，如“法人章U盾”' }),
  certificate: text(40, 20_000).meta({
    label: '公钥证书文件内容（PEM）',
    hint: 'BEGIN CERTIFICATE 或 BEGIN PUBLIC KEY；只登记公钥，私钥不离开本人',
    widget: 'long',
    rows: 8,
    max: 20_000,
  }),
});
export const KeyById = z.object({ keyId: idField() });
export const EnterAuthority = z.object({
  label: text(2, 60).meta({ label: '名称', hint: '便于辨认，如“某省电子认证中心”' }),
  clause: text(2, 200).meta({ label: '信任依据', hint: '电子认证服务许可证号、文号或协议' }),
  certificate: text(40, 20_000).meta({
    label: '签发机构证书',
    hint: 'PEM 内容；也可选择文件',
    widget: 'long',
    rows: 6,
    max: 20_000,
  }),
});
export const AuthorityById = z.object({
  authorityId: idField(),
  version: z.int(),
  reason: text(2, 200).meta({ label: '停用原因', widget: 'long', rows: 2 }),
});
export const EnterRevocations = z.object({
  authorityId: idField(),
  version: z.int(),
  revocations: text(40, 4_000_000).meta({
    label: '吊销列表（CRL）',
    hint: 'PEM 内容；也可选择文件',
    widget: 'long',
    rows: 6,
    max: 4_000_000,
  }),
});

const TemplateClause = ClauseIn.extend({
  source: text(1, 200).meta({ label: '依据' }),
  negotiable: z.boolean().meta({ label: '可协商' }),
  when: z.enum(['funded', 'unfunded']).optional(),
});
const Group = z.object({ parties: z.array(partyKey).min(1).max(3) });
const Groups = z.array(Group).min(1).max(3);
const SupplementTemplateIn = z.object({
  title: text(1, 80),
  clauses: z.array(TemplateClause).min(1).max(30),
  groups: Groups,
});
/** The words and settings of agreements; every part says where it comes from. */
export const TemplateContentIn = z.object({
  title: text(1, 80),
  mark: text(1, 20),
  clauses: z.array(TemplateClause).min(1).max(60),
  groups: Groups,
  purposes: z
    .array(z.object({ code: text(1, 40), label: text(1, 40), percent: percentText, source: text(1, 200) }))
    .max(30),
  instalments: z.array(InstalmentIn).max(20),
  instalmentSource: text(1, 200),
  milestones: z
    .array(z.object({ kind: milestoneKind(), label: text(1, 40), days: z.int().min(0).max(3650) }))
    .min(1)
    .max(20),
  milestoneSource: text(1, 200),
  ownMoney: z.array(z.object({ field: text(1, 60), source: text(1, 40), label: text(1, 40) })).max(10),
  supplements: z.object({
    change: SupplementTemplateIn,
    suspend: SupplementTemplateIn,
    resume: SupplementTemplateIn,
    end: SupplementTemplateIn,
    rescind: SupplementTemplateIn,
  }),
}) satisfies z.ZodType<TemplateContent>;
export const TemplateById = z.object({ templateId: idField() });
export const SaveTemplate = TemplateById.extend({
  version: z.int(),
  name: text(1, 60).meta({ label: '模板名称' }),
  note: optionalText(300).meta({ label: '修改说明' }),
  content: TemplateContentIn,
});
export const VersionedTemplate = TemplateById.extend({ version: z.int() });
