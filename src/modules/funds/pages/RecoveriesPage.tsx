import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { Money, When, Work } from '../../../web/parts/Text.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { recoveriesEndpoints } from '../endpoints.ts';
import { recoveryStates, type RecoveryState } from '../terms.ts';
import { shapeOf } from './words.ts';

/** 追回: every case with what is owed, what came back and until when. */
export default function RecoveriesPage() {
  const filter = useFilter({ state: '', projectId: '' });
  const { state, projectId } = filter.values;
  const view = useView(recoveriesEndpoints.list, { state: state as RecoveryState | '', projectId }, { keep: true });
  const sums = view.ready ? view.data.sums : undefined;
  return (
    <>
      <PageHeader title="追回" sub="提出、决定、发函、分次退回、结案；核销损失须另行决定" />
      <FilterBar
        filter={filter}
        fields={[{ key: 'state', label: '状态', kind: 'select', width: 150, options: recoveryStates }]}
      />
      <DataTable
        list="recoveries"
        caption="追回"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        totalsLabel="合计（不含不予追回）"
        columns={[
          {
            key: 'number',
            title: '编号',
            frozen: true,
            render: (row) => (
              <To path="/recoveries/$recoveryId" params={{ recoveryId: row.id }}>
                {row.number}
              </To>
            ),
          },
          { key: 'work', title: '项目', render: (row) => <Work title={row.title} /> },
          { key: 'producer', title: '制作机构', render: (row) => row.producerName },
          { key: 'recommender', title: '推荐单位', hidden: true, render: (row) => row.recommenderName },
          { key: 'fund', title: '资金', hidden: true, render: (row) => row.fundName },
          { key: 'reason', title: '原因', render: (row) => row.reasonLabel },
          { key: 'state', title: '状态', render: (row) => <Status kind={shapeOf(row.state)}>{row.stateLabel}</Status> },
          {
            key: 'amount',
            title: '应追回',
            unit: '万元',
            align: 'right',
            render: (row) => <Money fen={row.amountFen} />,
            ...(sums ? { total: <Money fen={sums.amountFen} /> } : {}),
          },
          {
            key: 'returned',
            title: '已退回',
            unit: '万元',
            align: 'right',
            render: (row) => <Money fen={row.returnedFen} />,
            ...(sums ? { total: <Money fen={sums.returnedFen} /> } : {}),
          },
          {
            key: 'left',
            title: '尚欠',
            unit: '万元',
            align: 'right',
            render: (row) => <Money fen={row.leftFen} />,
            ...(sums ? { total: <Money fen={sums.leftFen} /> } : {}),
          },
          {
            key: 'due',
            title: '退回期限',
            render: (row) =>
              row.dueOn === null ? (
                <span className="dim">未发函</span>
              ) : row.late ? (
                <>
                  <Shape kind="bad" /> 逾期 <When at={row.dueOn} form="day" />
                </>
              ) : (
                <When at={row.dueOn} form="day" />
              ),
          },
        ]}
        total={view.ready ? view.data.total : 0}
        empty={
          filter.changed.length > 0 ? (
            <Empty kind="none-match" title="没有符合条件的追回" button={{ label: '重置筛选', run: filter.reset }}>
              换个条件再查。
            </Empty>
          ) : (
            <Empty kind="none-yet" title="没有追回">
              项目逾期、重大变更、验收不合格或资金使用不符合专款用途时，在项目资金页提出追回。
            </Empty>
          )
        }
      />
    </>
  );
}
