import { fen, yuan } from '../../../base/money.ts';
import { dayOf } from '../../../base/time.ts';
import { useCase } from '../../../platform/use-case.ts';
import { enterChain } from '../chain.ts';
import { arrivalOf, enterLine } from '../enter-line.ts';
import { direct } from '../entries.ts';
import { refused } from '../grants.ts';
import { fundPolicy } from '../policy.ts';
import { cashByDay, openCash } from '../queries-books.ts';
import { interestEntries } from '../queries-entries.ts';
import { ruleOf } from '../store-kept.ts';
import { lineFindings } from '../rules.ts';
import { interestFindings, interestOver, interestQuarter, type Quarter, spanToPay } from '../rules-interest.ts';
import { EnterBankLine, EnterInterest, LineById, MatchLine } from '../schema.ts';
import { bankLineById, lockFund, matchLine, yearOf } from '../store.ts';
import type { BankKind } from '../terms.ts';

const yuanOf = (amount: number): string => `${yuan(fen(amount))} 元`;

/** 登记银行流水: line by line as the bank says; the same serial again changes nothing, with other content it is refused. */
export const enterBankLine = useCase({
  act: 'fund.bank_line',
  label: '登记银行流水',
  input: EnterBankLine,
  view: fundPolicy.view,
  allow: fundPolicy.bank_line,
  load: (tx, { fundId }) => lockFund(tx, fundId),
  async run(cx, fund, { fundId: _, ...form }) {
    const { record } = cx;
    refused(...lineFindings(form));
    const note = `${form.serial} ${form.direction === 'in' ? '收入' : '支出'} ${yuanOf(form.amountFen)}`;
    const { id, result, transferId } = await enterLine(cx, fund, form);
    if (result === 'unchanged') {
      record({ act: 'fund.bank_line', subject: fund.id, note: `${note}（重复登记，账未变动）` });
    } else record({ act: 'fund.bank_line', subject: fund.id, after: { ...form, transferId }, note });
    return { id };
  },
});

const kindsByCode: Partial<Record<string, BankKind>> = {
  arrival: 'arrival',
  interest: 'interest',
  payment: 'payment',
  payment_back: 'payment_back',
  to_province: 'to_province',
  recovered: 'recovered',
  passed_up: 'recovered',
  to_budget: 'to_budget',
};

/** 流水对账: says which entry a line stands for, where the system could not find it alone. */
export const matchBankLine = useCase({
  act: 'fund.match_line',
  label: '流水对账',
  input: MatchLine,
  view: fundPolicy.view,
  allow: fundPolicy.match_line,
  load: async (tx, { bankLineId }) => {
    const fund = await lockFund(tx, (await bankLineById(tx, bankLineId)).fundId);
    return { ...fund, line: await bankLineById(tx, bankLineId) };
  },
  async run({ tx, record }, { line, ...fund }, { transferId }) {
    const signed = line.direction === 'in' ? line.amountFen : -line.amountFen;
    const entry = (await openCash(tx, fund.id)).find((one) => one.id === transferId);
    refused(
      line.transferId !== null && { code: 'line_matched', message: '该流水已对账' },
      !entry && { code: 'entry_not_open', message: '没有这笔待对账的记账，可能已与另一笔流水对上' },
      entry && entry.net !== signed && { code: 'amount_differs', message: '金额或方向不一致，不能对账' },
    );
    await matchLine(tx, line.id, { transferId, kind: kindsByCode[entry?.code ?? ''] ?? line.kind });
    record({ act: 'fund.match_line', subject: fund.id, after: { serial: line.serial, transferId }, note: line.serial });
    return { id: fund.id };
  },
});

/** 登记为到账: a line that nothing in the books answers is money that has come. */
export const arriveByLine = useCase({
  act: 'fund.match_line',
  label: '流水登记为到账',
  input: LineById,
  view: fundPolicy.view,
  allow: fundPolicy.match_line,
  load: async (tx, { bankLineId }) => {
    const fund = await lockFund(tx, (await bankLineById(tx, bankLineId)).fundId);
    return { ...fund, line: await bankLineById(tx, bankLineId) };
  },
  async run(cx, { line, ...fund }) {
    refused(
      line.transferId !== null && { code: 'line_matched', message: '该流水已对账' },
      line.direction !== 'in' && { code: 'line_direction', message: '支出不能登记为到账' },
    );
    const transferId = await arrivalOf(cx, fund, line);
    await matchLine(cx.tx, line.id, { transferId, kind: 'arrival' });
    const note = `${line.serial} 到账 ${yuanOf(line.amountFen)}`;
    cx.record({ act: 'fund.match_line', subject: fund.id, after: { serial: line.serial, transferId }, note });
    return { id: fund.id };
  },
});

/**
 * 利息入账: the interest of a quarter on what lay in the bank day by day (结息日见资金规则), or of its part up to the
 * closing of the account; every day is paid for once.
 */
export const enterInterest = useCase({
  act: 'fund.interest',
  label: '利息入账',
  input: EnterInterest,
  view: fundPolicy.view,
  allow: fundPolicy.interest,
  load: (tx, { fundId }) => lockFund(tx, fundId),
  async run(cx, fund, { year, quarter, ratePercent, closedOn }) {
    const { tx, now, record } = cx;
    const { ledger } = await yearOf(tx, fund.id, year);
    const settlesOn = Number(await ruleOf(tx, 'interestSettlementDay'));
    const whole = interestQuarter(year, quarter as Quarter, settlesOn);
    const entered = await interestEntries(tx, fund.id);
    const paid = entered.filter((one) => !one.reversed);
    const span = spanToPay(whole, paid, closedOn);
    const amount = interestOver(ratePercent, span, await cashByDay(tx, fund.id));
    refused(...interestFindings({ quarter: whole, span, closedOn, today: dayOf(now), interestFen: amount }));
    const name = `interest:${fund.id}:${year}:${quarter}`;
    const before = entered.filter(({ id }) => id.startsWith(name)).length;
    const entry = {
      id: before === 0 ? name : `${name}:${before + 1}`,
      from: { ledger, chart: 'source' as const },
      to: { ledger, chart: 'interest' as const },
      fen: amount,
      code: 'interest' as const,
      day: closedOn ?? span.until,
      evidence: { ratePercent, ...span, closedOn },
    };
    await enterChain(cx, [direct(entry)]);
    const after = { year, quarter, ratePercent, ...span, closedOn, interestFen: amount };
    const note = `${span.from}至${span.until} ${yuanOf(amount)}${closedOn ? `（${closedOn}销户）` : ''}`;
    record({ act: 'fund.interest', subject: fund.id, after, note });
    return { id: fund.id };
  },
});
