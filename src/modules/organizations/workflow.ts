import type { LocalDate } from '../../base/time.ts';
import { type ActOf, inState, workflow } from '../../base/workflow.ts';
import { licenceFindings } from './rules.ts';
import { type Organization, organizationStates, type OrganizationState } from './terms.ts';

export type OrganizationFacts = { organization: Organization; today: LocalDate };
const stillLicensed = ({ organization, today }: OrganizationFacts) => licenceFindings(organization, today);

/** A producer may apply once its home unit has verified it; units themselves begin as verified. */
export const organizationWorkflow = workflow({
  name: '机构核验',
  states: organizationStates,
  start: 'pending',
  ends: [],
  moves: [
    {
      act: 'verify',
      label: '核验通过',
      from: ['pending'],
      to: 'verified',
      unless: stillLicensed,
      basis: '方案六（一）1',
    },
    { act: 'return', label: '退回修改', from: ['pending'], to: 'returned' },
    { act: 'resubmit', label: '重新提交核验', from: ['returned'], to: 'pending' },
    { act: 'suspend', label: '暂停机构', from: ['verified'], to: 'suspended' },
    { act: 'resume', label: '恢复机构', from: ['suspended'], to: 'verified' },
  ],
});
export type OrganizationAct = ActOf<typeof organizationWorkflow>;

/** An organisation whose standing its home unit has confirmed. */
export const isVerified = inState<OrganizationState>('verified');
