import { sql } from 'kysely';
import { json, type Tx } from '../../platform/database.ts';
import type { Carried } from './edition-rules.ts';
import type { LedgerFormatRow, LedgerKind } from './terms.ts';

/** The versions that the office has published, in the order in which they hold. */
export const publishedFormats = (tx: Tx): Promise<LedgerFormatRow[]> =>
  tx.selectFrom('ledgerFormats').selectAll().orderBy('validFrom').orderBy('createdAt').execute();

/** One version of a kind is published at a time. */
export async function lockFormats(tx: Tx, kind: LedgerKind): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ledger-formats:${kind}`}, 30))`.execute(tx);
}
export async function insertFormat(tx: Tx, row: LedgerFormatRow): Promise<void> {
  await tx
    .insertInto('ledgerFormats')
    .values({ ...row, fields: json(row.fields), upgrade: json(row.upgrade) })
    .execute();
}

type Looked = { keys: readonly string[]; codes: readonly { field: string; code: string }[] };
/** How many standing records of a kind carry columns and codes that are to go. */
export async function carriedIn(tx: Tx, kind: LedgerKind, { keys, codes }: Looked): Promise<Carried> {
  const found: Record<string, number> = {};
  const counted = (of: ReturnType<typeof sql<boolean>>) =>
    tx
      .selectFrom('vLedgerRecords')
      .select(sql<number>`count(*)::int`.as('n'))
      .where('kind', '=', kind)
      .where(of)
      .executeTakeFirstOrThrow();
  for (const key of keys) found[key] = (await counted(sql<boolean>`content -> ${key} is not null`)).n;
  for (const { field, code } of codes) {
    found[`${field}.${code}`] = (await counted(sql<boolean>`content ->> ${field} = ${code}`)).n;
  }
  return found;
}
