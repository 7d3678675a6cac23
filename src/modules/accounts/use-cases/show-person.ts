import type { Actor } from '../../../base/policy.ts';
import type { Tx } from '../../../platform/database.ts';
import { timelineOf } from '../../../platform/audit.ts';
import { reading } from '../../../platform/use-case.ts';
import { accountsPolicy as policy, givableBy, proposalPolicy } from '../policy.ts';
import { PersonId } from '../schema.ts';
import { personById } from '../store.ts';
import { findProposal } from '../store-proposals.ts';
import { accountsActs, type Person } from '../terms.ts';
import { personView } from '../views.ts';
import { isDisabled } from '../workflow.ts';

/** Roles that wait for confirmation, for those who oversee accounts. */
async function proposalShown(tx: Tx, actor: Actor, person: Person) {
  const proposal = await findProposal(tx, person.id);
  const at = { person, proposal };
  if (!proposal || !proposalPolicy.view.test(actor, at)) return null;
  const { version, roles, former, proposedByName, proposedAt } = proposal;
  const mayConfirm = proposalPolicy.confirm.test(actor, at);
  const mayWithdraw = proposalPolicy.withdraw.test(actor, at);
  return { version, roles, former, proposedByName, proposedAt, mayConfirm, mayWithdraw };
}

export const showPerson = reading({
  input: PersonId,
  load: (tx, { personId }) => personById(tx, personId),
  view: policy.view,
  async show({ tx, actor, now }, person) {
    const inside = policy.contact.test(actor, person);
    const entries = inside ? await timelineOf(tx, person.id, Object.keys(accountsActs)) : [];
    return {
      proposal: await proposalShown(tx, actor, person),
      ...personView(person, actor, now),
      givable: givableBy(actor, person),
      may: {
        edit: policy.edit.test(actor, person),
        grant: policy.grant.test(actor, person),
        disable: !isDisabled(person) && policy.disable.test(actor, person),
        enable: isDisabled(person) && policy.enable.test(actor, person),
        link: !isDisabled(person) && policy.link.test(actor, person),
        resetTotp: person.totpConfirmedAt !== null && policy.resetTotp.test(actor, person),
        unlock: person.lockedUntil !== null && person.lockedUntil > now && policy.unlock.test(actor, person),
      },
      timeline: entries.map((one) => ({ ...one, label: accountsActs[one.act] ?? one.act })),
    };
  },
});
