import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { plansPolicy } from '../policy.ts';
import { EndSubPlan } from '../schema.ts';
import { endSubPlanOn, lockSubPlan } from '../store.ts';

/** Ends a sub-plan on a day; works that named it keep it, and it stays readable. */
export const endSubPlan = useCase({
  act: 'sub_plan.end',
  label: '停用微短剧+子计划',
  input: EndSubPlan,
  load: (tx, { subPlanId }) => lockSubPlan(tx, subPlanId),
  view: plansPolicy.view,
  allow: plansPolicy.changeSubPlan,
  async run({ tx, record }, subPlan, { version, validUntil, reason }) {
    if (subPlan.version !== version) throw new Problem('row.changed');
    if (subPlan.validUntil !== null) throw new Problem('sub_plan.ended');
    if (validUntil < subPlan.validFrom) {
      throw new Problem('form.invalid', {}, [
        { code: 'form', path: 'validUntil', message: '停用日期不能早于起始日期' },
      ]);
    }
    await endSubPlanOn(tx, subPlan, validUntil);
    record({
      act: 'sub_plan.end',
      subject: subPlan.id,
      before: subPlan,
      after: { ...subPlan, validUntil },
      note: reason,
    });
    return { id: subPlan.id };
  },
});
