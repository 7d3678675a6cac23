import { sql } from 'kysely';
import type { Actor } from '../../base/policy.ts';
import { hasRole } from '../../base/policy.ts';
import type { LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { likeText, queryText } from '../../platform/search-words.ts';
import { poolPolicy } from './policy.ts';
import { isInForce } from './rules.ts';
import type { ExpertFilter } from './schema.ts';
import { columns } from './store.ts';
import type { Expert, ExpertState, Interest } from './terms.ts';
import type {} from './tables.ts';

/** `expertPolicy.view` in SQL: the bureau and the auditor see all, an expert the own entry, everybody else nothing. */
export const expertsVisibleTo = (actor: Actor) =>
  poolPolicy.list.test(actor, null)
    ? sql<boolean>`true`
    : hasRole(actor, 'expert')
      ? sql<boolean>`experts.person_id = ${actor.personId}`
      : sql<boolean>`false`;

function filtered(tx: Tx, actor: Actor, filter: Omit<ExpertFilter, 'size' | 'page' | 'state'>) {
  const { words, regionCode, specialty } = filter;
  const query = words ? queryText(words) : undefined;
  const like = likeText(words);
  return tx
    .selectFrom('experts')
    .where(expertsVisibleTo(actor))
    .$if(Boolean(words), (it) =>
      it.where(
        query
          ? sql<boolean>`(search @@ to_tsquery('simple', ${query})
          and (name || employer_name || array_to_string(titles || specialties, ' ')) ilike ${like})`
          : sql<boolean>`false`,
      ),
    )
    .$if(Boolean(regionCode), (it) => it.where('regionCode', '=', regionCode ?? ''))
    .$if(Boolean(specialty), (it) => it.where(sql<boolean>`${specialty} = any (specialties)`));
}

export type ExpertPage = {
  rows: Expert[];
  total: number;
  counts: Record<ExpertState, number>;
  specialties: string[];
};

/** One page of the pool under a filter, with the counts of each state under the rest of the filter. */
export async function expertsListed(tx: Tx, actor: Actor, filter: ExpertFilter): Promise<ExpertPage> {
  const { state, size, page } = filter;
  const grouped = await filtered(tx, actor, filter)
    .select(['state', (e) => e.fn.countAll<number>().as('n')])
    .groupBy('state')
    .execute();
  const counts = { active: 0, paused: 0, left: 0, ...Object.fromEntries(grouped.map((one) => [one.state, one.n])) };
  const rows = await filtered(tx, actor, filter)
    .select(columns)
    .$if(state !== undefined, (it) => it.where('state', '=', state ?? 'active'))
    .orderBy('state')
    .orderBy('name')
    .orderBy('id')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const named = await tx
    .selectFrom('experts')
    .where(expertsVisibleTo(actor))
    .select(sql<string>`unnest(specialties)`.as('one'))
    .distinct()
    .execute();
  const total = state ? counts[state] : counts.active + counts.paused + counts.left;
  return { rows, total, counts, specialties: named.map(({ one }) => one).sort() };
}

/** Everything an expert has declared, newest first. */
export const interestsOf = (tx: Tx, expertId: string): Promise<Interest[]> =>
  tx
    .selectFrom('expertInterests')
    .selectAll()
    .where('expertId', '=', expertId)
    .orderBy('declaredAt', 'desc')
    .orderBy('id')
    .execute();

export type ExpertWithInterests = Expert & { interests: Interest[] };

/** The whole pool with the ties in force on a day, in a stable order: what a panel may be drawn from. */
export async function poolOf(tx: Tx, today: LocalDate): Promise<ExpertWithInterests[]> {
  const experts = await tx.selectFrom('experts').select(columns).orderBy('id').execute();
  const interests = await tx.selectFrom('expertInterests').selectAll().where('withdrawnAt', 'is', null).execute();
  const byExpert = Map.groupBy(
    interests.filter((one) => isInForce(one, today)),
    (one) => one.expertId,
  );
  return experts.map((expert) => ({ ...expert, interests: byExpert.get(expert.id) ?? [] }));
}

/** The persons who are in the pool, whatever their state. */
export const peopleInPool = async (tx: Tx): Promise<Set<string>> =>
  new Set((await tx.selectFrom('experts').select('personId').execute()).map((row) => row.personId));
