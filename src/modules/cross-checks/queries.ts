import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, hasRole } from '../../base/policy.ts';
import { dayOf, type Instant } from '../../base/time.ts';
import type { Tables, Tx } from '../../platform/database.ts';
import { likeText } from '../../platform/search-words.ts';
import { seesAll } from './policy.ts';
import type { DifferenceLine } from './tables.ts';
import {
  type Difference,
  type DifferenceState,
  type Grade,
  openStates,
  toAnswerStates,
  toDecideStates,
} from './terms.ts';

type E = ExpressionBuilder<Tables, 'vDifferences'>;

/** crossChecksPolicy.view in SQL. */
const visibleTo =
  (actor: Actor) =>
  (e: E): Expression<SqlBool> => {
    if (seesAll(actor)) return e.val(true);
    const [unit, platform] = [
      hasRole(actor, 'unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'),
      hasRole(actor, 'platform_operator'),
    ];
    const sides = ['answerOrgId', 'leftOrgId', 'rightOrgId'] as const;
    return e.or([
      ...(unit || platform ? sides.map((side) => e(side, '=', actor.orgId)) : []),
      ...(unit ? [e('unitOrgId', '=', actor.orgId)] : []),
    ]);
  };

/** What this person has to do with a difference next; the list's cut and the to-dos both read it. */
const waitsFor =
  (actor: Actor) =>
  (e: E): Expression<SqlBool> => {
    const answers = hasRole(actor, 'unit_intake', 'unit_secretary', 'platform_operator', 'national_officer');
    const notOwn = e.not(
      e.exists(
        e
          .selectFrom('differenceRounds as r')
          .select('r.round')
          .whereRef('r.differenceId', '=', 'vDifferences.id')
          .whereRef('r.round', '=', 'vDifferences.round')
          .where('r.answeredBy', '=', actor.personId),
      ),
    );
    const decides = hasRole(actor, 'national_officer')
      ? [notOwn]
      : hasRole(actor, 'unit_secretary')
        ? [notOwn, e('unitOrgId', '=', actor.orgId), e('answerOrgId', '!=', actor.orgId)]
        : [e.val(false)];
    return e.or([
      ...(answers ? [e.and([e('state', 'in', toAnswerStates), e('answerOrgId', '=', actor.orgId)])] : []),
      e.and([e('state', 'in', toDecideStates), ...decides]),
    ]);
  };

export type DifferenceFilter = {
  q: string;
  state: DifferenceState | '' | 'waiting' | 'ended';
  cut: '' | 'mine' | 'late';
  rule: string;
  grade: Grade | '';
  unitOrgId: string;
  workId: string;
};
type Asking = { actor: Actor; now: Instant };

const inState = (e: E, cut: DifferenceFilter['state']): Expression<SqlBool>[] => {
  if (cut === '') return [];
  if (cut === 'waiting') return [e('state', 'in', openStates)];
  return [cut === 'ended' ? e('state', 'not in', openStates) : e('state', '=', cut)];
};
const isLate = (e: E, now: Instant): Expression<SqlBool> =>
  e.and([e('dueOn', '<', dayOf(now)), e('state', 'in', toAnswerStates)]);

const matching =
  ({ actor, now }: Asking, filter: DifferenceFilter) =>
  (e: E): Expression<SqlBool> =>
    e.and([
      visibleTo(actor)(e),
      ...inState(e, filter.state),
      ...(filter.cut === 'mine' ? [waitsFor(actor)(e)] : filter.cut === 'late' ? [isLate(e, now)] : []),
      ...(filter.rule === '' ? [] : [e('rule', '=', filter.rule)]),
      ...(filter.grade === '' ? [] : [e('grade', '=', filter.grade)]),
      ...(filter.unitOrgId === '' ? [] : [e('unitOrgId', '=', filter.unitOrgId)]),
      ...(filter.workId === '' ? [] : [e('workId', '=', filter.workId)]),
      ...(filter.q.trim() === '' ? [] : [e('title', 'ilike', likeText(filter.q))]),
    ]);

const inOrder = sql`array_position(array['serious', 'ordinary', 'hint'], grade)`;

