import type { ReactNode } from 'react';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block, Facts } from '../../../web/parts/Page.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { Money, When } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import { hrefOf } from '../../../web/server-state.ts';
import { paymentsEndpoints as at } from '../endpoints.ts';
import { ApprovePayment, RefusePayment, RequestPayment } from '../schema.ts';
import { conditionStandings, instalmentStates, lineStates } from '../terms.ts';
import { conditionShapes, instalmentShapes, lineShapes, type ShownInstalment } from './words.ts';

const forms = {
  request: { schema: RequestPayment.pick({ note: true }) },
  approve: { schema: ApprovePayment.pick({ opinion: true }), initial: { opinion: '同意拨付' } },
  refuse: { schema: RefusePayment.pick({ opinion: true }) },
};

/** Every condition with its standing, the clause and the page where it is settled. */
function Conditions({ one }: { one: ShownInstalment }) {
  const asked = !['planned', 'failed'].includes(one.state);
  const missing = one.conditions.filter((it) => it.standing === 'unmet').length;
  const title = asked ? '申请时的支付条件' : one.payable ? '为何可付' : '为何不可付';
  return (
    <Block title={title} note={missing > 0 ? `${one.label}，还差 ${missing} 项` : `${one.label}，条件齐备`}>
      <ul className="conditions">
        {one.conditions.map((it) => {
          const [path = '', query = ''] = it.path.split('?');
          return (
            <li key={it.code}>
              <Shape kind={conditionShapes[it.standing]} />
              <span>
                <span className="sr">{conditionStandings[it.standing]}：</span>
                {it.label}
                {it.clause ? <span className="note">　{it.clause}</span> : null}
              </span>
              <span className="detail">
                {it.standing === 'met' || path === '' ? (
                  it.detail
                ) : (
                  <To path={path} search={Object.fromEntries(new URLSearchParams(query))}>
                    {it.detail}
                  </To>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </Block>
  );
}

function Approvals({ one }: { one: ShownInstalment }) {
  if (one.requestedAt === null) return null;
  return (
    <Block title="审批" note={one.levels.map(({ label }) => label).join(' → ')}>
      <ul className="conditions">
        <li>
          <Shape kind="done" />
          <span>
            申请　{one.requestedByName}
            {one.requestNote ? `：${one.requestNote}` : ''}
          </span>
          <span className="detail">
            <When at={one.requestedAt} />
          </span>
        </li>
        {one.approvals.map((it) => (
          <li key={it.id}>
            <Shape kind={it.decision === 'approved' ? 'done' : 'bad'} />
            <span>
              {it.label}　{it.byName}：{it.opinion}
            </span>
            <span className="detail">
              <When at={it.at} />
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Payments({ one }: { one: ShownInstalment }) {
  if (one.payments.length === 0) return null;
  return (
    <Block title="支付" note={`${one.payments.length} 次`}>
      <ul className="conditions">
        {one.payments.map((it) => (
          <li key={it.id}>
            <Shape kind={lineShapes[it.state]} />
            <span>
              <To path="/payments/batches/$batchId" params={{ batchId: it.batchId }}>
                {it.batchNumber}
              </To>
              　{lineStates[it.state]}
              {it.failedReason ? `：${it.failedReason}` : ''}
            </span>
            <span className="detail">{it.bankSerial ? `流水号 ${it.bankSerial}` : ''}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** One instalment: its amount in figures and capitals, why it is or is not payable, who agreed, what the bank did. */
export function InstalmentCard({ one }: { one: ShownInstalment }) {
  const move = (act: string) => one.moves.find((found) => found.act === act);
  const input = { instalmentId: one.id, version: one.version };
  return (
    <>
      <Block
        title={`${one.label}　${one.percent}%`}
        note={<Status kind={instalmentShapes[one.state]}>{instalmentStates[one.state]}</Status>}
        extra={
          <a href={hrefOf(at.sheet, { instalmentId: one.id })} download>
            打印拨付审批单
          </a>
        }
      >
        <Facts
          columns={1}
          facts={[
            ['金额', <Money key="m" fen={one.amountFen} scale="yuan" unit />],
            [
              '大写',
              <span key="c" className="capital">
                {one.capital}
              </span>,
            ],
            ['收款账户', one.account ?? ''],
            ['用途', one.purposes.map((it) => `${it.label} ${(it.fen / 1_000_000).toFixed(2)} 万元`).join('，')],
            ...(one.paidOn ? [['付款日', <When key="p" at={one.paidOn} form="day" />] as [string, ReactNode]] : []),
            ...(one.failedReason ? [['失败原因', one.failedReason] as [string, ReactNode]] : []),
          ]}
        />
        <p className="row">
          <MoveButton move={move('request')} endpoint={at.request} input={input} form={forms.request} primary />
          <MoveButton move={move('approve')} endpoint={at.approve} input={input} form={forms.approve} primary />
          <MoveButton move={move('refuse')} endpoint={at.refuse} input={input} form={forms.refuse} />
          <MoveButton move={move('recall')} endpoint={at.recall} input={input} />
        </p>
      </Block>
      <Conditions one={one} />
      <Approvals one={one} />
      <Payments one={one} />
    </>
  );
}
