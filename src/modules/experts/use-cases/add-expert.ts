import { everyone } from '../../../base/policy.ts';
import { Problem } from '../../../base/problem.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { personsHolding } from '../../accounts/index.ts';
import { poolPolicy } from '../policy.ts';
import { AddExpert } from '../schema.ts';
import { insertExpert } from '../store.ts';
import type { Expert } from '../terms.ts';

/** Takes a person with the role expert, an account of the national bureau, into the pool. */
export const addExpert = useCase({
  act: 'expert.add',
  label: '专家入库',
  input: AddExpert,
  view: everyone,
  allow: poolPolicy.add,
  load: async () => null,
  async run({ tx, now, record }, _none, form) {
    const account = (await personsHolding(tx, 'expert')).find((one) => one.id === form.personId);
    if (!account) throw new Problem('expert.person_not_expert');
    const expert: Expert = {
      id: newId(),
      version: 1,
      state: 'active',
      name: account.name,
      stateReason: null,
      createdAt: now,
      ...form,
    };
    await insertExpert(tx, expert);
    record({ act: 'expert.add', subject: expert.id, after: expert });
    return { id: expert.id };
  },
});
