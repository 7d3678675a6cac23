import { allOf, anyOf, hasRole, type Rule } from '../../base/policy.ts';
import type { OfficialDocument } from './terms.ts';

export type DocumentOwner = Pick<OfficialDocument, 'organizationId'>;
type R = Rule<DocumentOwner>;

const office: R = {
  says: '制发单位工作人员',
  test: (actor, it) =>
    hasRole(actor, 'unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader') && actor.orgId === it.organizationId,
};
/** Units' letters go up to the nation, so it reads every register. */
const nation: Rule<unknown> = {
  says: '广电总局',
  test: (actor) => hasRole(actor, 'national_officer', 'national_leader'),
};
const auditor: Rule<unknown> = { says: '纪检审计', test: (actor) => hasRole(actor, 'auditor') };
const signer: Rule<unknown> = {
  says: '签发人',
  test: (actor) => hasRole(actor, 'unit_leader', 'national_leader'),
};
const issuer: R = { says: '制发单位', test: (actor, it) => actor.orgId === it.organizationId };

/** Who reads the registers, and who may void a paper: only whoever signs for the organisation that issued it. */
export const documentsPolicy = {
  list: anyOf<unknown>(nation, auditor, {
    says: '初评单位工作人员',
    test: (actor) => hasRole(actor, 'unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'),
  }),
  view: anyOf<DocumentOwner>(office, nation, auditor),
  void: allOf<DocumentOwner>(signer, issuer),
} satisfies Record<'list' | 'view' | 'void', Rule<never>>;
