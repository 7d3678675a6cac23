import { type Actor, anyOf, hasRole, holders, machinery, type Rule } from '../../base/policy.ts';

const nation: Rule<unknown> = {
  says: '总局业务、总局签发、总局财务、纪检审计',
  test: (actor: Actor) =>
    hasRole(actor, 'national_officer', 'national_leader', 'auditor') ||
    (actor.orgKind === 'national_bureau' && hasRole(actor, 'finance_officer')),
};
const officer = holders('national_officer');
const leader = holders('national_leader');

/** The nation checks; whose money elsewhere is in question is nobody else's business before the decision. */
export const fundingChecksPolicy = {
  list: nation,
  view: nation,
  run: anyOf<unknown>(officer, machinery),
  clear: officer,
  note: officer,
  confirm: officer,
  lift: leader,
  revoke: leader,
  reopen: machinery,
  lapse: machinery,
  import: officer,
} satisfies Record<string, Rule<unknown>>;
