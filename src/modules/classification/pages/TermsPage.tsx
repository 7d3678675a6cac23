import './classification.css';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { confidences } from '../../plans/contract.ts';
import { useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { classificationEndpoints } from '../endpoints.ts';
import { AddTerm, EndTerm } from '../schema.ts';
import { type TermKind, termKinds } from '../terms.ts';

type Ending = { kind: TermKind; code: string; label: string };

/** Coded values with their days of validity; those ended stay readable. */
export default function TermsPage() {
  const filter = useFilter({ kind: 'special_subject' });
  const kind = filter.values.kind as TermKind;
  const view = useView(classificationEndpoints.terms, { kinds: [kind] }, { keep: true });
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Ending>();
  const mayAdd = view.ready && view.data.mayAdd;
  const choice = (
    <Select
      aria-label="代码表"
      value={kind}
      style={{ width: 160 }}
      options={Object.entries(termKinds).map(([value, label]) => ({ value, label }))}
      onChange={(next: string) => filter.set({ kind: next })}
    />
  );
  return (
    <>
      <PageHeader
        title={`代码表：${termKinds[kind] ?? ''}`}
        sub="代码停用后仍可在旧材料中读出，不改作他用"
        moves={
          <>
            {choice}
            {mayAdd ? <Button onClick={() => setAdding(true)}>新增代码…</Button> : null}
          </>
        }
      />
      <DataTable
        list="terms"
        caption="代码"
        rows={view.ready ? view.data.terms : undefined}
        view={view}
        rowKey={(row) => `${row.kind}:${row.code}`}
        columns={[
          { key: 'label', title: '名称', frozen: true, render: (row) => row.label },
          { key: 'code', title: '代码', render: (row) => row.code },
          {
            key: 'state',
            title: '状态',
            render: (row) => <Status kind={row.inForce ? 'done' : 'off'}>{row.inForce ? '在用' : '不在用'}</Status>,
          },
          { key: 'from', title: '起', render: (row) => <When at={row.validFrom} form="day" /> },
          {
            key: 'until',
            title: '止',
            render: (row) => (row.validUntil ? <When at={row.validUntil} form="day" /> : '—'),
          },
          { key: 'clause', title: '条款', render: (row) => row.clause ?? '—' },
          { key: 'source', title: '来源', render: (row) => row.source },
          { key: 'confidence', title: '可信', render: (row) => confidences[row.confidence] },
          {
            key: 'act',
            title: '办理',
            render: (row) =>
              mayAdd && row.validUntil === null ? (
                <Button size="small" type="text" onClick={() => setEnding(row)}>
                  停用…
                </Button>
              ) : null,
          },
        ]}
        empty={
          <Empty kind="none-yet" title="这张代码表还没有内容">
            业务人员可新增代码，写明依据和生效日期。
          </Empty>
        }
      />
      {adding ? (
        <ActDialog
          open
          title="新增代码"
          act="新增"
          endpoint={classificationEndpoints.addTerm}
          schema={AddTerm}
          initial={{ kind, confidence: 'high' }}
          onCancel={() => setAdding(false)}
          onDone={() => setAdding(false)}
        />
      ) : null}
      {ending ? (
        <ActDialog
          open
          title={`停用“${ending.label}”`}
          act="停用"
          endpoint={classificationEndpoints.endTerm}
          schema={EndTerm.pick({ validUntil: true, reason: true })}
          fixed={{ kind: ending.kind, code: ending.code }}
          onCancel={() => setEnding(undefined)}
          onDone={() => setEnding(undefined)}
        />
      ) : null}
    </>
  );
}
