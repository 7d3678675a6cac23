import { Button } from 'antd';
import type { z } from 'zod';
import { localDate } from '../../../base/time.ts';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { useFilter } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { accountsEndpoints } from '../endpoints.ts';
import './accounts.css';

type Row = z.output<typeof accountsEndpoints.audit.output>['rows'][number];

/** The chain is walked when asked: it may be long. */
function Proof() {
  const filter = useFilter({ proof: false });
  const view = useView(accountsEndpoints.verifyAudit, {}, { when: filter.values.proof });
  if (!filter.values.proof) return <Button onClick={() => filter.set({ proof: true })}>核验审计链</Button>;
  if (!view.ready) return <span role="status">{view.problem ? view.problem.title : '正在逐条核验…'}</span>;
  const { verified, entries, firstAltered } = view.data;
  return (
    <span role="status">
      {verified ? (
        <Status kind="done">{entries} 条记录首尾相接，未被改动</Status>
      ) : (
        <Status kind="bad">第 {firstAltered} 条起与摘要不符，请立即保全现场</Status>
      )}
    </span>
  );
}

function Entry({ row }: { row: Row }) {
  const written = (value: unknown) => <pre className="entry-json">{JSON.stringify(value, null, 1)}</pre>;
  return (
    <>
      <Facts
        columns={1}
        facts={[
          ['序号', row.seq],
          ['时间', <When key="at" at={row.at} form="seconds" />],
          ['事项', `${row.label}（${row.act}）`],
          ['人员', `${row.who}　${row.org}`],
          ['对象编号', row.subject],
          ['说明', row.note],
        ]}
      />
      {row.before ? (
        <Block className="gap" title="变更前">
          {written(row.before)}
        </Block>
      ) : null}
      {row.after ? (
        <Block className="gap" title="变更后">
          {written(row.after)}
        </Block>
      ) : null}
      <Block className="gap" title="摘要">
        <p className="entry-json">
          {row.suite}:{row.digest}
        </p>
      </Block>
    </>
  );
}

export default function AuditPage() {
  const filter = useFilter({ act: '', who: '', subject: '', from: '', until: '', page: 1, size: 50 });
  const { act, who, subject, from, until, page, size } = filter.values;
  const asked = {
    act,
    who,
    ...(subject ? { subject } : {}),
    ...(from ? { from: localDate(from) } : {}),
    ...(until ? { until: localDate(until) } : {}),
  };
  const view = useView(accountsEndpoints.audit, { ...asked, page, size }, { keep: true });
  const acts = view.ready ? view.data.acts : [];
  return (
    <>
      <PageHeader title="审计记录" sub="所有办理的原始记录，逐条相连，只增不改" moves={<Proof />} />
      <FilterBar
        filter={filter}
        fields={[
          {
            key: 'act',
            label: '事项',
            kind: 'select',
            width: 180,
            options: acts.map((one) => ({ value: one.act, label: one.label })),
          },
          { key: 'who', label: '人员或单位', kind: 'text' },
          { key: 'subject', label: '对象编号', kind: 'text', width: 300 },
          { key: 'from', label: '自', kind: 'date' },
          { key: 'until', label: '至', kind: 'date' },
        ]}
      />
      <DataTable
        list="audit"
        caption="审计记录"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => String(row.seq)}
        columns={[
          { key: 'seq', title: '序号', align: 'right', width: 80, render: (row) => row.seq },
          { key: 'at', title: '时间', render: (row) => <When at={row.at} form="seconds" /> },
          { key: 'act', title: '事项', render: (row) => row.label },
          { key: 'who', title: '人员', render: (row) => row.who },
          { key: 'org', title: '单位', render: (row) => row.org || '—' },
          { key: 'note', title: '说明', render: (row) => row.note || '—' },
          {
            key: 'digest',
            title: '摘要',
            minor: true,
            render: (row) => <span className="note">{row.digest.slice(0, 12)}</span>,
          },
        ]}
        total={view.ready ? view.data.total : 0}
        page={page}
        size={size}
        onPage={(next, rows) => filter.set({ page: next, size: rows })}
        exportHref={hrefOf(accountsEndpoints.exportAudit, asked)}
        drawer={{ title: (row) => `第 ${row.seq} 条　${row.label}`, body: (row) => <Entry row={row} /> }}
        empty={
          <Empty kind="none-match" title="没有符合条件的记录" button={{ label: '重置筛选', run: filter.reset }}>
            换个条件再查。
          </Empty>
        }
      />
    </>
  );
}
