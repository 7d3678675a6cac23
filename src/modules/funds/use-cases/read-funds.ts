import type { Actor } from '../../../base/policy.ts';
import { Problem } from '../../../base/problem.ts';
import { timelineOf } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database.ts';
import { type Cx, reading } from '../../../platform/use-case.ts';
import { bureausOfProvinces } from '../queries-provinces.ts';
import { fundsEndpoints } from '../endpoints.ts';
import { fundPolicy, fundsPolicy, seesAllFunds } from '../policy.ts';
import { addSums, fundsWithOwner, type Sums, sumsOfLedgers, yearsAll } from '../queries-books.ts';
import { FundList } from '../schema.ts';
import { fundById, yearsOf } from '../store.ts';
import { lastProof } from '../store-proof.ts';
import { rulesAll } from '../store-kept.ts';
import { fundKinds, fundsActs, type Fund, type FundYear, yearStates } from '../terms.ts';
import { isYearUsed } from '../workflow.ts';

const headOf = ({ createdAt: _, createdByName: __, ...fund }: Fund, ownerName: string) => ({
  ...fund,
  kindLabel: fundKinds[fund.kind],
  ownerName,
});
const proofShown = async (tx: Tx) => {
  const proof = await lastProof(tx);
  return proof ? { ...proof, differences: proof.differences.slice(0, 20) } : null;
};
const currentYear = (years: readonly FundYear[]): FundYear | undefined => years.findLast(isYearUsed) ?? years.at(-1);

/** Every fund one may see, with the figures of its present year. */
export const fundList = reading({
  input: FundList,
  view: fundsPolicy.list,
  load: async () => null,
  async show({ tx, actor }, _subject, { kind }) {
    const funds = await fundsWithOwner(tx, { kind, ...(seesAllFunds(actor) ? {} : { ownerOrgId: actor.orgId }) });
    const years = await yearsAll(tx);
    const current = (fundId: string) => currentYear(years.filter((one) => one.fundId === fundId));
    const ledgers = funds.flatMap(({ id }) => current(id)?.ledger ?? []);
    const sumsOf = await sumsOfLedgers(tx, ledgers);
    const rows = funds.map(({ ownerName, ...fund }) => {
      const year = current(fund.id);
      return { ...headOf(fund, ownerName), year: year?.year ?? null, sums: sumsOf(year?.ledger ?? 0) };
    });
    return {
      rows,
      total: rows.length,
      sums: rows.reduce((sum, one) => addSums(sum, one.sums), sumsOf(0)),
      proof: await proofShown(tx),
      mayMake: fundsPolicy.make.test(actor, null),
      mayProve: fundsPolicy.prove.test(actor, null),
    };
  },
});

const actLabels = {
  edit: '修改资金账',
  open_year: '开设年度账',
  enter_budget: '下达预算',
  bank_line: '登记银行流水',
  match_line: '流水对账',
  interest: '利息入账',
  to_province: '下达省级资金',
  correct: '冲正',
  close_year: '年终结账',
} as const;

function movesFor(actor: Actor, fund: Fund, year: FundYear | undefined) {
  const acts = Object.keys(actLabels) as (keyof typeof actLabels)[];
  return acts
    .filter((act) => fundPolicy[act].test(actor, fund))
    .map((act) => ({
      act,
      label: actLabels[act],
      findings:
        act === 'edit' || act === 'open_year' || isYearUsed(year)
          ? []
          : [{ code: 'no_open_year', message: year ? `${year.year}年度已结账` : '尚未开设年度账' }],
    }));
}

/** One fund: its years, the figures of the year asked for, what may be done, the last proof. */
export const fundDetail = reading({
  input: fundsEndpoints.detail.input,
  view: fundPolicy.view,
  load: (tx, { fundId }) => fundById(tx, fundId),
  async show(cx: Cx, fund, { year: asked }) {
    const { tx, actor } = cx;
    const years = await yearsOf(tx, fund.id);
    const year = asked ? years.find((one) => one.year === asked) : currentYear(years);
    if (asked && !year) throw new Problem('fund.no_year', { year: asked });
    const sums: Sums = (await sumsOfLedgers(tx, year ? [year.ledger] : []))(year?.ledger ?? 0);
    const owner = (await fundsWithOwner(tx, { ownerOrgId: fund.ownerOrgId })).find((one) => one.id === fund.id);
    const timeline = await timelineOf(tx, fund.id);
    return {
      ...headOf(fund, owner?.ownerName ?? ''),
      years: years.map((one) => ({
        year: one.year,
        state: one.state,
        stateLabel: yearStates[one.state],
        closedAt: one.closedAt,
      })),
      year: year?.year ?? null,
      sums,
      rules: await rulesAll(tx),
      provinces: await bureausOfProvinces(tx),
      moves: movesFor(actor, fund, year),
      proof: await proofShown(tx),
      timeline: timeline.map((one) => ({
        ...one,
        label: fundsActs[one.act] ?? cx.house.actLabels?.[one.act] ?? one.act,
      })),
    };
  },
});
