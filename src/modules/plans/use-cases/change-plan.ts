import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { plansPolicy } from '../policy.ts';
import { categoriesOf } from '../queries.ts';
import { ChangePlan } from '../schema.ts';
import { lockPlan, savePlan } from '../store.ts';

/** Corrects a plan's facts and the wording of its categories; codes stay, since works carry them. */
export const changePlan = useCase({
  act: 'plan.change',
  label: '修改年度计划',
  input: ChangePlan,
  load: async (tx, { year }) => ({ ownerOrgId: null, plan: await lockPlan(tx, year) }),
  view: plansPolicy.view,
  allow: plansPolicy.changePlan,
  async run({ tx, record }, { plan }, { categories, version, ...input }) {
    if (plan.version !== version) throw new Problem('row.changed');
    const before = await categoriesOf(tx, plan.id);
    const unknown = categories.filter(({ code }) => !before.some((one) => one.code === code));
    if (unknown.length > 0 || categories.length !== before.length) {
      throw new Problem('form.invalid', {}, [
        { code: 'form', path: 'categories', message: '类别代码已被作品使用，只能改文字，不能增减' },
      ]);
    }
    const after = await savePlan(
      tx,
      { ...plan, ...input },
      categories.map((one, i) => ({ ...one, ordinal: i + 1 })),
    );
    record({
      act: 'plan.change',
      subject: plan.id,
      before: { ...plan, categories: before },
      after: { ...after, categories },
    });
    return { id: plan.id };
  },
});
