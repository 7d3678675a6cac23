import { type Fen, fen } from '../../base/money.ts';
import type { Layout, LayoutField, PaymentLine } from './bank-terms.ts';

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

/** The rows of a payment file, head first; every value is text, so that no account loses a zero. */
export const fileRows = (layout: Layout, lines: readonly PaymentLine[]): string[][] => [
  layout.columns.map(({ head }) => head),
  ...[...lines]
    .sort((a, b) => a.serial - b.serial)
    .map((line) => layout.columns.map(({ field }) => valueOf[field](line))),
];
