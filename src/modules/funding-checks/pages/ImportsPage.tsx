import { useState } from 'react';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FileSlot, type SlotFile } from '../../../web/parts/FileSlot.tsx';
import { ActForm } from '../../../web/parts/ActForm.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { ImportMark } from '../../../web/parts/SentWorkbook.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To, useGo } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { fundingChecksEndpoints as at } from '../endpoints.ts';
import { ReadImport } from '../schema.ts';

const source = ReadImport.pick({ source: true });

function Upload() {
  const go = useGo();
  const [files, setFiles] = useState<SlotFile[]>([]);
  const uploadId = files[0]?.id ?? '';
  return (
    <Block title="上传名单" note="先核对全部单元格，再一次导入；有一格不对，整表不导" className="gap">
      <FileSlot
        slot={{
          key: 'awards',
          label: '其他财政资金资助名单（.xlsx）',
          accept: '.xlsx',
          maxBytes: 10 * 2 ** 20,
          hint: '列名见模板；一表一名单',
        }}
        files={files}
        onFinished={(id, file) => setFiles([{ id, name: file.name, bytes: file.size }])}
        onRemove={() => setFiles([])}
      />
      {uploadId ? (
        <ActForm
          endpoint={at.readImport}
          schema={source}
          fixed={{ uploadId }}
          submit="读入并核对"
          onDone={({ id }) => go({ path: '/funding-checks/imports/$importId', params: { importId: id } })}
        />
      ) : null}
    </Block>
  );
}

/** Lists of money given elsewhere, as they were read in. */
export default function ImportsPage() {
  const view = useView(at.imports, {});
  return (
    <>
      <PageHeader
        title="外部资助名单"
        sub="中央部门、省市和其他平台公布的资助名单，用于重复资助核查。"
        moves={
          <>
            <a className="button" href={hrefOf(at.template, {})} download>
              下载模板
            </a>
            <To className="button" path="/funding-checks">
              返回核查
            </To>
          </>
        }
      />
      {view.ready && view.data.mayImport ? <Upload /> : null}
      <DataTable
        list="award-imports"
        caption="外部资助名单"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            title: '文件',
            frozen: true,
            render: (row) => (
              <To path="/funding-checks/imports/$importId" params={{ importId: row.id }}>
                {row.fileName}
              </To>
            ),
          },
          { key: 'source', title: '来源', render: (row) => row.source },
          {
            key: 'state',
            title: '状态',
            render: (row) => <ImportMark state={row.state} />,
          },
          { key: 'rows', title: '行数', align: 'right', render: (row) => row.rowCount },
          { key: 'faults', title: '错误', align: 'right', render: (row) => row.faultCount },
          { key: 'added', title: '新增', align: 'right', render: (row) => row.added ?? '—' },
          { key: 'who', title: '读入人', render: (row) => row.readByName },
          { key: 'at', title: '读入时间', render: (row) => <When at={row.readAt} /> },
        ]}
        empty={
          <Empty kind="none-yet" title="还没有导入过名单">
            下载模板，填好后上传。
          </Empty>
        }
      />
    </>
  );
}
