import { type ExpressionBuilder, sql } from 'kysely';
import { type Actor, hasRole, type Role } from '../../base/policy.ts';
import type { Instant } from '../../base/time.ts';
import type { z } from 'zod';
import type { Db, Tables, Tx } from '../../platform/database.ts';
import { likeText } from '../../platform/search-words.ts';
import { type Settings, settingsIn, withStandards } from '../../platform/settings.ts';
import type { TodoRow } from '../../platform/todo.ts';
import { expertsOverseers, peopleOverseers } from './policy.ts';
import { passwordTooOld, totpNeeded } from './rules.ts';
import type { PeopleFilter } from './schema.ts';
import { peopleIn } from './store.ts';
import type { Person } from './terms.ts';
import { activeStates, invitedStates } from './terms.ts';

type Eb = ExpressionBuilder<Tables & { p: Tables['persons']; o: Tables['organizations'] }, 'p' | 'o'>;

/** The rule `accountsPolicy.view` in SQL; a property test holds both equal. */
export const accountsVisibleTo = (actor: Actor) => (e: Eb) => {
  if (hasRole(actor, ...peopleOverseers)) return e.val(true);
  if (actor.kind !== 'person') return e.val(false);
  const expert = sql<boolean>`exists (select from role_grants g where g.person_id = p.id and g.role = 'expert')`;
  return e.or([
    e('p.id', '=', actor.personId),
    hasRole(actor, 'expert') ? e.val(false) : e.and([e('p.organizationId', '=', actor.orgId), e.not(expert)]),
    hasRole(actor, ...expertsOverseers) ? expert : e.val(false),
    hasRole(actor, 'unit_admin', 'unit_intake') ? e('o.homeOrgId', '=', actor.orgId) : e.val(false),
  ]);
};

type Filter = z.output<typeof PeopleFilter>;

/** A page of people the actor may see, by organisation and name. */
export async function peopleList(tx: Tx, actor: Actor, filter: Filter): Promise<{ rows: Person[]; total: number }> {
  const like = likeText(filter.words);
  const cut = peopleIn(tx)
    .where((e) => accountsVisibleTo(actor)(e as unknown as Eb))
    .$if(filter.organizationId !== undefined, (q) => q.where('p.organizationId', '=', filter.organizationId ?? ''))
    .$if(filter.state !== undefined, (q) => q.where('p.state', '=', filter.state ?? 'active'))
    .$if(filter.role !== undefined, (q) =>
      q.where(
        sql<boolean>`exists (select from role_grants g where g.person_id = p.id and g.role = ${filter.role as Role})`,
      ),
    )
    .$if(filter.words.trim() !== '', (q) =>
      q.where((e) => e.or([e('p.name', 'like', like), e('p.loginName', 'ilike', like), e('o.name', 'like', like)])),
    );
  const { n } = await cut.clearSelect().select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow();
  const rows = await cut
    .orderBy('o.name')
    .orderBy('p.createdAt')
    .orderBy('p.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(n) };
}

/** Two administrators who remove each other at the same moment take turns, so that one of them stays. */
export async function lockHolders(tx: Tx, roles: readonly Role[]): Promise<void> {
  if (roles.length === 0) return;
  await tx
    .selectFrom('roleGrants')
    .select('personId')
    .where('role', 'in', [...roles])
    .orderBy('role')
    .orderBy('personId')
    .forUpdate()
    .execute();
}

/** How many other active people hold a role in the organisation; anywhere for the three administrators. */
export async function holdersLeft(tx: Tx, role: Role, person: Pick<Person, 'id' | 'organizationId'>): Promise<number> {
  const everywhere = role.endsWith('_admin') && !['producer_admin', 'unit_admin'].includes(role);
  const { n } = await tx
    .selectFrom('roleGrants as r')
    .innerJoin('persons as p', 'p.id', 'r.personId')
    .select(sql<number>`count(*)`.as('n'))
    .where('r.role', '=', role)
    .where('p.state', 'in', [...activeStates])
    .where('p.id', '<>', person.id)
    .$if(!everywhere, (q) => q.where('p.organizationId', '=', person.organizationId))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** What somebody must do before anything else. */
export async function mustDoFirst(
  tx: Tx,
  person: Person,
  now: Instant,
): Promise<('change_password' | 'set_up_totp')[]> {
  const settings = await settingsIn(tx);
  const change = person.mustChangePassword || passwordTooOld(person.passwordChangedAt, settings.passwordDays, now);
  const totp = totpNeeded(person, settings.totpRequiredForBureaus) && person.totpConfirmedAt === null;
  return [...(change ? ['change_password' as const] : []), ...(totp ? ['set_up_totp' as const] : [])];
}

type DoorSettings = Pick<Settings, 'idleMinutes' | 'passwordDays' | 'totpRequiredForBureaus'>;
export type Known = {
  person: Person;
  settings: DoorSettings;
  sessionId: string;
  lastSeenAt: Instant;
  expiresAt: Instant;
  revokedAt: Instant | null;
};

/** Who holds the cookie with this digest, with all that decides whether it is still good. */
export async function findSessionPerson(db: Db, tokenHash: string): Promise<Known | undefined> {
  const row = await peopleIn(db as Tx)
    .innerJoin('sessions as s', 's.personId', 'p.id')
    .select(['s.id as sessionId', 's.lastSeenAt', 's.expiresAt', 's.revokedAt'])
    .select(sql<Record<string, unknown> | null>`(select jsonb_object_agg(name, value) from settings)`.as('set'))
    .where('s.tokenHash', '=', tokenHash)
    .executeTakeFirst();
  if (!row) return undefined;
  const { sessionId, lastSeenAt, expiresAt, revokedAt, set, ...person } = row;
  return { person, settings: withStandards(set ?? {}), sessionId, lastSeenAt, expiresAt, revokedAt };
}

export async function noteSessionSeen(db: Db, sessionId: string, now: Instant): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ lastSeenAt: now })
    .where('id', '=', sessionId)
    .where('lastSeenAt', '<', now)
    .execute();
}

