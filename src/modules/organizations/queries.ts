import { type ExpressionBuilder, sql } from 'kysely';
import { type Actor, hasRole } from '../../base/policy.ts';
import type { Instant, LocalDate } from '../../base/time.ts';
import type { Tables, Tx } from '../../platform/database.ts';
import { likeText, queryText } from '../../platform/search-words.ts';
import type { TodoRow } from '../../platform/todo.ts';
import { overseers, unitRoles } from './policy.ts';
import type { Bureau } from './rules.ts';
import type { z } from 'zod';
import type { OrganizationFilter } from './schema.ts';
import { organizationsIn } from './store.ts';
import type { OrganizationState } from './terms.ts';
import { verifiedStates, unverifiedStates, returnedStates } from './terms.ts';

type Eb = ExpressionBuilder<Tables & { o: Tables['organizations'] }, 'o'>;

/** The rule `organizationsPolicy.view` in SQL; a property test holds both equal. */
export const visibleTo = (actor: Actor) => (e: Eb) => {
  if (hasRole(actor, ...overseers)) return e.val(true);
  if (actor.kind !== 'person') return e.val(false);
  const home = hasRole(actor, ...unitRoles) ? e('o.homeOrgId', '=', actor.orgId) : e.val(false);
  return e.or([e('o.id', '=', actor.orgId), e('o.kind', '<>', 'producer'), home]);
};

type Filter = z.output<typeof OrganizationFilter>;

const narrowed = (tx: Tx, actor: Actor, filter: Omit<Filter, 'size' | 'page'>) => {
  const words = queryText(filter.words);
  return organizationsIn(tx)
    .where((e) => visibleTo(actor)(e as unknown as Eb))
    .$if(filter.kind !== undefined, (q) => q.where('o.kind', '=', filter.kind ?? 'producer'))
    .$if(filter.homeOrgId !== undefined, (q) => q.where('o.homeOrgId', '=', filter.homeOrgId ?? ''))
    .$if(filter.regionCode !== undefined, (q) => q.where('o.regionCode', 'like', `${filter.regionCode}%`))
    .$if(filter.licenceEndsBy !== undefined, (q) =>
      q.where('o.licenceUntil', '<=', filter.licenceEndsBy as LocalDate).where('o.licenceKind', '<>', 'none'),
    )
    .$if(words !== undefined, (q) => q.where(sql<boolean>`o.search @@ to_tsquery('simple', ${words ?? ''})`))
    .$if(words === undefined && filter.words.trim() !== '', (q) => q.where('o.name', 'like', likeText(filter.words)));
};

