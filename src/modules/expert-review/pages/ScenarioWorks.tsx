import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { Fen } from '../../../base/money.ts';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { type Column, DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { type Kind, Status } from '../../../web/parts/Shape.tsx';
import { Money, Work } from '../../../web/parts/Text.tsx';
import { useAct, type View } from '../../../web/server-state.ts';
import { expertReviewEndpoints } from '../endpoints.ts';
import { MoveInScenario, ScenarioMove } from '../scenario-schema.ts';
import { points } from './points.ts';
import type { ScenariosView } from './ScenariosPage.tsx';

type Row = ScenariosView['rows'][number];
type Mark = 'a' | 'b';
const shapes: Record<string, Kind> = {
  selected: 'done',
  selected_unfunded: 'done',
  reserve: 'wait',
  not_selected: 'off',
};
/** The dialog sends the move as one field, so the reason and the place stand inside it. */
const form = MoveInScenario.pick({ move: true }).extend({
  move: ScenarioMove.omit({ applicationId: true }).meta({ label: '改为' }),
});

function Placed({ row, mark }: { row: Row; mark: Mark }) {
  const at = row[mark];
  return (
    <>
      <Status kind={shapes[at.kind] ?? 'idle'}>
        {at.kindLabel}
        {at.reserveOrder ? ` 第 ${at.reserveOrder} 位` : ''}
      </Status>
      {at.reason ? <small className="note">{at.reason}</small> : null}
    </>
  );
}

/** Work by work, both sides; in a scenario works are put elsewhere by hand, with a reason, or back again. */
export function ScenarioWorks({
  data,
  view,
  only,
  onOnly,
}: {
  data: ScenariosView;
  view: View<unknown>;
  only: boolean;
  onOnly: (only: boolean) => void;
}) {
  const [editing, setEditing] = useState<{ row: Row; mark: Mark }>();
  const back = useAct(expertReviewEndpoints.moveInScenario);
  const scenarioOf = (mark: Mark) =>
    data.mayTry ? data.scenarios.find((one) => one.id === data[mark].key && !one.adoptedAt) : undefined;
  const fixedOf = (mark: Mark, row: Row) => {
    const scenario = scenarioOf(mark);
    return {
      listId: data.listId,
      scenarioId: scenario?.id ?? '',
      version: scenario?.version ?? 0,
      applicationId: row.applicationId,
    };
  };
  const side = (mark: Mark, title: string): Column<Row> => ({
    key: mark,
    title: `${title}：${data[mark].name}`,
    render: (row) => {
      const scenario = scenarioOf(mark);
      const moved = scenario?.moves.some((move) => move.applicationId === row.applicationId);
      return (
        <div className="two-line">
          <Placed row={row} mark={mark} />
          {scenario ? (
            <span className="row no-print">
              <Button
                size="small"
                aria-label={`在${title}中移动 ${row.number}`}
                onClick={() => setEditing({ row, mark })}
              >
                移动…
              </Button>
              {moved ? (
                <Button size="small" type="text" onClick={() => void back.run(fixedOf(mark, row))}>
                  恢复
                </Button>
              ) : null}
            </span>
          ) : null}
        </div>
      );
    },
  });
  return (
    <>
      <DataTable
        list="scenario-works"
        caption="逐部对比"
        view={view}
        rows={only ? data.rows.filter((row) => row.differs) : data.rows}
        rowKey={(row) => row.applicationId}
        rowClass={(row) => (row.differs ? 'row-near' : '')}
        tools={
          <Checkbox checked={only} onChange={(event) => onOnly(event.target.checked)}>
            只看不同（{data.differing} 部）
          </Checkbox>
        }
        empty={
          <Empty kind="none-match" title="两侧没有不同">
            甲、乙两侧每部作品的评定意见都相同。
          </Empty>
        }
        columns={[
          { key: 'rank', title: '名次', align: 'right', render: (row) => row.rank },
          {
            key: 'title',
            title: '作品',
            frozen: true,
            render: (row) => (
              <div className="two-line">
                <Work
                  title={row.title}
                  to={{ path: '/applications/$applicationId', params: { applicationId: row.applicationId } }}
                />
                <small className="note">
                  {row.number}　{row.applicantName}
                </small>
              </div>
            ),
          },
          { key: 'unit', title: '推荐单位', minor: true, render: (row) => row.recommenderName },
          { key: 'category', title: '类别', render: (row) => row.categoryLabel },
          { key: 'score', title: '终评得分', align: 'right', render: (row) => <b>{points(row.score)}</b> },
          {
            key: 'asked',
            title: '申请',
            unit: '万元',
            align: 'right',
            render: (row) => (row.requestedFen === null ? '—' : <Money fen={row.requestedFen as Fen} unit={false} />),
          },
          side('a', '甲'),
          side('b', '乙'),
        ]}
      />
      {editing ? (
        <ActDialog
          open
          title={`移动 ${editing.row.number}《${editing.row.title}》`}
          act="保存移动"
          endpoint={expertReviewEndpoints.moveInScenario}
          schema={form}
          initial={{ move: { kind: editing.row[editing.mark].kind, reason: '' } }}
          fixed={fixedOf(editing.mark, editing.row)}
          onCancel={() => setEditing(undefined)}
          onDone={() => setEditing(undefined)}
        />
      ) : null}
    </>
  );
}
