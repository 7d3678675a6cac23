import type { Finding } from '../../base/problem.ts';
import type { LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { interestKinds, isSameParty, appointedStates } from '../experts/contract.ts';
import { poolOf } from '../experts/index.ts';
import { organizationById } from '../organizations/index.ts';
import type { Advice, Change, Visit } from './guidance-terms.ts';
import type { ProjectExpertRow } from './tables.ts';

export const adviceOf = (tx: Tx, projectId: string): Promise<Advice[]> =>
  tx.selectFrom('projectAdvice').selectAll().where('projectId', '=', projectId).orderBy('serial', 'desc').execute();
export const visitsOf = (tx: Tx, projectId: string): Promise<Visit[]> =>
  tx.selectFrom('projectVisits').selectAll().where('projectId', '=', projectId).orderBy('serial', 'desc').execute();
export const changesOf = (tx: Tx, projectId: string): Promise<Change[]> =>
  tx.selectFrom('projectChanges').selectAll().where('projectId', '=', projectId).orderBy('serial', 'desc').execute();
export const guidesOf = (tx: Tx, projectId: string): Promise<ProjectExpertRow[]> =>
  tx
    .selectFrom('projectExperts')
    .selectAll()
    .where('projectId', '=', projectId)
    .orderBy('releasedAt', (order) => order.asc().nullsFirst())
    .orderBy('assignedAt')
    .execute();

export type GuideLine = { id: string; name: string; employerName: string; titles: string[]; specialties: string[] };
/** Experts whom the office has named as guides and who are still in the pool. */
export const guidingExperts = (tx: Tx): Promise<GuideLine[]> =>
  tx
    .selectFrom('vExperts')
    .innerJoin('guidingExperts', 'guidingExperts.expertId', 'vExperts.id')
    .select(['vExperts.id', 'name', 'employerName', 'titles', 'specialties'])
    .where('guidingExperts.endedAt', 'is', null)
    .where('vExperts.state', 'in', [...appointedStates])
    .orderBy('name')
    .orderBy('vExperts.id')
    .execute();
/** The whole pool, for the office. */
export const activeExperts = (tx: Tx): Promise<GuideLine[]> =>
  tx
    .selectFrom('vExperts')
    .select(['id', 'name', 'employerName', 'titles', 'specialties'])
    .where('state', 'in', [...appointedStates])
    .orderBy('name')
    .orderBy('id')
    .execute();

/** Ties of an expert to the producer, as reasons against guiding it. */
export async function tiesTo(
  tx: Tx,
  expertId: string,
  { orgId, today }: { orgId: string; today: LocalDate },
): Promise<Finding[]> {
  const { name, creditCode } = await organizationById(tx, orgId);
  const expert = (await poolOf(tx, today)).find(({ id }) => id === expertId);
  const employer = expert && { name: expert.employerName, creditCode: expert.employerCreditCode };
  const producer = { name, creditCode };
  const works: Finding[] =
    employer && isSameParty(employer, producer) ? [{ code: 'guide_works', message: `任职于${name}` }] : [];
  const ties = (expert?.interests ?? [])
    .filter(({ partyName, partyCreditCode }) => isSameParty({ name: partyName, creditCode: partyCreditCode }, producer))
    .map(({ kind }): Finding => ({ code: 'guide_tie', message: `申报的利害关系：${interestKinds[kind]}` }));
  return [...works, ...ties];
}