/** A page of organisations with the number in each state; those that wait come first, oldest on top. */
export async function organizationList(tx: Tx, actor: Actor, filter: Filter) {
  const cut = narrowed(tx, actor, filter);
  const counted = await cut
    .clearSelect()
    .select(['o.state', sql<number>`count(*)`.as('n')])
    .groupBy('o.state')
    .execute();
  const states: Record<string, number> = Object.fromEntries(counted.map((row) => [row.state, Number(row.n)]));
  const rows = await cut
    .$if(filter.state !== undefined, (q) => q.where('o.state', '=', filter.state as OrganizationState))
    .orderBy(sql`case o.state when 'pending' then 0 when 'returned' then 1 else 2 end`)
    .orderBy(sql`case when o.state = 'pending' then o.created_at end`)
    .orderBy(sql`case o.kind when 'national_bureau' then 0 when 'provincial_bureau' then 1
      when 'central_direct_unit' then 2
      when 'association' then 3 when 'platform' then 4 else 5 end`)
    .orderBy('o.regionCode')
    .orderBy('o.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  const total = filter.state ? (states[filter.state] ?? 0) : Object.values(states).reduce((a, b) => a + b, 0);
  return { rows, total, states };
}

/** Organisations found by words, former names included. */
export const searchOrganizations = async (tx: Tx, actor: Actor, words: string) => {
  if (words.trim() === '') return [];
  return (await organizationList(tx, actor, { words, size: 20, page: 1 })).rows;
};

/** Bureaus and central direct units in force, by administrative code. */
export const bureausIn = (tx: Tx): Promise<Bureau[]> =>
  tx
    .selectFrom('organizations')
    .select(['id', 'kind', 'regionCode', 'name', 'shortName'])
    .where('kind', 'in', ['provincial_bureau', 'central_direct_unit'])
    .where('state', 'in', [...verifiedStates])
    .orderBy('regionCode')
    .orderBy('name')
    .execute();

/** Every verified platform, by name. */
export const platformsIn = (tx: Tx): Promise<{ id: string; name: string; shortName: string }[]> =>
  tx
    .selectFrom('organizations')
    .select(['id', 'name', 'shortName'])
    .where('kind', '=', 'platform')
    .where('state', 'in', [...verifiedStates])
    .orderBy('name')
    .execute();

export const findByCreditCode = (tx: Tx, creditCode: string) =>
  tx.selectFrom('organizations').select(['id', 'name']).where('creditCode', '=', creditCode).executeTakeFirst();

export const findByCode = (tx: Tx, code: string) => organizationsIn(tx).where('o.code', '=', code).executeTakeFirst();

/** Others that may be the same body: the same name now or formerly, or the same credit code. */
export async function alikeTo(
  tx: Tx,
  it: { id?: string; name: string; creditCode?: string | null },
): Promise<{ id: string; name: string; creditCode: string | null; why: string }[]> {
  const rows = await tx
    .selectFrom('organizations as o')
    .innerJoin('organizationNames as n', 'n.organizationId', 'o.id')
    .select(['o.id', 'o.name', 'o.creditCode', 'n.name as known'])
    .where((e) => e.or([e('n.name', '=', it.name), e('o.creditCode', '=', it.creditCode ?? '')]))
    .$if(it.id !== undefined, (q) => q.where('o.id', '<>', it.id ?? ''))
    .distinctOn('o.id')
    .orderBy('o.id')
    .limit(20)
    .execute();
  return rows.map(({ known, ...row }) => ({
    ...row,
    why:
      row.creditCode !== null && row.creditCode === it.creditCode
        ? '信用代码相同'
        : row.name === it.name
          ? '名称相同'
          : `曾用名“${known}”相同`,
  }));
}

/** The name an organisation bore on a day. */
export async function nameOn(tx: Tx, organizationId: string, day: LocalDate): Promise<string | undefined> {
  const row = await tx
    .selectFrom('organizationNames')
    .select('name')
    .where('organizationId', '=', organizationId)
    .where('validFrom', '<=', day)
    .orderBy('validFrom', 'desc')
    .executeTakeFirst();
  return row?.name;
}

/** Registrations that wait for this person's verification: the same rows as the list shows under 待核验. */
export async function waitingForVerification(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  const intake = hasRole(actor, 'unit_admin', 'unit_intake');
  const national = hasRole(actor, 'national_officer');
  if (!intake && !national) return [];
  const rows = await organizationsIn(tx)
    .where('o.state', 'in', [...unverifiedStates])
    .where('o.kind', '=', 'producer')
    .where((e) =>
      e.or([
        intake ? e('o.homeOrgId', '=', actor.orgId) : e.val(false),
        national ? e('h.kind', 'in', ['central_direct_unit', 'national_bureau']) : e.val(false),
      ]),
    )
    .orderBy('o.createdAt')
    .execute();
  return rows.map((row) => todo(row, '核验机构注册', row.createdAt));
}

/** The body's own registration that came back to its administrator. */
export async function returnedToOwn(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  if (!hasRole(actor, 'producer_admin')) return [];
  const rows = await organizationsIn(tx)
    .where('o.id', '=', actor.orgId)
    .where('o.state', 'in', [...returnedStates])
    .execute();
  return rows.map((row) => ({ ...todo(row, '修改后重新提交', row.createdAt), from: row.homeName ?? '' }));
}

const todo = (row: { id: string; name: string }, step: string, since: Instant): TodoRow => ({
  subject: row.id,
  title: row.name,
  from: row.name,
  step,
  since,
  dueOn: null,
  path: `/organizations/${row.id}`,
});
