import { z } from 'zod';
import { idField, keysOf, localDateField, optionalText, PageIn, text } from '../../base/fields.ts';
import { parseYuan, whyNotYuan } from '../../methods/fund-amounts.ts';
import { instalmentStates, payPaths } from './terms.ts';
import { layoutFields } from './bank-terms.ts';

/** An amount as people type it, in yuan; what is no such amount is refused with the reason, never rounded. */
export const yuanText = (label: string) =>
  z
    .string()
    .max(40)
    .transform((typed, cx) => {
      const amount = parseYuan(typed);
      if (amount !== undefined && amount > 0) return amount;
      cx.addIssue({ code: 'custom', message: amount === 0 ? '金额须大于零' : whyNotYuan(typed) });
      return z.NEVER;
    })
    .meta({ label, unit: '元', widget: 'text', hint: '阿拉伯数字，最多两位小数；例 12,345.60', need: true });

export const cuts = {
  payable: '可付',
  lacking: '条件未齐',
  approving: '待审批',
  to_pay: '待支付',
  at_bank: '银行处理中',
  failed: '支付失败',
  paid: '已付',
  later: '未到期',
} as const;
export type Cut = keyof typeof cuts;

export const ListInstalments = PageIn.extend({
  q: z.string().max(100).default(''),
  cut: z.union([keysOf(cuts), z.literal('')]).default(''),
  payer: z.union([idField(), z.literal('')]).default(''),
});
export const OfProject = z.object({ projectId: idField() });
export const ArrangePlan = z.object({
  projectId: idField(),
  fundId: idField().optional(),
  path: keysOf(payPaths).optional(),
});
export const InstalmentById = z.object({ instalmentId: idField() });
export const ActOnInstalment = z.object({ instalmentId: idField(), version: z.int() });
export const RequestPayment = ActOnInstalment.extend({
  note: optionalText(300).meta({ label: '申请说明', max: 300, rows: 3 }),
});
export const ApprovePayment = ActOnInstalment.extend({
  opinion: text(2, 300).meta({ label: '审批意见', max: 300, rows: 3 }),
});
export const RefusePayment = ActOnInstalment.extend({
  opinion: text(4, 300).meta({ label: '不同意的理由', max: 300, rows: 3 }),
});
export const instalmentStateField = keysOf(instalmentStates);

export const ListBatches = PageIn.extend({ state: z.string().max(20).default('') });
export const MakeBatch = z.object({
  instalmentIds: z.array(idField()).min(1, '请选择要支付的各期').max(500),
  layoutKey: z.string().min(1).max(40),
});
export const BatchById = z.object({ batchId: idField() });
export const ActOnBatch = z.object({ batchId: idField(), version: z.int() });
export const CancelBatch = ActOnBatch.extend({ reason: text(4, 300).meta({ label: '作废理由', max: 300 }) });
export const DropLine = ActOnBatch.extend({ lineId: idField() });
export const ConfirmLine = z.object({
  batchId: idField(),
  lineId: idField(),
  result: z
    .enum(['paid', 'failed'])
    .meta({ label: '结果', options: { paid: '已付', failed: '失败' }, widget: 'radio' }),
  bankSerial: text(1, 60).meta({ label: '银行流水号' }),
  day: localDateField().meta({ label: '交易日期' }),
  reason: optionalText(200).meta({ label: '失败原因' }),
});

export const ReadReturn = z.object({ uploadId: z.string().min(1).max(80), layoutKey: z.string().min(1).max(40) });
export const ReturnById = z.object({ returnId: idField() });
export const ActOnReturn = z.object({ returnId: idField(), version: z.int() });

export const AccountsOf = z.object({ organizationId: idField().optional() });
export const EnterAccount = z.object({
  holder: text(2, 100).meta({ label: '户名', hint: '须与机构名称一致' }),
  bankName: text(4, 100).meta({ label: '开户银行', hint: '写到支行' }),
  bankCode: z
    .string()
    .trim()
    .regex(/^\d{12}$/, '行号为 12 位数字')
    .meta({ label: '开户行行号', hint: '12 位' }),
  accountNumber: z
    .string()
    .transform((value) => value.normalize('NFKC').replaceAll(/\s/g, ''))
    .meta({ label: '账号', need: true }),
  proofUploadId: z.string().max(80).optional(),
});
export const ActOnAccount = z.object({ accountId: idField(), version: z.int() });
export const RefuseAccount = ActOnAccount.extend({ reason: text(4, 300).meta({ label: '不通过的理由', max: 300 }) });

