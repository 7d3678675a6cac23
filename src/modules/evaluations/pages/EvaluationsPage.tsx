import { Button } from 'antd';
import { useState } from 'react';
import { useServerNow } from '../../../web/clock.ts';
import { SampleNote } from '../../../web/frame/SampleNote.tsx';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To, useFilter, useGo } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { evaluationsEndpoints as at } from '../endpoints.ts';
import { OpenEvaluation } from '../schema.ts';
import { type EvaluationKind, evaluationKinds, evaluationStates } from '../terms.ts';
import { evaluationShapes } from './words.ts';

/** 考核评价: quarterly and yearly rounds of units and platforms. */
export default function EvaluationsPage() {
  const go = useGo();
  const filter = useFilter({ kind: '', year: '' });
  const { kind, year } = filter.values;
  const view = useView(at.list, { kind: kind as EvaluationKind | '', year }, { keep: true });
  const [opening, setOpening] = useState(false);
  const thisYear = Number((useServerNow() ?? '').slice(0, 4));
  const years = Object.fromEntries([0, 1, 2].map((back) => [String(thisYear - back), `${thisYear - back}年`]));
  return (
    <>
      <SampleNote className="no-print" />
      <PageHeader
        title="考核评价"
        sub="单位自评、总局核定、结果告知和异议、发布，结果作为下一年度安排的依据"
        meta={
          <span className="row">
            <To path="/evaluation-suggestions">结果运用</To>
            <To path="/evaluation-sets">评价指标</To>
          </span>
        }
        moves={
          view.ready && view.data.mayOpen ? (
            <Button type="primary" onClick={() => setOpening(true)}>
              开展评价
            </Button>
          ) : null
        }
      />
      {opening ? (
        <ActDialog
          open
          title="开展评价"
          act="开展"
          endpoint={at.open}
          schema={OpenEvaluation}
          initial={{ kind: 'yearly', audience: 'province', year: thisYear }}
          onCancel={() => setOpening(false)}
          onDone={({ id }) => go({ path: '/evaluations/$evaluationId', params: { evaluationId: id } })}
        />
      ) : null}
      <FilterBar
        filter={filter}
        fields={[
          { key: 'kind', label: '类型', kind: 'select', width: 140, options: evaluationKinds },
          { key: 'year', label: '年度', kind: 'select', width: 120, options: years },
        ]}
      />
      <DataTable
        list="evaluations"
        caption="考核评价"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        total={view.ready ? view.data.rows.length : 0}
        columns={[
          {
            key: 'title',
            title: '评价',
            frozen: true,
            render: (row) => (
              <To path="/evaluations/$evaluationId" params={{ evaluationId: row.id }}>
                {row.title}
              </To>
            ),
          },
          {
            key: 'state',
            title: '阶段',
            render: (row) => <Status kind={evaluationShapes[row.state]}>{evaluationStates[row.state]}</Status>,
          },
          { key: 'self', title: '自评截止', render: (row) => <When at={row.selfDueOn} form="day" /> },
          { key: 'sheets', title: '对象', unit: '个', align: 'right', render: (row) => row.sheets },
          { key: 'submitted', title: '已自评', unit: '个', align: 'right', render: (row) => row.submitted },
          { key: 'checked', title: '已核定', unit: '个', align: 'right', render: (row) => row.checked },
          { key: 'objections', title: '待答复异议', unit: '件', align: 'right', render: (row) => row.objections },
        ]}
        empty={
          filter.changed.length > 0 ? (
            <Empty kind="none-match" title="没有符合条件的评价" button={{ label: '重置筛选', run: filter.reset }}>
              换个条件再查。
            </Empty>
          ) : (
            <Empty kind="none-yet" title="还没有开展评价">
              按季度或年度开展，指标值由系统记载计算。
            </Empty>
          )
        }
      />
    </>
  );
}
