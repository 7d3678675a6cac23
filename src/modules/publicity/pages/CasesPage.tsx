import { Button } from 'antd';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { When, Work } from '../../../web/parts/Text.tsx';
import { To, useFilter, useGo } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { objectionEndpoints } from '../endpoints.ts';
import { objectionStates, type ObjectionState } from '../terms.ts';
import { objectionShapes } from './words.ts';

/** 异议: all cases with their clocks; who brought them is not among it. */
export default function CasesPage() {
  const filter = useFilter({ q: '', state: '', cut: '', batchId: '', page: 1, size: 50 });
  const go = useGo();
  const { q, state, cut, batchId, page, size } = filter.values;
  const view = useView(
    objectionEndpoints.list,
    {
      q,
      page,
      size,
      state: state as ObjectionState | '',
      cut: cut as '' | 'pending' | 'mine' | 'closed',
      ...(batchId ? { batchId } : {}),
    },
    { keep: true },
  );
  const cuts = view.ready ? view.data.cuts : { all: 0, pending: 0, mine: 0, closed: 0 };
  return (
    <>
      <PageHeader
        title="异议"
        moves={
          view.ready && view.data.mayEnter ? (
            <Button onClick={() => go({ path: '/objection-entry' })}>登记来函来电</Button>
          ) : null
        }
        sub={`未办结 ${cuts.pending}　已办结 ${cuts.closed}　提出人信息另行保管，查看均有登记`}
      />
      <FilterBar
        filter={filter}
        cuts={{
          key: 'cut',
          options: [
            { value: '', label: '全部', count: cuts.all },
            { value: 'pending', label: '未办结', count: cuts.pending },
            { value: 'mine', label: '我承办', count: cuts.mine },
            { value: 'closed', label: '已办结', count: cuts.closed },
          ],
        }}
        fields={[
          { key: 'q', label: '编号、作品', kind: 'text', width: 220 },
          { key: 'state', label: '状态', kind: 'select', width: 140, options: objectionStates },
        ]}
      />
      <DataTable
        list="objections"
        caption="异议"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'number',
            title: '编号',
            frozen: true,
            render: (row) => (
              <To path="/objections/$objectionId" params={{ objectionId: row.id }}>
                {row.number}
              </To>
            ),
          },
          { key: 'work', title: '作品', render: (row) => <Work title={row.workTitle} /> },
          { key: 'kind', title: '方式', render: (row) => `${row.claimantKindLabel}（${row.channelLabel}）` },
          { key: 'ground', title: '类型', render: (row) => row.groundLabel },
          {
            key: 'state',
            title: '状态',
            render: (row) => <Status kind={objectionShapes[row.state]}>{row.stateLabel}</Status>,
          },
          { key: 'handler', title: '承办人', render: (row) => row.handlerName ?? '未指定' },
          { key: 'at', title: '收到', render: (row) => <When at={row.receivedAt} /> },
          {
            key: 'due',
            title: '答复期限',
            render: (row) =>
              row.late ? (
                <>
                  <Shape kind="bad" /> 逾期 <When at={row.replyDueOn} form="day" />
                </>
              ) : row.replied ? (
                '已答复'
              ) : row.replyDueOn ? (
                <When at={row.replyDueOn} form="day" />
              ) : (
                '不作答复'
              ),
          },
          { key: 'batch', title: '批次', minor: true, render: (row) => row.batchName },
        ]}
        total={view.ready ? view.data.total : 0}
        page={page}
        size={size}
        onPage={(next, rows) => filter.set({ page: next, size: rows })}
        empty={
          filter.changed.length > 0 ? (
            <Empty kind="none-match" title="没有符合条件的异议" button={{ label: '重置筛选', run: filter.reset }}>
              换个条件再查。
            </Empty>
          ) : (
            <Empty kind="none-yet" title="还没有收到异议">
              公示期内收到的异议列在这里。
            </Empty>
          )
        }
      />
    </>
  );
}