/** Differences of a filter, the gravest and the soonest due first; no size means all of them. */
export const findDifferences = (
  tx: Tx,
  asking: Asking,
  filter: DifferenceFilter & { page?: number; size?: number },
): Promise<DifferenceLine[]> =>
  tx
    .selectFrom('vDifferences')
    .selectAll()
    .where(matching(asking, filter))
    .orderBy(inOrder)
    .orderBy('dueOn')
    .orderBy('title')
    .orderBy('id')
    .$if(filter.size !== undefined, (query) =>
      query.limit(filter.size ?? 0).offset(((filter.page ?? 1) - 1) * (filter.size ?? 0)),
    )
    .execute();

/** How many differences each state holds under the same filter, and how many are late. */
export async function countDifferences(tx: Tx, asking: Asking, filter: DifferenceFilter) {
  const rows = await tx
    .selectFrom('vDifferences')
    .select((e) => [
      'state',
      e.fn.countAll<number>().as('n'),
      e.fn
        .countAll<number>()
        .filterWhere((f) => isLate(f as unknown as E, asking.now))
        .as('late'),
    ])
    .where(matching(asking, { ...filter, state: '' }))
    .groupBy('state')
    .execute();
  const of = (states: readonly DifferenceState[]): number =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, { n }) => sum + Number(n), 0);
  const all = rows.reduce((sum, { n }) => sum + Number(n), 0);
  const waiting = of(openStates);
  const cuts = {
    waiting,
    open: of(['open']),
    answered: of(['answered']),
    returned: of(['returned']),
    ended: all - waiting,
  };
  const { state: cut } = filter;
  const total = cut === '' ? all : cut === 'waiting' ? waiting : cut === 'ended' ? cuts.ended : of([cut]);
  return { cuts, total, late: rows.reduce((sum, { late }) => sum + Number(late), 0) };
}

/** Units that have a difference in this person's sight. */
export const unitsWithDifferences = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom('vDifferences')
    .select(['unitOrgId as value', 'unitName as label'])
    .distinct()
    .where(visibleTo(actor))
    .where('unitOrgId', 'is not', null)
    .orderBy('unitName')
    .execute();

/** Differences that wait for this person, to answer or to decide. */
export const differencesWaiting = (tx: Tx, actor: Actor): Promise<DifferenceLine[]> =>
  tx
    .selectFrom('vDifferences')
    .selectAll()
    .where(visibleTo(actor))
    .where(waitsFor(actor))
    .orderBy('dueOn')
    .orderBy('id')
    .execute();

/** Answered differences of the same comparison and answering body, those due first ahead. */
export const differencesAnswered = (tx: Tx, { ruleKey, answerOrgId }: Pick<Difference, 'ruleKey' | 'answerOrgId'>) =>
  tx
    .selectFrom('differences')
    .select('id')
    .where('ruleKey', '=', ruleKey)
    .where('answerOrgId', '=', answerOrgId)
    .where('state', 'in', toDecideStates)
    .orderBy('dueOn')
    .orderBy('id')
    .execute();

export const differenceLine = (tx: Tx, id: string): Promise<DifferenceLine> =>
  tx.selectFrom('vDifferences').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** Differences that wait for an answer or a decision, of a unit or of a work, the most urgent first. */
export const openDifferences = (tx: Tx, of: { unitOrgId?: string; workId?: string } = {}): Promise<DifferenceLine[]> =>
  tx
    .selectFrom('vDifferences')
    .selectAll()
    .where('state', 'in', openStates)
    .$if(of.unitOrgId !== undefined, (query) => query.where('unitOrgId', '=', of.unitOrgId ?? ''))
    .$if(of.workId !== undefined, (query) => query.where('workId', '=', of.workId ?? ''))
    .orderBy('dueOn')
    .orderBy('openedAt')
    .orderBy('id')
    .execute();

/** How many open differences each rule holds. */
export async function openCounts(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('differences')
    .select((e) => ['ruleKey', e.fn.countAll<number>().as('n')])
    .where('state', 'in', openStates)
    .groupBy('ruleKey')
    .execute();
  return new Map(rows.map(({ ruleKey, n }) => [ruleKey, Number(n)]));
}

/** When figures were compared last with any effect. */
export const comparedLast = async (tx: Tx): Promise<Instant | null> =>
  (
    await tx
      .selectFrom('auditEntries')
      .select('at')
      .where('act', '=', 'cross_check.run')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.at ?? null;
