import { Modal } from 'antd';
import { useState } from 'react';
import { FileSlot, type SlotFile } from '../../../web/parts/FileSlot.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { useGo } from '../../../web/router.tsx';
import { useAct } from '../../../web/server-state.ts';
import { reportsEndpoints as at } from '../endpoints.ts';

/** A filled workbook: read and checked as a whole, then shown before anything is taken over. */
export function ImportDialog({ reportId, open, onClose }: { reportId: string; open: boolean; onClose: () => void }) {
  const go = useGo();
  const [files, setFiles] = useState<SlotFile[]>([]);
  const { run, busy, problem, clear } = useAct(at.readImport);
  const close = () => {
    setFiles([]);
    clear();
    onClose();
  };
  const read = async () => {
    const done = await run({ reportId, uploadId: files[0]?.id ?? '' });
    if (done) go({ path: '/reports/imports/$importId', params: { importId: done.id } });
  };
  return (
    <Modal
      open={open}
      title="导入推进表"
      okText="读入并核对"
      cancelText="取消"
      okButtonProps={{ disabled: files.length === 0, loading: busy }}
      onOk={() => void read()}
      onCancel={close}
      destroyOnHidden
    >
      <FileSlot
        slot={{
          key: 'report',
          label: '填好的本期模板（.xlsx）',
          accept: '.xlsx',
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
