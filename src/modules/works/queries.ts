import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, hasRole } from '../../base/policy.ts';
import type { Tables, Tx } from '../../platform/database.ts';
import { likeText, queryText } from '../../platform/search-words.ts';
import { type Cx, reading } from '../../platform/use-case.ts';
import { timelineOf } from '../../platform/audit.ts';
import type { AppliedSource } from './applied.ts';
import { worksPolicy } from './policy.ts';
import { lookAlikesOf, plainKey } from './rules.ts';
import { ListWorks, WorkById } from './schema.ts';
import { workById, workColumns } from './store.ts';
import { type LookAlike, type OutsideAward, type Work, worksActs } from './terms.ts';

/** The policy's `view` as SQL. */
export const visibleTo =
  (actor: Actor) =>
  (e: ExpressionBuilder<Tables, 'works'>): Expression<SqlBool> => {
    if (hasRole(actor, 'national_officer', 'national_leader', 'auditor')) return e.lit(true);
    const own = e('ownerOrgId', '=', actor.orgId);
    const home = sql<boolean>`exists (select 1 from v_organizations o
      where o.id = works.owner_org_id and o.home_org_id::text = ${actor.orgId})`;
    const region = sql<boolean>`exists (select 1 from v_organizations b where b.id::text = ${actor.orgId}
      and b.kind = 'provincial_bureau' and left(b.region_code, 2) = left(works.region_code, 2))`;
    return e.or([
      ...(hasRole(actor, 'producer_admin', 'producer_editor') ? [own] : []),
      ...(hasRole(actor, 'unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader') ? [home, region] : []),
    ]);
  };

/** Works in the database that may be the same as this one. */
export async function findLookAlikes(tx: Tx, work: Work): Promise<LookAlike[]> {
  const titles = [work.title, ...work.formerTitles].map(plainKey);
  const key = (column: string) =>
    sql<string>`lower(regexp_replace(${sql.ref(column)}, '[[:space:][:punct:]　《》〈〉“”‘’：，。！？、·…—]', '', 'g'))`;
  const same = (way: (e: ExpressionBuilder<Tables, 'works'>) => Expression<SqlBool>) =>
    tx.selectFrom('works').select('id').where(way);
  const rows = await tx
    .selectFrom('works')
    .select(['id', 'title', 'formerTitles', 'filingNumber'])
    .where('id', '!=', work.id)
    .where(
      'id',
      'in',
      // Each way through its own index.
      same((e) => e(key('title'), 'in', titles))
        .unionAll(same(() => sql<boolean>`former_titles && ${[work.title, ...work.formerTitles]}::text[]`))
        .unionAll(same((e) => e('filingNumber', '=', work.filingNumber ?? '-'))),
    )
    .orderBy('id')
    .limit(50)
    .execute();
  return lookAlikesOf(work, rows);
}

/** Public money this work already has elsewhere: by dossier, filing number or title with the owner's credit code. */
export async function awardsOf(tx: Tx, work: Work, creditCode: string | null): Promise<OutsideAward[]> {
  return tx
    .selectFrom('outsideAwards')
    .selectAll()
    .where((e) =>
      e.or([
        e('workId', '=', work.id),
        e('filingNumber', '=', work.filingNumber ?? '-'),
        e.and([
          e('title', 'in', [work.title, ...work.formerTitles]),
          e.or([e('creditCode', 'is', null), e('creditCode', '=', creditCode ?? '-')]),
        ]),
      ]),
    )
    .orderBy('id')
    .execute();
}

type Listing = { words: string; region: string; list: string };
function matching(tx: Tx, actor: Actor, { words, region, list }: Listing) {
  const asked = queryText(words);
  return tx
    .selectFrom('works')
    .where(visibleTo(actor))
    .$if(asked !== undefined, (query) =>
      query
        .where(sql<boolean>`search @@ to_tsquery('simple', ${asked ?? ''})`)
        .where((e) =>
          e.or([
            e('title', 'ilike', likeText(words)),
            e('filingNumber', 'ilike', likeText(words)),
            sql<boolean>`array_to_string(former_titles, ' ') ilike ${likeText(words)}`,
          ]),
        ),
    )
    .$if(region !== '', (query) => query.where('regionCode', '=', region))
    .$if(list !== '', (query) =>
      query.where((e) =>
        e.exists(
          e
            .selectFrom('workRecognitions')
            .select('workRecognitions.id')
            .whereRef('workRecognitions.workId', '=', 'works.id')
            .where('listName', '=', list),
        ),
      ),
    );
}

async function ownerNames(tx: Tx, rows: readonly Pick<Work, 'ownerOrgId'>[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ ownerOrgId }) => (ownerOrgId ? [ownerOrgId] : [])))];
  if (ids.length === 0) return new Map();
  const found = await tx.selectFrom('vOrganizations').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(found.map(({ id, name }) => [id, name]));
}

