import { useCase } from '../../../platform/use-case.ts';
import { organizationsPolicy } from '../policy.ts';
import { WithReason } from '../schema.ts';
import { lockOrganization } from '../store.ts';
import { moveOrganization } from './move-organization.ts';

/** The home unit sends a registration back with the reason. */
export const returnOrganization = useCase({
  act: 'organization.return',
  label: '退回修改',
  input: WithReason,
  load: (tx, { organizationId }) => lockOrganization(tx, organizationId),
  view: organizationsPolicy.view,
  allow: organizationsPolicy.return,
  run: (cx, it, { version, reason }) =>
    moveOrganization(cx, it, 'return', { version, reason, changed: { returnReason: reason } }),
});
