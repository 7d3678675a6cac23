import type { Instant } from '../../base/time.ts';
import { addMilliseconds } from '../../base/time.ts';
import { newSecret, secretDigest } from '../../platform/credentials.ts';
import type { Db, Tx } from '../../platform/database.ts';
import { settingsIn } from '../../platform/settings.ts';
import { peopleIn } from './store.ts';
import type { LinkPurpose, Person } from './terms.ts';
import { activeStates } from './terms.ts';
import './tables.ts';

/** Everybody who may come in, of one organisation or of all, by the order of joining. */
export const activePersons = (tx: Tx, orgId?: string): Promise<Person[]> =>
  peopleIn(tx)
    .where('p.state', 'in', [...activeStates])
    .$if(orgId !== undefined, (q) => q.where('p.organizationId', '=', orgId ?? ''))
    .orderBy('p.createdAt')
    .orderBy('p.id')
    .execute();

/** A further one-time link for a mail; the one the administrator was shown stays good until either is used. */
export async function addLink(
  tx: Tx,
  { personId, purpose, now }: { personId: string; purpose: LinkPurpose; now: Instant },
): Promise<{ link: string; expiresAt: Instant }> {
  const token = newSecret();
  const { linkHours } = await settingsIn(tx);
  const expiresAt = addMilliseconds(now, linkHours * 3_600_000);
  await tx
    .insertInto('oneTimeLinks')
    .values({ tokenHash: secretDigest(token), personId, purpose, createdAt: now, expiresAt, usedAt: null })
    .execute();
  return { link: `/set-password#${token}`, expiresAt };
}

/** Links made until a moment become void, once the person has set a password by one of them. */
export async function voidLinks(db: Db, personId: string, until: Instant): Promise<void> {
  await db
    .updateTable('oneTimeLinks')
    .set({ usedAt: until })
    .where('personId', '=', personId)
    .where('usedAt', 'is', null)
    .where('createdAt', '<=', until)
    .execute();
}
