import { type SelectQueryBuilder, sql } from 'kysely';
import { type Actor, anyPerson, hasRole } from '../../base/policy.ts';
import type { z } from 'zod';
import type { Tables, Tx } from '../../platform/database.ts';
import { exportCsv } from '../../platform/csv.ts';
import { likeTexts, queryText } from '../../platform/search-words.ts';
import { type Cx, reading } from '../../platform/use-case.ts';
import { Problem, stops } from '../../base/problem.ts';
import { beijingTime } from '../../base/time.ts';
import { fen, tenThousandYuan } from '../../base/money.ts';
import { applicationFacts } from './facts.ts';
import { visibleTo } from './queries.ts';
import { receivedFindings } from './rules.ts';
import { applicationById } from './store.ts';
import { ListApplications } from './schema.ts';
import { type ApplicationState, applicationStates } from './terms.ts';
import { secretStates, stateShownTo } from './views.ts';
import type {} from './tables.ts';

/** `only` narrows to applications judged beforehand, where the filter asks for what the check comes to. */
type Filter = z.output<typeof ListApplications> & { only?: readonly string[] };
type Query = SelectQueryBuilder<Tables, 'vApplications', object>;

/** States asked for, widened so that what looks the same to this viewer is found together. */
function statesAsked(actor: Actor, asked: string): ApplicationState[] {
  const wanted = asked.split(',').filter((one): one is ApplicationState => one in applicationStates);
  const masked = stateShownTo(actor, 'second_review') === 'recommended';
  if (!masked) return wanted;
  return wanted.flatMap((one) =>
    one === 'recommended' ? [one, ...secretStates] : secretStates.includes(one) ? [] : [one],
  );
}

export function matching(tx: Tx, actor: Actor, filter: Filter): Query {
  const words = queryText(filter.words);
  const states = statesAsked(actor, filter.state);
  return tx
    .selectFrom('vApplications')
    .where(visibleTo(actor))
    .$if(filter.batchId !== '', (query) => query.where('batchId', '=', filter.batchId))
    .$if(filter.state !== '', (query) =>
      states.length ? query.where('state', 'in', states) : query.where(sql<boolean>`false`),
    )
    .$if(filter.category !== '', (query) => query.where('categoryCode', '=', filter.category))
    .$if(filter.only !== undefined, (query) =>
      query.where(sql<boolean>`id = any (${[...(filter.only ?? [])]}::uuid[])`),
    )
    .$if(filter.recommender !== '', (query) => query.where('recommenderOrgId', '=', filter.recommender))
    .$if(words !== undefined, (query) => query.where(sql<boolean>`id = any (array(${holding(tx, filter.words)}))`));
}

const sorts = { number: 'number', title: 'title', submitted: 'submittedAt', requested: 'requestedFen' } as const;

/** Found apart, through the index of pairs: beside other conditions the database reads every text instead. */
const holding = (tx: Tx, words: string) =>
  tx
    .selectFrom('applications')
    .select('id')
    .where(sql<boolean>`search @@ to_tsquery('simple', ${queryText(words) ?? ''})`)
    .where((e) => e.and(likeTexts(words).map((one) => e('searchText', 'like', one))));

/** Of a page first the keys, then their columns: names are looked up for the rows shown, not for all that match. */
function asked(tx: Tx, actor: Actor, filter: Filter): Query {
  if (filter.whole) return matching(tx, actor, filter);
  const page = inOrder(matching(tx, actor, filter).select('id'), filter)
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size);
  return tx.selectFrom('vApplications').where('id', 'in', page);
}

const inOrder = <Among, From extends keyof Among, Selected>(
  query: SelectQueryBuilder<Among, From, Selected>,
  { sort, direction }: Filter,
): SelectQueryBuilder<Among, From, Selected> =>
  query
    .orderBy(sql.ref(sorts[sort]), (by) => (direction === 'up' ? by.asc().nullsLast() : by.desc().nullsLast()))
    .orderBy(sql.ref('id'));

const columns = [
  'id',
  'number',
  'draftNumber',
  'title',
  'state',
  'batchId',
  'batchName',
  'categoryCode',
  'requestedFen',
  'applicantName',
  'recommenderName',
  'recommenderShortName',
  'submittedAt',
  'filingNumber',
  'handlerName',
  'correctionDueOn as dueOn',
] as const;

export async function rowsOf(tx: Tx, actor: Actor, filter: Filter) {
  const rows = await inOrder(asked(tx, actor, filter).select(columns), filter).execute();
  return rows.map((row) => ({ ...row, state: stateShownTo(actor, row.state) }));
}

type Counted = { state: ApplicationState; n: number; requestedFen: number };

/** All rows, counted as they stand there when nothing is left out by their state. */
async function wholeOf(tx: Tx, actor: Actor, filter: Filter) {
  const [rows, counted] = await Promise.all([
    rowsOf(tx, actor, filter),
    filter.state ? countedOf(tx, actor, filter) : null,
  ]);
  if (counted) return { rows, states: counted };
  const states = Object.entries(Object.groupBy(rows, ({ state }) => state)).map(([state, same]) => ({
    state: state as ApplicationState,
    n: same.length,
    requestedFen: same.reduce((sum, { requestedFen }) => sum + (requestedFen ?? 0), 0),
  }));
  return { rows, states };
}

const byState = sql<Counted[]>`(select coalesce(json_agg(s), '[]') from (select state, count(*) as n,
  coalesce(sum(requested_fen), 0) as "requestedFen" from matched group by state) s)`;

