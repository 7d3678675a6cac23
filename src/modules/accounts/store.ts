import { sql } from 'kysely';
import { type Actor, nobodyId, type Role } from '../../base/policy.ts';
import { Problem } from '../../base/problem.ts';
import { addMilliseconds, type Instant } from '../../base/time.ts';
import { hashPassword, newSecret, secretDigest } from '../../platform/credentials.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { settingsIn } from '../../platform/settings.ts';
import type { PersonRow } from './tables.ts';
import type { LinkPurpose, Person } from './terms.ts';
import './tables.ts';

const columns = [
  'p.id', 'p.version', 'p.organizationId', 'p.loginName', 'p.name', 'p.phone', 'p.email', 'p.state',
  'p.mustChangePassword', 'p.passwordChangedAt', 'p.totpConfirmedAt', 'p.failedCount', 'p.lockedUntil', 'p.lastLoginAt',
  'p.createdAt', 'o.name as orgName', 'o.kind as orgKind', 'o.homeOrgId',
] as const;
const rolesOf = sql<Role[]>`array(select role from role_grants g where g.person_id = p.id order by role)`;

/** People with organisation and roles, nothing secret among it, for further conditions. */
export const peopleIn = (tx: Tx) =>
  tx.selectFrom('persons as p').innerJoin('organizations as o', 'o.id', 'p.organizationId')
    .select([...columns, rolesOf.as('roles')]);

