import { moveOn } from '../../../base/workflow.ts';
import { useCase } from '../../../platform/use-case.ts';
import { accountsPolicy } from '../policy.ts';
import { PersonReason } from '../schema.ts';
import { lockAccount, lockPerson, saveAccount } from '../store.ts';
import { personWorkflow } from '../workflow.ts';

/** Opens an account again; one that never had a password waits for its link as before. */
export const enablePerson = useCase({
  act: 'account.enable',
  label: '启用人员',
  input: PersonReason,
  load: (tx, { personId }) => lockPerson(tx, personId),
  view: accountsPolicy.view,
  allow: accountsPolicy.enable,
  async run({ tx, record }, person, { personId, version, reason }) {
    const { passwordHash } = await lockAccount(tx, personId);
    const state = moveOn(personWorkflow, passwordHash ? 'enable' : 'reinvite', person.state, null);
    await saveAccount(tx, personId, { state }, version);
    record({
      act: 'account.enable',
      subject: personId,
      before: { state: person.state },
      after: { state },
      note: reason,
    });
    return { id: personId };
  },
});
