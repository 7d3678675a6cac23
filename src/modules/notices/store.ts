import { sql } from 'kysely';
import type { Instant } from '../../base/time.ts';
import type { Db, Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { CopyRow, MailRow, MessageRow } from './tables.ts';
import type { MailState } from './terms.ts';
import type {} from './tables.ts';
import { leavingStates } from './state-rules.ts';

export type NewMessage = Omit<MessageRow, 'id' | 'readAt'>;
export type NewMail = Pick<
  MailRow,
  'personId' | 'rule' | 'source' | 'groupKey' | 'groupLabel' | 'address' | 'subject' | 'body' | 'state' | 'createdAt'
>;

/** Keeps messages; one that was written before for the same person, rule and source is left as it is. */
export async function keepMessages(db: Db | Tx, rows: readonly NewMessage[]): Promise<number> {
  if (rows.length === 0) return 0;
  const kept = await db
    .insertInto('messages')
    .values(rows.map((row) => ({ ...row, id: newId(), readAt: null })))
    .onConflict((conflict) => conflict.constraint('messages_once').doNothing())
    .returning('id')
    .execute();
  return kept.length;
}

/** Puts mails into the outbox, once per person, rule and source. */
export async function keepMails(db: Db | Tx, rows: readonly NewMail[]): Promise<number> {
  if (rows.length === 0) return 0;
  const kept = await db
    .insertInto('outgoingMails')
    .values(
      rows.map((row) => ({
        ...row,
        id: newId(),
        attempts: 0,
        lastError: null,
        nextAttemptAt: row.createdAt,
        decidedBy: null,
        decidedByName: null,
        decidedAt: null,
        sentAt: null,
      })),
    )
    .onConflict((conflict) => conflict.constraint('outgoing_mails_once').doNothing())
    .returning('id')
    .execute();
  return kept.length;
}

/** Marks messages of a person as read: those named, else all. */
export async function markRead(
  tx: Tx,
  { personId, ids, now }: { personId: string; ids: readonly string[] | undefined; now: Instant },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('messages')
    .set({ readAt: now })
    .where('personId', '=', personId)
    .where('readAt', 'is', null)
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids?.length ? [...ids] : [personId]))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** 已阅: copies of a person, those named, else all. */
export async function markCopiesRead(
  tx: Tx,
  { personId, ids, now }: { personId: string; ids: readonly string[] | undefined; now: Instant },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('subjectCopies')
    .set({ readAt: now })
    .where('toId', '=', personId)
    .where('readAt', 'is', null)
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids?.length ? [...ids] : [personId]))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function insertCopies(tx: Tx, rows: readonly Omit<CopyRow, 'id' | 'readAt'>[]): Promise<string[]> {
  const made = rows.map((row) => ({ ...row, id: newId(), readAt: null }));
  await tx.insertInto('subjectCopies').values(made).execute();
  return made.map((row) => row.id);
}

/** Makes the muted rules of a person exactly these. */
export async function setMuted(tx: Tx, personId: string, rules: readonly string[]): Promise<void> {
  await tx.deleteFrom('mutedNotices').where('personId', '=', personId).execute();
  if (rules.length > 0)
    await tx
      .insertInto('mutedNotices')
      .values(rules.map((rule) => ({ personId, rule })))
      .execute();
}

/** The mails of a group in one state, locked. */
export const lockGroup = (tx: Tx, groupKey: string, states: readonly MailState[]): Promise<MailRow[]> =>
  tx
    .selectFrom('outgoingMails')
    .selectAll()
    .where('groupKey', '=', groupKey)
    .where('state', 'in', [...states])
    .orderBy('id')
    .forUpdate()
    .execute();

export const lockMail = (tx: Tx, id: string): Promise<MailRow | undefined> =>
  tx.selectFrom('outgoingMails').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

type Decided = { state: MailState; by: string; byName: string; now: Instant };
export async function decideMails(tx: Tx, ids: readonly string[], { state, by, byName, now }: Decided): Promise<void> {
  await tx
    .updateTable('outgoingMails')
    .set({ state, decidedBy: by, decidedByName: byName, decidedAt: now, nextAttemptAt: now, attempts: 0 })
    .where('id', 'in', [...ids])
    .execute();
}

/** Mails whose turn has come, oldest first. */
export const mailsDue = (db: Db, now: Instant, limit: number): Promise<MailRow[]> =>
  db
    .selectFrom('outgoingMails')
    .selectAll()
    .where('state', 'in', [...leavingStates])
    .where('nextAttemptAt', '<=', now)
    .orderBy('nextAttemptAt')
    .orderBy('id')
    .limit(limit)
    .execute();

/** Keeps how an attempt went; a mail that a person cancelled meanwhile stays cancelled. */
export async function noteAttempt(
  db: Db,
  id: string,
  went: { state: MailState; lastError: string | null; nextAttemptAt: Instant; sentAt: Instant | null },
): Promise<void> {
  await db
    .updateTable('outgoingMails')
    .set({ ...went, attempts: sql<number>`attempts + 1` })
    .where('id', '=', id)
    .where('state', 'in', [...leavingStates])
    .execute();
}
