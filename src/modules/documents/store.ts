import { Problem } from '../../base/problem.ts';
import type { Tables, Tx } from '../../platform/database.ts';
import { json } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { DocumentKind, KeptFile, OfficialDocument } from './terms.ts';
import type {} from './tables.ts';

export async function fileById(tx: Tx, id: string): Promise<KeptFile> {
  const row = await tx.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

export async function insertFile(tx: Tx, file: KeptFile): Promise<void> {
  await tx
    .insertInto('files')
    .values({ ...file, findings: json(file.findings) })
    .execute();
}

export async function lockUpload(tx: Tx, id: string) {
  const row = await tx.selectFrom('uploads').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('documents.upload_unfinished');
  return row;
}

export async function markUploadTaken(tx: Tx, id: string, at: KeptFile['createdAt']): Promise<void> {
  await tx.updateTable('uploads').set({ takenAt: at }).where('id', '=', id).execute();
}

type Register = { organizationId: string; kind: DocumentKind; year: number; mark: string };

/**
 * The next serial of a register; the row stays locked to the commit, so a rolled-back number is given again: no gaps.
 */
export async function takeSerial(tx: Tx, register: Register): Promise<{ registerId: string; serial: number }> {
  const row = await tx
    .insertInto('documentRegisters')
    .values({ id: newId(), ...register, lastSerial: 1 })
    .onConflict((conflict) =>
      conflict.columns(['organizationId', 'kind', 'year']).doUpdateSet((e) => ({
        lastSerial: e('documentRegisters.lastSerial', '+', 1),
        mark: register.mark,
      })),
    )
    .returning(['id', 'lastSerial'])
    .executeTakeFirstOrThrow();
  return { registerId: row.id, serial: row.lastSerial };
}

export async function nextSerial(tx: Tx, { organizationId, kind, year }: Omit<Register, 'mark'>): Promise<number> {
  const row = await tx
    .selectFrom('documentRegisters')
    .select('lastSerial')
    .where('organizationId', '=', organizationId)
    .where('kind', '=', kind)
    .where('year', '=', year)
    .executeTakeFirst();
  return (row?.lastSerial ?? 0) + 1;
}

export async function insertDocument(
  tx: Tx,
  document: Omit<OfficialDocument, 'organizationId' | 'year'>,
): Promise<void> {
  await tx
    .insertInto('officialDocuments')
    .values({ ...document, content: json(document.content), pdfFileId: null, wordFileId: null })
    .execute();
}

export async function findDocument(tx: Tx, id: string, lock = false): Promise<OfficialDocument | undefined> {
  const query = tx
    .selectFrom('officialDocuments')
    .innerJoin('documentRegisters', 'documentRegisters.id', 'officialDocuments.registerId')
    .selectAll('officialDocuments')
    .select(['documentRegisters.organizationId', 'documentRegisters.year'])
    .where('officialDocuments.id', '=', id);
  return (lock ? query.forUpdate('officialDocuments') : query).executeTakeFirst();
}

export async function documentById(tx: Tx, id: string, lock = false): Promise<OfficialDocument> {
  const document = await findDocument(tx, id, lock);
  if (!document) throw new Problem('act.not_found');
  return document;
}

type Voiding = { state: OfficialDocument['state']; reason: string };
export async function voidDocumentRow(tx: Tx, id: string, { state, reason }: Voiding): Promise<void> {
  await tx.updateTable('officialDocuments').set({ state, voidReason: reason }).where('id', '=', id).execute();
}

export async function insertUpload(tx: Tx, upload: Tables['uploads']): Promise<void> {
  await tx
    .insertInto('uploads')
    .values({ ...upload, findings: json(upload.findings) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
