import { templateSlot, UploadDialog } from '../../../web/parts/SentWorkbook.tsx';
import { useGo } from '../../../web/router.tsx';
import { hrefOf } from '../../../web/server-state.ts';
import { ledgersEndpoints as at } from '../endpoints.ts';
import { type LedgerKind, ledgerKinds } from '../terms.ts';

type Given = { open: boolean; onClose: () => void };

/** A filled workbook of one ledger: read and checked as a whole, then shown before anything is taken over. */
export function WorkbookDialog({ open, onClose, kind, period }: Given & { kind: LedgerKind; period: string }) {
  const go = useGo();
  return (
    <UploadDialog
      {...{ open, onClose }}
      title={`导入${ledgerKinds[kind]}`}
      act="读入并核对"
      slot={templateSlot('ledger', '填好的模板')}
      endpoint={at.readImport}
      input={(uploadId) => ({ kind, period, uploadId })}
      onDone={({ id }) => go({ path: '/ledgers/imports/$importId', params: { importId: id } })}
    >
      <p>
        先
        <a href={hrefOf(at.template, { kind, period })} download>
          下载本期模板
        </a>
        （已带入现有记录），填好后上传。
      </p>
    </UploadDialog>
  );
}

/** A signed package: checked whole, taken whole; what it led to stands in its receipt. */
export function PackageDialog({ open, onClose, next }: Given & { next: number }) {
  const go = useGo();
  return (
    <UploadDialog
      {...{ open, onClose }}
      title="发送报送包"
      act="核验并接收"
      slot={{ key: 'package', label: '报送包（.zip）', accept: '.zip', maxBytes: 100 * 2 ** 20 }}
      endpoint={at.sendPackage}
      input={(uploadId) => ({ uploadId })}
      onDone={({ id }) => go({ path: '/ledgers/receipts/$receiptId', params: { receiptId: id } })}
    >
      <p className="dim">由报送包工具制作并签名的 zip 文件，先到先后到、重复发送结果相同。下一个序号为 {next}。</p>
    </UploadDialog>
  );
}
