import { Button } from 'antd';
import { Block, Facts } from '../../../web/parts/Page.tsx';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FileSlot } from '../../../web/parts/FileSlot.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { Money, When } from '../../../web/parts/Text.tsx';
import type { Instant } from '../../../base/time.ts';
import { announce } from '../../../web/announce.ts';
import { useAct, useView } from '../../../web/server-state.ts';
import { fundsEndpoints as at } from '../endpoints.ts';
import type { FundShown } from './words.ts';

type Waiting = { lineId: string; incoming: boolean; candidates: { id: string; label: string; day: string }[] };
/** A line with nothing in the books: what may answer it, or, for money that came, the arrival itself. */
function Match({ lineId, incoming, candidates }: Waiting) {
  const arrive = useAct(at.arriveByLine);
  const { run, busy, problem } = useAct(at.matchLine);
  return (
    <span className="row">
      {candidates.slice(0, 3).map((one) => (
        <Button
          key={one.id}
          size="small"
          loading={busy}
          title={one.id}
          onClick={() => void run({ bankLineId: lineId, transferId: one.id })}
        >
          对上 {one.day.slice(5)} {one.label}
        </Button>
      ))}
      {candidates.length === 0 ? <Status kind="warn">账上没有这一笔</Status> : null}
      {incoming ? (
        <Button size="small" loading={arrive.busy} onClick={() => void arrive.run({ bankLineId: lineId })}>
          登记为到账
        </Button>
      ) : null}
      <ProblemView problem={problem ?? arrive.problem} />
    </span>
  );
}

type Read = {
  fileName: string;
  at: Instant;
  lineCount: number;
  added: number;
  matched: number;
  byName: string;
  id: string;
};
/** 导入对账单: the bank's own file, all of its lines or none. */
function Import({ fundId, statements }: { fundId: string; statements: readonly Read[] }) {
  const { run, busy, problem } = useAct(at.importStatement);
  const read = async (uploadId: string) => {
    const done = await run({ fundId, uploadId });
    if (!done) return;
    announce(done.known ? '同一文件已导入，没有改动' : `新登记 ${done.added} 笔，已对上 ${done.matched} 笔`);
  };
  return (
    <Block
      title="导入银行对账单"
      note="列名在资金规则中填写；有一行不对的，一笔也不导入；已登记的流水不重复"
      className="gap"
    >
      <FileSlot
        slot={{
          key: 'statement',
          label: '银行对账单（CSV 或 xlsx）',
          accept: '.csv,.txt,.xlsx',
          maxBytes: 10 * 2 ** 20,
        }}
        files={[]}
        onFinished={(id) => void read(id)}
      />
      {busy ? <p className="dim">正在核对…</p> : null}
      <ProblemView problem={problem} />
      {statements.slice(0, 5).map((one) => (
        <p key={one.id} className="note">
          <When at={one.at} />
          {`　${one.fileName}　${one.lineCount} 笔，新登记 ${one.added} 笔，对上 ${one.matched} 笔　${one.byName}`}
        </p>
      ))}
    </Block>
  );
}

/** 银行对账: the statement line by line; what stands on one side only is listed, and the two balances side by side. */
export function BankTab({ fund }: { fund: FundShown }) {
  const view = useView(at.bank, { fundId: fund.id }, { keep: true });
  const bank = view.ready ? view.data : undefined;
  return (
    <>
      {bank ? (
        <Block title="账实核对" note="账面＝银行存款＋已追回＋利息（本账户）">
          <p>
            <Status kind={bank.agrees ? 'done' : 'warn'}>
              {bank.agrees ? '账实相符' : '有未达账项，逐笔列示如下'}
            </Status>
          </p>
          <Facts
            columns={3}
            facts={[
              ['账面余额', <Money key="l" fen={bank.ledgerFen} scale="yuan" unit />],
              ['对账单余额', <Money key="s" fen={bank.statementFen} scale="yuan" unit />],
              ['差额', <Money key="d" fen={bank.differenceFen} scale="yuan" unit />],
            ]}
          />
          {bank.open.length > 0 ? (
            <>
              <p>账上已记、流水未到 {bank.open.length} 笔：</p>
              <ul className="open-cash">
                {bank.open.slice(0, 20).map((one) => (
                  <li key={one.id}>
                    <Shape kind="wait" /> <When at={one.day} form="day" />
                    {'　'}
                    {one.label}　<Money fen={one.net} scale="yuan" unit /> <code className="dim">{one.id}</code>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </Block>
      ) : null}
      {bank?.mayMatch ? <Import fundId={fund.id} statements={bank.statements} /> : null}
      <DataTable
        list="fund-bank"
        caption={`${fund.name}银行流水`}
        rows={bank?.rows}
        view={view}
        rowKey={(row) => row.id}
        columns={[
          { key: 'day', title: '日期', frozen: true, render: (row) => <When at={row.day} form="day" /> },
          { key: 'serial', title: '流水号', render: (row) => <code>{row.serial}</code> },
          { key: 'kind', title: '事项', render: (row) => row.kindLabel },
          {
            key: 'in',
            title: '收入',
            unit: '元',
            align: 'right',
            render: (row) => (row.direction === 'in' ? <Money fen={row.amountFen} scale="yuan" /> : ''),
          },
          {
            key: 'out',
            title: '支出',
            unit: '元',
            align: 'right',
            render: (row) => (row.direction === 'out' ? <Money fen={row.amountFen} scale="yuan" /> : ''),
          },
          {
            key: 'balance',
            title: '余额',
            unit: '元',
            align: 'right',
            render: (row) => <Money fen={row.balanceFen} scale="yuan" />,
          },
          { key: 'counterparty', title: '对方', render: (row) => row.counterparty || <span className="dim">—</span> },
          { key: 'remark', title: '附言', minor: true, render: (row) => row.remark },
          {
            key: 'match',
            title: '对账',
            render: (row) => (
              <>
                {row.matched ? (
                  <Status kind="done">已对上</Status>
                ) : bank?.mayMatch ? (
                  <Match lineId={row.id} incoming={row.direction === 'in'} candidates={row.candidates} />
                ) : (
                  <Status kind="warn">未对上</Status>
                )}
                {row.fault ? (
                  <p className="note">
                    <Shape kind="bad" /> {row.fault}
                  </p>
                ) : null}
              </>
            ),
          },
        ]}
        total={bank?.total ?? 0}
        empty={
          <Empty kind="none-yet" title="还没有登记银行流水">
            按银行（国库）对账单逐笔登记，到账随流水入账，其余自动与账上记录核对。
          </Empty>
        }
      />
    </>
  );
}
