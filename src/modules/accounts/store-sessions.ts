import { addMilliseconds, type Instant } from '../../base/time.ts';
import { newSecret, secretDigest } from '../../platform/credentials.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { settingsIn } from '../../platform/settings.ts';
import type { LinkPurpose } from './terms.ts';
import './tables.ts';

export type OpenedSession = { token: string; expiresAt: Instant };
type Opening = { personId: string; now: Instant; address?: string | undefined; agent?: string | undefined };

/** Begins a log-in: the token goes to the browser, only its digest stays. */
export async function openSession(tx: Tx, { personId, now, address, agent }: Opening): Promise<OpenedSession> {
  const token = newSecret();
  const { sessionHours } = await settingsIn(tx);
  const expiresAt = addMilliseconds(now, sessionHours * 3_600_000);
  await tx
    .insertInto('sessions')
    .values({
      id: newId(),
      tokenHash: secretDigest(token),
      personId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
      revokedAt: null,
      address: address ?? null,
      agent: agent?.slice(0, 200) ?? null,
    })
    .execute();
  return { token, expiresAt };
}

/** Ends log-ins of a person: one, all, or all but one. */
export async function endSessions(
  tx: Tx,
  { personId, now, only, except }: { personId: string; now: Instant; only?: string; except?: string | undefined },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('sessions')
    .set({ revokedAt: now })
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .$if(only !== undefined, (q) => q.where('id', '=', only ?? ''))
    .$if(except !== undefined, (q) => q.where('id', '<>', except ?? ''))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export type MadeLink = { link: string; token: string; expiresAt: Instant };

/** A new one-time link; earlier ones of the person become void. The secret stands behind # and reaches no log. */
export async function makeLink(
  tx: Tx,
  { personId, purpose, now }: { personId: string; purpose: LinkPurpose; now: Instant },
): Promise<MadeLink> {
  const token = newSecret();
  const { linkHours } = await settingsIn(tx);
  const expiresAt = addMilliseconds(now, linkHours * 3_600_000);
  await tx
    .updateTable('oneTimeLinks')
    .set({ usedAt: now })
    .where('personId', '=', personId)
    .where('usedAt', 'is', null)
    .execute();
  await tx
    .insertInto('oneTimeLinks')
    .values({ tokenHash: secretDigest(token), personId, purpose, createdAt: now, expiresAt, usedAt: null })
    .execute();
  return { link: `/set-password#${token}`, token, expiresAt };
}

/** A link still good, its row locked where it is to be used up. */
export async function findLink(tx: Tx, token: string, { now, lock }: { now: Instant; lock: boolean }) {
  const row = await tx
    .selectFrom('oneTimeLinks')
    .selectAll()
    .where('tokenHash', '=', secretDigest(token))
    .$if(lock, (q) => q.forUpdate())
    .executeTakeFirst();
  return row && row.usedAt === null && row.expiresAt > now ? row : undefined;
}

/** Every link of a person becomes void: one was used, or the account was closed. */
export async function useUpLinks(tx: Tx, personId: string, now: Instant): Promise<void> {
  await tx
    .updateTable('oneTimeLinks')
    .set({ usedAt: now })
    .where('personId', '=', personId)
    .where('usedAt', 'is', null)
    .execute();
}

type NewToken = {
  id: string;
  personId: string;
  name: string;
  scopes: string[];
  token: string;
  now: Instant;
  expiresAt: Instant;
};
export async function insertToken(tx: Tx, { token, now, ...fields }: NewToken): Promise<void> {
  await tx
    .insertInto('apiTokens')
    .values({ ...fields, tokenHash: secretDigest(token), createdAt: now, revokedAt: null, lastUsedAt: null })
    .execute();
}

/** Answers the name of the token, or undefined when it is nobody's, another's or already revoked. */
export async function revokeToken(
  tx: Tx,
  { id, personId, now }: { id: string; personId: string; now: Instant },
): Promise<string | undefined> {
  const row = await tx
    .updateTable('apiTokens')
    .set({ revokedAt: now })
    .where('id', '=', id)
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .returning('name')
    .executeTakeFirst();
  return row?.name;
}

/** The keys of a person for other programs become void at once. */
export async function revokeTokens(tx: Tx, personId: string, now: Instant): Promise<void> {
  await tx
    .updateTable('apiTokens')
    .set({ revokedAt: now })
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .execute();
}
