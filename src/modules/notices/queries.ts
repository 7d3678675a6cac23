import type { Tx } from '../../platform/database.ts';
import type {} from './tables.ts';

/** Messages a person has not read yet. */
export async function unreadCount(tx: Tx, personId: string): Promise<number> {
  const { n } = await tx.selectFrom('messages').select((e) => e.fn.countAll<number>().as('n')).where('personId', '=', personId)
    .where('readAt', 'is', null).executeTakeFirstOrThrow();
  return Number(n);
}
