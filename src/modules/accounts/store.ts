import { sql } from 'kysely';
import { type Actor, nobodyId, type Role } from '../../base/policy.ts';
import { Problem } from '../../base/problem.ts';
import type { Instant } from '../../base/time.ts';
import { hashPassword } from '../../platform/credentials.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Vault } from '../../platform/vault.ts';
import type { PersonRow } from './tables.ts';
import type { Person } from './terms.ts';
import { activeStates } from './terms.ts';
import './tables.ts';

const columns = [
  'p.id',
  'p.version',
  'p.organizationId',
  'p.loginName',
  'p.name',
  'p.phone',
  'p.email',
  'p.state',
  'p.mustChangePassword',
  'p.passwordChangedAt',
  'p.totpConfirmedAt',
  'p.failedCount',
  'p.lockedUntil',
  'p.lastLoginAt',
  'p.createdAt',
  'o.name as orgName',
  'o.kind as orgKind',
  'o.homeOrgId',
] as const;
const rolesOf = sql<Role[]>`array(select role from role_grants g where g.person_id = p.id order by role)`;

/** People with organisation and roles, nothing secret among it, for further conditions. */
export const peopleIn = (tx: Tx) =>
  tx
    .selectFrom('persons as p')
    .innerJoin('organizations as o', 'o.id', 'p.organizationId')
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
  tx
    .selectFrom('persons')
    .selectAll()
    .where(sql<boolean>`lower(login_name) = lower(${loginName})`)
    .forUpdate()
    .executeTakeFirst();

export const lockAccount = (tx: Tx, id: string): Promise<PersonRow> =>
  tx
    .selectFrom('persons')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow(() => new Problem('act.not_found'));

export type NewPerson = {
  organizationId: string;
  loginName: string;
  name: string;
  roles: readonly Role[];
  now: Instant;
  id?: string;
  phone?: string | null;
  email?: string | null;
  password?: string;
  state?: Person['state'];
  grantedBy?: string;
  mustChangePassword?: boolean;
};

/** Writes a new account with its roles; a login name that exists is refused. */
export async function insertPerson(tx: Tx, given: NewPerson): Promise<Person> {
  const { roles, now, password, grantedBy = nobodyId, ...fields } = given;
  const id = given.id ?? newId();
  const taken = await tx
    .selectFrom('persons')
    .select('id')
    .where(sql<boolean>`lower(login_name) = lower(${given.loginName})`)
    .executeTakeFirst();
  if (taken) throw loginNameTaken(given.loginName);
  await tx
    .insertInto('persons')
    .values({
      version: 1,
      phone: null,
      email: null,
      state: 'active',
      mustChangePassword: false,
      totpSecret: null,
      totpConfirmedAt: null,
      totpLastStep: null,
      failedCount: 0,
      lockedUntil: null,
      lastLoginAt: null,
      ...fields,
      id,
      passwordHash: password === undefined ? null : await hashPassword(password),
      passwordChangedAt: password === undefined ? null : now,
      createdAt: now,
    })
    .execute()
    .catch((error: unknown) => {
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
  await tx
    .insertInto('roleGrants')
    .values(roles.map((role) => ({ personId, role, grantedBy, grantedAt: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Makes a person's roles exactly these. */
export async function setRoles(tx: Tx, granting: Granting): Promise<void> {
  await tx
    .deleteFrom('roleGrants')
    .where('personId', '=', granting.personId)
    .where('role', 'not in', granting.roles.length > 0 ? [...granting.roles] : ['' as Role])
    .execute();
  await addRoles(tx, granting);
}

/** Saves changed fields of an account; with a version, only if nobody changed it meanwhile. */
export async function saveAccount(tx: Tx, id: string, changed: Partial<PersonRow>, version?: number): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('persons')
    .set((e) => ({ ...changed, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .$if(version !== undefined, (q) => q.where('version', '=', version ?? 0))
    .executeTakeFirst();
  if (version !== undefined && numUpdatedRows !== 1n) throw new Problem('row.changed');
}

/** Counts attempts without touching the version: a stranger at the door must not spoil an administrator's form. */
export async function countFailure(
  tx: Tx,
  id: string,
  failure: { failedCount: number; lockedUntil: Instant | null },
): Promise<void> {
  await tx.updateTable('persons').set(failure).where('id', '=', id).execute();
}

export const actorOf = (person: Person): Actor => ({
  kind: 'person',
  personId: person.id,
  name: person.name,
  orgId: person.organizationId,
  orgKind: person.orgKind,
  orgName: person.orgName,
  roles: person.roles,
});
/** The person as one who acts, with the roles held now. */
export const actorOfPerson = async (tx: Tx, personId: string): Promise<Actor> =>
  actorOf(await personById(tx, personId));

/** Active people with a role, in one organisation or anywhere. */
export const personsHolding = (tx: Tx, role: Role, orgId?: string): Promise<Person[]> =>
  peopleIn(tx)
    .innerJoin('roleGrants as r', 'r.personId', 'p.id')
    .where('r.role', '=', role)
    .where('p.state', 'in', [...activeStates])
    .$if(orgId !== undefined, (q) => q.where('p.organizationId', '=', orgId ?? ''))
    .orderBy('p.createdAt')
    .orderBy('p.id')
    .execute();

/** A log-in that succeeded clears the count and uses up the step of its code. */
export async function saveLogin(
  tx: Tx,
  id: string,
  { now, step }: { now: Instant; step: number | null },
): Promise<void> {
  await tx
    .updateTable('persons')
    .set({ failedCount: 0, lockedUntil: null, lastLoginAt: now, ...(step === null ? {} : { totpLastStep: step }) })
    .where('id', '=', id)
    .execute();
}

/** Encrypts second factors that were stored before secrets were sealed; answers how many there were. */
export async function sealPlainTotp(tx: Tx, vault: Vault): Promise<number> {
  const plain = await tx
    .selectFrom('persons')
    .select(['id', 'totpSecret'])
    .where('totpSecret', 'is not', null)
    .where('totpSecret', 'not like', 'v1.%')
    .forUpdate()
    .execute();
  for (const { id, totpSecret } of plain) {
    const sealed = vault.seal(totpSecret ?? '', id);
    await tx.updateTable('persons').set({ totpSecret: sealed }).where('id', '=', id).execute();
  }
  return plain.length;
}

/** Everybody with an account in an organisation, whatever its state, by name. */
export const personsInOrganization = (tx: Tx, organizationId: string): Promise<Person[]> =>
  peopleIn(tx).where('p.organizationId', '=', organizationId).orderBy('p.name').orderBy('p.id').execute();
