import { workbookType } from '../../../base/sent-workbook.ts';
import type { FinishedUpload } from '../../../platform/uploads.ts';
import { type FileKind, inspectFile, storedSource } from '../../../platform/inspect-file.ts';
import type { House } from '../../../platform/use-case.ts';
import { insertUpload } from '../store.ts';

/** By what a file is, never by what its sender calls it. */
export const mediaTypes: Record<FileKind, string> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  mkv: 'video/x-matroska',
  zip: 'application/zip',
  txt: 'text/plain',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: workbookType,
};

/** Notes bytes that have fully arrived, with what the inspection of their content found. Harmless when run twice. */
export async function recordUpload(house: House, upload: FinishedUpload): Promise<void> {
  const name = (upload.metadata.filename ?? '').slice(0, 200) || '未命名';
  const found = await inspectFile(storedSource(house.files, upload.file), name);
  const [personId = '', organizationId = ''] = upload.owner.split(':');
  await house.db.transaction().execute((tx) =>
    insertUpload(tx, {
      id: upload.id,
      personId,
      organizationId,
      name,
      mediaType: found.kind ? mediaTypes[found.kind] : 'application/octet-stream',
      size: upload.file.size,
      sha256: upload.file.sha256,
      storeKey: upload.file.key,
      pageCount: found.pages ?? null,
      findings: found.findings,
      finishedAt: house.clock(),
      takenAt: null,
    }),
  );
}
