import { anyOf, hasRole, holders, type Rule } from '../../base/policy.ts';
import type { Expert } from './terms.ts';
import type { ExpertAct } from './workflow.ts';

type R = Rule<Pick<Expert, 'personId' | 'state'>>;

const officer: R = holders('national_officer');
const reader: R = holders('national_officer', 'national_leader', 'auditor');
const self: R = {
  says: '专家本人',
  test: (actor, it) => hasRole(actor, 'expert') && actor.personId === it.personId,
};
const selfInPool: R = { says: self.says, test: (actor, it) => self.test(actor, it) && it.state !== 'left' };

/** Who may read and keep the pool: never an applicant or a recommending unit, which may not even learn who is in it. */
export const expertPolicy = {
  view: anyOf(reader, self),
  list: reader,
  add: officer,
  change: officer,
  pause: officer,
  resume: officer,
  leave: officer,
  declareInterest: anyOf(officer, selfInPool),
  withdrawInterest: anyOf(officer, selfInPool),
} satisfies Record<'view' | 'list' | 'add' | 'change' | 'declareInterest' | 'withdrawInterest' | ExpertAct, R>;

/** The same rule for the pool as a whole, which is no row yet. */
export const poolPolicy = {
  list: holders('national_officer', 'national_leader', 'auditor'),
  add: holders('national_officer'),
};
