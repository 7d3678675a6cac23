import { Button } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To, useGo } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { callsEndpoints } from '../endpoints.ts';
import { callStates } from '../terms.ts';
import type { CallsOut } from '../views.ts';
import { stateShapes } from './words.ts';

type Calls = z.output<typeof CallsOut>;
type Row = Calls['rows'][number];

export default function CallsPage() {
  const view = useView(callsEndpoints.list, {});
  const rows = view.ready ? view.data.rows : undefined;
  const open = rows?.filter(({ state }) => state === 'open').length ?? 0;
  return (
    <>
      <PageHeader
        title="征集批次"
        sub={rows ? `共 ${rows.length} 次征集，已发布 ${open} 次` : undefined}
        moves={view.ready && view.data.mayAdd ? <AddCall calls={view.data} /> : undefined}
      />
      <DataTable
        list="calls"
        caption="征集"
        rows={rows}
        view={view}
        rowKey={(row: Row) => row.id}
        columns={[
          {
            key: 'title',
            title: '征集',
            frozen: true,
            render: (row) => (
              <To path="/manage/calls/$callId" params={{ callId: row.id }}>
                {row.title}
              </To>
            ),
          },
          {
            key: 'state',
            title: '状态',
            render: (row) => <Status kind={stateShapes[row.state]}>{callStates[row.state]}</Status>,
          },
          { key: 'ready', title: '就绪', align: 'right', render: (row) => `${row.green} / ${row.parts}` },
          {
            key: 'version',
            title: '版本',
            align: 'right',
            render: (row) => (row.versionNumber === null ? '—' : `第 ${row.versionNumber} 版`),
          },
          { key: 'plan', title: '计划', render: (row) => `${row.plan.year} 年（${row.plan.documentNumber}）` },
          { key: 'batches', title: '批次：申报 / 推荐截止', render: (row) => <Dates row={row} /> },
          { key: 'made', title: '新建', minor: true, render: (row) => <When at={row.createdAt} form="day" /> },
        ]}
        empty={
          <Empty kind="none-yet" title="还没有征集">
            从默认模板新建一次征集，按清单逐项核对，全部就绪后发布。
          </Empty>
        }
      />
    </>
  );
}

function Dates({ row }: { row: Row }) {
  if (row.batches.length === 0) return <span className="dim">尚无批次</span>;
  return (
    <ul>
      {row.batches.map((batch) => (
        <li key={batch.id} className="nowrap">
          {batch.name}　{batch.submitBy} / {batch.recommendBy}
        </li>
      ))}
    </ul>
  );
}

/** A new call from the template that comes with the system, or as a copy of an earlier one. */
function AddCall({ calls }: { calls: Calls }) {
  const [open, setOpen] = useState<'template' | 'copy'>();
  const templates = useView(callsEndpoints.templates, {}, { when: open === 'template' });
  const go = useGo();
  const plans = Object.fromEntries(
    calls.plans.map(({ id, year, documentNumber }) => [id, `${year} 年（${documentNumber}）`]),
  );
  const base = {
    planId: z.string('请选择').meta({ label: '所属计划', options: plans, widget: 'select' }),
    title: z.string().trim().min(4, '不少于4字').optional().meta({ label: '征集名称', hint: '不填则按计划年份命名' }),
  };
  const named = templates.ready
    ? Object.fromEntries(templates.data.rows.map(({ id, title, source }) => [id, `${title}（${source}）`]))
    : {};
  const template = z.object({
    ...base,
    template: z.string('请选择').meta({ label: '模板', options: named, widget: 'select' }),
    withBatches: z.boolean().default(true).meta({ label: '按方案六（一）5 填入三个批次的日期', widget: 'check' }),
  });
  const earlier = Object.fromEntries(calls.rows.map(({ id, title }) => [id, title]));
  const copy = z.object({
    ...base,
    fromCallId: z.string('请选择').meta({ label: '复制哪一次征集', options: earlier, widget: 'select' }),
  });
  const done = ({ id }: { id: string }) => go({ path: '/manage/calls/$callId', params: { callId: id } });
  const shared = { endpoint: callsEndpoints.add, act: '新建', onCancel: () => setOpen(undefined), onDone: done };
  const initial = { planId: calls.plans[0]?.id };
  return (
    <>
      {calls.rows.length > 0 ? <Button onClick={() => setOpen('copy')}>复制以往征集…</Button> : null}
      <Button type="primary" onClick={() => setOpen('template')}>
        以默认模板新建征集…
      </Button>
      {open === 'template' && templates.ready ? (
        <ActDialog
          open
          title="以默认模板新建征集"
          schema={template}
          initial={{ ...initial, template: templates.data.rows[0]?.id, withBatches: true }}
          {...shared}
        />
      ) : null}
      {open === 'copy' ? <ActDialog open title="复制以往征集" schema={copy} initial={initial} {...shared} /> : null}
    </>
  );
}
