import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, publicActor, type Role, roles } from '../../base/policy.ts';
import type { Instant } from '../../base/time.ts';
import { applicationPolicy, seenByNation, unseenAbove } from './policy.ts';
import { type Application, applicationStates, type ApplicationState } from './terms.ts';

const [applicantOrg, unitOrg, elsewhere] = ['org-applicant', 'org-unit', 'org-elsewhere'];
const anApplication = (state: ApplicationState): Application => ({
  id: 'a',
  version: 1,
  state,
  draftNumber: 'D',
  number: null,
  batchId: 'b',
  callVersionId: 'c',
  workId: 'w',
  applicantOrgId: applicantOrg,
  recommenderOrgId: unitOrg,
  title: '骑楼下',
  categoryCode: null,
  requestedFen: null,
  handlerId: null,
  edition: 0,
  submittedAt: null,
  acceptedAt: null,
  recommendedAt: null,
  refusalCode: null,
  refusalNote: null,
  createdBy: 'p',
  createdAt: '2026-05-28T04:00:00.000Z' as Instant,
});
const someone = (role: Role, orgId: string): Actor => ({ ...publicActor, kind: 'person', orgId, roles: [role] });
const states = Object.keys(applicationStates) as ApplicationState[];
const acts = Object.keys(applicationPolicy) as (keyof typeof applicationPolicy)[];

/** Who may do what at home; nobody may elsewhere unless the role is the nation's or the auditor's. */
const expected = (act: keyof typeof applicationPolicy, role: Role, orgId: string, state: ApplicationState): boolean => {
  const nation = seenByNation.includes(state);
  const applicant = orgId === applicantOrg && ['producer_admin', 'producer_editor'].includes(role);
  const unit = orgId === unitOrg;
  switch (act) {
    case 'view':
      return (
        applicant ||
        (unit &&
          ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'].includes(role) &&
          !unseenAbove.includes(state)) ||
        (['national_officer', 'national_leader'].includes(role) && nation) ||
        (role === 'auditor' && !unseenAbove.includes(state))
      );
    case 'fill':
    case 'assign':
      return applicant;
    case 'submit':
    case 'reopen':
    case 'withdraw':
      return orgId === applicantOrg && role === 'producer_admin';
    case 'accept':
    case 'refuse':
      return unit && role === 'unit_intake';
    case 'correct':
    case 'urge':
      return unit && ['unit_intake', 'unit_secretary'].includes(role);
    case 'recommend':
    case 'pass_over':
    case 'swap_out':
      return unit && role === 'unit_leader';
    case 'enter_second':
    case 'enter_final':
      return role === 'national_officer' && nation;
    default:
      return role === 'national_leader' && nation;
  }
};

for (const role of Object.keys(roles) as Role[]) {
  test(`${roles[role]}: every act in every state, at home and elsewhere`, () => {
    for (const orgId of [applicantOrg, unitOrg, elsewhere]) {
      for (const state of states) {
        for (const act of acts) {
          const found = applicationPolicy[act].test(someone(role, orgId), anApplication(state));
          assert.equal(found, expected(act, role, orgId, state), `${act} by ${role} of ${orgId} in ${state}`);
        }
      }
    }
  });
}

test('the public may do nothing', () => {
  for (const state of states)
    for (const act of acts) assert.equal(applicationPolicy[act].test(publicActor, anApplication(state)), false);
});
