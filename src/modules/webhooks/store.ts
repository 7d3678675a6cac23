import { sql } from 'kysely';
import { Problem } from '../../base/problem.ts';
import type { Instant } from '../../base/time.ts';
import { type Db, json, type Tx } from '../../platform/database.ts';
import {
  cancelledStates,
  dueStates,
  inUseStates,
  keptStates,
  type WebhookAttempt,
  type WebhookKey,
  type WebhookMessage,
  type WebhookTarget,
} from './terms.ts';
import type {} from './tables.ts';

const gone = (): never => {
  throw new Problem('act.not_found');
};

export const targetById = async (tx: Tx, id: string): Promise<WebhookTarget> =>
  (await tx.selectFrom('webhookTargets').selectAll().where('id', '=', id).executeTakeFirst()) ?? gone();
export const findTarget = (db: Db, id: string): Promise<WebhookTarget | undefined> =>
  db.selectFrom('webhookTargets').selectAll().where('id', '=', id).executeTakeFirst();
export const lockTarget = async (tx: Tx, id: string): Promise<WebhookTarget> =>
  (await tx.selectFrom('webhookTargets').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? gone();
export async function insertTarget(tx: Tx, target: WebhookTarget): Promise<void> {
  await tx
    .insertInto('webhookTargets')
    .values({ ...target, events: json(target.events) })
    .execute();
}
export async function saveTarget(tx: Tx, target: WebhookTarget): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('webhookTargets')
    .set({ ...target, events: json(target.events), version: target.version + 1 })
    .where('id', '=', target.id)
    .where('version', '=', target.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Problem('row.changed');
}

export const keysOfTarget = (db: Tx | Db, targetId: string): Promise<WebhookKey[]> =>
  db.selectFrom('webhookKeys').selectAll().where('targetId', '=', targetId).orderBy('madeAt', 'desc').execute();
export async function insertKey(tx: Tx, key: WebhookKey): Promise<void> {
  await tx.insertInto('webhookKeys').values(key).execute();
}
/** The former key goes on signing until then; one that was already being replaced ends at once. */
export async function endKeys(tx: Tx, targetId: string, { now, until }: { now: Instant; until: Instant }) {
  const keys = tx.updateTable('webhookKeys').where('targetId', '=', targetId);
  await keys.set({ until: now }).where('until', '>', now).execute();
  await keys.set({ until }).where('until', 'is', null).execute();
}

/** Targets in use that want an event. */
export const targetsFor = (db: Db | Tx, event: string, orgIds: readonly string[] | 'everybody') =>
  db
    .selectFrom('webhookTargets')
    .select(['id', 'orgId'])
    .where('state', 'in', keptStates)
    .where(sql<boolean>`events ? ${event}`)
    .$if(orgIds !== 'everybody', (query) => query.where('orgId', 'in', [...(orgIds === 'everybody' ? [] : orgIds)]))
    .orderBy('id')
    .execute();
export const isEventWanted = async (db: Db | Tx, event: string): Promise<boolean> =>
  (await targetsFor(db, event, 'everybody')).length > 0;

/** One message of one fact for a target; told again it is there already. Answers whether it is new. */
export async function insertMessage(db: Db | Tx, message: WebhookMessage): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('webhookMessages')
    .values(message)
    .onConflict((conflict) => conflict.columns(['targetId', 'entryId', 'event']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}
export const messageById = async (tx: Tx, id: string): Promise<WebhookMessage> =>
  (await tx.selectFrom('webhookMessages').selectAll().where('id', '=', id).executeTakeFirst()) ?? gone();
export const lockMessage = async (tx: Tx, id: string): Promise<WebhookMessage> =>
  (await tx.selectFrom('webhookMessages').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? gone();
/** Writes a message back; one that was cancelled meanwhile stays so. */
export async function saveMessage(db: Tx | Db, message: WebhookMessage): Promise<void> {
  await db
    .updateTable('webhookMessages')
    .set(message)
    .where('id', '=', message.id)
    .where('state', 'not in', cancelledStates)
    .execute();
}

/**
 * Takes a due message of an active target for one try, in one statement: whoever comes at the same time gets nothing.
 * Should the try never be noted, the message is due again when the lease is over.
 */
export const claimMessage = (db: Db, id: string, { now, lease }: { now: Instant; lease: Instant }) =>
  db
    .updateTable('webhookMessages')
    .set((e) => ({ attempts: e('attempts', '+', 1), nextAt: lease }))
    .where('id', '=', id)
    .where('state', 'in', dueStates)
    .where('nextAt', '<=', now)
    .where((e) =>
      e.exists(
        e
          .selectFrom('webhookTargets')
          .select('webhookTargets.id')
          .whereRef('webhookTargets.id', '=', 'webhookMessages.targetId')
          .where('webhookTargets.state', 'in', inUseStates),
      ),
    )
    .returningAll()
    .executeTakeFirst();

/** Writes a try into the log; its number follows the last one of the message. */
export async function insertAttempt(db: Db, attempt: Omit<WebhookAttempt, 'number'>): Promise<void> {
  await db
    .insertInto('webhookAttempts')
    .values((e) => ({
      ...attempt,
      number: sql<number>`${e
        .selectFrom('webhookAttempts')
        .select((f) => sql<number>`coalesce(max(${f.ref('number')}), 0) + 1`.as('n'))
        .where('messageId', '=', attempt.messageId)}`,
    }))
    .execute();
}

/** Messages of active targets whose time has come, the longest due first. */
export const messagesDue = (db: Db, now: Instant, limit: number): Promise<{ id: string; targetId: string }[]> =>
  db
    .selectFrom('webhookMessages')
    .innerJoin('webhookTargets', 'webhookTargets.id', 'webhookMessages.targetId')
    .select(['webhookMessages.id', 'webhookMessages.targetId'])
    .where('webhookMessages.state', 'in', dueStates)
    .where('webhookMessages.nextAt', '<=', now)
    .where('webhookTargets.state', 'in', inUseStates)
    .orderBy('webhookMessages.nextAt')
    .orderBy('webhookMessages.madeAt')
    .orderBy('webhookMessages.id')
    .limit(limit)
    .execute();

/** What waits goes at once, and counts its tries from the beginning. */
export async function releaseWaiting(tx: Tx, targetId: string, now: Instant): Promise<void> {
  await tx
    .updateTable('webhookMessages')
    .set({ nextAt: now, attempts: 0 })
    .where('targetId', '=', targetId)
    .where('state', 'in', dueStates)
    .execute();
}
export const messagesIn = (tx: Tx, targetId: string, state: WebhookMessage['state']): Promise<WebhookMessage[]> =>
  tx
    .selectFrom('webhookMessages')
    .selectAll()
    .where('targetId', '=', targetId)
    .where('state', '=', state)
    .orderBy('madeAt')
    .forUpdate()
    .execute();
