import { Problem } from '../../base/problem.ts';
import type { Instant } from '../../base/time.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { Edition, Notice } from './terms.ts';
import type {} from './tables.ts';

export async function noticeById(tx: Tx, id: string): Promise<Notice> {
  const row = await tx.selectFrom('publicityNotices').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

/** Loads a notice for change. Whatever alters a published list takes this lock first: one by one. */
export async function lockNotice(tx: Tx, id: string): Promise<Notice> {
  const row = await tx.selectFrom('publicityNotices').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

/** Keeps a notice as it is until the act ends; many may do so at once (异议 arriving together). */
export async function shareNotice(tx: Tx, id: string): Promise<Notice> {
  const row = await tx.selectFrom('publicityNotices').selectAll().where('id', '=', id).forShare().executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

export const findNoticeOfBatch = (tx: Tx, batchId: string): Promise<Notice | undefined> =>
  tx.selectFrom('publicityNotices').selectAll().where('batchId', '=', batchId).executeTakeFirst();

export async function insertNotice(tx: Tx, notice: Notice): Promise<void> {
  const added = await tx
    .insertInto('publicityNotices')
    .values({ ...notice, rows: json(notice.rows) })
    .onConflict((conflict) => conflict.column('batchId').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new Problem('publicity.exists');
}

/** Saves a locked notice under its next version number. */
export async function saveNotice(tx: Tx, notice: Notice): Promise<Notice> {
  const saved = { ...notice, version: notice.version + 1 };
  await tx
    .updateTable('publicityNotices')
    .set({ ...saved, rows: json(saved.rows) })
    .where('id', '=', notice.id)
    .execute();
  return saved;
}

export async function insertEdition(tx: Tx, edition: Edition): Promise<void> {
  await tx
    .insertInto('publicityEditions')
    .values({ ...edition, content: json(edition.content) })
    .execute();
}

/** The editions of a notice, oldest first. */
export const editionsOf = (tx: Tx, noticeId: string): Promise<Edition[]> =>
  tx.selectFrom('publicityEditions').selectAll().where('noticeId', '=', noticeId).orderBy('edition').execute();

/** One edition by the code printed on it; an unknown code is refused as not found. */
export async function editionByCode(tx: Tx, code: string): Promise<Edition> {
  const row = await tx.selectFrom('publicityEditions').selectAll().where('code', '=', code).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

/** The next serial of a year's register of objections; the row stays locked to the commit, so there are no gaps. */
export async function takeObjectionSerial(tx: Tx, year: number): Promise<number> {
  const row = await tx
    .insertInto('objectionCounters')
    .values({ year, lastSerial: 1 })
    .onConflict((conflict) =>
      conflict.column('year').doUpdateSet((e) => ({ lastSerial: e('objectionCounters.lastSerial', '+', 1) })),
    )
    .returning('lastSerial')
    .executeTakeFirstOrThrow();
  return row.lastSerial;
}

export const noteLook = async (tx: Tx, objectionId: string, personId: string, at: Instant): Promise<number> => {
  const row = await tx
    .insertInto('objectionLooks')
    .values({ objectionId, personId, firstAt: at, lastAt: at, times: 1 })
    .onConflict((conflict) =>
      conflict.columns(['objectionId', 'personId']).doUpdateSet((e) => ({
        lastAt: at,
        times: e('objectionLooks.times', '+', 1),
      })),
    )
    .returning('times')
    .executeTakeFirstOrThrow();
  return row.times;
};
export const hasLooked = async (tx: Tx, objectionId: string, personId: string): Promise<boolean> =>
  (await tx
    .selectFrom('objectionLooks')
    .select('times')
    .where('objectionId', '=', objectionId)
    .where('personId', '=', personId)
    .executeTakeFirst()) !== undefined;
