import { templateSlot, UploadDialog } from '../../../web/parts/SentWorkbook.tsx';
import { useGo } from '../../../web/router.tsx';
import { reportsEndpoints as at } from '../endpoints.ts';

/** A filled workbook: read and checked as a whole, then shown before anything is taken over. */
export function ImportDialog({ reportId, open, onClose }: { reportId: string; open: boolean; onClose: () => void }) {
  const go = useGo();
  return (
    <UploadDialog
      {...{ open, onClose }}
      title="导入推进表"
      act="读入并核对"
      slot={templateSlot('report', '填好的本期模板')}
      endpoint={at.readImport}
      input={(uploadId) => ({ reportId, uploadId })}
      onDone={({ id }) => go({ path: '/reports/imports/$importId', params: { importId: id } })}
    />
  );
}
