import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { Money, When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { usePageTitle } from '../../../web/page-title.ts';
import { useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { batchEndpoints as at } from '../endpoints.ts';
import { returnStates } from '../terms.ts';
import { meaningShapes, meaningWords, returnShapes } from './words.ts';
import './payments.css';

/** A bank's answer: what each line means, and what stands against entering the file. */
export default function ReturnPage() {
  const returnId = useParam('returnId');
  const view = useView(at.returned, { returnId });
  usePageTitle(view.ready ? view.data.fileName : '银行回盘');
  if (!view.ready) return <Waiting view={view} />;
  const one = view.data;
  const move = (act: string) => one.moves.find((found) => found.act === act);
  const input = { returnId, version: one.version };
  const of = (meaning: string) => one.lines.filter((line) => line.meaning === meaning).length;
  const changes = of('paid') + of('failed') + of('bounced');
  return (
    <div className="money-page">
      <PageHeader
        title={one.fileName}
        sub={
          <>
            <Status kind={returnShapes[one.state]}>{returnStates[one.state]}</Status>　{one.lineCount} 行，错误{' '}
            {one.faultCount} 处
          </>
        }
      />
      <Facts
        columns={3}
        facts={[
          ['明细之和', <Money key="a" fen={one.totalFen} scale="yuan" unit />],
          [
            '文件合计',
            one.statedFen === null ? '文件未写合计' : <Money key="b" fen={one.statedFen} scale="yuan" unit />,
          ],
          ['文件校验值', <code key="c">{one.sha256.slice(0, 16)}…</code>],
          ['确认已付', one.paidCount ?? `将 ${of('paid')} 笔`],
          ['失败、退汇', one.failedCount ?? `将 ${of('failed') + of('bounced')} 笔`],
          ['待查', one.unknownCount ?? `${of('unknown')} 行`],
          ['读入', one.readByName],
          ['读入时间', <When key="d" at={one.readAt} />],
          ['入账', one.doneByName ? <When key="e" at={one.doneAt} /> : ''],
        ]}
      />
      {one.faults.length > 0 ? (
        <Block title="问题" note={one.faultCount > 0 ? '有错的文件一笔也不入账，请核对后重新上传' : '提示，不影响入账'}>
          <ul className="conditions">
            {one.faults.map((it) => (
              <li key={`${it.row} ${it.message}`}>
                <Shape kind={it.weight === 'stop' ? 'bad' : 'warn'} />
                <span>{it.message}</span>
                <span className="detail">第 {it.row} 行</span>
              </li>
            ))}
          </ul>
        </Block>
      ) : null}
      <DataTable
        list="payment-return-lines"
        caption="回盘明细"
        rows={one.lines}
        rowKey={(row) => String(row.row)}
        columns={[
          { key: 'row', title: '行', align: 'right', frozen: true, render: (row) => row.row },
          { key: 'serial', title: '银行流水号', render: (row) => row.serial },
          { key: 'account', title: '账号', render: (row) => row.accountTail },
          {
            key: 'amount',
            title: '金额',
            unit: '元',
            align: 'right',
            render: (row) => <Money fen={row.amountFen} scale="yuan" />,
          },
          { key: 'day', title: '日期', render: (row) => <When at={row.day} form="day" /> },
          { key: 'ours', title: '对应付款', render: (row) => row.ours || '—' },
          {
            key: 'meaning',
            title: '入账',
            render: (row) => <Status kind={meaningShapes[row.meaning]}>{meaningWords[row.meaning]}</Status>,
          },
          { key: 'reason', title: '银行说明', render: (row) => row.reason },
        ]}
        empty={
          <Empty kind="none-yet" title="没有读出明细">
            见上面的问题。
          </Empty>
        }
      />
      {one.moves.length > 0 ? (
        <MovesBar
          quiet={<MoveButton move={move('drop')} endpoint={at.dropReturn} input={input} />}
          act={
            one.faultCount > 0 ? undefined : (
              <MoveButton
                move={move('carry_out')}
                endpoint={at.carryOut}
                input={input}
                effect={{
                  title: `入账 ${changes} 笔`,
                  who: '相关项目的资金账和拨付状态',
                  sends: '失败的恢复为待付，可更正账户后重付',
                  takeBack: '不能撤销；付后退汇由以后的回盘入账',
                  act: `入账 ${changes} 笔`,
                }}
              />
            )
          }
        />
      ) : null}
    </div>
  );
}
