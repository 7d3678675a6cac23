import { Problem } from '../../base/problem.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { Claim, ClaimReport, ClaimStanding, Proposition } from './terms.ts';
import type {} from './tables.ts';

export async function propositionById(tx: Tx, id: string, lock = false): Promise<Proposition> {
  const query = tx.selectFrom('propositions').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}
const rowOf = (it: Proposition): Proposition => ({
  ...it,
  support: json(it.support),
  audience: json(it.audience),
  unitOrgIds: json(it.unitOrgIds),
});
export async function insertProposition(tx: Tx, it: Proposition): Promise<void> {
  await tx.insertInto('propositions').values(rowOf(it)).execute();
}
/** Saves a locked topic under its next version number. */
export async function saveProposition(tx: Tx, it: Proposition): Promise<void> {
  await tx
    .updateTable('propositions')
    .set(rowOf({ ...it, version: it.version + 1 }))
    .where('id', '=', it.id)
    .execute();
}
/** The next number of a year; the counter's row stays locked to the commit. */
export async function nextNumber(tx: Tx, year: number): Promise<string> {
  const { lastSerial } = await tx
    .insertInto('propositionCounters')
    .values({ year, lastSerial: 1 })
    .onConflict((conflict) =>
      conflict.column('year').doUpdateSet((e) => ({ lastSerial: e('propositionCounters.lastSerial', '+', 1) })),
    )
    .returning('lastSerial')
    .executeTakeFirstOrThrow();
  return `MT${year}-${String(lastSerial).padStart(3, '0')}`;
}

/** A claim with the kind and home of its organisation, which the rules look at. */
export async function claimById(tx: Tx, id: string, lock = false): Promise<ClaimStanding> {
  const query = tx.selectFrom('propositionClaims').selectAll().where('id', '=', id);
  const claim = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!claim) throw new Problem('act.not_found');
  const organization = await tx
    .selectFrom('vOrganizations')
    .select(['kind as orgKind', 'homeOrgId'])
    .where('id', '=', claim.orgId)
    .executeTakeFirstOrThrow();
  return { ...claim, ...organization };
}
export async function insertClaim(tx: Tx, claim: Claim): Promise<void> {
  await tx
    .insertInto('propositionClaims')
    .values(claim)
    .execute()
    .catch((error: unknown) => {
      const isTwice = (error as { constraint?: string }).constraint === 'proposition_claims_one_live';
      throw isTwice ? new Problem('proposition.claimed_before') : error;
    });
}
/** Saves a locked claim under its next version number. */
export async function saveClaim(tx: Tx, { orgKind: _, homeOrgId: __, ...claim }: ClaimStanding): Promise<void> {
  await tx
    .updateTable('propositionClaims')
    .set({ ...claim, version: claim.version + 1 })
    .where('id', '=', claim.id)
    .execute();
}
export async function insertReport(tx: Tx, report: ClaimReport): Promise<void> {
  await tx.insertInto('propositionReports').values(report).execute();
}
