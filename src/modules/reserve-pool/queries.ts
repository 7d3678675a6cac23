import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { z } from 'zod';
import { type Actor, hasRole } from '../../base/policy.ts';
import { Problem } from '../../base/problem.ts';
import { dayOf, type Instant, type LocalDate } from '../../base/time.ts';
import type { Tables, Tx } from '../../platform/database.ts';
import { likeAsTyped } from '../../platform/search-words.ts';
import type { Tally } from './gap-rules.ts';
import { readsAllPools } from './policy.ts';
import type { EntryFilter } from './schema.ts';
import type { ReserveEntryRow, ReserveGoal, ReserveRules, RulesContent } from './terms.ts';
import type {} from './tables.ts';
import { heldStates } from './terms.ts';

type E = ExpressionBuilder<Tables, 'vReserveEntries'>;

/** Every edition of the rules, the newest first. */
export const rulesAll = (tx: Tx): Promise<ReserveRules[]> =>
  tx.selectFrom('reserveRules').selectAll().orderBy('edition', 'desc').execute();

/** The edition in force on a day; before the first one begins, that one. */
export async function rulesOn(tx: Tx, on: LocalDate): Promise<ReserveRules> {
  const all = (await rulesAll(tx)).toSorted((a, b) =>
    a.validFrom === b.validFrom ? b.edition - a.edition : a.validFrom < b.validFrom ? 1 : -1,
  );
  const found = all.find(({ validFrom }) => validFrom <= on) ?? all.at(-1);
  if (!found) throw new Problem('reserve.no_rules');
  return found;
}
export const rulesNow = (tx: Tx, now: Instant): Promise<ReserveRules> => rulesOn(tx, dayOf(now));

/** The policy's `view` as SQL. */
export const visibleTo =
  (actor: Actor) =>
  (e: E): Expression<SqlBool> => {
    if (readsAllPools(actor)) return e.lit(true);
    const isOwner = hasRole(actor, 'unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader', 'platform_operator');
    const isProducer = hasRole(actor, 'producer_admin', 'producer_editor');
    return e.or([
      ...(isOwner ? [e('ownerOrgId', '=', actor.orgId)] : []),
      ...(isProducer ? [e('producerOrgId', '=', actor.orgId)] : []),
    ]);
  };

const whole = (days: number) => sql<number>`${days}::int`;
/** The last day of a stage that is in order, as rules.stallDayOf says it. */
const stallDay = ({ stages }: RulesContent) => {
  const days = sql.join(
    stages.map(({ code, stallDays }) => sql`when stage = ${code} then ${whole(stallDays)}`),
    sql` `,
  );
  return sql<LocalDate>`coalesce(stall_on, stage_since + case ${days} end)`;
};
const isStalled = (content: RulesContent, today: LocalDate) =>
  sql<boolean>`(state = 'in_pool' and ${stallDay(content)} < ${today}::date)`;

export type Filter = z.output<typeof EntryFilter>;
/** Who asks, by which rules and on which day: stalls depend on both. */
export type Sight = { actor: Actor; content: RulesContent; today: LocalDate };

const ofYear = (year: number) =>
  sql<boolean>`(state = 'in_pool' or (state = 'promoted'
    and extract(year from promoted_at at time zone 'Asia/Shanghai') = ${whole(year)}))`;
const orNone = (column: 'categoryCode' | 'subPlan', value: string) => (e: E) =>
  value === 'none' ? e(column, 'is', null) : e(column, '=', value);
const inRegion = (region: string) => (e: E) =>
  region === 'none' ? e('regionCode', 'is', null) : e('regionCode', '=', region);

