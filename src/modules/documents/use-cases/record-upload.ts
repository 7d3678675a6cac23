import type { FinishedUpload } from '../../../platform/uploads.ts';
import { inspectFile } from '../../../platform/inspect-file.ts';
import type { House } from '../../../platform/use-case.ts';
import { insertUpload } from '../store.ts';

/** Notes bytes that have fully arrived, with what the inspection of their content found. Harmless when run twice. */
export async function recordUpload(house: House, upload: FinishedUpload): Promise<void> {
  const name = (upload.metadata.filename ?? '').slice(0, 200) || '未命名';
  const found = await inspectFile(() => house.files.open(upload.file.key), { name, size: upload.file.size });
  const [personId = '', organizationId = ''] = upload.owner.split(':');
  await house.db.transaction().execute((tx) => insertUpload(tx, {
    id: upload.id, personId, organizationId, name, mediaType: found.mediaType, size: upload.file.size,
    sha256: upload.file.sha256, storeKey: upload.file.key, pageCount: found.pageCount, findings: found.findings,
    finishedAt: house.clock(), takenAt: null,
  }));
}
