import type { AuditRow, Db } from './database.ts';
import type { House } from './use-case.ts';

/** A later module's answer to a recorded fact of an earlier one. `deliver` must be harmless when it runs twice. */
export type Subscription = {
  name: string;
  acts: readonly string[];
  deliver: (house: House, entry: AuditRow) => Promise<void>;
};

/** Delivers what has been committed since the last time, in the order of commits, at least once each. */
export async function deliverFacts(house: House, subscriptions: readonly Subscription[]): Promise<number> {
  let delivered = 0;
  for (const subscription of subscriptions) delivered += await deliverTo(house, subscription);
  return delivered;
}

async function deliverTo(house: House, { name, acts, deliver }: Subscription): Promise<number> {
  const { db } = house;
  const cursor = await db.selectFrom('deliveries').select('seq').where('subscriber', '=', name).executeTakeFirst();
  const entries = await db
    .selectFrom('auditEntries')
    .selectAll()
    .where('seq', '>', cursor?.seq ?? 0)
    .where('act', 'in', [...acts])
    .orderBy('seq')
    .limit(500)
    .execute();
  for (const entry of entries) {
    await deliver(house, entry);
    await moveCursor(db, name, entry.seq);
  }
  return entries.length;
}

async function moveCursor(db: Db, subscriber: string, seq: number): Promise<void> {
  await db
    .insertInto('deliveries')
    .values({ subscriber, seq })
    .onConflict((conflict) => conflict.column('subscriber').doUpdateSet({ seq }))
    .execute();
}
