import { type CellFault, workbookLimits, workbookType } from '../../base/sent-workbook.ts';
import { bytesOf } from '../../platform/files.ts';
import type { ActCx, FileAnswer, House } from '../../platform/use-case.ts';
import { markFaults } from '../../platform/workbook-form.ts';
import { takeUpload } from './files.ts';

type Kept = { fileId: string; fileName: string; sha256: string; storeKey: string };

/** Takes a workbook that was sent into the record: which file it is, and its bytes to be read. */
export async function takeWorkbook(cx: ActCx, uploadId: string): Promise<{ kept: Kept; bytes: Uint8Array }> {
  const { id: fileId, name: fileName, sha256, storeKey } = await takeUpload(cx, uploadId, workbookLimits);
  const bytes = await bytesOf(await cx.house.files.open(storeKey));
  return { kept: { fileId, fileName, sha256, storeKey }, bytes };
}

type Faulty = Pick<Kept, 'fileName' | 'storeKey'> & { faults: readonly CellFault[] };
/** The workbook that was sent, each wrong cell coloured, with a note and a list. */
export const markedWorkbook = ({ files }: House, { fileName, storeKey, faults }: Faulty): FileAnswer => ({
  name: fileName.replace(/(\.xlsx)?$/i, '_错误标注.xlsx'),
  type: workbookType,
  body: async () => markFaults(await bytesOf(await files.open(storeKey)), [...faults]),
});
