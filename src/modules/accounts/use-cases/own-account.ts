import { nothing } from '../../../base/endpoint.ts';
import { settingsIn } from '../../../platform/settings.ts';
import { reading } from '../../../platform/use-case.ts';
import { accountsPolicy } from '../policy.ts';
import { formerSession, mustDoFirst } from '../queries.ts';
import { totpNeeded } from '../rules.ts';
import { personById } from '../store.ts';

export const ownAccount = reading({
  input: nothing,
  load: async () => null,
  view: accountsPolicy.own,
  async show({ tx, actor, now, request }) {
    const person = await personById(tx, actor.personId);
    const settings = await settingsIn(tx);
    return {
      ...person,
      totp: person.totpConfirmedAt !== null,
      totpRequired: totpNeeded(person, settings.totpRequiredForBureaus),
      passwordMinimum: settings.passwordMinimum,
      must: await mustDoFirst(tx, person, now),
      former: await formerSession(tx, person.id, request.sessionId),
    };
  },
});
