import { type Actor, hasRole, type Role } from '../../base/policy.ts';
import { newId } from '../../platform/ids.ts';
import { settingsIn } from '../../platform/settings.ts';
import type { ActCx } from '../../platform/use-case.ts';
import type { Place } from './policy.ts';
import { holdersLeft } from './queries.ts';
import { insertProposal } from './store-proposals.ts';
import type { Person } from './terms.ts';
import { proposalWorkflow } from './workflow.ts';

/** Central staff get their roles by two hands: the system administrator gives, the security administrator confirms. */
const byTwoHands = (actor: Actor, { orgKind }: Pick<Place, 'orgKind'>): boolean =>
  hasRole(actor, 'system_admin') && orgKind === 'national_bureau';

type Whom = Pick<Person, 'id' | 'organizationId' | 'orgKind'>;
/** Whether a grant waits for confirmation; where nobody could give it (a new installation) it does not. */
export async function mustBeConfirmed({ tx, actor }: Pick<ActCx, 'tx' | 'actor'>, person: Whom): Promise<boolean> {
  if (!byTwoHands(actor, person)) return false;
  const { rolesConfirmed } = await settingsIn(tx);
  return rolesConfirmed && (await holdersLeft(tx, 'security_admin', person)) > 0;
}

/** Keeps what was asked for; the roles held so far stay until somebody else has confirmed it. */
export async function proposeRoles(cx: ActCx, person: Person, roles: readonly Role[]): Promise<void> {
  const { tx, actor, now, record } = cx;
  await insertProposal(tx, {
    id: newId(),
    version: 1,
    personId: person.id,
    roles: [...roles],
    former: [...person.roles],
    reason: '',
    state: proposalWorkflow.start,
    proposedBy: actor.personId,
    proposedByName: actor.name,
    proposedAt: now,
    decidedBy: null,
    decidedByName: null,
    decidedAt: null,
    opinion: '',
  });
  record({
    act: 'account.propose_roles',
    subject: person.id,
    before: { roles: person.roles },
    after: { roles },
    note: '待安全管理员确认',
  });
}
