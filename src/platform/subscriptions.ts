import type { AuditRow, Db } from './database.ts';
import type { House } from './use-case.ts';

/** A later module's answer to a recorded fact of an earlier one. `deliver` must be harmless when it runs twice. */
export type Subscription = {
  name: string;
  acts: readonly string[];
  deliver: (house: House, entry: AuditRow) => Promise<void>;
};

/** How many facts are read at once, and how far a subscriber may fall behind on paper while nothing concerns it. */
const portion = 500;
/** How far each subscriber has looked in this process: beyond its cursor as long as nothing there was for it. */
const looked = new WeakMap<Db, Map<string, number>>();

/**
 * Delivers what has been committed since the last time, in the order of commits, at least once each. One subscriber's
 * failure keeps the others from nothing. Answers how much was done; 0 when nothing is left.
 */
export async function deliverFacts(house: House, subscriptions: readonly Subscription[]): Promise<number> {
  const places = await placesOf(house.db, subscriptions);
  const entries = await entriesAfter(house.db, Math.min(...subscriptions.map(({ name }) => places.get(name) ?? 0)));
  let [done, failure]: [number, unknown] = [entries.length === portion ? 1 : 0, undefined];
  for (const subscription of subscriptions) {
    try {
      done += await deliverTo(house, subscription, { entries, places });
    } catch (error) {
      failure = error;
    }
  }
  if (failure) throw failure;
  return done;
}

async function placesOf(db: Db, subscriptions: readonly Subscription[]): Promise<Map<string, number>> {
  const places = looked.get(db) ?? new Map<string, number>();
  looked.set(db, places);
  const unknown = subscriptions.filter(({ name }) => !places.has(name));
  if (unknown.length > 0) {
    const kept = await db.selectFrom('deliveries').selectAll().execute();
    for (const { name } of unknown) places.set(name, kept.find(({ subscriber }) => subscriber === name)?.seq ?? 0);
  }
  return places;
}

const entriesAfter = (db: Db, seq: number): Promise<AuditRow[]> =>
  Number.isFinite(seq)
    ? db.selectFrom('auditEntries').selectAll().where('seq', '>', seq).orderBy('seq').limit(portion).execute()
    : Promise.resolve([]);

type Portion = { entries: readonly AuditRow[]; places: Map<string, number> };

async function deliverTo(house: House, { name, acts, deliver }: Subscription, { entries, places }: Portion) {
  let delivered = 0;
  const from = places.get(name) ?? 0;
  for (const entry of entries) {
    if (entry.seq <= from) continue;
    if (acts.includes(entry.act)) {
      await deliver(house, entry);
      await moveCursor(house.db, name, entry.seq);
      delivered += 1;
    }
    places.set(name, entry.seq);
  }
  const reached = places.get(name) ?? 0;
  if (delivered === 0 && entries.length === portion) await moveCursor(house.db, name, reached);
  return delivered;
}

async function moveCursor(db: Db, subscriber: string, seq: number): Promise<void> {
  await db
    .insertInto('deliveries')
    .values({ subscriber, seq })
    .onConflict((conflict) => conflict.column('subscriber').doUpdateSet({ seq }))
    .execute();
}
