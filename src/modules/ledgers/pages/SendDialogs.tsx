import { Modal } from 'antd';
import { useState } from 'react';
import { FileSlot, type SlotFile } from '../../../web/parts/FileSlot.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { useGo } from '../../../web/router.tsx';
import { hrefOf, useAct } from '../../../web/server-state.ts';
import { ledgersEndpoints as at } from '../endpoints.ts';
import { type LedgerKind, ledgerKinds } from '../terms.ts';

type Given = { open: boolean; onClose: () => void };
const xlsx = '.xlsx';

/** A filled workbook of one ledger: read and checked as a whole, then shown before anything is taken over. */
export function WorkbookDialog({ open, onClose, kind, period }: Given & { kind: LedgerKind; period: string }) {
  const go = useGo();
  const [files, setFiles] = useState<SlotFile[]>([]);
  const { run, busy, problem, clear } = useAct(at.readImport);
  const close = () => {
    setFiles([]);
    clear();
    onClose();
  };
  const read = async () => {
    const done = await run({ kind, period, uploadId: files[0]?.id ?? '' });
    if (done) go({ path: '/ledgers/imports/$importId', params: { importId: done.id } });
  };
  return (
    <Modal
      open={open}
      title={`导入${ledgerKinds[kind]}`}
      okText="读入并核对"
      cancelText="取消"
      okButtonProps={{ disabled: files.length === 0, loading: busy }}
      onOk={() => void read()}
      onCancel={close}
      destroyOnHidden
    >
      <p>
        先
        <a href={hrefOf(at.template, { kind, period })} download>
          下载本期模板
        </a>
        （已带入现有记录），填好后上传。
      </p>
      <FileSlot
        slot={{
          key: 'ledger',
          label: '填好的模板（.xlsx）',
          accept: xlsx,
          maxBytes: 10 * 2 ** 20,
          hint: '先核对全部单元格；有一格不对，整表不导',
        }}
        files={files}
        onFinished={(id, file) => setFiles([{ id, name: file.name, bytes: file.size }])}
        onRemove={() => setFiles([])}
      />
      <ProblemView problem={problem} />
    </Modal>
  );
}

/** A signed package: checked whole, taken whole; what it led to stands in its receipt. */
export function PackageDialog({ open, onClose, next }: Given & { next: number }) {
  const go = useGo();
  const [files, setFiles] = useState<SlotFile[]>([]);
  const { run, busy, problem, clear } = useAct(at.sendPackage);
  const close = () => {
    setFiles([]);
    clear();
    onClose();
  };
  const send = async () => {
    const done = await run({ uploadId: files[0]?.id ?? '' });
    if (done) go({ path: '/ledgers/receipts/$receiptId', params: { receiptId: done.id } });
    else setFiles([]);
  };
  return (
    <Modal
      open={open}
      title="发送报送包"
      okText="核验并接收"
      cancelText="取消"
      okButtonProps={{ disabled: files.length === 0, loading: busy }}
      onOk={() => void send()}
      onCancel={close}
      destroyOnHidden
    >
      <p className="dim">由报送包工具制作并签名的 zip 文件，先到先后到、重复发送结果相同。下一个序号为 {next}。</p>
      <FileSlot
        slot={{ key: 'package', label: '报送包（.zip）', accept: '.zip', maxBytes: 100 * 2 ** 20 }}
        files={files}
        onFinished={(id, file) => setFiles([{ id, name: file.name, bytes: file.size }])}
        onRemove={() => setFiles([])}
      />
      <ProblemView problem={problem} />
    </Modal>
  );
}
