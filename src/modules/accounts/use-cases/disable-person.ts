import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { useCase } from '../../../platform/use-case.ts';
import { accountsPolicy } from '../policy.ts';
import { PersonReason } from '../schema.ts';
import { lockPerson, saveAccount } from '../store.ts';
import { endSessions, revokeTokens, useUpLinks } from '../store-sessions.ts';
import { personWorkflow } from '../workflow.ts';
import { lastHolder } from './grant-roles.ts';

/** Closes an account at once: log-ins end, tokens and links are void, what the person did stays. */
export const disablePerson = useCase({
  act: 'account.disable',
  label: '停用人员',
  input: PersonReason,
  load: (tx, { personId }) => lockPerson(tx, personId),
  view: accountsPolicy.view,
  allow: accountsPolicy.disable,
  async run({ tx, now, record }, person, { personId, version, reason }) {
    const state = moveOn(personWorkflow, 'disable', person.state, null);
    const findings = await lastHolder(tx, person, person.roles);
    if (findings.length > 0) throw new Problem('account.roles_refused', {}, findings);
    await saveAccount(tx, personId, { state }, version);
    await endSessions(tx, { personId, now });
    await revokeTokens(tx, personId, now);
    await useUpLinks(tx, personId, now);
    record({
      act: 'account.disable',
      subject: personId,
      before: { state: person.state },
      after: { state },
      note: reason,
    });
    return { id: personId };
  },
});
