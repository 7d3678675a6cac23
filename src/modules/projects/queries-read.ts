import type { ExpressionBuilder, SelectQueryBuilder, SqlBool, Expression } from 'kysely';
import type { z } from 'zod';
import { type Actor, anyPerson } from '../../base/policy.ts';
import { fen, tenThousandYuan } from '../../base/money.ts';
import { beijingTime, type Instant, startOfDay } from '../../base/time.ts';
import { exportCsv } from '../../platform/csv.ts';
import type { Tables, Tx } from '../../platform/database.ts';
import { likeText } from '../../platform/search-words.ts';
import { reading } from '../../platform/use-case.ts';
import { categoriesOf, planOfYear } from '../plans/index.ts';
import { type MoneySource, noMoney } from './money.ts';
import { projectsPolicy } from './policy.ts';
import { openViolations, projectsVisibleTo, standingOf } from './queries.ts';
import { watchLine } from './queries-tracking.ts';
import { ListProjects, ProjectById } from './schema.ts';
import { projectById } from './store.ts';
import { milestoneKinds, type MilestoneKind, projectLevels, projectStates, supportKinds } from './terms.ts';
import { trackingRules } from './tracking-basis.ts';
import { dueSoonIn, lagsOf, watchLimits } from './tracking-rules.ts';
import { watchCuts, type WatchCut } from './tracking-terms.ts';

type Filter = z.output<typeof ListProjects>;
type Query = SelectQueryBuilder<Tables, 'vProjects' | 'vProjectTracking', object>;
type E = ExpressionBuilder<Tables, 'vProjects' | 'vProjectTracking'>;
type Seen = { actor: Actor; now: Instant };

/** Nothing known was asked for: nothing matches, rather than a list without members. */
const anyOfThose =
  (column: 'state' | 'stage' | 'level' | 'support', wanted: readonly string[]) =>
  (e: E): Expression<SqlBool> =>
    wanted.length === 0 ? e.lit(false) : e(column, 'in', wanted as never);

const among = <K extends string>(asked: string, known: Record<K, unknown>): K[] =>
  asked.split(',').filter((one): one is K => one in known);

/** `lagsOf` and `dueSoonIn` as SQL: what a cut counts is what it lists. */
function cutBy(cut: WatchCut, now: Instant): (e: E) => Expression<SqlBool> {
  const { lateBefore, stalledBefore, today, soonUntil } = watchLimits(trackingRules(), now);
  return (e) => {
    const running = e('vProjects.state', '=', 'running');
    if (cut === 'late') return e.and([running, e('nextOn', '<', lateBefore)]);
    if (cut === 'stalled') return e.and([running, e('lastProgressAt', '<', startOfDay(stalledBefore))]);
    if (cut === 'soon') return e.and([running, e('nextOn', '>=', today), e('nextOn', '<=', soonUntil)]);
    return cut === 'risk' ? e('openRisks', '>', 0) : e('openAdvice', '>', 0);
  };
}

