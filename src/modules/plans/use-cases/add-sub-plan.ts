import { hasRole } from '../../../base/policy.ts';
import { Problem } from '../../../base/problem.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { plansPolicy } from '../policy.ts';
import { AddSubPlan } from '../schema.ts';
import { insertSubPlan } from '../store.ts';

/** The list of sub-plans is open: the nation and every unit add their own (方案四：深入实施“微短剧+”行动计划). */
export const addSubPlan = useCase({
  act: 'sub_plan.add',
  label: '新增微短剧+子计划',
  input: AddSubPlan,
  load: async (_tx, _input, { actor }) => ({ ownerOrgId: hasRole(actor, 'national_officer') ? null : actor.orgId }),
  view: plansPolicy.view,
  allow: plansPolicy.changeSubPlan,
  async run({ tx, record }, { ownerOrgId }, input) {
    const id = newId();
    const code = input.code ?? `P${id.replaceAll('-', '').slice(-8).toUpperCase()}`;
    const row = { ...input, id, version: 1, code, ownerOrgId };
    if (!(await insertSubPlan(tx, row))) throw new Problem('sub_plan.code_taken');
    record({ act: 'sub_plan.add', subject: id, after: row, note: input.label });
    return { id };
  },
});
