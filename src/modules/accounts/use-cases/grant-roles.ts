import { Problem } from '../../../base/problem.ts';
import type { Role } from '../../../base/policy.ts';
import { useCase } from '../../../platform/use-case.ts';
import type { Tx } from '../../../platform/database.ts';
import { accountsPolicy, givableBy } from '../policy.ts';
import { mustBeConfirmed, proposeRoles } from '../proposals.ts';
import { holdersLeft, lockHolders } from '../queries.ts';
import { grantFindings, guardedRoles, lastHolderFindings, roleFindings } from '../rules.ts';
import { RoleSet } from '../schema.ts';
import { lockPerson, saveAccount, setRoles } from '../store.ts';
import type { Person } from '../terms.ts';
import { isActive } from '../workflow.ts';

/** Which of the roles nobody else would hold any more. */
export async function lastHolder(tx: Tx, person: Person, losing: readonly Role[]) {
  if (!isActive(person)) return [];
  await lockHolders(
    tx,
    guardedRoles.filter((role) => losing.includes(role)),
  );
  const left = new Map(
    await Promise.all(losing.map(async (role) => [role, await holdersLeft(tx, role, person)] as const)),
  );
  return lastHolderFindings(losing, (role) => left.get(role) ?? 0);
}

/** Makes a person's roles exactly those given. Nobody does it to himself; the three administrators stay apart. */
export const grantRoles = useCase({
  act: 'account.grant',
  label: '调整角色',
  input: RoleSet,
  load: (tx, { personId }) => lockPerson(tx, personId),
  view: accountsPolicy.view,
  allow: accountsPolicy.grant,
  async run(cx, person, { personId, version, roles }) {
    const { tx, actor, now, record } = cx;
    const findings = [
      ...roleFindings({ orgKind: person.orgKind, roles }),
      ...grantFindings({ before: person.roles, after: roles, givable: givableBy(actor, person) }),
      ...(await lastHolder(
        tx,
        person,
        person.roles.filter((role) => !roles.includes(role)),
      )),
    ];
    if (findings.length > 0) throw new Problem('account.roles_refused', {}, findings);
    await saveAccount(tx, personId, {}, version);
    if (await mustBeConfirmed(cx, person)) {
      await proposeRoles(cx, person, roles);
      return { id: personId };
    }
    await setRoles(tx, { personId, roles, grantedBy: actor.personId, now });
    record({ act: 'account.grant', subject: personId, before: { roles: person.roles }, after: { roles } });
    return { id: personId };
  },
});
