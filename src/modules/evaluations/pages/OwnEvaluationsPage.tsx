import { SampleNote } from '../../../web/frame/SampleNote.tsx';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { evaluationsEndpoints as at } from '../endpoints.ts';
import { pointsText } from '../rules.ts';
import { evaluationStates, sheetStates } from '../terms.ts';
import { evaluationShapes, sheetShapes } from './words.ts';

/** The appraisals of one's own unit or platform. */
export default function OwnEvaluationsPage() {
  const view = useView(at.own, {});
  return (
    <>
      <SampleNote className="no-print" />
      <PageHeader
        title="本单位评价"
        sub="按期自评并附佐证；结果告知后在异议期内可以提出异议"
        meta={<To path="/evaluation-sets">评价指标</To>}
      />
      <DataTable
        list="own-evaluations"
        caption="本单位评价"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.sheetId}
        total={view.ready ? view.data.rows.length : 0}
        columns={[
          {
            key: 'title',
            title: '评价',
            frozen: true,
            render: (row) => (
              <To path="/evaluation-sheets/$sheetId" params={{ sheetId: row.sheetId }}>
                {row.title}
              </To>
            ),
          },
          {
            key: 'stage',
            title: '阶段',
            render: (row) => (
              <Status kind={evaluationShapes[row.evaluationState]}>{evaluationStates[row.evaluationState]}</Status>
            ),
          },
          {
            key: 'state',
            title: '评价表',
            render: (row) => <Status kind={sheetShapes[row.state]}>{sheetStates[row.state]}</Status>,
          },
          { key: 'self', title: '自评截止', render: (row) => <When at={row.selfDueOn} form="day" /> },
          { key: 'objections', title: '异议期到', render: (row) => <When at={row.objectionsUntil} form="day" /> },
          { key: 'total', title: '总分', align: 'right', render: (row) => pointsText(row.total?.score ?? null) },
          { key: 'band', title: '等次', render: (row) => row.total?.band || '—' },
        ]}
        empty={
          <Empty kind="none-yet" title="还没有评价">
            总局开展季度评议或年度评估后，在这里自评。
          </Empty>
        }
      />
    </>
  );
}
