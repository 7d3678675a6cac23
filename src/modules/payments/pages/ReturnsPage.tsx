import { Select } from 'antd';
import { useState } from 'react';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FileSlot } from '../../../web/parts/FileSlot.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Money, When } from '../../../web/parts/Text.tsx';
import { announce } from '../../../web/announce.ts';
import { To, useGo } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { batchEndpoints as at } from '../endpoints.ts';
import { returnStates } from '../terms.ts';
import { returnShapes } from './words.ts';

/** A bank's file is read as soon as it has arrived; what it would change is shown before anything is entered. */
function Upload({ layouts }: { layouts: readonly { key: string; name: string }[] }) {
  const go = useGo();
  const [layoutKey, setLayout] = useState(layouts[0]?.key ?? '');
  const { run, busy, problem } = useAct(at.readReturn);
  const read = async (uploadId: string) => {
    const done = await run({ uploadId, layoutKey });
    if (!done) return;
    if (done.known) announce('同一文件已入账，没有改动');
    go({ path: '/payments/returns/$returnId', params: { returnId: done.id } });
  };
  return (
    <Block
      title="上传回盘文件"
      note="先逐行核对，再一次入账；合计不符、流水号重复、金额或账号不符的，一笔也不入账"
      className="gap"
    >
      <p className="row">
        <label htmlFor="layout">版式</label>
        <Select
          id="layout"
          value={layoutKey}
          options={layouts.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={setLayout}
        />
        {busy ? <span className="dim">正在核对…</span> : null}
      </p>
      <FileSlot
        slot={{ key: 'return', label: '银行回盘（CSV 或 xlsx）', accept: '.csv,.txt,.xlsx', maxBytes: 10 * 2 ** 20 }}
        files={[]}
        onFinished={(id) => void read(id)}
      />
      <ProblemView problem={problem} />
    </Block>
  );
}

/** 银行回盘: the answers of the bank, file by file. */
export default function ReturnsPage() {
  const view = useView(at.returns, {});
  return (
    <>
      <PageHeader
        title="银行回盘"
        sub="同一文件再次上传不会重复入账。"
        moves={
          <To className="button" path="/payments/batches">
            拨付单
          </To>
        }
      />
      {view.ready && view.data.mayRead ? <Upload layouts={view.data.layouts} /> : null}
      <DataTable
        list="payment-returns"
        caption="银行回盘"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            title: '文件',
            frozen: true,
            render: (row) => (
              <To path="/payments/returns/$returnId" params={{ returnId: row.id }}>
                {row.fileName}
              </To>
            ),
          },
          {
            key: 'state',
            title: '状态',
            render: (row) => <Status kind={returnShapes[row.state]}>{returnStates[row.state]}</Status>,
          },
          { key: 'lines', title: '行数', align: 'right', render: (row) => row.lineCount },
          {
            key: 'sum',
            title: '金额',
            unit: '元',
            align: 'right',
            render: (row) => <Money fen={row.totalFen} scale="yuan" />,
          },
          { key: 'paid', title: '已付', align: 'right', render: (row) => row.paidCount ?? '—' },
          { key: 'failed', title: '失败', align: 'right', render: (row) => row.failedCount ?? '—' },
          { key: 'unknown', title: '待查', align: 'right', render: (row) => row.unknownCount ?? '—' },
          { key: 'who', title: '读入', render: (row) => row.readByName },
          { key: 'at', title: '读入时间', render: (row) => <When at={row.readAt} /> },
          { key: 'done', title: '入账时间', render: (row) => <When at={row.doneAt} /> },
        ]}
        empty={
          <Empty kind="none-yet" title="还没有回盘">
            银行处理后下载回盘文件，在上面上传。
          </Empty>
        }
      />
    </>
  );
}