function matching(tx: Tx, { actor, now }: Seen, filter: Filter): Query {
  const { words } = filter;
  const [cut] = among(filter.watch, watchCuts);
  const visible = tx.selectFrom('vProjects').select('id').where(projectsVisibleTo(actor));
  return tx
    .selectFrom('vProjects')
    .innerJoin('vProjectTracking', 'vProjectTracking.projectId', 'vProjects.id')
    .where('vProjects.id', 'in', visible)
    .$if(filter.state !== '', (query) => query.where(anyOfThose('state', among(filter.state, projectStates))))
    .$if(filter.stage !== '', (query) => query.where(anyOfThose('stage', among(filter.stage, milestoneKinds))))
    .$if(filter.level !== '', (query) => query.where(anyOfThose('level', among(filter.level, projectLevels))))
    .$if(filter.support !== '', (query) => query.where(anyOfThose('support', among(filter.support, supportKinds))))
    .$if(filter.batchId !== '', (query) => query.where('batchId', '=', filter.batchId))
    .$if(filter.recommender !== '', (query) => query.where('recommenderOrgId', '=', filter.recommender))
    .$if(filter.category !== '', (query) => query.where('categoryCode', '=', filter.category))
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

/** As typed and as normalised: titles keep their full-width signs. */
const patternsOf = (words: string): string[] => [
  ...new Set([likeText(words), `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`]),
];

const sorts = { number: 'number', title: 'title', stage: 'stage', awarded: 'awardedFen', next: 'nextOn' } as const;

async function rowsOf(tx: Tx, seen: Seen, filter: Filter, limit = filter.size) {
  const rows = await matching(tx, seen, filter)
    .selectAll('vProjectTracking')
    .select([
      'id',
      'number',
      'title',
      'level',
      'categoryCode',
      'stage',
      'state',
      'support',
      'awardedFen',
      'producerName',
      'recommenderShortName',
      'createdAt',
    ])
    .orderBy(sorts[filter.sort], (by) => (filter.direction === 'up' ? by.asc().nullsLast() : by.desc().nullsLast()))
    .orderBy('id')
    .limit(limit)
    .offset((filter.page - 1) * filter.size)
    .execute();
  const rules = trackingRules();
  return rows.map((row) => ({
    ...row,
    lags: lagsOf(row, rules, seen.now),
    dueSoonDays: dueSoonIn(row, rules, seen.now) ?? null,
  }));
}

async function watchCounts(tx: Tx, seen: Seen, filter: Filter) {
  const counts: { cut: WatchCut; n: number }[] = [];
  for (const cut of Object.keys(watchCuts) as WatchCut[]) {
    const { n } = await matching(tx, seen, { ...filter, watch: cut })
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    counts.push({ cut, n });
  }
  return counts;
}

export const projectList = reading({
  input: ListProjects,
  load: async () => null,
  view: anyPerson,
  async show({ tx, actor, now }, _, filter) {
    const seen = { actor, now };
    const stages = await matching(tx, seen, { ...filter, stage: '' })
      .select((e) => ['stage', e.fn.countAll<number>().as('n'), e.fn.sum<number>('awardedFen').as('fen')])
      .groupBy('stage')
      .execute();
    const asked = filter.stage === '' ? null : among(filter.stage, milestoneKinds);
    const counted = stages.filter(({ stage }) => asked === null || asked.includes(stage));
    return {
      total: counted.reduce((sum, { n }) => sum + n, 0),
      awardedFen: counted.reduce((sum, { fen }) => sum + Number(fen), 0),
      rows: await rowsOf(tx, seen, filter),
      counts: (Object.keys(milestoneKinds) as MilestoneKind[]).flatMap((stage) => {
        const n = stages.find((one) => one.stage === stage)?.n;
        return n ? [{ stage, n }] : [];
      }),
      watch: await watchCounts(tx, seen, { ...filter, watch: '' }),
    };
  },
});

const mostExported = 20_000;
export const projectExport = reading({
  input: ListProjects,
  load: async () => null,
  view: anyPerson,
  async show({ tx, actor, now }, _, filter) {
    const rows = await rowsOf(tx, { actor, now }, { ...filter, page: 1 }, mostExported);
    const head = [
      '项目编号',
      '作品',
      '制作机构',
      '推荐单位',
      '层级',
      '类别',
      '阶段',
      '状态',
      '扶持方式',
      '扶持资金（万元）',
    ];
    const clock = ['下一节点', '计划日期', '延期停滞', '未办结意见', '未关闭风险'];
    const body = exportCsv(
      [...head, ...clock],
      rows.map((row) => [
        row.number,
        row.title,
        row.producerName,
        row.recommenderShortName,
        projectLevels[row.level],
        row.categoryCode ?? '',
        milestoneKinds[row.stage],
        projectStates[row.state],
        supportKinds[row.support],
        row.support === 'funded' ? tenThousandYuan(fen(row.awardedFen)) : '',
        row.nextKind ? milestoneKinds[row.nextKind] : '',
        row.nextOn ?? '',
        row.lags.map(({ summary }) => summary).join('；'),
        String(row.openAdvice),
        String(row.openRisks),
      ]),
      { person: actor.name, org: actor.orgName, at: now, filter: { ...filter, size: undefined, page: undefined } },
    );
    const name = `项目列表_${actor.orgName}_${beijingTime(now).replace(/[-: ]/g, '')}.csv`;
    return { name, type: 'text/csv; charset=utf-8', body };
  },
});

export const projectHead = (moneyOf: MoneySource) =>
  reading({
    input: ProjectById,
    load: async (tx, { projectId }) => standingOf(tx, await projectById(tx, projectId)),
    view: projectsPolicy.view,
    async show({ tx, now }, project) {
      const names = await tx
        .selectFrom('vProjects')
        .select(['producerName', 'recommenderName', 'recommenderShortName', 'ownerName'])
        .where('id', '=', project.id)
        .executeTakeFirstOrThrow();
      const categories = await categoriesOf(tx, (await planOfYear(tx, Number(project.number.slice(5, 9)))).id);
      return {
        ...project,
        ...names,
        categoryLabel: categories.find(({ code }) => code === project.categoryCode)?.label ?? '',
        lags: lagsOf(await watchLine(tx, project.id), trackingRules(), now),
        violations: (await openViolations(tx, project.id)).length,
        money: (await moneyOf(tx, [project.id])).get(project.id) ?? noMoney,
      };
    },
  });