export type KnownByToken = {
  person: Person;
  tokenId: string;
  scopes: string[];
  expiresAt: Instant;
  revokedAt: Instant | null;
  lastUsedAt: Instant | null;
};
export async function findTokenPerson(db: Db, tokenHash: string): Promise<KnownByToken | undefined> {
  const row = await peopleIn(db as Tx)
    .innerJoin('apiTokens as t', 't.personId', 'p.id')
    .select(['t.id as tokenId', 't.scopes', 't.expiresAt', 't.revokedAt', 't.lastUsedAt'])
    .where('t.tokenHash', '=', tokenHash)
    .executeTakeFirst();
  if (!row) return undefined;
  const { tokenId, scopes, expiresAt, revokedAt, lastUsedAt, ...person } = row;
  return { person, tokenId, scopes, expiresAt, revokedAt, lastUsedAt };
}

export async function noteTokenUsed(db: Db, tokenId: string, now: Instant): Promise<void> {
  await db.updateTable('apiTokens').set({ lastUsedAt: now }).where('id', '=', tokenId).execute();
}

/** Invitations never taken up whose link has run out, for those who may send another. */
export async function lapsedInvitations(tx: Tx, actor: Actor, now: Instant): Promise<TodoRow[]> {
  if (!hasRole(actor, 'producer_admin', 'unit_admin', 'system_admin')) return [];
  const last = sql<Instant>`(select max(expires_at) from one_time_links l where l.person_id = p.id and used_at is null)`;
  const rows = await peopleIn(tx)
    .select(last.as('expiresAt'))
    .where('p.state', 'in', [...invitedStates])
    .where(last, '<=', now)
    .$if(!hasRole(actor, 'system_admin'), (q) => q.where('p.organizationId', '=', actor.orgId))
    .orderBy('expiresAt')
    .execute();
  return rows.map((row) => ({
    subject: row.id,
    title: `${row.name}（${row.loginName}）`,
    from: row.orgName,
    step: '重发邀请链接',
    since: row.expiresAt,
    dueOn: null,
    path: `/people/${row.id}`,
  }));
}

/** The first holder of the office of system administrator, if there has been one. */
export const findSystemAdministrator = (db: Db): Promise<Person | undefined> =>
  peopleIn(db as Tx)
    .innerJoin('roleGrants as r', 'r.personId', 'p.id')
    .where('r.role', '=', 'system_admin')
    .orderBy(sql`p.state = 'invited'`)
    .orderBy('p.createdAt')
    .executeTakeFirst();

/** Log-ins of a person that have not ended, the present one first. */
export async function sessionsOf(
  tx: Tx,
  personId: string,
  { now, current }: { now: Instant; current: string | undefined },
) {
  const rows = await tx
    .selectFrom('sessions')
    .select(['id', 'createdAt', 'lastSeenAt', 'expiresAt', 'address', 'agent'])
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .orderBy('lastSeenAt', 'desc')
    .limit(100)
    .execute();
  return rows
    .map((row) => ({ ...row, current: row.id === current }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}

export const tokensOf = (tx: Tx, personId: string) =>
  tx
    .selectFrom('apiTokens')
    .select(['id', 'name', 'scopes', 'createdAt', 'expiresAt', 'revokedAt', 'lastUsedAt'])
    .where('personId', '=', personId)
    .orderBy('createdAt', 'desc')
    .limit(200)
    .execute();

/** The log-in before the present one, so that a stranger's would be noticed. */
export async function formerSession(tx: Tx, personId: string, current: string | undefined) {
  const row = await tx
    .selectFrom('sessions')
    .select(['createdAt as at', 'address'])
    .where('personId', '=', personId)
    .$if(current !== undefined, (q) => q.where('id', '<>', current ?? ''))
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
