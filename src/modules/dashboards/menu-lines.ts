import type { Role } from '../../base/policy.ts';

/** One line of the menu: who sees it, and the kinds of to-dos it counts. A line with children is only their heading. */
export type Line = {
  key: string;
  label: string;
  path?: string;
  icon?: string;
  roles: readonly Role[];
  todos?: readonly string[];
  children?: readonly Line[];
};

/** Groups of roles that the lines name. */
export const producer = ['producer_admin', 'producer_editor'] as const;
export const unit = ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'] as const;
export const nation = ['national_officer', 'national_leader'] as const;
export const office = [...nation, 'auditor'] as const;
const administrators = ['system_admin', 'security_admin', 'audit_admin'] as const;
export const everyone: readonly Role[] = [
  ...producer,
  ...unit,
  'unit_reviewer',
  ...nation,
  'objection_handler',
  'expert',
  'platform_operator',
  'finance_officer',
  'auditor',
  ...administrators,
];