const voucher = {
  source: z.string().max(40).default('').meta({ label: '资金来源' }),
  purpose: text(1, 40).meta({ label: '资金用途' }),
  amount: yuanText('金额'),
  spentOn: localDateField().meta({ label: '支出日期' }),
  seller: text(2, 100).meta({ label: '收款方' }),
  invoiceNumber: text(4, 40).meta({ label: '发票或收据号码' }),
  summary: text(2, 200).meta({ label: '用途说明', max: 200, rows: 2 }),
  uploadId: z.string().max(80).optional(),
};
export const EnterVoucher = z.object({ projectId: idField(), ...voucher });
export const ResubmitVoucher = z.object({ voucherId: idField(), version: z.int(), ...voucher });
export const VoucherById = z.object({ voucherId: idField() });
export const ActOnVoucher = z.object({ voucherId: idField(), version: z.int() });
export const ReturnVoucher = ActOnVoucher.extend({ reason: text(4, 300).meta({ label: '退回的理由', max: 300 }) });
export const ReverseVoucher = ActOnVoucher.extend({
  reason: text(4, 300).meta({ label: '撤销的理由', hint: '原记账不改，另记一笔相反的账', max: 300 }),
});
export const ListVouchers = PageIn.extend({
  projectId: z.union([idField(), z.literal('')]).default(''),
  state: z.string().max(20).default(''),
  q: z.string().max(100).default(''),
});

export const EnterArrival = z.object({
  projectId: idField(),
  source: text(1, 40).meta({ label: '资金来源' }),
  amount: yuanText('到位金额'),
  arrivedOn: localDateField().meta({ label: '到位日期' }),
  note: text(2, 200).meta({ label: '说明', hint: '出资方、凭证', max: 200, rows: 2 }),
  uploadId: z.string().max(80).optional(),
});
export const ArrivalById = z.object({ arrivalId: idField() });
export const ActOnArrival = z.object({ arrivalId: idField(), version: z.int() });
export const RefuseArrival = ActOnArrival.extend({ reason: text(4, 300).meta({ label: '不予确认的理由', max: 300 }) });

export const SaveRule = z.object({
  name: z.string().max(40),
  version: z.int(),
  value: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, '0 至 999 的整数')
    .meta({ label: '数值' }),
  clause: optionalText(200).meta({ label: '依据条款', hint: '文号、条款' }),
  reason: text(4, 300).meta({ label: '依据', max: 300 }),
});
export const SaveLevel = z.object({
  payerKind: z.enum(['national_bureau', 'provincial_bureau', 'central_direct_unit']),
  level: z.int().min(1).max(5),
  version: z.int(),
  from: yuanText('起审金额').or(z.literal('0').transform(() => 0)),
  reason: text(4, 300).meta({ label: '依据', max: 300 }),
});
const head = (label: string) => text(1, 40).meta({ label: `${label}列的列名` });
const words = () => z.array(text(1, 20)).min(1).max(10);
export const LayoutColumn = z.object({
  field: keysOf(layoutFields).meta({ label: '内容', options: layoutFields, widget: 'select' }),
  head: text(1, 40).meta({ label: '列名' }),
});
/** What the bank calls the columns of its answer, and how it says what became of a payment. */
export const ReturnForm = z.object({
  serial: head('银行流水号'),
  account: head('收款账号'),
  amount: head('金额'),
  remark: head('附言'),
  day: head('交易日期'),
  result: head('处理结果'),
  reason: head('失败原因'),
  totalWord: text(1, 20).meta({ label: '合计行以什么字开头' }),
});
export const SaveLayout = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, '代号用小写英文字母、数字、短横'),
  version: z.int().min(0),
  kind: z
    .enum(['csv', 'xlsx'])
    .default('csv')
    .meta({ label: '文件种类', options: { csv: 'CSV', xlsx: 'Excel' } }),
  name: text(2, 60).meta({ label: '名称' }),
  columns: z.array(LayoutColumn).min(3, '至少三列').max(20),
  returns: ReturnForm.extend({ paidWords: words(), failedWords: words() }),
  reason: text(4, 300).meta({ label: '依据', max: 300 }),
});
