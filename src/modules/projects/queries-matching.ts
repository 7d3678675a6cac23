import type { ExpressionBuilder, SelectQueryBuilder, SqlBool, Expression } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../../base/policy.ts';
import { type Instant, type LocalDate, startOfDay } from '../../base/time.ts';
import type { Tables, Tx } from '../../platform/database.ts';
import { likeText } from '../../platform/search-words.ts';
import { projectsVisibleTo } from './queries.ts';
import type { ListProjects } from './schema.ts';
import {
  milestoneKinds,
  type MilestoneKind,
  projectLevels,
  projectStates,
  supportKinds,
  runningStates,
} from './terms.ts';
import { trackingRules } from './tracking-basis.ts';
import { watchLimits } from './tracking-rules.ts';
import { watchCuts, type WatchCut } from './tracking-terms.ts';

export type ProjectFilter = z.output<typeof ListProjects>;
type Query = SelectQueryBuilder<Tables, 'vProjects', object>;
type E = ExpressionBuilder<Tables, 'vProjects'>;
type Watched = ExpressionBuilder<Tables, 'vProjectWatch'>;
export type Seen = { actor: Actor; now: Instant };

/** Nothing known was asked for: nothing matches, rather than a list without members. */
const anyOfThose =
  (column: 'state' | 'stage' | 'level' | 'support', wanted: readonly string[]) =>
  (e: E): Expression<SqlBool> =>
    wanted.length === 0 ? e.lit(false) : e(column, 'in', wanted as never);

export const among = <K extends string>(asked: string, known: Record<K, unknown>): K[] =>
  asked.split(',').filter((one): one is K => one in known);

/** `lagsOf` and `dueSoonIn` as SQL: what a cut counts is what it lists. Lateness and stall are a running project's. */
function trackedBy(cut: WatchCut, now: Instant): (e: Watched) => Expression<SqlBool> {
  const { lateBefore, stalledBefore, today, soonUntil } = watchLimits(trackingRules(), now);
  const of: Record<WatchCut, (e: Watched) => Expression<SqlBool>> = {
    late: (e) => e('nextOn', '<', lateBefore),
    stalled: (e) => e.and([e('lastProgressAt', '<', startOfDay(stalledBefore)), e('aired', '=', false)]),
    soon: (e) => e.and([e('nextOn', '>=', today), e('nextOn', '<=', soonUntil)]),
    risk: (e) => e('openRisks', '>', 0),
    advice: (e) => e('openAdvice', '>', 0),
  };
  return of[cut];
}
const mustRun = (cut: WatchCut, e: E): Expression<SqlBool> =>
  cut === 'risk' || cut === 'advice' ? e.lit(true) : e('vProjects.state', 'in', [...runningStates]);
const cutBy =
  (cut: WatchCut, now: Instant) =>
  (e: E): Expression<SqlBool> => {
    const tracked = e.selectFrom('vProjectWatch').select('projectId').where(trackedBy(cut, now));
    return e.and([mustRun(cut, e), e('vProjects.id', 'in', tracked)]);
  };

const watchKinds = Object.keys(watchCuts) as WatchCut[];
const inCut =
  (cut: WatchCut, now: Instant) =>
  (e: unknown): Expression<SqlBool> =>
    (e as Watched).and([mustRun(cut, e as E), trackedBy(cut, now)(e as Watched)]);

/** How many of the projects fall under each cut of the watch: one pass, each alone would read all of tracking again. */
export async function watchCounts(tx: Tx, seen: Seen, filter: ProjectFilter): Promise<Record<WatchCut, number>> {
  const row = await matching(tx, seen, { ...filter, watch: '' })
    .innerJoin('vProjectWatch', 'vProjectWatch.projectId', 'vProjects.id')
    .select((e) => watchKinds.map((cut) => e.fn.countAll<number>().filterWhere(inCut(cut, seen.now)(e)).as(cut)))
    .executeTakeFirstOrThrow();
  return Object.fromEntries(watchKinds.map((cut) => [cut, Number((row as never)[cut])])) as Record<WatchCut, number>;
}

