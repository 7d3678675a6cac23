import { useState } from 'react';
import { Button } from 'antd';
import type { z } from 'zod';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Money, When, Work } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { usePageTitle } from '../../../web/page-title.ts';
import { useParam } from '../../../web/router.tsx';
import { hrefOf, useAct, useView } from '../../../web/server-state.ts';
import { batchEndpoints as at } from '../endpoints.ts';
import { CancelBatch, ConfirmLine } from '../schema.ts';
import { batchStates, lineStates } from '../terms.ts';
import type { BatchOut } from '../bank-views.ts';
import { batchShapes, lineShapes } from './words.ts';
import './payments.css';

type Batch = z.output<typeof BatchOut>;
const confirmForm = ConfirmLine.omit({ batchId: true, lineId: true });
const cancelForm = { schema: CancelBatch.pick({ reason: true }) };

/** What the bank said of one line, entered by hand; or the line taken out before it goes. */
function LineActs({ batch, line }: { batch: Batch; line: Batch['lines'][number] }) {
  const [open, setOpen] = useState(false);
  const drop = useAct(at.drop);
  if (batch.mayDrop && line.state === 'ready') {
    return (
      <>
        <Button
          size="small"
          loading={drop.busy}
          onClick={() => void drop.run({ batchId: batch.id, version: batch.version, lineId: line.id })}
        >
          移出
        </Button>
        <ProblemView problem={drop.problem} />
      </>
    );
  }
  if (!batch.mayConfirm || !['sent', 'paid'].includes(line.state)) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {line.state === 'sent' ? '登记结果' : '登记退汇'}
      </Button>
      <ActDialog
        open={open}
        title={`第 ${line.serial} 笔的银行处理结果`}
        act="登记"
        endpoint={at.confirm}
        schema={confirmForm}
        initial={{ result: line.state === 'sent' ? 'paid' : 'failed' }}
        fixed={{ batchId: batch.id, lineId: line.id }}
        onCancel={() => setOpen(false)}
        onDone={() => setOpen(false)}
      />
    </>
  );
}

function Lines({ batch }: { batch: Batch }) {
  return (
    <DataTable
      list="payment-lines"
      caption="付款明细"
      rows={batch.lines}
      rowKey={(row) => row.id}
      columns={[
        { key: 'serial', title: '序号', align: 'right', frozen: true, render: (row) => row.serial },
        {
          key: 'title',
          title: '作品',
          render: (row) => (
            <Work title={row.title} to={{ path: '/projects/$projectId/money', params: { projectId: row.projectId } }} />
          ),
        },
        { key: 'label', title: '期次', render: (row) => row.instalmentLabel },
        { key: 'holder', title: '收款单位', render: (row) => row.holder },
        { key: 'account', title: '账户', render: (row) => `${row.bankName} ${row.accountTail}` },
        {
          key: 'amount',
          title: '金额',
          unit: '元',
          align: 'right',
          render: (row) => <Money fen={row.amountFen} scale="yuan" />,
          total: <Money fen={batch.totalFen} scale="yuan" />,
        },
        {
          key: 'state',
          title: '状态',
          render: (row) => (
            <>
              <Status kind={lineShapes[row.state]}>{lineStates[row.state]}</Status>
              {row.failedReason ? <span className="note">　{row.failedReason}</span> : null}
            </>
          ),
        },
        { key: 'serialNo', title: '银行流水号', render: (row) => row.bankSerial ?? '—' },
        { key: 'on', title: '日期', render: (row) => <When at={row.settledOn} form="day" /> },
        { key: 'acts', title: '操作', render: (row) => <LineActs batch={batch} line={row} /> },
      ]}
      totalsLabel="合计"
      empty={
        <Empty kind="none-yet" title="没有付款明细">
          各笔已全部移出。
        </Empty>
      }
    />
  );
}

/** One batch: its lines, the sum in figures and capitals, the file for the bank and what came of it. */
export default function BatchPage() {
  const batchId = useParam('batchId');
  const view = useView(at.detail, { batchId });
  usePageTitle(view.ready ? view.data.number : '拨付单');
  if (!view.ready) return <Waiting view={view} />;
  const batch = view.data;
  const move = (act: string) => batch.moves.find((one) => one.act === act);
  const input = { batchId, version: batch.version };
  return (
    <div className="money-page">
      <PageHeader
        title={batch.number}
        sub={
          <>
            <Status kind={batchShapes[batch.state]}>{batchStates[batch.state]}</Status>　{batch.payerName}
            {batch.cancelledReason ? `　作废：${batch.cancelledReason}` : ''}
          </>
        }
        moves={
          <>
            <a className="button" href={hrefOf(at.sheet, { batchId })} download>
              打印拨付单
            </a>
            {batch.state === 'making' ? null : (
              <a className="button" href={hrefOf(at.file, { batchId })} download>
                下载付款文件
              </a>
            )}
          </>
        }
      />
      <Facts
        columns={3}
        facts={[
          ['金额', <Money key="m" fen={batch.totalFen} scale="yuan" unit />],
          [
            '大写',
            <span key="c" className="capital">
              {batch.capital}
            </span>,
          ],
          ['笔数', `${batch.lineCount} 笔`],
          ['制单', `${batch.madeByName}`],
          ['制单时间', <When key="a" at={batch.madeAt} />],
          ['版式', batch.layoutName],
          ['送出', batch.releasedByName ?? ''],
          ['送出时间', <When key="b" at={batch.releasedAt} />],
          ['内容校验值', batch.digest ? <code key="d">{batch.digest.slice(0, 16)}…</code> : ''],
        ]}
      />
      <Lines batch={batch} />
      <Block title="经过">
        <Timeline events={batch.timeline} />
      </Block>
      {batch.moves.length > 0 ? (
        <MovesBar
          note="送出后指标即记入资金账，付款文件各笔附言含拨付编号，据以与回盘对应。"
          quiet={<MoveButton move={move('cancel')} endpoint={at.cancel} input={input} form={cancelForm} />}
          act={
            <MoveButton
              move={move('release')}
              endpoint={at.release}
              input={input}
              effect={{
                title: `送银行：${batch.number}`,
                who: `${batch.lineCount} 家收款单位，${batch.capital}`,
                sends: '再次核对各笔支付条件；资金账记为已拨付',
                takeBack: '送出后不能收回；银行退回的自动恢复为待付',
                promise: '已核对收款户名、账号和金额',
                act: '送银行',
              }}
            />
          }
        />
      ) : null}
    </div>
  );
}
