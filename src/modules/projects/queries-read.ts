import type { SelectQueryBuilder } from 'kysely';
import type { z } from 'zod';
import { type Actor, anyPerson } from '../../base/policy.ts';
import type { Tables, Tx } from '../../platform/database.ts';
import { likeText } from '../../platform/search-words.ts';
import { reading } from '../../platform/use-case.ts';
import { categoriesOf, planOfYear } from '../plans/index.ts';
import { type MoneySource, noMoney } from './money.ts';
import { projectsPolicy } from './policy.ts';
import { openViolations, projectsVisibleTo, standingOf } from './queries.ts';
import { ListProjects, ProjectById } from './schema.ts';
import { projectById } from './store.ts';
import { milestoneKinds, type MilestoneKind, projectLevels, projectStates, supportKinds } from './terms.ts';

type Filter = z.output<typeof ListProjects>;
type Query = SelectQueryBuilder<Tables, 'vProjects', object>;

const among = <K extends string>(asked: string, known: Record<K, unknown>): K[] =>
  asked.split(',').filter((one): one is K => one in known);

function matching(tx: Tx, actor: Actor, filter: Filter): Query {
  const { words } = filter;
  return tx
    .selectFrom('vProjects')
    .where(projectsVisibleTo(actor))
    .$if(filter.state !== '', (query) => query.where('state', 'in', among(filter.state, projectStates)))
    .$if(filter.stage !== '', (query) => query.where('stage', 'in', among(filter.stage, milestoneKinds)))
    .$if(filter.level !== '', (query) => query.where('level', 'in', among(filter.level, projectLevels)))
    .$if(filter.support !== '', (query) => query.where('support', 'in', among(filter.support, supportKinds)))
    .$if(filter.batchId !== '', (query) => query.where('batchId', '=', filter.batchId))
    .$if(filter.recommender !== '', (query) => query.where('recommenderOrgId', '=', filter.recommender))
    .$if(filter.category !== '', (query) => query.where('categoryCode', '=', filter.category))
    .$if(words.trim() !== '', (query) =>
      query.where((e) =>
        e.or([
          e('title', 'ilike', likeText(words)),
          e('number', 'ilike', likeText(words)),
          e('producerName', 'ilike', likeText(words)),
        ]),
      ),
    );
}

const sorts = { number: 'number', title: 'title', stage: 'stage', awarded: 'awardedFen' } as const;

export const projectList = reading({
  input: ListProjects,
  load: async () => null,
  view: anyPerson,
  async show({ tx, actor }, _, filter) {
    const stages = await matching(tx, actor, { ...filter, stage: '' })
      .select((e) => ['stage', e.fn.countAll<number>().as('n'), e.fn.sum<number>('awardedFen').as('fen')])
      .groupBy('stage')
      .execute();
    const asked = filter.stage === '' ? null : among(filter.stage, milestoneKinds);
    const counted = stages.filter(({ stage }) => asked === null || asked.includes(stage));
    const rows = await matching(tx, actor, filter)
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
      .orderBy(sorts[filter.sort], filter.direction === 'up' ? 'asc' : 'desc')
      .orderBy('id')
      .limit(filter.size)
      .offset((filter.page - 1) * filter.size)
      .execute();
    return {
      total: counted.reduce((sum, { n }) => sum + n, 0),
      awardedFen: counted.reduce((sum, { fen }) => sum + Number(fen), 0),
      rows,
      counts: (Object.keys(milestoneKinds) as MilestoneKind[]).flatMap((stage) => {
        const n = stages.find((one) => one.stage === stage)?.n;
        return n ? [{ stage, n }] : [];
      }),
    };
  },
});

export const projectHead = (moneyOf: MoneySource) =>
  reading({
    input: ProjectById,
    load: async (tx, { projectId }) => standingOf(tx, await projectById(tx, projectId)),
    view: projectsPolicy.view,
    async show({ tx }, project) {
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
        violations: (await openViolations(tx, project.id)).length,
        money: (await moneyOf(tx, [project.id])).get(project.id) ?? noMoney,
      };
    },
  });
