import { useCase } from '../../../platform/use-case.ts';
import { organizationsPolicy } from '../policy.ts';
import { WithReason } from '../schema.ts';
import { lockOrganization } from '../store.ts';
import { moveOrganization } from './move-organization.ts';

/** The home unit stops a body from applying, with the reason. */
export const suspendOrganization = useCase({
  act: 'organization.suspend',
  label: '暂停机构',
  input: WithReason,
  load: (tx, { organizationId }) => lockOrganization(tx, organizationId),
  view: organizationsPolicy.view,
  allow: organizationsPolicy.suspend,
  run: (cx, it, { version, reason }) => moveOrganization(cx, it, 'suspend', { version, reason }),
});
