import { Problem } from '../../../base/problem.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { plansPolicy } from '../policy.ts';
import { categoriesOf, planOfYear } from '../queries.ts';
import { AddPlan } from '../schema.ts';
import { insertPlan } from '../store.ts';

/** Opens the plan of another year with the categories of an earlier one. */
export const addPlan = useCase({
  act: 'plan.add',
  label: '新建年度计划',
  input: AddPlan,
  load: async (tx, { copyFromYear }) => ({ ownerOrgId: null, earlier: await planOfYear(tx, copyFromYear) }),
  view: plansPolicy.view,
  allow: plansPolicy.addPlan,
  async run({ tx, record }, { earlier }, { copyFromYear: _, ...input }) {
    const plan = { ...input, id: newId(), version: 1, clauses: [] };
    const categories = (await categoriesOf(tx, earlier.id)).map(({ planId: _planId, ...category }) => category);
    if (!(await insertPlan(tx, plan, categories))) throw new Problem('plan.exists');
    record({ act: 'plan.add', subject: plan.id, after: plan, note: `${plan.year} 年：${plan.name}` });
    return { id: plan.id };
  },
});
