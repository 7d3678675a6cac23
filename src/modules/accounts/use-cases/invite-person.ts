import { nobodyId } from '../../../base/policy.ts';
import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { organizationById } from '../../organizations/index.ts';
import { accountsPolicy, givableBy } from '../policy.ts';
import { grantFindings, roleFindings } from '../rules.ts';
import { Invitation } from '../schema.ts';
import { mustBeConfirmed, proposeRoles } from '../proposals.ts';
import { insertPerson } from '../store.ts';
import { makeLink } from '../store-sessions.ts';

/** An administrator makes an account with roles; the one-time link is answered here and nowhere else. */
export const invitePerson = useCase({
  act: 'account.invite',
  label: '邀请人员',
  secret: true,
  input: Invitation,
  async load(tx, input, { actor }) {
    const { id: organizationId, kind: orgKind } = await organizationById(tx, input.organizationId ?? actor.orgId);
    return { organizationId, orgKind };
  },
  view: accountsPolicy.list,
  allow: accountsPolicy.invite,
  async run(cx, place, { organizationId: _, roles, ...fields }) {
    const { tx, actor, now, record } = cx;
    const findings = [
      ...roleFindings({ orgKind: place.orgKind, roles }),
      ...grantFindings({ before: [], after: roles, givable: givableBy(actor, place) }),
    ];
    if (findings.length > 0) throw new Problem('account.roles_refused', {}, findings);
    const { organizationId } = place;
    const waits = await mustBeConfirmed(cx, { id: nobodyId, ...place });
    const person = await insertPerson(tx, {
      ...fields,
      organizationId,
      roles: waits ? [] : roles,
      state: 'invited',
      grantedBy: actor.personId,
      now,
    });
    if (waits) await proposeRoles(cx, person, roles);
    const { link, expiresAt } = await makeLink(tx, { personId: person.id, purpose: 'invite', now });
    record({ act: 'account.invite', subject: person.id, also: [organizationId], after: person, note: person.name });
    return { id: person.id, link, expiresAt };
  },
});
