import type { Tx } from '../../platform/database.ts';

/** The provincial bureaus to which money may be sent on its way. */
export const bureausOfProvinces = (tx: Tx): Promise<{ id: string; name: string }[]> =>
  tx
    .selectFrom('vOrganizations')
    .select(['id', 'name'])
    .where('kind', '=', 'provincial_bureau')
    .orderBy('name')
    .execute();