const countedOf = async (tx: Tx, actor: Actor, filter: Filter): Promise<Counted[]> =>
  (
    await tx
      .with('matched', () => matching(tx, actor, { ...filter, state: '' }).select(['state', 'requestedFen']))
      .selectNoFrom(byState.as('states'))
      .executeTakeFirstOrThrow()
  ).states;

/** One page with the counts over all states, in one question: what matches is looked for once. */
async function pageOf(tx: Tx, actor: Actor, filter: Filter) {
  const all = { ...filter, state: '' };
  const states = statesAsked(actor, filter.state);
  const page = tx
    .with(
      (name) => name('matched').materialized(),
      () => matching(tx, actor, all).select(['id', 'state', 'number', 'title', 'submittedAt', 'requestedFen']),
    )
    .selectFrom('vApplications')
    .where('id', 'in', (e) =>
      inOrder(e.selectFrom('matched').select('id'), filter)
        .$if(filter.state !== '', (query) => query.where(sql<boolean>`state = any (${states})`))
        .limit(filter.size)
        .offset((filter.page - 1) * filter.size),
    )
    .select(columns)
    .select(byState.as('states'));
  const found = await inOrder(page, filter).execute();
  return {
    rows: found.map(({ states: _, ...row }) => ({ ...row, state: stateShownTo(actor, row.state) })),
    states: found[0]?.states ?? (await countedOf(tx, actor, all)),
  };
}

/** Judged one by one as their own pages would say it, so a list asked for by its checks must be a short one. */
const judgedAtMost = 500;
async function judged({ tx, actor, now }: Cx, filter: Filter): Promise<Filter> {
  if (filter.checks === '') return filter;
  const found = await matching(tx, actor, filter)
    .where('applicantOrgId', '!=', actor.orgId)
    .select('id')
    .limit(judgedAtMost + 1)
    .execute();
  if (found.length > judgedAtMost) throw new Problem('applications.too_many_to_check', { allowed: judgedAtMost });
  const only: string[] = [];
  for (const { id } of found) {
    const findings = receivedFindings(await applicationFacts(tx, await applicationById(tx, id), now));
    const comesTo = stops(findings).length > 0 ? 'stop' : findings.length > 0 ? 'look' : 'clean';
    if (comesTo === filter.checks) only.push(id);
  }
  return { ...filter, only };
}

export const applicationList = reading({
  input: ListApplications,
  load: async () => null,
  view: anyPerson,
  async show(cx, _, given) {
    const { tx, actor } = cx;
    const filter = await judged(cx, given);
    const { rows, states } = await (filter.whole ? wholeOf : pageOf)(tx, actor, filter);
    const asked = filter.state === '' ? null : statesAsked(actor, filter.state);
    const counted = states.filter(({ state }) => asked === null || asked.includes(state));
    const sumOf = (of: (one: (typeof states)[number]) => number): number =>
      counted.reduce((sum, one) => sum + of(one), 0);
    return {
      total: sumOf(({ n }) => n),
      requestedFen: sumOf(({ requestedFen }) => requestedFen),
      rows,
      counts: countsShown(actor, states),
    };
  },
});

/** Counts by state as the viewer may know them: what looks alike is counted together. */
export function countsShown(actor: Actor, counted: readonly { state: ApplicationState; n: number }[]) {
  const sums = new Map<ApplicationState, number>();
  for (const { state, n } of counted) {
    const shown = stateShownTo(actor, state);
    sums.set(shown, (sums.get(shown) ?? 0) + n);
  }
  return (Object.keys(applicationStates) as ApplicationState[]).flatMap((state) =>
    sums.has(state) ? [{ state, n: sums.get(state) ?? 0 }] : [],
  );
}

export const applicationExport = reading({
  input: ListApplications,
  load: async () => null,
  view: anyPerson,
  async show(cx, _, filter) {
    const { tx, actor, now } = cx;
    const rows = await rowsOf(tx, actor, { ...(await judged(cx, filter)), whole: true });
    const body = exportCsv(
      ['编号', '作品', '申报机构', '初评单位', '批次', '类别', '备案号', '申请额（万元）', '状态', '提交时间'],
      rows.map((row) => [
        row.number ?? row.draftNumber,
        row.title,
        row.applicantName,
        row.recommenderName,
        row.batchName,
        row.categoryCode ?? '',
        row.filingNumber ?? '',
        row.requestedFen === null ? '' : tenThousandYuan(fen(row.requestedFen)),
        applicationStates[row.state],
        row.submittedAt ? beijingTime(row.submittedAt) : '',
      ]),
      {
        person: actor.name,
        org: actor.orgName,
        at: now,
        filter: { ...filter, size: undefined, page: undefined, whole: undefined },
      },
    );
    return {
      name: `申报列表_${actor.orgName}_${beijingTime(now).replace(/[-: ]/g, '')}.csv`,
      type: 'text/csv; charset=utf-8',
      body,
    };
  },
});

/** For the search box: applications this person may see, by title or number. */
export async function searchApplications(
  tx: Tx,
  actor: Actor,
  words: string,
): Promise<{ id: string; title: string; number: string }[]> {
  if (actor.kind !== 'person' || hasRole(actor, 'expert')) return [];
  const filter = ListApplications.parse({ words });
  const rows = await matching(tx, actor, filter)
    .select(['id', 'title', 'number', 'draftNumber'])
    .orderBy('title')
    .limit(20)
    .execute();
  return rows.map(({ id, title, number, draftNumber }) => ({ id, title, number: number ?? draftNumber }));
}
