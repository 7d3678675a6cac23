import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { accountsPolicy } from '../policy.ts';
import { PersonVersion } from '../schema.ts';
import { lockPerson } from '../store.ts';
import { makeLink } from '../store-sessions.ts';
import { isDisabled, isInvited } from '../workflow.ts';

/** Another one-time link: the first was lost, or the password forgotten. The old password holds until it is used. */
export const renewLink = useCase({
  act: 'account.renew_link',
  label: '重发一次性链接',
  secret: true,
  input: PersonVersion,
  load: (tx, { personId }) => lockPerson(tx, personId),
  view: accountsPolicy.view,
  allow: accountsPolicy.link,
  async run({ tx, now, record }, person, { personId }) {
    if (isDisabled(person)) throw new Problem('account.state_differs');
    const purpose = isInvited(person) ? 'invite' : 'reset';
    const { link, expiresAt } = await makeLink(tx, { personId, purpose, now });
    record({ act: 'account.renew_link', subject: personId, after: { purpose, expiresAt } });
    return { id: personId, link, expiresAt };
  },
});
