import { Problem } from '../../base/problem.ts';
import type { ActCx, FileAnswer, House } from '../../platform/use-case.ts';
import { newId } from '../../platform/ids.ts';
import { fileFindings, type Limits } from './rules.ts';
import { insertFile, lockUpload, markUploadTaken } from './store.ts';
import type { KeptFile } from './terms.ts';

/** Takes an upload that has fully arrived into the record, or refuses it with every reason. */
export async function takeUpload(cx: ActCx, uploadId: string, limits: Limits): Promise<KeptFile> {
  const { tx, actor, now } = cx;
  const upload = await lockUpload(tx, uploadId);
  if (upload.personId !== actor.personId || upload.takenAt) throw new Problem('act.not_found');
  const findings = fileFindings(upload, limits);
  if (findings.length > 0) throw new Problem('documents.file_refused', {}, findings);
  const file: KeptFile = {
    id: newId(),
    organizationId: actor.orgId,
    name: upload.name,
    mediaType: upload.mediaType,
    size: upload.size,
    sha256: upload.sha256,
    storeKey: upload.storeKey,
    pageCount: upload.pageCount,
    findings: [],
    uploadedBy: actor.personId,
    createdAt: now,
  };
  await insertFile(tx, file);
  await markUploadTaken(tx, uploadId, now);
  return file;
}

/** The bytes of a file as a download; whoever asks has been checked against the subject it hangs on. */
export const fileAnswer = (house: House, file: KeptFile): FileAnswer => ({
  name: file.name,
  type: file.mediaType,
  size: file.size,
  body: () => house.files.open(file.storeKey),
  part: (range) => house.files.open(file.storeKey, range),
});
