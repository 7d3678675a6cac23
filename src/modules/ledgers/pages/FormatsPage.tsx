import './ledgers.css';
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useFilter } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { ledgersEndpoints as at } from '../endpoints.ts';
import type { LedgerField } from '../format-rules.ts';
import { FormatDraft } from './FormatDraft.tsx';

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

const standings = { now: '现行', coming: '待生效', read: '仍接收', past: '停止接收' };

/** The fields of every ledger, as packages and programs send them. */
export default function FormatsPage() {
  const filter = useFilter({ kind: 'creation' });
  const view = useView(at.formats, {});
  const [drafting, setDrafting] = useState('');
  if (!view.ready) return <Waiting view={view} />;
  const { kinds, note, clause, limits, limitsNote, mayEdit } = view.data;
  const open = kinds.find(({ kind }) => kind === filter.values.kind);
  return (
    <>
      <PageHeader
        title="台账格式"
        sub={`${note}。报送包上限 ${limits.packedMegabytes} MB、解开 ${limits.unpackedMegabytes} MB（${limitsNote}）。`}
        moves={
          mayEdit && open && drafting !== open.kind ? (
            <Button onClick={() => setDrafting(open.kind)}>编制新版</Button>
          ) : null
        }
      />
      <Tabs
        activeKey={filter.values.kind}
        onChange={(kind) => filter.set({ kind })}
        destroyOnHidden
        items={kinds.map((one) => ({
          key: one.kind,
          label: one.label,
          children: [
            drafting === one.kind ? (
              <FormatDraft
                key="draft"
                kind={one.kind}
                label={one.label}
                version={one.latest}
                before={(one.versions.find(({ version }) => version === one.latest)?.fields ?? []) as LedgerField[]}
                onEnd={() => setDrafting('')}
              />
            ) : null,
            ...one.versions.map(({ version, fields, standing, from, note: said, byName }) => (
              <Block
                className="gap"
                key={version}
                title={`格式 ${version}（${standings[standing]}，自 ${from} 起）`}
                note={byName ? `${said}，${byName}` : clause}
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
                    {
                      key: 'label',
                      title: '名称',
                      render: (row) => (row.unit ? `${row.label}（${row.unit}）` : row.label),
                    },
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
          ],
        }))}
      />
    </>
  );
}
