import { useCase } from '../../../platform/use-case.ts';
import { organizationsPolicy } from '../policy.ts';
import { VersionedOrganization } from '../schema.ts';
import { lockOrganization } from '../store.ts';
import { moveOrganization } from './move-organization.ts';

/** The home unit confirms that the body is what it says, so that it may apply. */
export const verifyOrganization = useCase({
  act: 'organization.verify',
  label: '核验通过',
  input: VersionedOrganization,
  load: (tx, { organizationId }) => lockOrganization(tx, organizationId),
  view: organizationsPolicy.view,
  allow: organizationsPolicy.verify,
  run: (cx, it, { version }) => moveOrganization(cx, it, 'verify', { version, changed: { returnReason: null } }),
});
