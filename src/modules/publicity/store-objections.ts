import { Problem } from '../../base/problem.ts';
import type { Instant } from '../../base/time.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { Claimant, Objection, ObjectionFile, PassedReserve, Request, Ticket } from './terms.ts';
import type {} from './tables.ts';

export async function objectionById(tx: Tx, id: string): Promise<Objection> {
  const row = await tx.selectFrom('objections').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

/** Loads a case for change: of two clicks at once the second finds it as the first left it. */
export async function lockObjection(tx: Tx, id: string): Promise<Objection> {
  const row = await tx.selectFrom('objections').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

/** The case of a receipt; a wrong code answers exactly as a number that does not exist. */
export async function objectionByReceipt(
  tx: Tx,
  { number, queryDigest }: { number: string; queryDigest: string },
  lock = false,
): Promise<Objection> {
  const query = tx
    .selectFrom('objections')
    .selectAll()
    .where('number', '=', number)
    .where('queryDigest', '=', queryDigest);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new Problem('objection.not_found');
  return row;
}

export const findByTicket = (tx: Tx, ticketDigest: string): Promise<Objection | undefined> =>
  tx.selectFrom('objections').selectAll().where('ticketDigest', '=', ticketDigest).executeTakeFirst();

export async function insertObjection(tx: Tx, objection: Objection, claimant: Claimant): Promise<void> {
  await tx.insertInto('objections').values(objection).execute();
  await tx.insertInto('objectionClaimants').values(claimant).execute();
}

/** Saves a locked case under its next version number. */
export async function saveObjection(tx: Tx, objection: Objection): Promise<Objection> {
  const saved = { ...objection, version: objection.version + 1 };
  await tx.updateTable('objections').set(saved).where('id', '=', objection.id).execute();
  return saved;
}

export async function claimantOf(tx: Tx, objectionId: string): Promise<Claimant> {
  const row = await tx
    .selectFrom('objectionClaimants')
    .selectAll()
    .where('objectionId', '=', objectionId)
    .executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

/** Reserves passed over for this case, in the order of the leader's acts. */
export const passedOf = (tx: Tx, objectionId: string): Promise<PassedReserve[]> =>
  tx
    .selectFrom('publicityPassedReserves')
    .selectAll()
    .where('objectionId', '=', objectionId)
    .orderBy('passedAt')
    .orderBy('number')
    .execute();
export async function insertPassed(tx: Tx, passed: PassedReserve): Promise<void> {
  await tx.insertInto('publicityPassedReserves').values(passed).execute();
}

export async function insertTicket(tx: Tx, ticket: Ticket): Promise<void> {
  await tx.insertInto('objectionTickets').values(ticket).execute();
}
export async function findTicket(tx: Tx, digest: string, lock = false): Promise<Ticket | undefined> {
  const query = tx.selectFrom('objectionTickets').selectAll().where('digest', '=', digest);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

export async function insertUploaded(tx: Tx, file: ObjectionFile): Promise<void> {
  await tx
    .insertInto('objectionFiles')
    .values({ ...file, findings: json(file.findings) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
export const filesOfTicket = (tx: Tx, ticketDigest: string): Promise<ObjectionFile[]> =>
  tx
    .selectFrom('objectionFiles')
    .selectAll()
    .where('ticketDigest', '=', ticketDigest)
    .orderBy('finishedAt')
    .orderBy('id')
    .execute();
export async function attachFile(
  tx: Tx,
  id: string,
  set: Pick<ObjectionFile, 'objectionId' | 'purpose'>,
): Promise<void> {
  await tx.updateTable('objectionFiles').set(set).where('id', '=', id).execute();
}
/** Files without a case whose ticket has run out: nobody can hand them in any more. */
export const expiredLeftovers = (tx: Tx, now: Instant): Promise<{ id: string; storeKey: string; noticeId: string }[]> =>
  tx
    .selectFrom('objectionFiles as f')
    .innerJoin('objectionTickets as t', 't.digest', 'f.ticketDigest')
    .select(['f.id', 'f.storeKey', 't.noticeId'])
    .where('f.objectionId', 'is', null)
    .where('t.expiresAt', '<=', now)
    .orderBy('f.id')
    .execute();
/** Deletes such files and the tickets that nothing hangs on any more; answers how many files went. */
export async function deleteLeftovers(tx: Tx, ids: readonly string[], now: Instant): Promise<number> {
  const gone = await tx
    .deleteFrom('objectionFiles')
    .where('id', 'in', [...ids])
    .where('objectionId', 'is', null)
    .returning('id')
    .execute();
  await tx
    .deleteFrom('objectionTickets as t')
    .where('t.expiresAt', '<=', now)
    .where((e) =>
      e.not(e.exists(e.selectFrom('objectionFiles as f').whereRef('f.ticketDigest', '=', 't.digest').select('f.id'))),
    )
    .where((e) =>
      e.not(e.exists(e.selectFrom('objections as o').whereRef('o.ticketDigest', '=', 't.digest').select('o.id'))),
    )
    .execute();
  return gone.length;
}
export const filesOf = (tx: Tx, objectionId: string): Promise<ObjectionFile[]> =>
  tx
    .selectFrom('objectionFiles')
    .selectAll()
    .where('objectionId', '=', objectionId)
    .orderBy('finishedAt')
    .orderBy('id')
    .execute();

export async function insertRequest(tx: Tx, request: Request): Promise<void> {
  await tx.insertInto('objectionRequests').values(request).execute();
}
export const requestsOf = (tx: Tx, objectionId: string): Promise<Request[]> =>
  tx
    .selectFrom('objectionRequests')
    .selectAll()
    .where('objectionId', '=', objectionId)
    .orderBy('askedAt')
    .orderBy('id')
    .execute();
export async function requestById(tx: Tx, id: string, lock = false): Promise<Request> {
  const query = tx.selectFrom('objectionRequests').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}
export async function saveRequest(tx: Tx, request: Request): Promise<void> {
  await tx
    .updateTable('objectionRequests')
    .set({ ...request, version: request.version + 1 })
    .where('id', '=', request.id)
    .execute();
}
