import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { organizationsPolicy } from '../policy.ts';
import { UnitContact } from '../schema.ts';
import { lockOrganization, saveOrganization } from '../store.ts';

/** 联系人、联系电话 of a bureau or unit, as its letters name them (GB/T 9704-2012: 附注). */
export const setContact = useCase({
  act: 'organization.contact',
  label: '登记联系方式',
  input: UnitContact,
  load: (tx, { organizationId }) => lockOrganization(tx, organizationId),
  view: organizationsPolicy.view,
  allow: organizationsPolicy.contact,
  async run({ tx, record }, it, { organizationId, version, ...changed }) {
    if (version !== it.version) throw new Problem('row.changed');
    const after = await saveOrganization(tx, it, changed);
    record({ act: 'organization.contact', subject: organizationId, before: it, after });
    return { id: organizationId };
  },
});
