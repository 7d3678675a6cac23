import { Tabs } from 'antd';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useFilter } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { ledgersEndpoints as at } from '../endpoints.ts';

const kindWords: Record<string, string> = {
  text: '文字',
  code: '18 位代码',
  choice: '代码表',
  date: '日期，2026-06-05',
  money: '整数分',
  yuan: '元，两位小数',
  whole: '整数',
  number: '数',
};

/** The fields of every ledger, as packages and programs send them. */
export default function FormatsPage() {
  const filter = useFilter({ kind: 'creation' });
  const view = useView(at.formats, {});
  if (!view.ready) return <Waiting view={view} />;
  const { kinds, note, clause, limits, limitsNote } = view.data;
  return (
    <>
      <PageHeader
        title="台账格式"
        sub={`${note}。报送包上限 ${limits.packedMegabytes} MB、解开 ${limits.unpackedMegabytes} MB（${limitsNote}）。`}
      />
      <Tabs
        activeKey={filter.values.kind}
        onChange={(kind) => filter.set({ kind })}
        destroyOnHidden
        items={kinds.map((one) => ({
          key: one.kind,
          label: one.label,
          children: one.versions.map(({ version, fields }) => (
            <Block
              className="gap"
              key={version}
              title={`格式 ${version}${version === one.current ? '（现行）' : '（上一版，仍接收）'}`}
              note={clause}
              extra={
                <a href={hrefOf(at.schema, { kind: one.kind, version })} download>
                  JSON Schema
                </a>
              }
            >
              <DataTable
                list="ledger-format"
                caption={`${one.label} ${version}`}
                rows={fields}
                rowKey={(row) => row.key}
                columns={[
                  { key: 'key', title: '字段', frozen: true, render: (row) => <code>{row.key}</code> },
                  { key: 'label', title: '名称', render: (row) => row.label },
                  { key: 'need', title: '必填', render: (row) => (row.need ? '是' : '') },
                  { key: 'kind', title: '内容', render: (row) => kindWords[row.kind] ?? row.kind },
                  {
                    key: 'limit',
                    title: '取值',
                    render: (row) =>
                      row.options?.map(({ code, label }) => `${code} ${label}`).join('，') ??
                      (row.max ? `不超过 ${row.max} 字` : row.most ? `0 至 ${row.most}` : ''),
                  },
                  { key: 'total', title: '核对合计', render: (row) => (row.total ? '是' : '') },
                ]}
                empty={<Empty kind="none-yet" title="没有字段" />}
              />
            </Block>
          )),
        }))}
      />
    </>
  );
}
