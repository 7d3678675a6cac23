import type { OrderByItemBuilder } from 'kysely';
import { type Actor, anyPerson, nobodyId } from '../../base/policy.ts';
import { fen, tenThousandYuan } from '../../base/money.ts';
import { beijingTime } from '../../base/time.ts';
import { exportCsv } from '../../platform/csv.ts';
import type { Tx } from '../../platform/database.ts';
import { reading } from '../../platform/use-case.ts';
import { allCategories, categoriesOf, planOfYear } from '../plans/index.ts';
import { type MoneySource, noMoney } from './money.ts';
import { projectsPolicy } from './policy.ts';
import { openViolations, projectsVisibleTo, standingOf } from './queries.ts';
import { matching, type ProjectFilter, type Seen, standings } from './queries-matching.ts';
import { watchLine } from './queries-tracking.ts';
import { ListProjects, ProjectById } from './schema.ts';
import { projectById } from './store.ts';
import { milestoneKinds, type MilestoneKind, projectLevels, projectStates, supportKinds } from './terms.ts';
import { trackingRules } from './tracking-basis.ts';
import { dueSoonIn, lagsOf } from './tracking-rules.ts';
import type { WatchCut } from './tracking-terms.ts';

const sorts = { number: 'number', title: 'title', stage: 'stage', awarded: 'awardedFen' } as const;

/** The keys of a page: tracking is read for these alone, unless it orders them. */
async function keysOf(tx: Tx, seen: Seen, filter: ProjectFilter, limit: number): Promise<string[]> {
  const cut = matching(tx, seen, filter);
  const by = (order: OrderByItemBuilder) =>
    filter.direction === 'up' ? order.asc().nullsLast() : order.desc().nullsLast();
  const offset = (filter.page - 1) * filter.size;
  const tracked = () => cut.innerJoin('vProjectWatch', 'vProjectWatch.projectId', 'vProjects.id').orderBy('nextOn', by);
  const ordered = filter.sort === 'next' ? tracked() : cut.orderBy(sorts[filter.sort], by);
  const rows = await ordered.select('id').orderBy('id').limit(limit).offset(offset).execute();
  return rows.map(({ id }) => id);
}

async function rowsOf(tx: Tx, seen: Seen, filter: ProjectFilter, limit = filter.size) {
  const keys = await keysOf(tx, seen, filter, limit);
  const found = await tx
    .selectFrom('vProjects')
    .where('vProjects.id', 'in', [...keys, nobodyId])
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
    .execute();
  // asked by itself: joined, the database gathers the tracking of all projects first
  const tracked = await tx
    .selectFrom('vProjectTracking')
    .selectAll()
    .where('projectId', 'in', [...keys, nobodyId])
    .execute();
  const byId = new Map(found.map((row) => [row.id, row]));
  const lineOf = new Map(tracked.map((line) => [line.projectId, line]));
  const rows = keys.flatMap((id) => {
    const [row, line] = [byId.get(id), lineOf.get(id)];
    return row && line ? [{ ...line, ...row }] : [];
  });
  const rules = trackingRules();
  return rows.map((row) => ({
    ...row,
    lags: lagsOf(row, rules, seen.now),
    dueSoonDays: dueSoonIn(row, rules, seen.now) ?? null,
  }));
}

/** Whom somebody may choose among as recommender or supporter of the projects they see. */
async function partiesOf(tx: Tx, actor: Actor): Promise<{ id: string; name: string }[]> {
  const seen = tx.selectFrom('vProjects').where(projectsVisibleTo(actor));
  const rows = await tx
    .selectFrom('vOrganizations')
    .select(['id', 'shortName'])
    .where((e) => e.or([e('id', 'in', seen.select('recommenderOrgId')), e('id', 'in', seen.select('ownerOrgId'))]))
    .orderBy('regionCode')
    .orderBy('name')
    .execute();
  return rows.map(({ id, shortName }) => ({ id, name: shortName }));
}

export const projectList = reading({
  input: ListProjects,
  load: async () => null,
  view: anyPerson,
  async show({ tx, actor, now }, _, filter) {
    const seen = { actor, now };
    const { stages, watch, total, fen } = await standings(tx, seen, filter);
    return {
      total,
      awardedFen: fen,
      rows: await rowsOf(tx, seen, filter),
      counts: (Object.keys(milestoneKinds) as MilestoneKind[]).flatMap((stage) => {
        const n = stages.find((one) => one.stage === stage)?.n;
        return n ? [{ stage, n }] : [];
      }),
      watch: Object.entries(watch).map(([cut, n]) => ({ cut: cut as WatchCut, n })),
      units: await partiesOf(tx, actor),
      categories: (await allCategories(tx)).map(({ code, shortLabel }) => ({ code, label: shortLabel })),
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
