import type { Tx } from '../../platform/database.ts';

/** The provincial bureaus and central units to which money may be sent on its way. */
export const bureausOfProvinces = (tx: Tx): Promise<{ id: string; name: string }[]> =>
  tx
    .selectFrom('vOrganizations')
    .select(['id', 'name'])
    .where('kind', 'in', ['provincial_bureau', 'central_direct_unit'])
    .orderBy('name')
    .execute();
