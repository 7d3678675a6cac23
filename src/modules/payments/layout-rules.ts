import { type Fen, fen } from '../../base/money.ts';
import { type Finding, findingsOf } from '../../base/problem.ts';
import { type Layout, type LayoutField, layoutFields, type PaymentLine } from './bank-terms.ts';

/** Yuan with two decimals and nothing else, as banks read it. */
export const plainYuan = (amount: Fen): string => {
  const digits = String(amount).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** What goes into the remark: the transfer id, by which the bank's answer is matched, and the project. */
export const remarkOf = (line: Pick<PaymentLine, 'transferId' | 'projectNumber'>): string =>
  `${line.transferId.replaceAll('-', '')} ${line.projectNumber}`;

/** The transfer id in a remark, if one is there, whatever the bank put round it. */
export function transferIn(remark: string): string | undefined {
  const found = /[0-9a-f]{32}/i.exec(remark.replaceAll('-', ''))?.[0]?.toLowerCase();
  return found?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const valueOf: Record<LayoutField, (line: PaymentLine) => string> = {
  serial: (line) => String(line.serial),
  holder: (line) => line.holder,
  account: (line) => line.accountNumber,
  bank: (line) => line.bankName,
  bankCode: (line) => line.bankCode,
  amount: (line) => plainYuan(fen(line.amountFen)),
  remark: (line) => remarkOf(line),
  project: (line) => line.projectNumber,
  title: (line) => line.title,
  instalment: (line) => line.instalmentLabel,
};

/** Why a layout cannot be used: the bank's answer is matched by account, amount and remark, and each head means one thing. */
export function layoutFindings({ columns, returns }: Pick<Layout, 'columns' | 'returns'>): Finding[] {
  const { paidWords, failedWords, totalWord: _, ...heads } = returns;
  const missing = (['account', 'amount', 'remark'] as const).filter(
    (field) => !columns.some((one) => one.field === field),
  );
  const twice = (list: readonly string[]) => [...new Set(list.filter((one, i) => list.indexOf(one) !== i))];
  const headsTwice = twice(columns.map(({ head }) => head));
  const fieldsTwice = twice(columns.map(({ field }) => field)) as LayoutField[];
  const both = paidWords.filter((word) => failedWords.includes(word));
  const returnTwice = twice(Object.values(heads));
  return findingsOf(
    missing.length > 0 && {
      code: 'layout_lacks',
      path: 'columns',
      message: `付款文件须有${missing.map((field) => layoutFields[field]).join('、')}，否则回盘无法对应`,
    },
    headsTwice.length > 0 && { code: 'head_twice', path: 'columns', message: `列名重复：${headsTwice.join('、')}` },
    fieldsTwice.length > 0 && {
      code: 'field_twice',
      path: 'columns',
      message: `同一内容列了两次：${fieldsTwice.map((field) => layoutFields[field]).join('、')}`,
    },
    returnTwice.length > 0 && {
      code: 'return_head_twice',
      path: 'returns',
      message: `回盘文件列名重复：${returnTwice.join('、')}`,
    },
    both.length > 0 && {
      code: 'word_both',
      path: 'returns',
      message: `“${both.join('、')}”不能既表示成功又表示失败`,
    },
  );
}

/** The rows of a payment file, head first; every value is text, so that no account loses a zero. */
export const fileRows = (layout: Layout, lines: readonly PaymentLine[]): string[][] => [
  layout.columns.map(({ head }) => head),
  ...[...lines]
    .sort((a, b) => a.serial - b.serial)
    .map((line) => layout.columns.map(({ field }) => valueOf[field](line))),
];
