import { Problem } from '../../base/problem.ts';
import type { Tx } from '../../platform/database.ts';
import type { SigningAuthority } from './authority-terms.ts';
import './tables.ts';

/** Authorities in use first, then those that were ended. */
export const authorities = (tx: Tx): Promise<SigningAuthority[]> =>
  tx
    .selectFrom('signingAuthorities')
    .selectAll()
    .orderBy('endedAt', (order) => order.desc().nullsFirst())
    .orderBy('label')
    .execute();

export async function authorityById(tx: Tx, id: string): Promise<SigningAuthority> {
  const row = await tx.selectFrom('signingAuthorities').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

export async function insertAuthority(tx: Tx, row: SigningAuthority): Promise<void> {
  const added = await tx
    .insertInto('signingAuthorities')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new Problem('agreements.authority_entered');
}

/** Saves a locked authority under its next version number. */
export async function saveAuthority(tx: Tx, row: SigningAuthority): Promise<void> {
  await tx
    .updateTable('signingAuthorities')
    .set({ ...row, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute();
}
