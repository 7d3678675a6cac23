import { sql } from 'kysely';
import { Problem } from '../../base/problem.ts';
import type { Tx } from '../../platform/database.ts';
import { indexText } from '../../platform/search-words.ts';
import type { OutsideAward, Recognition, SeenWork, Work } from './terms.ts';
import type {} from './tables.ts';

const columns = [
  'id',
  'version',
  'title',
  'formerTitles',
  'ownerOrgId',
  'regionCode',
  'productionForm',
  'orientation',
  'filingNumber',
  'filingOn',
  'classCode',
  'subject',
  'episodeCount',
  'episodeMinutes',
  'categoryCode',
  'firstAiredOn',
  'source',
  'confidence',
  'syntheticFields',
  'createdAt',
] as const;
const homeOfOwner = sql<string | null>`(select o.home_org_id from v_organizations o where o.id = works.owner_org_id)`;
const bureausOfRegion = sql<string[]>`array(select b.id from v_organizations b where b.kind = 'provincial_bureau'
  and left(b.region_code, 2) = left(works.region_code, 2) order by b.id)`;
const seen = [homeOfOwner.as('ownerHomeOrgId'), bureausOfRegion.as('bureauOrgIds')];
const numbered = (row: SeenWork): SeenWork => ({
  ...row,
  episodeMinutes: row.episodeMinutes === null ? null : Number(row.episodeMinutes),
});
const searchOf = (work: Work) =>
  sql<string>`to_tsvector('simple', ${indexText(work.title, ...work.formerTitles, work.filingNumber)})`;

export async function findWork(tx: Tx, id: string): Promise<SeenWork | undefined> {
  const row = await tx.selectFrom('works').select(columns).select(seen).where('id', '=', id).executeTakeFirst();
  return row && numbered(row);
}

export async function workById(tx: Tx, id: string): Promise<SeenWork> {
  const work = await findWork(tx, id);
  if (!work) throw new Problem('act.not_found');
  return work;
}

export async function lockWork(tx: Tx, id: string): Promise<SeenWork> {
  const row = await tx
    .selectFrom('works')
    .select(columns)
    .select(seen)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return numbered(row);
}

/** A work without what was looked up beside it. */
const ownColumns = (work: Work): Work => Object.fromEntries(columns.map((name) => [name, work[name]])) as Work;

export async function insertWork(tx: Tx, work: Work): Promise<void> {
  await tx
    .insertInto('works')
    .values({ ...work, search: searchOf(work) })
    .execute();
}

export async function saveWork(tx: Tx, work: Work): Promise<Work> {
  const next = { ...work, version: work.version + 1 };
  const result = await tx
    .updateTable('works')
    .set({ ...ownColumns(next), search: searchOf(next) })
    .where('id', '=', work.id)
    .where('version', '=', work.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new Problem('row.changed');
  return next;
}

export async function insertRecognition(tx: Tx, recognition: Recognition): Promise<void> {
  await tx.insertInto('workRecognitions').values(recognition).execute();
}

export async function insertAward(tx: Tx, award: OutsideAward): Promise<void> {
  await tx.insertInto('outsideAwards').values(award).execute();
}

export const workColumns = columns;
