import { useCase } from '../../../platform/use-case.ts';
import { organizationsPolicy } from '../policy.ts';
import { WithReason } from '../schema.ts';
import { lockOrganization } from '../store.ts';
import { moveOrganization } from './move-organization.ts';

/** The home unit lets a suspended body apply again, with the reason. */
export const resumeOrganization = useCase({
  act: 'organization.resume',
  label: '恢复机构',
  input: WithReason,
  load: (tx, { organizationId }) => lockOrganization(tx, organizationId),
  view: organizationsPolicy.view,
  allow: organizationsPolicy.resume,
  run: (cx, it, { version, reason }) => moveOrganization(cx, it, 'resume', { version, reason }),
});