/** One person; an unknown id is refused as not found. */
export async function personById(tx: Tx, id: string): Promise<Person> {
  const row = await peopleIn(tx).where('p.id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

export async function lockPerson(tx: Tx, id: string): Promise<Person> {
  await tx.selectFrom('persons').select('id').where('id', '=', id).forUpdate().execute();
  return personById(tx, id);
}

/** The account of a log-in name with what a log-in needs, its row locked, so that attempts on it take turns. */
export const lockAccountByName = (tx: Tx, loginName: string): Promise<PersonRow | undefined> =>
  tx.selectFrom('persons').selectAll().where(sql<boolean>`lower(login_name) = lower(${loginName})`).forUpdate()
    .executeTakeFirst();

export const lockAccount = (tx: Tx, id: string): Promise<PersonRow> =>
  tx.selectFrom('persons').selectAll().where('id', '=', id).forUpdate()
    .executeTakeFirstOrThrow(() => new Problem('act.not_found'));

export type NewPerson = {
  organizationId: string; loginName: string; name: string; roles: readonly Role[]; now: Instant; id?: string;
  phone?: string | null; email?: string | null; password?: string; state?: Person['state']; grantedBy?: string;
  mustChangePassword?: boolean;
};

/** Writes a new account with its roles; a login name that exists is refused. */
export async function insertPerson(tx: Tx, given: NewPerson): Promise<Person> {
  const { roles, now, password, grantedBy = nobodyId, ...fields } = given;
  const id = given.id ?? newId();
  const taken = await tx.selectFrom('persons').select('id')
    .where(sql<boolean>`lower(login_name) = lower(${given.loginName})`).executeTakeFirst();
  if (taken) throw loginNameTaken(given.loginName);
  await tx.insertInto('persons').values({
    version: 1, phone: null, email: null, state: 'active', mustChangePassword: false, totpSecret: null,
    totpConfirmedAt: null, totpLastStep: null, failedCount: 0, lockedUntil: null, lastLoginAt: null, ...fields, id,
    passwordHash: password === undefined ? null : await hashPassword(password),
    passwordChangedAt: password === undefined ? null : now, createdAt: now,
  }).execute().catch((error: unknown) => {
    const { constraint } = error as { constraint?: string };
    throw constraint === 'persons_one_per_login_name' ? loginNameTaken(given.loginName) : error;
  });
  await addRoles(tx, { personId: id, roles, grantedBy, now });
  return personById(tx, id);
}

const loginNameTaken = (loginName: string): Problem =>
  new Problem('account.name_taken', {}, [
    { code: 'name_taken', path: 'loginName', message: `“${loginName}”已有人使用，请换一个` },
  ]);

type Granting = { personId: string; roles: readonly Role[]; grantedBy: string; now: Instant };
async function addRoles(tx: Tx, { personId, roles, grantedBy, now }: Granting): Promise<void> {
  if (roles.length === 0) return;
  await tx.insertInto('roleGrants')
    .values(roles.map((role) => ({ personId, role, grantedBy, grantedAt: now })))
    .onConflict((conflict) => conflict.doNothing()).execute();
}

/** Makes a person's roles exactly these. */
export async function setRoles(tx: Tx, granting: Granting): Promise<void> {
  await tx.deleteFrom('roleGrants').where('personId', '=', granting.personId)
    .where('role', 'not in', granting.roles.length > 0 ? [...granting.roles] : ['' as Role]).execute();
  await addRoles(tx, granting);
}

/** Saves changed fields of an account; with a version, only if nobody changed it meanwhile. */
export async function saveAccount(tx: Tx, id: string, changed: Partial<PersonRow>, version?: number): Promise<void> {
  const { numUpdatedRows } = await tx.updateTable('persons').set((e) => ({ ...changed, version: e('version', '+', 1) }))
    .where('id', '=', id).$if(version !== undefined, (q) => q.where('version', '=', version ?? 0)).executeTakeFirst();
  if (version !== undefined && numUpdatedRows !== 1n) throw new Problem('row.changed');
}

/** Counts attempts without touching the version: a stranger at the door must not spoil an administrator's form. */
export async function countFailure(
  tx: Tx, id: string, failure: { failedCount: number; lockedUntil: Instant | null },
): Promise<void> {
  await tx.updateTable('persons').set(failure).where('id', '=', id).execute();
}

export const actorOf = (person: Person): Actor => ({
  kind: 'person', personId: person.id, name: person.name, orgId: person.organizationId, orgKind: person.orgKind,
  orgName: person.orgName, roles: person.roles,
});
/** The person as one who acts, with the roles held now. */
export const actorOfPerson = async (tx: Tx, personId: string): Promise<Actor> => actorOf(await personById(tx, personId));

/** Active people with a role, in one organisation or anywhere. */
export const personsHolding = (tx: Tx, role: Role, orgId?: string): Promise<Person[]> =>
  peopleIn(tx).innerJoin('roleGrants as r', 'r.personId', 'p.id').where('r.role', '=', role)
    .where('p.state', '=', 'active').$if(orgId !== undefined, (q) => q.where('p.organizationId', '=', orgId ?? ''))
    .orderBy('p.createdAt').orderBy('p.id').execute();

export type OpenedSession = { token: string; expiresAt: Instant };
type Opening = { personId: string; now: Instant; address?: string | undefined; agent?: string | undefined };

/** Begins a log-in: the token goes to the browser, only its digest stays. */
export async function openSession(tx: Tx, { personId, now, address, agent }: Opening): Promise<OpenedSession> {
  const token = newSecret();
  const { sessionHours } = await settingsIn(tx);
  const expiresAt = addMilliseconds(now, sessionHours * 3_600_000);
  await tx.insertInto('sessions').values({
    id: newId(), tokenHash: secretDigest(token), personId, createdAt: now, lastSeenAt: now, expiresAt, revokedAt: null,
    address: address ?? null, agent: agent?.slice(0, 200) ?? null,
  }).execute();
  return { token, expiresAt };
}

/** Ends log-ins of a person: one, all, or all but one. */
export async function endSessions(
  tx: Tx, { personId, now, only, except }: { personId: string; now: Instant; only?: string; except?: string | undefined },
): Promise<number> {
  const { numUpdatedRows } = await tx.updateTable('sessions').set({ revokedAt: now }).where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .$if(only !== undefined, (q) => q.where('id', '=', only ?? ''))
    .$if(except !== undefined, (q) => q.where('id', '<>', except ?? '')).executeTakeFirst();
  return Number(numUpdatedRows);
}

export type MadeLink = { link: string; token: string; expiresAt: Instant };

/** A new one-time link; earlier ones of the person become void. The secret stands behind # and reaches no log. */
export async function makeLink(
  tx: Tx, { personId, purpose, now }: { personId: string; purpose: LinkPurpose; now: Instant },
): Promise<MadeLink> {
  const token = newSecret();
  const { linkHours } = await settingsIn(tx);
  const expiresAt = addMilliseconds(now, linkHours * 3_600_000);
  await tx.updateTable('oneTimeLinks').set({ usedAt: now }).where('personId', '=', personId).where('usedAt', 'is', null)
    .execute();
  await tx.insertInto('oneTimeLinks')
    .values({ tokenHash: secretDigest(token), personId, purpose, createdAt: now, expiresAt, usedAt: null }).execute();
  return { link: `/set-password#${token}`, token, expiresAt };
}

/** A link still good, its row locked where it is to be used up. */
export async function findLink(tx: Tx, token: string, { now, lock }: { now: Instant; lock: boolean }) {
  const row = await tx.selectFrom('oneTimeLinks').selectAll().where('tokenHash', '=', secretDigest(token))
    .$if(lock, (q) => q.forUpdate()).executeTakeFirst();
  return row && row.usedAt === null && row.expiresAt > now ? row : undefined;
}

export async function useUpLink(tx: Tx, token: string, now: Instant): Promise<void> {
  await tx.updateTable('oneTimeLinks').set({ usedAt: now }).where('tokenHash', '=', secretDigest(token)).execute();
}

/** A log-in that succeeded clears the count and uses up the step of its code. */
export async function saveLogin(
  tx: Tx, id: string, { now, step }: { now: Instant; step: number | null },
): Promise<void> {
  await tx.updateTable('persons')
    .set({ failedCount: 0, lockedUntil: null, lastLoginAt: now, ...(step === null ? {} : { totpLastStep: step }) })
    .where('id', '=', id).execute();
}

type NewToken = { id: string; personId: string; name: string; scopes: string[]; token: string; now: Instant; expiresAt: Instant };
export async function insertToken(tx: Tx, { token, now, ...fields }: NewToken): Promise<void> {
  await tx.insertInto('apiTokens')
    .values({ ...fields, tokenHash: secretDigest(token), createdAt: now, revokedAt: null, lastUsedAt: null }).execute();
}

/** Answers the name of the token, or undefined when it is nobody's, another's or already revoked. */
export async function revokeToken(
  tx: Tx, { id, personId, now }: { id: string; personId: string; now: Instant },
): Promise<string | undefined> {
  const row = await tx.updateTable('apiTokens').set({ revokedAt: now }).where('id', '=', id)
    .where('personId', '=', personId).where('revokedAt', 'is', null).returning('name').executeTakeFirst();
  return row?.name;
}

export async function revokeTokens(tx: Tx, personId: string, now: Instant): Promise<void> {
  await tx.updateTable('apiTokens').set({ revokedAt: now }).where('personId', '=', personId).where('revokedAt', 'is', null)
    .execute();
  await tx.updateTable('oneTimeLinks').set({ usedAt: now }).where('personId', '=', personId).where('usedAt', 'is', null)
    .execute();
}
