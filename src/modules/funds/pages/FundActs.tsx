import { z } from 'zod';
import { tenThousandYuan } from '../../../base/money.ts';
import type { Fen } from '../../../base/money.ts';
import { dayOf } from '../../../base/time.ts';
import { useServerNow } from '../../../web/clock.ts';
import type { OpenMove } from '../../../base/workflow.ts';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { useView } from '../../../web/server-state.ts';
import { fundsEndpoints as at } from '../endpoints.ts';
import { EditFund, EnterBankLine, EnterBudget, EnterInterest, OpenYear, ToProvince } from '../schema.ts';
import type { FundShown } from './words.ts';

const wan = (fen: number): string => `${tenThousandYuan(fen as Fen)}万元`;

/** 年终结账: what it does is computed first and shown; the act carries out exactly that. */
function CloseYear({ fund, move }: { fund: FundShown; move: OpenMove | undefined }) {
  const year = fund.year ?? 0;
  const view = useView(at.closing, { fundId: fund.id, year }, { when: move !== undefined && year > 0 });
  if (!move || !view.ready) return null;
  const plan = view.data;
  return (
    <MoveButton
      move={{ ...move, label: `${year}年度结账`, findings: [...move.findings, ...plan.findings] }}
      endpoint={at.closeYear}
      input={{ fundId: fund.id, year, seen: plan.seen }}
      effect={{
        title: `${fund.name} ${year}年度结账`,
        who: `涉及 ${plan.projects} 个项目`,
        sends: `协议占用 ${wan(plan.reservedFen)} 转入${plan.next}年度；结转指标 ${wan(plan.carriedBudgetFen)}、资金 ${wan(plan.carriedCashFen)}；结余收回指标 ${wan(plan.returnedBudgetFen)}、资金 ${wan(plan.returnedCashFen)}`,
        takeBack: '结账后该年度不能再记账，补记事项记入下一年度',
        act: '结账',
      }}
    />
  );
}

const provinceForm = (fund: FundShown) =>
  ToProvince.omit({ fundId: true, year: true }).extend({
    holderOrgId: z.string().meta({
      label: '省级主管部门',
      widget: 'select',
      options: Object.fromEntries(fund.provinces.map((one) => [one.id, one.name])),
    }),
  });

/** What the office of a fund may do, in the order of a year. */
export function FundActs({ fund }: { fund: FundShown }) {
  const now = useServerNow();
  const move = (act: string) => fund.moves.find((one) => one.act === act);
  if (fund.moves.length === 0) return null;
  const input = { fundId: fund.id };
  const year = { ...input, year: fund.year ?? 0 };
  const last = fund.years.at(-1);
  const next = last ? { year: last.year + 1 } : {};
  const { name, clause, bankName, bankAccount } = fund;
  const edit = EditFund.omit({ fundId: true, version: true });
  return (
    <div className="row grow fund-acts">
      <MoveButton
        move={move('bank_line')}
        endpoint={at.enterLine}
        input={input}
        primary
        form={{
          schema: EnterBankLine.omit({ fundId: true }),
          initial: { direction: 'in', kind: 'arrival', ...(now ? { day: dayOf(now) } : {}) },
        }}
      />
      <MoveButton
        move={move('enter_budget')}
        endpoint={at.enterBudget}
        input={year}
        form={{ schema: EnterBudget.omit({ fundId: true, year: true }), initial: { change: 'add' } }}
      />
      <MoveButton
        move={move('to_province')}
        endpoint={at.toProvince}
        input={year}
        form={{ schema: provinceForm(fund) }}
      />
      <MoveButton
        move={move('interest')}
        endpoint={at.interest}
        input={year}
        form={{
          schema: EnterInterest.omit({ fundId: true, year: true }),
          initial: { ratePercent: fund.rules.find((one) => one.name === 'interestRatePercent')?.value ?? '' },
        }}
      />
      <MoveButton
        move={move('open_year')}
        endpoint={at.openYear}
        input={input}
        form={{ schema: OpenYear.omit({ fundId: true }), initial: next }}
      />
      <MoveButton
        move={move('edit')}
        endpoint={at.edit}
        input={{ ...input, version: fund.version }}
        form={{ schema: edit, initial: { name, clause, bankName, bankAccount } }}
      />
      <CloseYear fund={fund} move={move('close_year')} />
    </div>
  );
}
