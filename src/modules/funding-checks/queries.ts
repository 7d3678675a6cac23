import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { carriedOutStates } from '../../base/sent-workbook.ts';
import type { Tables, Tx } from '../../platform/database.ts';
import { likeText } from '../../platform/search-words.ts';
import type { AwardImport, CheckState, FundingCheck } from './terms.ts';
import type {} from './tables.ts';
import { undecidedStates } from './terms.ts';

/** States in which an application may still come to money of this plan. */
const livingStates = ['recommended', 'second_review', 'final_review', 'reserve', 'selected'] as const;

export type LivingApplication = Awaited<ReturnType<typeof livingApplications>>[number];
export const livingApplications = (tx: Tx, workIds?: readonly string[]) =>
  tx
    .selectFrom('vApplications')
    .select([
      'id',
      'workId',
      'number',
      'title',
      'batchName',
      'filingNumber',
      'creditCode',
      'applicantName',
      'recommenderOrgId',
      'state',
    ])
    .where('state', 'in', [...livingStates])
    .$if(workIds !== undefined, (query) => query.where(sql<boolean>`work_id = any(${[...(workIds ?? [])]}::uuid[])`))
    .orderBy('id')
    .execute();

/** Works that hold, or held, money of this plan or of a province. */
export const fundedProjects = (tx: Tx) =>
  tx
    .selectFrom('vProjects')
    .innerJoin('vOrganizations', 'vOrganizations.id', 'vProjects.producerOrgId')
    .select([
      'vProjects.id',
      'vProjects.number',
      'vProjects.title',
      'vProjects.level',
      'vProjects.state',
      'vProjects.awardedFen',
      'vProjects.workId',
      'vProjects.applicationId',
      'vProjects.producerName',
      'vProjects.recommenderOrgId',
      'vProjects.createdAt',
      'vOrganizations.creditCode',
    ])
    .where('vProjects.support', '=', 'funded')
    .orderBy('vProjects.id')
    .execute();
export type FundedProject = Awaited<ReturnType<typeof fundedProjects>>[number];

export const outsideAwardsAll = (tx: Tx) => tx.selectFrom('vOutsideAwards').selectAll().orderBy('id').execute();

/** The kept pairs of works with what was decided on them. */
export const decidedPairs = (tx: Tx, workIds: readonly string[]): Promise<FundingCheck[]> =>
  tx
    .selectFrom('fundingChecks')
    .selectAll()
    .where(sql<boolean>`work_id = any(${[...workIds]}::uuid[])`)
    .execute();

export type CheckFilter = { q: string; state: string; grade: string; workId: string; page: number; size: number };
const matching =
  ({ q, grade, workId }: CheckFilter, state: string) =>
  (e: ExpressionBuilder<Tables, 'fundingChecks'>): Expression<SqlBool> =>
    e.and([
      ...(state === '' ? [] : [e('state', '=', state as CheckState)]),
      ...(grade === '' ? [] : [e('grade', '=', grade as FundingCheck['grade'])]),
      ...(workId === '' ? [] : [e('workId', '=', workId)]),
      ...(q === ''
        ? []
        : [
            e.or([
              e('workTitle', 'ilike', likeText(q)),
              sql<boolean>`money_side ->> 'title' ilike ${likeText(q)}`,
              sql<boolean>`money_side ->> 'programme' ilike ${likeText(q)}`,
              sql<boolean>`work_side ->> 'organizationName' ilike ${likeText(q)}`,
            ]),
          ]),
    ]);

/** Pairs for the list: what blocks first, then the newest; the cuts count by the same conditions. */
export async function findChecks(tx: Tx, filter: CheckFilter) {
  const rows = await tx
    .selectFrom('fundingChecks')
    .selectAll()
    .where(matching(filter, filter.state))
    .orderBy(sql`array_position(array['open','confirmed','cleared','noted','gone'], state)`)
    .orderBy(sql`array_position(array['block','person','look'], grade)`)
    .orderBy('changedAt', 'desc')
    .orderBy('id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  const counts = await tx
    .selectFrom('fundingChecks')
    .select((e) => ['state', e.fn.countAll<number>().as('n')])
    .where(matching(filter, ''))
    .groupBy('state')
    .execute();
  const of = (state: CheckState) => Number(counts.find((one) => one.state === state)?.n ?? 0);
  const cuts = {
    open: of('open'),
    cleared: of('cleared'),
    noted: of('noted'),
    confirmed: of('confirmed'),
    gone: of('gone'),
  };
  const all = Object.values(cuts).reduce((sum, n) => sum + n, 0);
  return { rows, cuts: { all, ...cuts }, total: filter.state === '' ? all : of(filter.state as CheckState) };
}

/** Pairs that hold up money until somebody decides. */
export const checksWaiting = (tx: Tx): Promise<FundingCheck[]> =>
  tx
    .selectFrom('fundingChecks')
    .selectAll()
    .where('state', 'in', [...undecidedStates])
    .where('grade', 'in', ['block', 'person'])
    .orderBy('changedAt')
    .orderBy('id')
    .execute();

export const importsAll = (tx: Tx): Promise<AwardImport[]> =>
  tx.selectFrom('awardImports').selectAll().orderBy('readAt', 'desc').orderBy('id').limit(200).execute();

export const importDone = (tx: Tx, sha256: string) =>
  tx
    .selectFrom('awardImports')
    .select(['id', 'doneAt'])
    .where('sha256', '=', sha256)
    .where('state', 'in', [...carriedOutStates])
    .executeTakeFirst();

/** Pairs kept so far; of one work where it is named. */
export const checksOfWork = (tx: Tx, workId: string | undefined): Promise<FundingCheck[]> =>
  tx
    .selectFrom('fundingChecks')
    .selectAll()
    .$if(workId !== undefined, (query) => query.where('workId', '=', workId ?? ''))
    .orderBy('id')
    .execute();
