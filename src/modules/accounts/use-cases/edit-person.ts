import { useCase } from '../../../platform/use-case.ts';
import { accountsPolicy } from '../policy.ts';
import { PersonEdit } from '../schema.ts';
import { lockPerson, saveAccount } from '../store.ts';

/** Name and ways to reach a person; the log-in name stays, so that old entries keep their meaning. */
export const editPerson = useCase({
  act: 'account.edit',
  label: '修改人员资料',
  input: PersonEdit,
  load: (tx, { personId }) => lockPerson(tx, personId),
  view: accountsPolicy.view,
  allow: accountsPolicy.edit,
  async run({ tx, record }, person, { personId, version, ...changed }) {
    await saveAccount(tx, personId, changed, version);
    const { name, phone, email } = person;
    record({ act: 'account.edit', subject: personId, before: { name, phone, email }, after: changed });
    return { id: personId };
  },
});
