import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { CellFaults, ImportMark } from '../../../web/parts/SentWorkbook.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useGo, useParam } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { reportsEndpoints as at } from '../endpoints.ts';

/** What a workbook says before it is taken over: its faults cell by cell, or what it changes. */
export default function ImportPage() {
  const importId = useParam('importId');
  const view = useView(at.importDetail, { importId });
  const go = useGo();
  if (!view.ready) return <Waiting view={view} />;
  const { id, version, reportId, state, faults, rows, changed, unchanged, moves, fileName } = view.data;
  const back = () => go({ path: '/reports/$reportId', params: { reportId } });
  const move = (act: string) => moves.find((one) => one.act === act);
  const isFaulty = faults.length > 0;
  return (
    <>
      <PageHeader
        title={`导入：${fileName}`}
        sub={
          isFaulty ? `错误 ${faults.length} 处，整表未导入` : `有变化 ${changed} 行 · 无变化 ${unchanged} 行 · 错误 0`
        }
        meta={<ImportMark state={state} />}
        moves={
          <>
            {isFaulty ? (
              <a className="button" href={hrefOf(at.marked, { importId })} download>
                下载标出错误的原表
              </a>
            ) : null}
            <To className="button" path="/reports/$reportId" params={{ reportId }}>
              返回推进表
            </To>
          </>
        }
      />
      <Block title={isFaulty ? '错误明细' : '导入内容'} note={<When at={view.data.readAt} />} className="gap">
        {isFaulty ? (
          <CellFaults list="report-import-faults" faults={faults} />
        ) : (
          <DataTable
            list="report-import-rows"
            caption="导入内容"
            rows={rows}
            rowKey={(row) => row.title}
            columns={[
              { key: 'title', title: '作品', frozen: true, render: (row) => row.title },
              {
                key: 'changed',
                title: '改动',
                render: (row) => (row.changed.length > 0 ? `${row.changed.length} 格` : '无变化'),
              },
            ]}
            empty={<Empty kind="none-yet" title="表中没有行" />}
          />
        )}
      </Block>
      <MovesBar
        moves={[]}
        quiet={
          <MoveButton move={move('drop')} endpoint={at.dropImport} input={{ importId: id, version }} onDone={back} />
        }
        act={
          <MoveButton
            move={move('carry_out')}
            endpoint={at.carryOut}
            input={{ importId: id, version }}
            primary
            onDone={back}
          />
        }
      />
    </>
  );
}
