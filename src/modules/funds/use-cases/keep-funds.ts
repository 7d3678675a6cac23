import { fen, yuan } from '../../../base/money.ts';
import { Problem } from '../../../base/problem.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { enterChain, todayOf } from '../chain.ts';
import { type AccountKey, direct } from '../entries.ts';
import { refused } from '../grants.ts';
import { fundPolicy, fundsPolicy } from '../policy.ts';
import { broughtFindings } from '../rules.ts';
import { EditFund, EnterBudget, MakeFund, OpenYear } from '../schema.ts';
import { fundById, insertFund, insertYear, lockFund, saveFund, yearOf } from '../store.ts';

/** 设立资金账: a fund belongs to the organisation of whoever sets it up. */
export const makeFund = useCase({
  act: 'fund.make',
  label: '设立资金账',
  input: MakeFund,
  view: fundsPolicy.list,
  allow: fundsPolicy.make,
  load: async () => null,
  async run({ tx, actor, now, record }, _subject, form) {
    refused(...broughtFindings(form.kind));
    const fund = {
      id: newId(),
      version: 1,
      ...form,
      ownerOrgId: actor.orgId,
      createdByName: actor.name,
      createdAt: now,
    };
    await insertFund(tx, fund);
    record({ act: 'fund.make', subject: fund.id, after: form, note: form.name });
    return { id: fund.id };
  },
});

export const editFund = useCase({
  act: 'fund.edit',
  label: '修改资金账',
  input: EditFund,
  view: fundPolicy.view,
  allow: fundPolicy.edit,
  load: (tx, { fundId }) => lockFund(tx, fundId),
  async run({ tx, record }, fund, { fundId: _, version, ...form }) {
    if (fund.version !== version) throw new Problem('row.changed');
    const { name, clause, bankName, bankAccount } = await saveFund(tx, { ...fund, ...form });
    const before = { name: fund.name, clause: fund.clause, bankName: fund.bankName, bankAccount: fund.bankAccount };
    record({ act: 'fund.edit', subject: fund.id, before, after: { name, clause, bankName, bankAccount } });
    return { id: fund.id };
  },
});

export const openFundYear = useCase({
  act: 'fund.open_year',
  label: '开设年度账',
  input: OpenYear,
  view: fundPolicy.view,
  allow: fundPolicy.open_year,
  load: (tx, { fundId }) => lockFund(tx, fundId),
  async run({ tx, now, record }, fund, { year }) {
    await insertYear(tx, fund.id, year, now);
    record({ act: 'fund.open_year', subject: fund.id, after: { year }, note: `${year}年度` });
    return { id: fund.id };
  },
});

/** 下达或调减预算: the authority to promise; what is already held cannot be cut. */
export const enterBudget = useCase({
  act: 'fund.enter_budget',
  label: '下达预算',
  input: EnterBudget,
  view: fundPolicy.view,
  allow: fundPolicy.enter_budget,
  load: (tx, { fundId }) => fundById(tx, fundId),
  async run(cx, fund, { year, change, amountFen, documentNumber, note }) {
    const { ledger } = await yearOf(cx.tx, fund.id, year);
    const outside: AccountKey = { ledger, chart: 'source' };
    const budget: AccountKey = { ledger, chart: 'budget' };
    const [from, to, code] =
      change === 'add' ? ([outside, budget, 'budget'] as const) : ([budget, outside, 'budget_back'] as const);
    const id = `budget:${newId()}`;
    const evidence = { documentNumber };
    await enterChain(cx, [direct({ id, from, to, fen: amountFen, code, day: todayOf(cx), evidence, note })]);
    cx.record({
      act: 'fund.enter_budget',
      subject: fund.id,
      after: { id, year, change, amountFen, documentNumber },
      note: `${change === 'add' ? '下达' : '调减'} ${yuan(fen(amountFen))} 元（${documentNumber}）`,
    });
    return { id: fund.id };
  },
});
