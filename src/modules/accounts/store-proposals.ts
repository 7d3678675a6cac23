import { Problem } from '../../base/problem.ts';
import type { Tx } from '../../platform/database.ts';
import type { RoleProposal } from './terms.ts';
import type {} from './tables.ts';
import { undecidedStates } from './terms.ts';

/** What waits for a second person on this account, if anything does. */
export const findProposal = (tx: Tx, personId: string): Promise<RoleProposal | undefined> =>
  tx
    .selectFrom('roleProposals')
    .selectAll()
    .where('personId', '=', personId)
    .where('state', 'in', [...undecidedStates])
    .executeTakeFirst();
/** Every proposal nobody has decided yet, the oldest first, with whom it is about. */
export const proposalsWaiting = (tx: Tx) =>
  tx
    .selectFrom('roleProposals as r')
    .innerJoin('persons as p', 'p.id', 'r.personId')
    .selectAll('r')
    .select('p.name')
    .where('r.state', 'in', [...undecidedStates])
    .orderBy('r.proposedAt')
    .execute();

export async function insertProposal(tx: Tx, row: RoleProposal): Promise<void> {
  await tx
    .insertInto('roleProposals')
    .values(row)
    .execute()
    .catch((error: unknown) => {
      const { constraint } = error as { constraint?: string };
      throw constraint === 'role_proposals_one_open' ? new Problem('account.roles_waiting') : error;
    });
}
export async function saveProposal(tx: Tx, row: RoleProposal): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('roleProposals')
    .set({ ...row, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Problem('row.changed');
}
