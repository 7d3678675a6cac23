import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import type { Endpoint } from '../../base/endpoint.ts';
import { type CellFault, type ImportState, importStates, workbookLimits } from '../../base/sent-workbook.ts';
import { useFilter } from '../router.tsx';
import { useAct } from '../server-state.ts';
import { DataTable } from './DataTable.tsx';
import { Empty } from './Empty.tsx';
import { FileSlot, type SlotFile } from './FileSlot.tsx';
import { ProblemView } from './ProblemView.tsx';
import { type Kind, Status } from './Shape.tsx';

const shapes: Record<ImportState, Kind> = { faulty: 'bad', read: 'wait', done: 'done', dropped: 'off' };
export const ImportMark = ({ state }: { state: ImportState }) => (
  <Status kind={shapes[state]}>{importStates[state]}</Status>
);

/** All rows of a workbook by pages, for a DataTable; the page stands in the address. */
export function usePaged<Row>(all: readonly Row[]) {
  const filter = useFilter({ page: 1, size: 50 });
  const { page, size } = filter.values;
  const onPage = (next: number, rows: number) => filter.set({ page: next, size: rows });
  return { rows: all.slice((page - 1) * size, page * size), total: all.length, page, size, onPage };
}

/** Every wrong cell of a workbook that was sent: where, what stands there, what should. */
export function CellFaults({ list, faults }: { list: string; faults: readonly CellFault[] }) {
  const paged = usePaged(faults);
  return (
    <DataTable
      {...paged}
      list={list}
      caption="错误明细"
      rowKey={(row) => `${row.sheet}${row.cell}${row.expected}`}
      columns={[
        { key: 'sheet', title: '工作表', render: (row) => row.sheet || '—' },
        { key: 'cell', title: '单元格', render: (row) => row.cell || '—' },
        { key: 'found', title: '现为', render: (row) => row.found || '（空）' },
        { key: 'expected', title: '应为', render: (row) => row.expected },
      ]}
      empty={<Empty kind="none-match" title="没有错误" />}
    />
  );
}

/** What a filled template is, for the slot that takes it. */
export const templateSlot = (key: string, label: string) => ({
  key,
  label: `${label}（.xlsx）`,
  accept: '.xlsx',
  maxBytes: workbookLimits.maxBytes,
  hint: '先核对全部单元格；有一格不对，整表不导',
});

type Props<I extends z.ZodType, O extends z.ZodType> = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** Words of the button. */
  act: string;
  slot: Parameters<typeof FileSlot>[0]['slot'];
  endpoint: Endpoint<I, O>;
  input: (uploadId: string) => z.input<I>;
  onDone: (answer: z.output<O>) => void;
  /** Said above the slot. */
  children?: ReactNode;
};
/** One file is chosen and sent; a refusal takes it out again and says why. */
export function UploadDialog<I extends z.ZodType, O extends z.ZodType>(props: Props<I, O>) {
  const { open, onClose, title, act, slot, endpoint, input, onDone, children } = props;
  const [files, setFiles] = useState<SlotFile[]>([]);
  const { run, busy, problem, clear } = useAct(endpoint);
  const close = () => {
    setFiles([]);
    clear();
    onClose();
  };
  const send = async () => {
    const done = await run(input(files[0]?.id ?? ''));
    if (done !== undefined) onDone(done);
    else setFiles([]);
  };
  return (
    <Modal
      open={open}
      title={title}
      okText={act}
      cancelText="取消"
      okButtonProps={{ disabled: files.length === 0, loading: busy }}
      onOk={() => void send()}
      onCancel={close}
      destroyOnHidden
    >
      {children}
      <FileSlot
        slot={slot}
        files={files}
        onFinished={(id, file) => setFiles([{ id, name: file.name, bytes: file.size }])}
        onRemove={() => setFiles([])}
      />
      <ProblemView problem={problem} />
    </Modal>
  );
}
