import { z } from 'zod';
import { fenField, idField, keysOf, localDateField, optionalText, PageIn, text } from '../../base/fields.ts';
import { figureLabels } from './figure-terms.ts';
import { bankKinds, entryCodes, fundKinds, payPaths, recoveryReasons, recoveryStates } from './terms.ts';

const year = () => z.coerce.number().int().min(2020).max(2100);
const amount = (label: string) =>
  fenField()
    .refine((value) => value > 0, '金额须大于零')
    .meta({ label, widget: 'yuan', unit: '元' });

export const FundById = z.object({ fundId: idField() });
export const FundList = z.object({ kind: z.union([keysOf(fundKinds), z.literal('')]).default('') });
export const FundForm = z.object({
  name: text(2, 60).meta({ label: '资金名称' }),
  kind: keysOf(fundKinds).meta({ label: '资金类别', options: fundKinds }),
  clause: text(2, 200).meta({ label: '设立依据', hint: '文号或条款' }),
  bankName: optionalText(60).meta({ label: '开户银行（国库）' }),
  bankAccount: optionalText(40).meta({ label: '账号' }),
});
export const MakeFund = FundForm;
export const EditFund = FundForm.omit({ kind: true }).extend({ fundId: idField(), version: z.int() });
export const OpenYear = z.object({ fundId: idField(), year: year().meta({ label: '年度' }) });
export const EnterBudget = z.object({
  fundId: idField(),
  year: year().meta({ label: '年度' }),
  change: z
    .enum(['add', 'cut'])
    .default('add')
    .meta({ label: '事项', options: { add: '下达', cut: '调减' }, widget: 'radio' }),
  amountFen: amount('金额'),
  documentNumber: text(2, 60).meta({ label: '预算文号' }),
  note: optionalText(200).meta({ label: '说明' }),
});
export const EnterBankLine = z.object({
  fundId: idField(),
  serial: text(1, 60).meta({ label: '银行流水号' }),
  day: localDateField().meta({ label: '记账日期' }),
  direction: z.enum(['in', 'out']).meta({ label: '方向', options: { in: '收入', out: '支出' }, widget: 'radio' }),
  kind: keysOf(bankKinds).meta({ label: '事项', options: bankKinds }),
  amountFen: amount('金额'),
  balanceFen: fenField().nullable().default(null).meta({ label: '账户余额', widget: 'yuan', unit: '元' }),
  counterparty: optionalText(80).meta({ label: '对方户名' }),
  remark: optionalText(200).meta({ label: '附言' }),
});
export const ImportStatement = z.object({ fundId: idField(), uploadId: z.string().min(1).max(80) });
export const LineById = z.object({ bankLineId: idField() });
export const MatchLine = z.object({ bankLineId: idField(), transferId: text(1, 200) });
export const EnterInterest = z.object({
  fundId: idField(),
  year: year().meta({ label: '年度' }),
  quarter: z.coerce.number().int().min(1).max(4).meta({ label: '季度' }),
  ratePercent: z
    .string()
    .regex(/^\d{1,2}(\.\d{1,4})?$/, '年利率如 0.35')
    .meta({ label: '年利率', unit: '%' }),
  closedOn: localDateField()
    .nullable()
    .default(null)
    .meta({ label: '销户日', widget: 'date', hint: '账户在季度中销户时填写，利息算至销户前一日；未销户留空' }),
});
export const ToProvince = z.object({
  fundId: idField(),
  year: year().meta({ label: '年度' }),
  holderOrgId: idField().meta({ label: '省级主管部门' }),
  amountFen: amount('金额'),
  note: optionalText(200).meta({ label: '说明' }),
});
export const CorrectEntry = z.object({
  fundId: idField(),
  transferId: text(1, 200),
  reason: text(4, 200).meta({ label: '冲正原因', widget: 'long' }),
});
export const CloseYear = z.object({ fundId: idField(), year: year(), seen: text(1, 100) });
export const YearOfFund = z.object({ fundId: idField(), year: year() });

export const statementBy = { fund: '按月', province: '按省份', project: '按项目', purpose: '按用途' } as const;
const span = { year: year().optional(), from: localDateField().optional(), until: localDateField().optional() };
const filters = {
  projectId: z.union([idField(), z.literal('')]).default(''),
  recommenderOrgId: z.union([idField(), z.literal('')]).default(''),
  purpose: optionalText(60),
};
export const StatementOf = z.object({
  fundId: idField(),
  ...span,
  by: keysOf(statementBy).default('fund'),
  ...filters,
});
export const EntryList = PageIn.extend({
  fundId: idField(),
  ...span,
  ...filters,
  code: z.union([keysOf(entryCodes), z.literal('')]).default(''),
  /** The entries a figure of the fund is made of. */
  figure: z.union([keysOf(figureLabels), z.literal('')]).default(''),
  words: optionalText(80),
});
export const EntryExport = EntryList.omit({ size: true, page: true });
export const BankOf = z.object({ fundId: idField(), ...span });
export const MoneyOfProject = z.object({ projectId: idField() });

export const SaveFundRule = z.object({
  name: text(1, 60),
  version: z.int(),
  value: text(1, 200).meta({ label: '规定' }),
  clause: text(2, 200).meta({ label: '依据条款', hint: '文号、条款；没有规定的写明由谁确定' }),
  source: text(2, 300).meta({ label: '说明', widget: 'long', rows: 2, max: 300 }),
});

export const RecoveryById = z.object({ recoveryId: idField() });
export const RecoveryList = z.object({
  state: z.union([keysOf(recoveryStates), z.literal('')]).default(''),
  projectId: z.union([idField(), z.literal('')]).default(''),
});
export const OpenRecovery = z.object({
  projectId: idField(),
  fundId: idField(),
  reason: keysOf(recoveryReasons).meta({ label: '追回原因', options: recoveryReasons }),
  statement: text(10, 2000).meta({ label: '事实与依据', widget: 'long' }),
  misusedFen: fenField()
    .default(0 as never)
    .meta({ label: '违规使用金额', widget: 'yuan', unit: '元' }),
  breachFen: fenField()
    .default(0 as never)
    .meta({ label: '违约追回金额', widget: 'yuan', unit: '元' }),
});
const OnCase = RecoveryById.extend({ version: z.int() });
export const ActOnRecovery = OnCase;
export const CheckRecovery = OnCase.extend({
  misusedFen: fenField()
    .default(0 as never)
    .meta({ label: '违规使用金额', widget: 'yuan', unit: '元' }),
  breachFen: fenField()
    .default(0 as never)
    .meta({ label: '违约追回金额', widget: 'yuan', unit: '元' }),
  statement: text(10, 2000).meta({ label: '事实与依据', widget: 'long' }),
});
export const DecideRecovery = OnCase.extend({ decision: text(4, 500).meta({ label: '决定意见', widget: 'long' }) });
export const CancelRecovery = DecideRecovery;
export const RecordReturn = OnCase.extend({
  amountFen: amount('收到金额'),
  serial: text(1, 60).meta({ label: '银行流水号' }),
  day: localDateField().meta({ label: '到账日期' }),
});
export const PassUp = OnCase.extend({
  amountFen: amount('上缴金额'),
  serial: text(1, 60).meta({ label: '银行流水号' }),
});
export const ProposeWriteOff = OnCase.extend({ reason: text(10, 1000).meta({ label: '核销理由', widget: 'long' }) });
export const RefuseWriteOff = ProposeWriteOff;
export const paths = payPaths;
