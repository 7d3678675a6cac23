import { Button } from 'antd';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Fig, When } from '../../../web/parts/Text.tsx';
import { To, useGo } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { publicityEndpoints } from '../endpoints.ts';
import type { NoticeState } from '../terms.ts';
import { noticeShapes } from './words.ts';

/** 公示, batch by batch: what may be prepared, what is open, what is final. */
export default function BatchNoticesPage() {
  const view = useView(publicityEndpoints.list, {});
  const { run, busy, problem } = useAct(publicityEndpoints.prepare);
  const go = useGo();
  const prepare = async (batchId: string) => {
    const made = await run({ batchId });
    if (made) go({ path: '/manage/publicity/$noticeId', params: { noticeId: made.id } });
  };
  return (
    <>
      <PageHeader title="公示" sub="评定结论签发后拟制公示；期满且异议办结，结果方可确定，此前不得签约付款" />
      <ProblemView problem={problem} />
      <DataTable
        list="batch-notices"
        caption="各批次公示"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.batchId}
        columns={[
          {
            key: 'batch',
            title: '批次',
            frozen: true,
            render: (row) =>
              row.noticeId ? (
                <To path="/manage/publicity/$noticeId" params={{ noticeId: row.noticeId }}>
                  {row.batchName}
                </To>
              ) : (
                row.batchName
              ),
          },
          {
            key: 'state',
            title: '状态',
            render: (row) => <Status kind={noticeShapes[row.state as NoticeState]}>{row.stateLabel}</Status>,
          },
          { key: 'works', title: '作品', unit: '部', align: 'right', render: (row) => row.works },
          { key: 'edition', title: '版次', align: 'right', render: (row) => row.edition || '—' },
          { key: 'number', title: '文号', render: (row) => row.documentNumber || '—' },
          { key: 'until', title: '公示至', render: (row) => (row.until ? <When at={row.until} form="day" /> : '—') },
          {
            key: 'objections',
            title: '未办结异议',
            align: 'right',
            render: (row) => (
              <Fig
                n={row.pendingObjections}
                to={{ path: '/objections', search: { cut: 'pending', batchId: row.batchId } }}
              />
            ),
          },
          {
            key: 'do',
            title: '操作',
            render: (row) =>
              row.preparable ? (
                <Button size="small" loading={busy} onClick={() => void prepare(row.batchId)}>
                  拟制公示
                </Button>
              ) : null,
          },
        ]}
        empty={
          <Empty
            kind="not-open"
            title="还没有可公示的名单"
            button={{ label: '看评定名单', to: { path: '/review/decision-lists' } }}
          >
            总局签发评定结论之后，这里可以拟制公示。
          </Empty>
        }
      />
    </>
  );
}