type StageSum = { stage: MilestoneKind; n: number; fen: number };
/** What the list shows by stage, whatever stage it is cut by, and its cuts of the watch: all in one pass. */
export async function standings(
  tx: Tx,
  seen: Seen,
  filter: ProjectFilter,
): Promise<{ stages: StageSum[]; watch: Record<WatchCut, number>; total: number; fen: number }> {
  const [cut] = among(filter.watch, watchCuts);
  const asked = filter.stage === '' ? undefined : among(filter.stage, milestoneKinds);
  const rows = await matching(tx, seen, { ...filter, stage: '', watch: '' })
    .innerJoin('vProjectWatch', 'vProjectWatch.projectId', 'vProjects.id')
    .select((e) => {
      const shown = cut ? inCut(cut, seen.now)(e) : e.lit(true);
      return [
        'stage',
        e.fn.countAll<number>().filterWhere(shown).as('n'),
        e.fn.sum<number | null>('awardedFen').filterWhere(shown).as('fen'),
        ...watchKinds.map((kind) => e.fn.countAll<number>().filterWhere(inCut(kind, seen.now)(e)).as(kind)),
      ];
    })
    .groupBy('stage')
    .execute();
  const counted = rows.filter(({ stage }) => asked?.includes(stage) ?? true);
  const sum = (of: (row: (typeof rows)[number]) => unknown): number =>
    counted.reduce((all, row) => all + Number(of(row) ?? 0), 0);
  return {
    stages: rows.map(({ stage, n, fen }) => ({ stage, n: Number(n), fen: Number(fen ?? 0) })),
    watch: Object.fromEntries(watchKinds.map((kind) => [kind, sum((row) => (row as never)[kind])])) as never,
    total: sum(({ n }) => n),
    fen: sum(({ fen }) => fen),
  };
}

/** The projects a filter leaves of those this person may see: the list, its counts and every figure elsewhere. */
export function matching(tx: Tx, { actor, now }: Seen, filter: ProjectFilter): Query {
  const { words } = filter;
  const [cut] = among(filter.watch, watchCuts);
  return tx
    .selectFrom('vProjects')
    .where(projectsVisibleTo(actor))
    .$if(filter.state !== '', (query) => query.where(anyOfThose('state', among(filter.state, projectStates))))
    .$if(filter.stage !== '', (query) => query.where(anyOfThose('stage', among(filter.stage, milestoneKinds))))
    .$if(filter.level !== '', (query) => query.where(anyOfThose('level', among(filter.level, projectLevels))))
    .$if(filter.support !== '', (query) => query.where(anyOfThose('support', among(filter.support, supportKinds))))
    .$if(filter.batchId !== '', (query) => query.where('vProjects.batchId', '=', filter.batchId))
    .$if(filter.recommender !== '', (query) => query.where('recommenderOrgId', '=', filter.recommender))
    .$if(filter.category !== '', (query) => query.where('categoryCode', '=', filter.category))
    .$if(filter.owner !== '', (query) => query.where('ownerOrgId', '=', filter.owner))
    .$if(filter.airedFrom !== '' || filter.airedUntil !== '', (query) => query.where(airedIn(filter)))
    .$if(cut !== undefined, (query) => query.where(cutBy(cut ?? 'late', now)))
    .$if(words.trim() !== '', (query) =>
      query.where((e) =>
        e.or(
          patternsOf(words).flatMap((one) =>
            (['title', 'number', 'producerName'] as const).map((column) => e(column, 'ilike', one)),
          ),
        ),
      ),
    );
}

/** 播出 reached within these days, either end open. */
const airedIn =
  ({ airedFrom, airedUntil }: ProjectFilter) =>
  (e: E): Expression<SqlBool> =>
    e.exists(
      e
        .selectFrom('vProjectMilestones')
        .select('vProjectMilestones.kind')
        .whereRef('vProjectMilestones.projectId', '=', 'vProjects.id')
        .where('vProjectMilestones.kind', '=', 'on_air')
        .where('vProjectMilestones.doneOn', '>=', (airedFrom || '0001-01-01') as LocalDate)
        .where('vProjectMilestones.doneOn', '<=', (airedUntil || '9999-12-31') as LocalDate),
    );

/** As typed and as normalised: titles keep their full-width signs. */
const patternsOf = (words: string): string[] => [
  ...new Set([likeText(words), `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`]),
];
