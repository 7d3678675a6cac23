import { fen, tenThousandYuan } from '../../base/money.ts';
import { findingsOf } from '../../base/problem.ts';
import { openRecoveriesOf, projectMoney } from '../funds/index.ts';
import type { ClosingSource } from '../projects/index.ts';
import { findPlan, instalmentRows } from './store.ts';
import { isCancelled, isPaid } from './workflow.ts';

/** 结项: every instalment is paid, every fen that was paid is accounted for, nothing is left to be recovered. */
export const closingOfMoney: ClosingSource = async (tx, projectId) => {
  const plan = await findPlan(tx, projectId);
  const unpaid = (await instalmentRows(tx, projectId)).filter((one) => !isCancelled(one) && !isPaid(one));
  const left = plan ? (await projectMoney(tx, projectId)).find(({ fundId }) => fundId === plan.fundId)?.leftFen : 0;
  const recoveries = await openRecoveriesOf(tx, projectId);
  return findingsOf(
    unpaid.length > 0 && {
      code: 'instalment_unpaid',
      message: `${unpaid.map(({ label }) => label).join('、')}尚未拨付`,
    },
    Number(left ?? 0) > 0 && {
      code: 'money_unaccounted',
      message: `已拨资金尚有 ${tenThousandYuan(fen(Number(left)))} 万元未核销`,
    },
    recoveries.length > 0 && {
      code: 'recovery_open',
      message: `追回 ${recoveries.map(({ number }) => number).join('、')} 未办结`,
    },
  );
};
