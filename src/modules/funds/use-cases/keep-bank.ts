import { fen, yuan } from '../../../base/money.ts';
import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { enterChain } from '../chain.ts';
import { type AccountKey, direct } from '../entries.ts';
import { refused } from '../grants.ts';
import { fundPolicy } from '../policy.ts';
import { cashByDay, openCash } from '../queries-books.ts';
import {
  balancesOver,
  entryForLine,
  interestFindings,
  interestQuarter,
  lineFindings,
  quarterInterest,
} from '../rules.ts';
import { EnterBankLine, EnterInterest, MatchLine } from '../schema.ts';
import { bankLineById, findBankLine, insertBankLine, isEntered, lockFund, matchLine, yearOf } from '../store.ts';
import type { BankKind, BankLine, Fund } from '../terms.ts';

const yuanOf = (amount: number): string => `${yuan(fen(amount))} 元`;
const yearOfDay = (day: string): number => Number(day.slice(0, 4));

/** The entry a line stands for: an arrival is entered with it, everything else is looked for among open entries. */
async function entryOf(cx: ActCx, fund: Fund, line: BankLine): Promise<string | null> {
  if (line.kind !== 'arrival') return entryForLine(line, await openCash(cx.tx, fund.id))?.id ?? null;
  const { ledger } = await yearOf(cx.tx, fund.id, yearOfDay(line.day));
  const [from, to]: AccountKey[] = [
    { ledger, chart: 'source' },
    { ledger, chart: 'bank' },
  ];
  if (!from || !to) return null;
  const id = `bank:${fund.id}:${line.serial}`;
  const evidence = { serial: line.serial, counterparty: line.counterparty };
  const entry = { id, from, to, fen: line.amountFen, code: 'arrival' as const, day: line.day, evidence };
  await enterChain(cx, [direct({ ...entry, note: line.remark })]);
  return id;
}

const isSame = (known: BankLine, line: BankLine): boolean =>
  (['day', 'direction', 'amountFen', 'counterparty', 'remark'] as const).every((name) => known[name] === line[name]);

/** 登记银行流水: line by line as the bank says; the same serial again changes nothing, with other content it is refused. */
export const enterBankLine = useCase({
  act: 'fund.bank_line',
  label: '登记银行流水',
  input: EnterBankLine,
  view: fundPolicy.view,
  allow: fundPolicy.bank_line,
  load: (tx, { fundId }) => lockFund(tx, fundId),
  async run(cx, fund, { fundId: _, ...form }) {
    const { tx, actor, now, record } = cx;
    refused(...lineFindings(form));
    const line: BankLine = {
      id: newId(),
      fundId: fund.id,
      holderOrgId: null,
      ...form,
      transferId: null,
      enteredByName: actor.name,
      enteredAt: now,
    };
    const known = await findBankLine(tx, fund.id, form.serial);
    if (known && !isSame(known, line)) throw new Problem('fund.serial_used', { serial: form.serial });
    const note = `${form.serial} ${form.direction === 'in' ? '收入' : '支出'} ${yuanOf(form.amountFen)}`;
    if (known) {
      record({ act: 'fund.bank_line', subject: fund.id, note: `${note}（重复登记，账未变动）` });
      return { id: known.id };
    }
    const transferId = await entryOf(cx, fund, line);
    await insertBankLine(tx, { ...line, transferId });
    record({ act: 'fund.bank_line', subject: fund.id, after: { ...form, transferId }, note });
    return { id: line.id };
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
    const line = await bankLineById(tx, bankLineId);
    return { ...(await lockFund(tx, line.fundId)), line };
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

/** 利息入账: the interest of a quarter on what lay in the bank day by day, entered once (结息日每季末月20日). */
export const enterInterest = useCase({
  act: 'fund.interest',
  label: '利息入账',
  input: EnterInterest,
  view: fundPolicy.view,
  allow: fundPolicy.interest,
  load: (tx, { fundId }) => lockFund(tx, fundId),
  async run(cx, fund, { year, quarter, ratePercent }) {
    const { tx, now, record } = cx;
    const { ledger } = await yearOf(tx, fund.id, year);
    const span = interestQuarter(year, quarter as 1 | 2 | 3 | 4);
    const id = `interest:${fund.id}:${year}:${quarter}`;
    const known = await isEntered(tx, id);
    refused(known && { code: 'interest_entered', message: `${year}年第${quarter}季度利息已入账` });
    const days = await cashByDay(tx, fund.id);
    const opening = days.filter(({ day }) => day < span.from).reduce((sum, { net }) => sum + net, 0);
    const amount = quarterInterest(ratePercent, balancesOver(span, opening, days));
    refused(...interestFindings({ until: span.until, today: dayOf(now), interestFen: amount }));
    const [from, to] = [
      { ledger, chart: 'source' as const },
      { ledger, chart: 'interest' as const },
    ];
    const entry = {
      id,
      from,
      to,
      fen: amount,
      code: 'interest' as const,
      day: span.until,
      evidence: { ratePercent, ...span },
    };
    await enterChain(cx, [direct(entry)]);
    const after = { year, quarter, ratePercent, interestFen: amount };
    record({ act: 'fund.interest', subject: fund.id, after, note: `${year}年第${quarter}季度 ${yuanOf(amount)}` });
    return { id: fund.id };
  },
});
