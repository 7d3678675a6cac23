/** What a line of the table of permissions says, and the groups of roles that the lines name. */
import type { Role } from '../../src/base/policy.ts';

export type Case = {
  /**
   * Roles that are let through (`people`: everybody logged in; `public`: also without log-in). The rest hears 403 or
   * 404.
   */
  may: readonly Role[] | 'people' | 'public';
  /** Roles whose answer shows foreign rows; `may` where the subject stands in the path, nobody elsewhere. */
  sees?: readonly Role[] | 'people';
  /** Said in addition to what the form needs; a name of ids in `tests/world/foreign.ts` after `$`. */
  input?: Record<string, unknown>;
  /** Ends or spoils the asker's own log-in, so it is done by somebody who does nothing else. */
  spoils?: true;
};
export type Also = Omit<Case, 'may'>;

export const only = (...may: Role[]): Case => ({ may });
export const people = (also: Also = {}): Case => ({ may: 'people', ...also });
export const open: Case = { may: 'public' };
/** Acts on what is one's own: nobody does them to a foreign subject. */
export const owners: Case = { may: [] };

export const nation: Role[] = ['national_officer', 'national_leader', 'auditor'];
export const unit: Role[] = ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'];
export const producers: Role[] = ['producer_admin', 'producer_editor'];
export const overseers: Role[] = [
  'national_officer',
  'national_leader',
  'objection_handler',
  'auditor',
  'system_admin',
];
export const peopleOverseers: Role[] = ['system_admin', 'security_admin', 'audit_admin', 'auditor'];
export const officer = only('national_officer');
export const leader = only('national_leader');
export const auditors: Role[] = ['auditor', 'audit_admin'];
export const ofNation: Case = { may: nation };
export const namedUnit = { recommenderOrgId: '$recommenderOrgId' };