/** Entries of a filter that this reader may see; lists, counts, sums, exports and gaps all begin here. */
export function matching(tx: Tx, { actor, content, today }: Sight, filter: Partial<Filter> = {}) {
  const { q = '', state = '', category = '', subPlan = '', stage = '', level = '', priority = '' } = filter;
  const { ownerId = '', region = '', year, cut = '' } = filter;
  return tx
    .selectFrom('vReserveEntries')
    .where(visibleTo(actor))
    .$if(q.trim() !== '', (query) =>
      query.where((e) =>
        e.or(
          likeAsTyped(q).flatMap((asked) => [
            e('title', 'ilike', asked),
            e('number', 'ilike', asked),
            e('producerName', 'ilike', asked),
          ]),
        ),
      ),
    )
    .$if(state !== '', (query) => query.where('state', '=', state as 'in_pool'))
    .$if(category !== '', (query) => query.where(orNone('categoryCode', category)))
    .$if(subPlan !== '', (query) => query.where(orNone('subPlan', subPlan)))
    .$if(stage !== '', (query) => query.where('stage', '=', stage))
    .$if(level !== '', (query) => query.where('level', '=', level as 'national'))
    .$if(priority !== '', (query) => query.where('priority', '=', priority as 'key'))
    .$if(ownerId !== '', (query) => query.where('ownerOrgId', '=', ownerId))
    .$if(region !== '', (query) => query.where(inRegion(region)))
    .$if(year !== undefined, (query) => query.where(ofYear(year ?? 0)))
    .$if(cut === 'stalled', (query) => query.where(isStalled(content, today)))
    .$if(cut === 'due', (query) => query.where('state', 'in', [...heldStates]).where('applyOn', '<=', today));
}

const priorityOrder = sql<number>`case priority when 'key' then 0 when 'normal' then 1 else 2 end`;
export type Order = { sort: 'number' | 'stage' | 'priority' | 'apply'; direction: 'up' | 'down' };

/** A page of entries, or all of them. */
export function entriesOf(
  tx: Tx,
  sight: Sight,
  asked: { filter: Partial<Filter>; order?: Order; page?: number; size?: number },
): Promise<ReserveEntryRow[]> {
  const { filter, order = { sort: 'number', direction: 'up' }, page = 1, size } = asked;
  const way = order.direction === 'up' ? 'asc' : 'desc';
  return matching(tx, sight, filter)
    .selectAll()
    .$if(order.sort === 'stage', (query) => query.orderBy('stageSince', way))
    .$if(order.sort === 'priority', (query) => query.orderBy(priorityOrder, way))
    .$if(order.sort === 'apply', (query) => query.orderBy('applyOn', way))
    .orderBy('number', order.sort === 'number' ? way : 'asc')
    .$if(size !== undefined, (query) => query.limit(size ?? 0).offset((page - 1) * (size ?? 0)))
    .execute();
}

/** How many, how many of them stalled, and the money wanted. */
export const sumsOf = (tx: Tx, sight: Sight, filter: Partial<Filter>) =>
  matching(tx, sight, filter)
    .select((e) => [
      e.fn.countAll<number>().as('total'),
      e.fn.countAll<number>().filterWhere(isStalled(sight.content, sight.today)).as('stalled'),
      sql<number>`coalesce(sum(wanted_fen), 0)::bigint`.as('wantedFen'),
    ])
    .executeTakeFirstOrThrow();

export const countsBy = (tx: Tx, sight: Sight, filter: Partial<Filter>) =>
  matching(tx, sight, filter)
    .select((e) => ['state', 'stage', e.fn.countAll<number>().as('n')])
    .groupBy(['state', 'stage'])
    .execute();

/** What the goals of a year count, by every heading at once. */
export const talliesOf = (tx: Tx, sight: Sight, filter: Partial<Filter>): Promise<Tally[]> => {
  const headings = ['ownerOrgId', 'categoryCode', 'subPlan', 'regionCode', 'stage', 'state'] as const;
  return matching(tx, sight, filter)
    .select(headings)
    .select([
      sql<number>`count(*)::int`.as('n'),
      sql<number>`count(*) filter (where ${isStalled(sight.content, sight.today)})::int`.as('stalled'),
    ])
    .groupBy([...headings])
    .execute();
};

/** Stages in which entries lie; the rules may not drop them. */
export async function usedStages(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('reserveEntries')
    .select('stage')
    .distinct()
    .where('state', 'in', [...heldStates])
    .execute();
  return rows.map(({ stage }) => stage).toSorted();
}

/** The latest goals of a year, of one organisation or of all. */
export const goalsOf = (tx: Tx, year: number, orgId?: string): Promise<ReserveGoal[]> =>
  tx
    .selectFrom('reserveGoals')
    .selectAll()
    .distinctOn('orgId')
    .where('year', '=', year)
    .$if(orgId !== undefined, (query) => query.where('orgId', '=', orgId ?? ''))
    .orderBy('orgId')
    .orderBy('edition', 'desc')
    .execute();
export const goalEditions = (tx: Tx, year: number, orgId: string): Promise<ReserveGoal[]> =>
  tx
    .selectFrom('reserveGoals')
    .selectAll()
    .where('year', '=', year)
    .where('orgId', '=', orgId)
    .orderBy('edition', 'desc')
    .execute();
