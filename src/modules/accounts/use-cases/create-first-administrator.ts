import { z } from 'zod';
import { operatorActor } from '../../../base/policy.ts';
import { type House, perform, useCase } from '../../../platform/use-case.ts';
import { findByCode } from '../../organizations/index.ts';
import { accountsPolicy } from '../policy.ts';
import { findSystemAdministrator } from '../queries.ts';
import { insertPerson } from '../store.ts';
import { makeLink } from '../store-sessions.ts';
import { isInvited } from '../workflow.ts';

const firstAdministrator = useCase({
  act: 'account.first_administrator',
  label: '建立首位系统管理员',
  secret: true,
  input: z.object({}),
  load: (tx) => findSystemAdministrator(tx),
  view: accountsPolicy.machinery,
  allow: accountsPolicy.machinery,
  async run({ tx, now, record }, existing) {
    const bureau = await findByCode(tx, 'NRTA');
    if (!bureau) throw new Error('the reference data is not loaded: no national bureau');
    const person =
      existing ??
      (await insertPerson(tx, {
        organizationId: bureau.id,
        loginName: 'admin',
        name: '系统管理员',
        roles: ['system_admin'],
        state: 'invited',
        now,
      }));
    const { link, expiresAt } = await makeLink(tx, { personId: person.id, purpose: 'invite', now });
    record({ act: 'account.first_administrator', subject: person.id, note: '首次启动' });
    return { id: person.id, link, expiresAt };
  },
});

/** At the first start: a one-time link for the first administrator; null once somebody holds that office. */
export async function createFirstAdministrator(house: House): Promise<{ link: string; expiresAt: string } | null> {
  const existing = await findSystemAdministrator(house.db);
  if (existing && !isInvited(existing)) return null;
  const { link, expiresAt } = await perform(house, firstAdministrator, { actor: operatorActor('首次启动') }, {});
  return { link, expiresAt };
}
