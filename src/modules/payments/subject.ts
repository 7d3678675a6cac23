import type { Tx } from '../../platform/database.ts';
import type { ActCx } from '../../platform/use-case.ts';
import { organizationById } from '../organizations/index.ts';
import { projectById } from '../projects/index.ts';
import type { Standing } from './policy.ts';
import { findPlan, instalmentById, lockInstalment } from './store.ts';
import type { Instalment } from './terms.ts';
import type { PayerKind } from './bank-terms.ts';

/** The organisations that a project's money concerns; without a plan yet its owner is who will pay. */
export async function moneyStanding(tx: Tx, projectId: string): Promise<Standing & { projectId: string }> {
  const { producerOrgId, recommenderOrgId, ownerOrgId } = await projectById(tx, projectId);
  const plan = await findPlan(tx, projectId);
  return { projectId, producerOrgId, recommenderOrgId, ownerOrgId, payerOrgId: plan?.payerOrgId ?? ownerOrgId };
}

export type InstalmentSubject = Instalment & Standing;
export async function instalmentSubject(tx: Tx, id: string, lock = true): Promise<InstalmentSubject> {
  const instalment = lock ? await lockInstalment(tx, id) : await instalmentById(tx, id);
  return { ...(await moneyStanding(tx, instalment.projectId)), ...instalment };
}

/** What is kept of an instalment, a voucher or an arrival, without the organisations round it. */
export function rowOf<Row extends object>(subject: Row & Standing): Row {
  const { producerOrgId: _p, recommenderOrgId: _r, ownerOrgId: _o, payerOrgId: _y, ...row } = subject;
  return row as unknown as Row;
}

/** Who decided, and when. */
export const decidedBy = ({ actor, now }: ActCx) => ({
  decidedBy: actor.personId,
  decidedByName: actor.name,
  decidedAt: now,
});

export const payerKindOf = async (tx: Tx, payerOrgId: string): Promise<PayerKind> => {
  const { kind } = await organizationById(tx, payerOrgId);
  return kind === 'provincial_bureau' || kind === 'central_direct_unit' ? kind : 'national_bureau';
};