async function listNames(tx: Tx, actor: Actor): Promise<string[]> {
  const rows = await tx
    .selectFrom('workRecognitions')
    .select('listName')
    .distinct()
    .where('workId', 'in', matching(tx, actor, { words: '', region: '', list: '' }).select('id'))
    .orderBy('listName')
    .execute();
  return rows.map(({ listName }) => listName);
}

export const workList = reading({
  input: ListWorks,
  load: async () => null,
  view: worksPolicy.list,
  async show({ tx, actor }, _, input) {
    const rows = await matching(tx, actor, input)
      .select(workColumns)
      .orderBy('createdAt')
      .orderBy('id')
      .limit(input.size)
      .offset((input.page - 1) * input.size)
      .execute();
    const { total } = await matching(tx, actor, input)
      .select((e) => e.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const lists =
      rows.length === 0
        ? []
        : await tx
            .selectFrom('workRecognitions')
            .select(['workId', 'listName', 'listBatch'])
            .where(
              'workId',
              'in',
              rows.map((row) => row.id),
            )
            .execute();
    const owners = await ownerNames(tx, rows);
    return {
      total,
      listNames: await listNames(tx, actor),
      mayRegister: worksPolicy.register.test(actor, null),
      mayImport: worksPolicy.import.test(actor, null),
      rows: rows.map((row) => ({
        ...row,
        episodeMinutes: row.episodeMinutes === null ? null : Number(row.episodeMinutes),
        ownerName: owners.get(row.ownerOrgId ?? '') ?? null,
        lists: lists.filter((one) => one.workId === row.id).map((one) => one.listName),
      })),
    };
  },
});

export const workDossier = (appliedTo: AppliedSource) =>
  reading({
    input: WorkById,
    load: (tx, input) => workById(tx, input.workId),
    view: worksPolicy.view,
    async show({ tx, actor }: Cx, work) {
      const recognitions = await tx
        .selectFrom('workRecognitions')
        .selectAll()
        .where('workId', '=', work.id)
        .orderBy('listedOn')
        .execute();
      const owner =
        work.ownerOrgId === null
          ? null
          : await tx
              .selectFrom('vOrganizations')
              .select(['id', 'name'])
              .where('id', '=', work.ownerOrgId)
              .executeTakeFirst();
      const timeline = await timelineOf(tx, work.id, Object.keys(worksActs));
      return {
        ...work,
        owner: owner ?? null,
        recognitions,
        awards: await awardsOf(tx, work, null),
        lookAlikes: await findLookAlikes(tx, work),
        applications: await appliedTo(tx, actor, work.id),
        mayAmend: worksPolicy.amend.test(actor, work),
        mayAssign: worksPolicy.assign.test(actor, work),
        timeline: timeline.map((one) => ({ ...one, label: worksActs[one.act as keyof typeof worksActs] ?? one.act })),
      };
    },
  });

/** For the search box: works by title, former title or filing number. */
export async function searchWorks(tx: Tx, actor: Actor, words: string): Promise<{ id: string; title: string }[]> {
  return matching(tx, actor, { words, region: '', list: '' })
    .select(['id', 'title'])
    .orderBy('title')
    .limit(20)
    .execute();
}

/** Works that came with a published list. */
export const listedWorks = (tx: Tx) =>
  tx.selectFrom('works').select(['id', 'title', 'regionCode']).where('source', 'is not', null).execute();

/** Every place a work has on a list. */
export const listPlaces = (tx: Tx) =>
  tx.selectFrom('workRecognitions').select(['workId', 'listName', 'listBatch']).execute();

export const awardsKnown = (tx: Tx) =>
  tx
    .selectFrom('outsideAwards')
    .select([
      'title',
      'formerTitles',
      'organizationName',
      'creditCode',
      'filingNumber',
      'programme',
      'level',
      'amountFen',
      'awardedOn',
    ])
    .execute();

/** Dossiers by id, for those who compare many. */
export const worksByIds = async (
  tx: Tx,
  ids: readonly string[],
): Promise<Pick<Work, 'id' | 'formerTitles' | 'filingNumber'>[]> =>
  ids.length === 0
    ? []
    : tx
        .selectFrom('works')
        .select(['id', 'formerTitles', 'filingNumber'])
        .where('id', 'in', [...ids])
        .execute();

/** One of these works that an organisation owns, if any. */
export async function ownedAmong(tx: Tx, ids: readonly string[], organizationId: string) {
  if (ids.length === 0) return undefined;
  return tx
    .selectFrom('works')
    .select('title')
    .where('id', 'in', [...ids])
    .where('ownerOrgId', '=', organizationId)
    .executeTakeFirst();
}
