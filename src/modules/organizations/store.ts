import { sql } from 'kysely';
import { Problem } from '../../base/problem.ts';
import { dayOf, type Instant, type LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { indexText } from '../../platform/search-words.ts';
import type { NameRow } from './rules.ts';
import type { Organization, OrganizationWithHome } from './terms.ts';
import './tables.ts';

const columns = [
  'o.id',
  'o.version',
  'o.kind',
  'o.state',
  'o.name',
  'o.shortName',
  'o.code',
  'o.licenceMark',
  'o.regionCode',
  'o.creditCode',
  'o.bodyKind',
  'o.licenceKind',
  'o.licenceNumber',
  'o.licenceFrom',
  'o.licenceUntil',
  'o.homeOrgId',
  'o.legalPerson',
  'o.contactName',
  'o.contactPhone',
  'o.address',
  'o.returnReason',
  'o.source',
  'o.confidence',
  'o.synthetic',
  'o.createdAt',
] as const;

/** Organisations with the name and kind of their home unit, for further conditions. */
export const organizationsIn = (tx: Tx) =>
  tx
    .selectFrom('organizations as o')
    .leftJoin('organizations as h', 'h.id', 'o.homeOrgId')
    .select([...columns, 'h.kind as homeKind', 'h.name as homeName']);

/** One organisation; an unknown id is refused as not found. */
export async function organizationById(tx: Tx, id: string): Promise<OrganizationWithHome> {
  const row = await organizationsIn(tx).where('o.id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

/** The same, with its row locked to the end of the transaction. */
export async function lockOrganization(tx: Tx, id: string): Promise<OrganizationWithHome> {
  await tx.selectFrom('organizations').select('id').where('id', '=', id).forUpdate().execute();
  return organizationById(tx, id);
}

export type NewOrganization = Pick<Organization, 'kind' | 'name'> &
  Partial<Omit<Organization, 'id' | 'kind' | 'name'>> & { id?: string; now: Instant; nameFrom?: LocalDate };

const blank: Omit<Organization, 'id' | 'kind' | 'name' | 'shortName' | 'createdAt'> = {
  version: 1,
  state: 'verified',
  code: null,
  licenceMark: null,
  regionCode: null,
  creditCode: null,
  bodyKind: null,
  licenceKind: null,
  licenceNumber: null,
  licenceFrom: null,
  licenceUntil: null,
  homeOrgId: null,
  legalPerson: null,
  contactName: null,
  contactPhone: null,
  address: null,
  returnReason: null,
  source: null,
  confidence: null,
  synthetic: false,
};

/** Writes a new organisation and its first name; one in `verified` unless said otherwise. */
export async function insertOrganization(tx: Tx, { now, nameFrom, ...given }: NewOrganization): Promise<Organization> {
  const organization: Organization = {
    ...blank,
    id: newId(),
    shortName: given.shortName || given.name,
    createdAt: now,
    ...given,
  };
  await tx
    .insertInto('organizations')
    .values({ ...organization, search: '' })
    .execute()
    .catch(refuseTaken);
  await tx
    .insertInto('organizationNames')
    .values({
      organizationId: organization.id,
      name: organization.name,
      validFrom: nameFrom ?? dayOf(now),
      validUntil: null,
      source: organization.source,
    })
    .execute();
  await writeSearch(tx, organization);
  return organization;
}

/** Two registrations at once: the keys of the database decide, and the second is told as usual. */
function refuseTaken(error: unknown): never {
  const { constraint } = error as { constraint?: string };
  if (constraint === 'organizations_one_per_credit_code') throw new Problem('organization.registered_already');
  if (constraint === 'organizations_code_key') throw new Problem('organization.code_taken');
  throw error;
}

/** Saves changed fields; a row that somebody changed meanwhile is refused. */
export async function saveOrganization(
  tx: Tx,
  before: Organization,
  changed: Partial<Organization>,
): Promise<Organization> {
  const version = before.version + 1;
  const { numUpdatedRows } = await tx
    .updateTable('organizations')
    .set({ ...changed, version })
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirst()
    .catch(refuseTaken);
  if (numUpdatedRows !== 1n) throw new Problem('row.changed');
  const after = { ...before, ...changed, version };
  await writeSearch(tx, after);
  return after;
}

/** All names it ever had, its numbers and its short names can be searched. */
async function writeSearch(tx: Tx, it: Organization): Promise<void> {
  const names = await namesOf(tx, it.id);
  const words = indexText(
    it.name,
    it.shortName,
    it.creditCode,
    it.licenceNumber,
    it.code,
    ...names.map((one) => one.name),
  );
  await tx
    .updateTable('organizations')
    .set({ search: sql`to_tsvector('simple', ${words})` })
    .where('id', '=', it.id)
    .execute();
}

/** Its names, the latest first. */
export const namesOf = (tx: Tx, organizationId: string): Promise<NameRow[]> =>
  tx
    .selectFrom('organizationNames')
    .select(['name', 'validFrom', 'validUntil'])
    .where('organizationId', '=', organizationId)
    .orderBy('validFrom', 'desc')
    .execute();

/** Ends the present name on the day before and begins the new one. */
export async function changeName(
  tx: Tx,
  it: Organization,
  next: { name: string; from: LocalDate; until: LocalDate; source: string },
): Promise<Organization> {
  await tx
    .updateTable('organizationNames')
    .set({ validUntil: next.until })
    .where('organizationId', '=', it.id)
    .where('validUntil', 'is', null)
    .execute();
  await tx
    .insertInto('organizationNames')
    .values({
      organizationId: it.id,
      name: next.name,
      validFrom: next.from,
      validUntil: null,
      source: next.source,
    })
    .execute();
  return saveOrganization(tx, it, { name: next.name });
}

/** A name typed wrongly before verification is put right, not changed: it was never in force. */
export async function correctName(tx: Tx, organizationId: string, name: string): Promise<void> {
  await tx
    .updateTable('organizationNames')
    .set({ name })
    .where('organizationId', '=', organizationId)
    .where('validUntil', 'is', null)
    .execute();
}
