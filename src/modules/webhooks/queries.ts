import type { Actor } from '../../base/policy.ts';
import type { Tx } from '../../platform/database.ts';
import { seesAll } from './policy.ts';
import {
  keptStates,
  type MessageState,
  stoppedStates,
  takenStates,
  type WebhookAttempt,
  type WebhookMessage,
  type WebhookTarget,
} from './terms.ts';
import type {} from './tables.ts';

/** The targets of an organisation that were not removed. */
export const targetsOfOrg = (tx: Tx, orgId: string): Promise<WebhookTarget[]> =>
  tx
    .selectFrom('webhookTargets')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('state', 'in', keptStates)
    .orderBy('createdAt')
    .execute();

export type TargetLine = WebhookTarget & { orgName: string };
/** Targets that somebody may see, with the names of their organisations. */
export const targetsSeen = (tx: Tx, actor: Actor): Promise<TargetLine[]> =>
  tx
    .selectFrom('webhookTargets')
    .innerJoin('vOrganizations', 'vOrganizations.id', 'webhookTargets.orgId')
    .selectAll('webhookTargets')
    .select('vOrganizations.name as orgName')
    .where('webhookTargets.state', 'in', keptStates)
    .$if(!seesAll(actor), (query) => query.where('webhookTargets.orgId', '=', actor.orgId))
    .orderBy('vOrganizations.name')
    .orderBy('webhookTargets.createdAt')
    .execute();

export type MessageCounts = Record<MessageState, number> & { lastAt: string | null };
const none: MessageCounts = { waiting: 0, delivered: 0, failed: 0, dropped: 0, lastAt: null };
/** How many messages of each state the targets have, and when one was taken last. */
export async function countsOf(tx: Tx, targetIds: readonly string[]): Promise<Map<string, MessageCounts>> {
  if (targetIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('webhookMessages')
    .select((e) => ['targetId', 'state', e.fn.countAll<number>().as('n'), e.fn.max('endedAt').as('last')])
    .where('targetId', 'in', [...targetIds])
    .groupBy(['targetId', 'state'])
    .execute();
  const counts = new Map<string, MessageCounts>();
  for (const { targetId, state, n, last } of rows) {
    const known = counts.get(targetId) ?? none;
    counts.set(targetId, { ...known, [state]: Number(n), ...(takenStates.includes(state) ? { lastAt: last } : {}) });
  }
  return counts;
}

export type MessageFilter = { targetId: string; state: MessageState | ''; event: string; page: number; size: number };
/** The log of a target, newest first. */
export async function messagesOf(tx: Tx, { targetId, state, event, page, size }: MessageFilter) {
  const matching = tx
    .selectFrom('webhookMessages')
    .where('targetId', '=', targetId)
    .$if(state !== '', (query) => query.where('state', '=', state as MessageState))
    .$if(event !== '', (query) => query.where('event', '=', event));
  const rows: WebhookMessage[] = await matching
    .selectAll()
    .orderBy('madeAt', 'desc')
    .orderBy('id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const { n } = await matching.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return { rows, total: Number(n) };
}
export const attemptsOf = (tx: Tx, messageIds: readonly string[]): Promise<WebhookAttempt[]> =>
  messageIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('webhookAttempts')
        .selectAll()
        .where('messageId', 'in', [...messageIds])
        .orderBy('number')
        .execute();
/** Targets that the system stopped. */
export const targetsStopped = (tx: Tx, orgId: string): Promise<WebhookTarget[]> =>
  tx
    .selectFrom('webhookTargets')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('state', 'in', stoppedStates)
    .orderBy('stoppedAt')
    .execute();
