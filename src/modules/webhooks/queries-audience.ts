import type { Tx } from '../../platform/database.ts';

type Parties = { id: string; producerOrgId: string; recommenderOrgId: string; ownerOrgId: string };
/** Which of these are projects, and whose they are. */
export const projectsAmong = (tx: Tx, ids: readonly string[]): Promise<Parties[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('vProjects')
        .select(['id', 'producerOrgId', 'recommenderOrgId', 'ownerOrgId'])
        .where('id', 'in', [...ids])
        .execute();
/** The projects of these agreements. */
export const projectsOfAgreements = async (tx: Tx, ids: readonly string[]): Promise<string[]> =>
  (
    await tx
      .selectFrom('vAgreements')
      .select('projectId')
      .where('id', 'in', [...ids])
      .execute()
  ).map(({ projectId }) => projectId);
/** The national bureau, which reads everything that is reported. */
export const nationalBureaus = async (tx: Tx): Promise<string[]> =>
  (await tx.selectFrom('vOrganizations').select('id').where('kind', '=', 'national_bureau').execute()).map(
    ({ id }) => id,
  );
