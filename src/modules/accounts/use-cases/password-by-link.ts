import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { settingsIn } from '../../../platform/settings.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { accountsPolicy } from '../policy.ts';
import { LinkIn, PasswordByLink } from '../schema.ts';
import { actorOf, lockAccount, personById, saveAccount, saveLogin } from '../store.ts';
import { endSessions, findLink, useUpLinks } from '../store-sessions.ts';
import { linkPurposes, type LinkPurpose } from '../terms.ts';
import { personWorkflow, isDisabled } from '../workflow.ts';
import { admit } from './admit.ts';
import { newPassword } from './new-password.ts';

/** Whom a link is for, so that the page can greet and say how long a password must be. */
export const checkLink = reading({
  input: LinkIn,
  load: (tx, { token }, { now }) => findLink(tx, token, { now, lock: false }),
  view: accountsPolicy.open,
  async show({ tx }, link) {
    if (!link) throw new Problem('account.link_void');
    const { loginName, name, orgName } = await personById(tx, link.personId);
    const { passwordMinimum: minimum } = await settingsIn(tx);
    return {
      purpose: linkPurposes[link.purpose as LinkPurpose] ?? link.purpose,
      loginName,
      name,
      orgName,
      minimum,
      expiresAt: link.expiresAt,
    };
  },
});

/** The invited person sets a password and is in; who has a second factor goes through the door with it. */
export const passwordByLink = useCase({
  act: 'account.set_password',
  label: '以链接设置密码',
  secret: true,
  input: PasswordByLink,
  load: (tx, { token }, { now }) => findLink(tx, token, { now, lock: false }),
  view: accountsPolicy.open,
  allow: accountsPolicy.open,
  async run(cx, link, { token, password }) {
    const { tx, now, record } = cx;
    if (!link) throw new Problem('account.link_void');
    const account = await lockAccount(tx, link.personId);
    // a second link of the same person, or the same one twice, waits for the account and is void by then
    const still = await findLink(tx, token, { now, lock: true });
    if (!still || isDisabled(account)) throw new Problem('account.link_void');
    const changed = await newPassword(tx, account, { password, now });
    const state = moveOn(personWorkflow, 'set_password', account.state, null);
    await saveAccount(tx, account.id, { ...changed, state, failedCount: 0, lockedUntil: null });
    await useUpLinks(tx, account.id, now);
    await endSessions(tx, { personId: account.id, now });
    const person = await personById(tx, account.id);
    record({ act: 'account.set_password', subject: person.id, by: actorOf(person) });
    if (account.totpConfirmedAt) {
      return { id: person.id, must: [], lastLoginAt: account.lastLoginAt, failuresSince: 0, admitted: false };
    }
    await saveLogin(tx, account.id, { now, step: null });
    return { ...(await admit(cx, person, { lastLoginAt: account.lastLoginAt, failures: 0 })), admitted: true };
  },
});
