import { Button } from 'antd';
import { useState } from 'react';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { type Chosen, DataTable, nothingChosen } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { reportsEndpoints as at } from '../endpoints.ts';
import { UrgeUnits } from '../schema.ts';
import { reportStates } from '../terms.ts';
import { ConfirmTables } from './ConfirmTables.tsx';
import { stateShapes } from './words.ts';

const urging = UrgeUnits.pick({ note: true });
type Cut = '' | 'missing' | 'late' | 'submitted' | 'confirmed';

/** Who has sent the table, who is late, and urging those who have not. */
export function UnitsTab({ periodId }: { periodId: string }) {
  const filter = useFilter({ cut: '' });
  const state = filter.values.cut as Cut;
  const view = useView(at.units, { periodId, state }, { keep: true });
  const [chosen, setChosen] = useState<Chosen>(nothingChosen);
  const [asking, setAsking] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const counts = view.ready ? view.data.counts : undefined;
  const orgIds = chosen.ids;
  return (
    <>
      <FilterBar
        filter={filter}
        fields={[]}
        cuts={{
          key: 'cut',
          options: [
            { value: '', label: '应报', count: counts?.units },
            { value: 'missing', label: '未报', count: counts?.missing },
            { value: 'late', label: '迟报', count: counts?.late },
            { value: 'submitted', label: '待确认' },
            { value: 'confirmed', label: '已确认', count: counts?.confirmed },
          ],
        }}
        right={
          <>
            {view.ready && view.data.mayUrge && view.data.counts.missing > 0 ? (
              <Button onClick={() => setAsking(true)}>
                {orgIds.length > 0
                  ? `催报所选 ${orgIds.length} 个单位…`
                  : `催报全部未报 ${view.data.counts.missing} 个单位…`}
              </Button>
            ) : null}
            {view.ready && view.data.mayConfirm && view.data.waiting > 0 ? (
              <Button onClick={() => setConfirming(true)}>
                {orgIds.length > 0
                  ? `确认所选 ${orgIds.length} 个单位…`
                  : `确认全部待确认 ${view.data.waiting} 个单位…`}
              </Button>
            ) : null}
          </>
        }
      />
      <ActDialog
        open={asking}
        title="催报推进表"
        act="催报"
        endpoint={at.urge}
        schema={urging}
        fixed={{ periodId, orgIds: orgIds.length > 0 ? orgIds : 'all' }}
        onCancel={() => setAsking(false)}
        onDone={() => {
          setAsking(false);
          setChosen(nothingChosen);
        }}
      />
      <ConfirmTables
        open={confirming}
        waiting={view.ready ? view.data.waiting : 0}
        input={{ periodId, orgIds: orgIds.length > 0 ? orgIds : 'all' }}
        onEnd={() => {
          setConfirming(false);
          setChosen(nothingChosen);
        }}
      />
      <DataTable
        list="report-units"
        caption="报送情况"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.orgId}
        chosen={chosen}
        onChoose={setChosen}
        columns={[
          {
            key: 'unit',
            title: '单位',
            frozen: true,
            render: (row) => (
              <To path="/reports/$reportId" params={{ reportId: row.reportId }}>
                {row.shortName}
              </To>
            ),
          },
          {
            key: 'state',
            title: '状态',
            render: (row) => <Status kind={stateShapes[row.state]}>{reportStates[row.state]}</Status>,
          },
          {
            key: 'sent',
            title: '报送时间',
            render: (row) => (row.firstSubmittedAt ? <When at={row.firstSubmittedAt} form="short" /> : '—'),
          },
          {
            key: 'late',
            title: '迟报',
            align: 'right',
            render: (row) => (row.lateDays > 0 ? <Status kind="bad">{row.lateDays} 个工作日</Status> : '—'),
          },
          { key: 'projects', title: '项目', align: 'right', render: (row) => row.projects ?? '—' },
          { key: 'changed', title: '有变化', align: 'right', render: (row) => row.changed ?? '—' },
          { key: 'remarks', title: '有说明的矛盾', align: 'right', render: (row) => row.remarks ?? '—' },
          {
            key: 'edition',
            title: '版次',
            render: (row) => (row.edition > 1 ? `第 ${row.edition} 版` : row.edition === 1 ? '第 1 版' : '—'),
          },
          {
            key: 'urged',
            title: '催报',
            render: (row) =>
              row.lastUrgedAt ? (
                <>
                  {row.urged} 次，
                  <When at={row.lastUrgedAt} form="short" />
                </>
              ) : (
                '—'
              ),
          },
        ]}
        empty={
          <Empty kind="none-match" title="没有这样的单位">
            换一个筛选看看。
          </Empty>
        }
      />
    </>
  );
}
