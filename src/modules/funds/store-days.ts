import { sql } from 'kysely';
import type { Recorded } from '../../methods/ledger-state.ts';
import type { Tx } from '../../platform/database.ts';
import type { Entry } from './entries.ts';
import type { TransferKind } from './tables.ts';

type Settled = Pick<Entry, 'code' | 'day'> & Pick<Recorded, 'debit' | 'credit' | 'settled'> & { kind: TransferKind };

/** What moved on each day by account and kind: settled amounts only, reservations move nothing. */
export async function addToDays(tx: Tx, created: readonly Settled[]): Promise<void> {
  const sums = new Map<string, Pick<Entry, 'day' | 'code'> & { accountId: string; debits: number; credits: number }>();
  const add = (accountId: string, one: Settled, side: 'debits' | 'credits') => {
    const key = `${accountId} ${one.day} ${one.code}`;
    const sum = sums.get(key) ?? { accountId, day: one.day, code: one.code, debits: 0, credits: 0 };
    sums.set(key, { ...sum, [side]: sum[side] + Number(one.settled) });
  };
  for (const one of created) {
    if (one.kind !== 'direct' && one.kind !== 'post') continue;
    add(one.debit ?? '', one, 'debits');
    add(one.credit ?? '', one, 'credits');
  }
  if (sums.size === 0) return;
  await tx
    .insertInto('ledgerDays')
    .values([...sums.values()].sort((a, b) => (a.accountId < b.accountId ? -1 : 1)))
    .onConflict((conflict) =>
      conflict.columns(['accountId', 'day', 'code']).doUpdateSet({
        debits: sql<number>`ledger_days.debits + excluded.debits`,
        credits: sql<number>`ledger_days.credits + excluded.credits`,
      }),
    )
    .execute();
}
