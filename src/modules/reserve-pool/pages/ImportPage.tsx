import './reserve.css';
import type { z } from 'zod';
import { usePageTitle } from '../../../web/page-title.ts';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { CellFaults, ImportMark, usePaged } from '../../../web/parts/SentWorkbook.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When, Work } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useGo, useParam } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { reservePoolEndpoints as at } from '../endpoints.ts';
import type { ImportOut } from '../views.ts';
import { changeWords } from './words.ts';

type Import = z.output<typeof ImportOut>;

function Faults({ one }: { one: Import }) {
  return (
    <Block
      title="错误明细"
      note={`${one.faults.length} 处；整份没有导入，改好后重新上传`}
      extra={
        <a href={hrefOf(at.marked, { importId: one.id })} download>
          下载标注错误的工作簿
        </a>
      }
    >
      <CellFaults list="reserve-import-faults" faults={one.faults} />
    </Block>
  );
}

function Rows({ one }: { one: Import }) {
  const paged = usePaged(one.rows);
  return (
    <DataTable
      {...paged}
      list="reserve-import-rows"
      caption="名单内容"
      rowKey={(row) => `${row.number ?? ''}${row.title}${row.producerName}`}
      columns={[
        { key: 'title', title: '作品', frozen: true, render: (row) => <Work title={row.title} /> },
        { key: 'number', title: '储备编号', render: (row) => row.number ?? '—' },
        { key: 'producer', title: '制作机构', render: (row) => row.producerName || '—' },
        { key: 'stage', title: '阶段', render: (row) => row.stageLabel },
        {
          key: 'change',
          title: '将',
          render: (row) => <Status kind={row.change === 'same' ? 'idle' : 'doing'}>{changeWords[row.change]}</Status>,
        },
      ]}
      empty={
        <Empty kind="none-yet" title="没有读出内容">
          见上面的错误明细。
        </Empty>
      }
    />
  );
}

/** What a workbook would change, or every wrong cell of it. */
export default function ImportPage() {
  const importId = useParam('importId');
  const view = useView(at.import, { importId });
  const go = useGo();
  usePageTitle(view.ready ? view.data.fileName : '导入储备名单');
  if (!view.ready && view.problem?.status === 404)
    return (
      <Empty kind="none-match" title="没有这次导入" button={{ label: '看储备库', to: { path: '/reserve' } }}>
        地址有误，或不是本单位的导入。
      </Empty>
    );
  if (!view.ready) return <Waiting view={view} />;
  const one = view.data;
  const move = (act: string) => one.moves.find((found) => found.act === act);
  const input = { importId: one.id, version: one.version };
  return (
    <>
      <PageHeader
        title={one.fileName}
        sub={
          <span className="row pool-sums">
            <ImportMark state={one.state} />
            {one.faults.length > 0 ? (
              <span>错误 {one.faults.length} 处</span>
            ) : (
              <span>
                新增 {one.added} 项，调整 {one.changed} 项，无变化 {one.unchanged} 项
              </span>
            )}
            <span>
              {one.readByName} <When at={one.readAt} />
            </span>
          </span>
        }
        moves={
          <To className="button" path="/reserve/import">
            另传一份
          </To>
        }
      />
      {one.faults.length > 0 ? <Faults one={one} /> : <Rows one={one} />}
      {one.moves.length > 0 ? (
        <MovesBar
          quiet={<MoveButton move={move('drop')} endpoint={at.drop} input={input} />}
          act={
            <MoveButton
              move={move('carry_out')}
              endpoint={at.carryOut}
              input={input}
              effect={{
                title: `导入 ${one.added + one.changed} 项`,
                who: '新项目入库，已在库的按表调整；总局可以看到',
                sends: '不发通知；逐项记入办理过程',
                takeBack: '不能整份撤销；可逐项调整或出库',
                act: '确认导入',
              }}
              onDone={() => go({ path: '/reserve' })}
            />
          }
        />
      ) : null}
    </>
  );
}
