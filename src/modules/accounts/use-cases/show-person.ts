import { timelineOf } from '../../../platform/audit.ts';
import { reading } from '../../../platform/use-case.ts';
import { accountsPolicy as policy, givableBy } from '../policy.ts';
import { PersonId } from '../schema.ts';
import { personById } from '../store.ts';
import { accountsActs } from '../terms.ts';
import { personView } from '../views.ts';

export const showPerson = reading({
  input: PersonId,
  load: (tx, { personId }) => personById(tx, personId),
  view: policy.view,
  async show({ tx, actor, now }, person) {
    const inside = policy.contact.test(actor, person);
    const entries = inside ? await timelineOf(tx, person.id, Object.keys(accountsActs)) : [];
    return {
      ...personView(person, actor, now),
      givable: givableBy(actor, person),
      may: {
        edit: policy.edit.test(actor, person),
        grant: policy.grant.test(actor, person),
        disable: person.state !== 'disabled' && policy.disable.test(actor, person),
        enable: person.state === 'disabled' && policy.enable.test(actor, person),
        link: person.state !== 'disabled' && policy.link.test(actor, person),
        resetTotp: person.totpConfirmedAt !== null && policy.resetTotp.test(actor, person),
        unlock: person.lockedUntil !== null && person.lockedUntil > now && policy.unlock.test(actor, person),
      },
      timeline: entries.map((one) => ({ ...one, label: accountsActs[one.act] ?? one.act })),
    };
  },
});
