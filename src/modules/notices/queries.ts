import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../platform/database.ts';
import type { ListMails, ListMessages } from './schema.ts';
import type { CopyRow, MailRow, MessageRow } from './tables.ts';
import type { MailState, NoticeKind } from './terms.ts';
import type {} from './tables.ts';
import { heldStates } from './state-rules.ts';

/** Messages a person has not read yet. */
export async function unreadCount(tx: Tx, personId: string): Promise<number> {
  const { n } = await tx
    .selectFrom('messages')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('personId', '=', personId)
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** A person's messages, unread ones first, newest first, with the numbers of the whole. */
export async function messagesOf(
  tx: Tx,
  personId: string,
  { unread, kind, size, page }: z.output<typeof ListMessages>,
) {
  const own = tx
    .selectFrom('messages')
    .where('personId', '=', personId)
    .$if(unread === 'yes', (query) => query.where('readAt', 'is', null));
  const cut = own.$if(kind.length > 0, (query) => query.where('kind', 'in', kind as NoticeKind[]));
  const rows: MessageRow[] = await cut
    .selectAll()
    .orderBy(sql`read_at is not null`)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const { n } = await cut.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const kinds = await own
    .select(['kind', (e) => e.fn.countAll<number>().as('n')])
    .groupBy('kind')
    .orderBy('kind')
    .execute();
  return { rows, total: Number(n), kinds: kinds.map((one) => ({ kind: one.kind, n: Number(one.n) })) };
}

export const copiesTo = (tx: Tx, personId: string): Promise<CopyRow[]> =>
  tx
    .selectFrom('subjectCopies')
    .selectAll()
    .where('toId', '=', personId)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(500)
    .execute();

/** Who of these people muted a rule. */
export async function mutedBy(tx: Tx, rule: string, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom('mutedNotices')
    .select('personId')
    .where('rule', '=', rule)
    .where('personId', 'in', [...personIds])
    .execute();
  return new Set(rows.map((row) => row.personId));
}
export async function mutedRules(tx: Tx, personId: string): Promise<Set<string>> {
  const rows = await tx.selectFrom('mutedNotices').select('rule').where('personId', '=', personId).execute();
  return new Set(rows.map((row) => row.rule));
}

type MailFilter = z.output<typeof ListMails>;
const mailsIn = (tx: Tx, { state, group }: Pick<MailFilter, 'state' | 'group'>) =>
  tx
    .selectFrom('outgoingMails')
    .$if(state !== '', (query) => query.where('state', '=', state as MailState))
    .$if(group !== '', (query) => query.where('groupKey', '=', group));

export async function mailPage(
  tx: Tx,
  filter: MailFilter,
): Promise<{ rows: MailRow[]; total: number; counts: Record<MailState, number> }> {
  const rows = await mailsIn(tx, filter)
    .selectAll()
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  const counted = await mailsIn(tx, { ...filter, state: '' })
    .select(['state', (e) => e.fn.countAll<number>().as('n')])
    .groupBy('state')
    .execute();
  const counts: Record<MailState, number> = { held: 0, released: 0, sent: 0, failed: 0, cancelled: 0 };
  for (const { state, n } of counted) counts[state] = Number(n);
  const total = filter.state === '' ? Object.values(counts).reduce((a, b) => a + b, 0) : counts[filter.state];
  return { rows, total, counts };
}

export type MailGroup = Record<MailState, number> & { group: string; label: string; latestAt: MailRow['createdAt'] };
const countIn = (state: MailState) => sql<number>`(count(*) filter (where state = ${state}))::int`.as(state);

/** Mails by what they are about; groups with something held first. */
export async function mailGroups(tx: Tx): Promise<MailGroup[]> {
  return tx
    .selectFrom('outgoingMails')
    .select([
      'groupKey as group',
      (e) => e.fn.max('groupLabel').as('label'),
      (e) => e.fn.max('createdAt').as('latestAt'),
    ])
    .select([countIn('held'), countIn('released'), countIn('sent'), countIn('failed'), countIn('cancelled')])
    .groupBy('groupKey')
    .orderBy(sql`count(*) filter (where state = 'held') = 0`)
    .orderBy((e) => e.fn.max('createdAt'), 'desc')
    .limit(50)
    .execute();
}

/** The first mail of each group, as the preview of what it says. */
export const firstOfGroups = (tx: Tx, groups: readonly string[]) =>
  groups.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('outgoingMails')
        .select(['groupKey', 'personId', 'subject', 'body'])
        .distinctOn('groupKey')
        .where('groupKey', 'in', [...groups])
        .orderBy('groupKey')
        .orderBy(sql`state <> 'held'`)
        .orderBy('createdAt')
        .execute();

/** Held mails by group with the moment the first one came. */
export const heldGroups = (tx: Tx) =>
  tx
    .selectFrom('outgoingMails')
    .select(['groupKey', (e) => e.fn.max('groupLabel').as('label'), (e) => e.fn.min('createdAt').as('since')])
    .select((e) => e.fn.countAll<number>().as('n'))
    .select(sql<string>`(array_agg(id order by id))[1]`.as('firstId'))
    .where('state', 'in', [...heldStates])
    .groupBy('groupKey')
    .orderBy('groupKey')
    .execute();
