import type { CashRow } from './rules.ts';
import type { BankLine } from './terms.ts';

export type Compared<Cash extends CashRow> = {
  rows: { line: BankLine; fault: string; candidates: Cash[] }[];
  ledgerFen: number;
  statementFen: number;
  differenceFen: number;
  agrees: boolean;
};

const signed = (line: Pick<BankLine, 'direction' | 'amountFen'>): number =>
  line.direction === 'in' ? line.amountFen : -line.amountFen;

/** Bank statement against books: every line has its entry, every entry its line, and the last balance is equal. */
export function bankComparison<Cash extends CashRow>(
  lines: readonly BankLine[],
  open: readonly Cash[],
  ledgerFen: number,
): Compared<Cash> {
  let balance = 0;
  const rows = lines.map((line) => {
    balance += signed(line);
    const broken = line.balanceFen !== null && line.balanceFen !== balance;
    if (line.balanceFen !== null) balance = line.balanceFen;
    const candidates = line.transferId === null ? open.filter((one) => one.net === signed(line)) : [];
    return { line, fault: broken ? '余额与上一笔不衔接，可能漏登流水' : '', candidates };
  });
  const differenceFen = ledgerFen - balance;
  const whole = rows.every(({ line, fault }) => line.transferId !== null && fault === '');
  return {
    rows,
    ledgerFen,
    statementFen: balance,
    differenceFen,
    agrees: differenceFen === 0 && open.length === 0 && whole,
  };
}
