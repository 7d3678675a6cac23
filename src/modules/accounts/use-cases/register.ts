import { dayOf } from '../../../base/time.ts';
import { useCase } from '../../../platform/use-case.ts';
import { checkedRegistration, insertOrganization } from '../../organizations/index.ts';
import { accountsPolicy } from '../policy.ts';
import { Registration } from '../schema.ts';
import { actorOf, insertPerson } from '../store.ts';
import { checkPassword } from './new-password.ts';

/** A producer registers itself and its first administrator; its home unit then verifies what it said. */
export const register = useCase({
  act: 'account.register',
  label: '注册机构与管理员',
  secret: true,
  input: Registration,
  load: async () => null,
  view: accountsPolicy.open,
  allow: accountsPolicy.open,
  async run({ tx, now, record }, _, { organization: form, administrator: { password, ...who } }) {
    const fields = await checkedRegistration(tx, form, { today: dayOf(now), pathPrefix: 'organization.' });
    await checkPassword(tx, who, { password, path: 'administrator.password' });
    const organization = await insertOrganization(tx, { ...fields, now });
    const person = await insertPerson(tx, {
      ...who,
      password,
      organizationId: organization.id,
      roles: ['producer_admin', 'producer_editor'],
      now,
    });
    const by = actorOf(person);
    record({
      act: 'organization.register',
      subject: organization.id,
      after: organization,
      note: organization.name,
      by,
    });
    record({ act: 'account.register', subject: person.id, after: { loginName: who.loginName, name: who.name }, by });
    return { id: person.id, organizationId: organization.id };
  },
});
