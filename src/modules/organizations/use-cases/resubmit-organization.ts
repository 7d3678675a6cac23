import { dayOf } from '../../../base/time.ts';
import { useCase } from '../../../platform/use-case.ts';
import { organizationsPolicy } from '../policy.ts';
import { Resubmission } from '../schema.ts';
import { correctName, lockOrganization } from '../store.ts';
import { checkedRegistration } from './check-registration.ts';
import { moveOrganization } from './move-organization.ts';

/** The producer corrects what it said and asks again; a region changed here also changes the home unit. */
export const resubmitOrganization = useCase({
  act: 'organization.resubmit',
  label: '重新提交核验',
  input: Resubmission,
  load: (tx, { organizationId }) => lockOrganization(tx, organizationId),
  view: organizationsPolicy.view,
  allow: organizationsPolicy.resubmit,
  async run(cx, it, { organizationId, version, ...form }) {
    const {
      kind: _,
      state: __,
      ...changed
    } = await checkedRegistration(cx.tx, form, {
      today: dayOf(cx.now),
      except: organizationId,
    });
    if (changed.name !== it.name) await correctName(cx.tx, it.id, changed.name);
    return moveOrganization(cx, it, 'resubmit', { version, changed });
  },
});
