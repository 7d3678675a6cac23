import './webhooks.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { type Column, DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { webhooksEndpoints as at } from '../endpoints.ts';
import { targetStates } from '../terms.ts';
import type { TargetsOut } from '../views.ts';
import { KeyNotice } from './KeyNotice.tsx';
import { TargetForm } from './TargetForm.tsx';
import { targetShapes } from './words.ts';

type Row = z.output<typeof TargetsOut>['rows'][number];
const columns: Column<Row>[] = [
  {
    key: 'label',
    title: '名称',
    frozen: true,
    width: 160,
    render: (row) => (
      <To path="/webhooks/$targetId" params={{ targetId: row.id }}>
        {row.label}
      </To>
    ),
  },
  { key: 'url', title: '接收地址', render: (row) => <code className="webhook-url">{row.url}</code> },
  { key: 'org', title: '单位', minor: true, render: (row) => row.orgName },
  { key: 'events', title: '事项', unit: '项', align: 'right', render: (row) => row.events.length },
  { key: 'delivered', title: '已送达', unit: '条', align: 'right', render: (row) => row.counts.delivered },
  { key: 'waiting', title: '待送达', unit: '条', align: 'right', render: (row) => row.counts.waiting },
  { key: 'failed', title: '未送达', unit: '条', align: 'right', render: (row) => row.counts.failed },
  {
    key: 'last',
    title: '最近送达',
    render: (row) => (row.counts.lastAt ? <When at={row.counts.lastAt} /> : <span className="dim">—</span>),
  },
  {
    key: 'state',
    title: '状态',
    render: (row) => <Status kind={targetShapes[row.state]}>{targetStates[row.state]}</Status>,
  },
];

/** 推送: addresses of the organisation's own systems that are told of facts. */
export default function TargetsPage() {
  const view = useView(at.list, {});
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string>();
  return (
    <>
      <PageHeader
        title="推送"
        sub="有新情况时以签名消息通知本单位的系统；消息只有事项和编号，内容由对方凭访问令牌查询"
        moves={
          view.ready && view.data.mayAdd ? (
            <Button type="primary" onClick={() => setAdding(true)}>
              新建推送地址
            </Button>
          ) : null
        }
      />
      <KeyNotice secret={secret} onClose={() => setSecret(undefined)} />
      {adding && view.ready ? (
        <TargetForm
          title="新建推送地址"
          choices={view.data.events}
          endpoint={at.add}
          onCancel={() => setAdding(false)}
          onDone={(done) => {
            setAdding(false);
            setSecret(done.secret);
          }}
        />
      ) : null}
      <DataTable
        list="webhooks"
        caption="推送地址"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        columns={columns}
        empty={
          <Empty kind="none-yet" title="还没有推送地址">
            填写本单位系统的 https 接收地址，选定事项，保存签名密钥后即可接收。
          </Empty>
        }
      />
    </>
  );
}
