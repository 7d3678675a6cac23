import type { Tx } from '../../platform/database.ts';
import { projectMoney, spentByPurpose } from '../funds/index.ts';
import type { MoneySource } from '../projects/index.ts';
import { milestonesOf } from '../projects/index.ts';
import { triggerReached } from './facts.ts';
import { findPlan, instalmentRows } from './store.ts';
import type { PaymentPlan, Voucher } from './terms.ts';
import { awaitsAudit, hasBegun, isCancelled, isPaid } from './workflow.ts';

/** 已承诺 ⊇ 可付 ⊇ 已付 ⊇ 已核销 of one project, from the plan and the books. */
export async function moneyBarOf(tx: Tx, projectId: string) {
  const plan = await findPlan(tx, projectId);
  if (!plan) return { agreedFen: 0, payableFen: 0, paidFen: 0, spentFen: 0 };
  const rows = (await instalmentRows(tx, projectId)).filter((one) => !isCancelled(one));
  const milestones = await milestonesOf(tx, projectId);
  const sum = (some: readonly { amountFen: number }[]) => some.reduce((total, one) => total + one.amountFen, 0);
  const award = (await projectMoney(tx, projectId)).find((one) => one.fundId === plan.fundId);
  return {
    agreedFen: plan.amountFen,
    /** What is due by its trigger, paid or not: the part of the bar up to here may be paid out. */
    payableFen: sum(rows.filter((one) => hasBegun(one) || triggerReached(one, milestones))),
    paidFen: sum(rows.filter(isPaid)),
    spentFen: award?.accountedFen ?? 0,
  };
}

/** The head of a project and its list show these figures; main hands this to projects. */
export const moneyOfProjects: MoneySource = async (tx, projectIds) => {
  const found = new Map();
  for (const id of projectIds) found.set(id, await moneyBarOf(tx, id));
  return found;
};

/** What lies on each purpose of the award by the books, and what vouchers wait. */
export async function purposesOf(tx: Tx, { projectId, fundId, purposes }: PaymentPlan, vouchers: readonly Voucher[]) {
  const spent = fundId ? await spentByPurpose(tx, { projectId, fundId }) : [];
  return purposes.map((one) => {
    const on = spent.find(({ purpose }) => purpose === one.code);
    const waiting = vouchers.filter((it) => awaitsAudit(it) && it.source === '' && it.purpose === one.code);
    return {
      ...one,
      paidFen: on?.allottedFen ?? 0,
      acceptedFen: on?.accountedFen ?? 0,
      leftFen: on?.leftFen ?? 0,
      claimedFen: on?.claimedFen ?? 0,
      waitingFen: waiting.reduce((total, it) => total + it.amountFen, 0),
    };
  });
}
