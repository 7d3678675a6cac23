import { type ReactNode, useState } from 'react';
import { Empty } from '../../../web/parts/Empty.tsx';
import { ActForm } from '../../../web/parts/ActForm.tsx';
import { Block, Facts } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Money } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { z } from 'zod';
import { ProjectFrame } from '../../projects/pages/frame.tsx';
import { paymentsEndpoints as at } from '../endpoints.ts';
import { instalmentStates, payPaths, planStates } from '../terms.ts';
import { Arrivals } from './Arrivals.tsx';
import { InstalmentCard } from './InstalmentCard.tsx';
import { Vouchers } from './Vouchers.tsx';
import { instalmentShapes, type ProjectMoney } from './words.ts';
import './payments.css';

function Plan({ money }: { money: ProjectMoney }) {
  const { plan } = money;
  if (!plan) return null;
  return (
    <Block
      title="资金来源"
      note={
        <Status kind={plan.state === 'reserved' ? 'done' : plan.state === 'closed' ? 'off' : 'warn'}>
          {planStates[plan.state]}
        </Status>
      }
    >
      <Facts
        columns={3}
        facts={[
          ['协议', plan.agreementNumber],
          ['扶持资金', <Money key="a" fen={plan.amountFen} unit />],
          [
            '大写',
            <span key="c" className="capital">
              {plan.capital}
            </span>,
          ],
          ['资金账', plan.fundName ? `${plan.fundName} ${plan.year ?? ''} 年度` : ''],
          ['拨付路径', payPaths[plan.path]],
          ['付款单位', plan.payerName],
        ]}
      />
      {plan.heldWhy ? <p className="note">尚未占用指标：{plan.heldWhy}</p> : null}
      <p className="row">
        <To path="/project-money/$projectId" params={{ projectId: money.projectId }}>
          各来源资金明细、追回
        </To>
      </p>
      {money.mayArrange ? <Arrange money={money} /> : null}
    </Block>
  );
}

/** The money desk chooses the fund and the path before anything is asked for. */
function Arrange({ money }: { money: ProjectMoney }) {
  const [open, setOpen] = useState(false);
  const options = Object.fromEntries(money.funds.map((one) => [one.id, one.name]));
  const codes = Object.keys(options);
  if (!open) {
    return (
      <p className="row">
        <button type="button" className="link" onClick={() => setOpen(true)}>
          选定资金账和拨付路径
        </button>
      </p>
    );
  }
  const schema = z.object({
    fundId: z.enum(codes.length > 0 ? codes : ['']).meta({ label: '资金账', options, widget: 'select' }),
    path: z.enum(['direct', 'via_province']).meta({ label: '拨付路径', options: payPaths, widget: 'radio' }),
  });
  return (
    <ActForm
      endpoint={at.arrange}
      schema={schema}
      initial={{ path: money.plan?.path ?? 'direct', ...(codes.length === 1 ? { fundId: codes[0] } : {}) }}
      fixed={{ projectId: money.projectId }}
      submit="占用指标"
      columns={2}
      onDone={() => setOpen(false)}
    />
  );
}

function Instalments({
  money,
  chosen,
  onChoose,
}: {
  money: ProjectMoney;
  chosen: string;
  onChoose: (id: string) => void;
}) {
  return (
    <Block title="分期" note={`${money.instalments.length} 期`}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label="分期">
        <table className="plain-table instalments">
          <caption className="sr">分期</caption>
          <thead>
            <tr>
              <th scope="col">分期</th>
              <th scope="col">触发</th>
              <th scope="col" className="num">
                万元
              </th>
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody>
            {money.instalments.map((one) => (
              <tr key={one.id} className={one.id === chosen ? 'chosen' : ''}>
                <th scope="row">
                  <button
                    type="button"
                    className="link"
                    aria-pressed={one.id === chosen}
                    onClick={() => onChoose(one.id)}
                  >
                    {one.label} {one.percent}%
                  </button>
                </th>
                <td>{one.triggerLabel}</td>
                <td className="num">
                  <Money fen={one.amountFen} />
                </td>
                <td>
                  {one.state === 'planned' ? (
                    <Status kind={one.payable ? 'doing' : 'idle'}>{one.payable ? '可付' : '条件未齐'}</Status>
                  ) : (
                    <Status kind={instalmentShapes[one.state]}>{instalmentStates[one.state]}</Status>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Block>
  );
}

type AmountRow = { key: string; label: string; amounts: readonly number[]; last?: ReactNode };

/** Amounts side by side, a row for each source or purpose, in 万元. */
function Amounts({
  title,
  note,
  heads,
  rows,
  lastHead,
}: {
  title: string;
  note: string;
  /** What the rows are, then what their amounts are. */
  heads: readonly [string, ...string[]];
  rows: readonly AmountRow[];
  lastHead?: string;
}) {
  const [first, ...others] = heads;
  return (
    <Block title={title} note={note}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={title}>
        <table className="plain-table amounts">
          <caption className="sr">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {others.map((head) => (
                <th key={head} scope="col" className="num">
                  {head}
                </th>
              ))}
              {lastHead ? <th scope="col">{lastHead}</th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.label}</th>
                {others.map((head, i) => (
                  <td key={head} className="num">
                    <Money fen={row.amounts[i] ?? 0} />
                  </td>
                ))}
                {lastHead ? <td>{row.last}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Block>
  );
}

/** 足额到位: promised and arrived, per source, as figures one can open. */
function Sources({ money }: { money: ProjectMoney }) {
  return (
    <Amounts
      title="足额到位"
      note="各来源承诺、到位、使用；单位：万元"
      heads={['来源', '承诺', '到位', '已核销', '余额']}
      lastHead="到位率"
      rows={money.sources.map((one) => ({
        key: `${one.source} ${one.label}`,
        label: one.label,
        amounts: [one.promisedFen, one.arrivedFen, one.accountedFen, one.leftFen],
        last: (
          <Status kind={one.arrivedShare >= 1000 ? 'done' : one.ours ? 'wait' : 'warn'}>
            {(one.arrivedShare / 10).toFixed(1)}%
          </Status>
        ),
      }))}
    />
  );
}

/** 专款专用: what each purpose may take, has taken and has shown vouchers for. */
function Purposes({ money }: { money: ProjectMoney }) {
  return (
    <Amounts
      title="专款专用"
      note="按协议用途；单位：万元"
      heads={['用途', '约定', '已拨', '已核销', '待审核']}
      rows={money.purposes.map((one) => ({
        key: one.code,
        label: one.label,
        amounts: [one.capFen, one.paidFen, one.acceptedFen, one.waitingFen],
      }))}
    />
  );
}

function MoneyTab({ money }: { money: ProjectMoney }) {
  const open = money.instalments.find((one) => one.state !== 'paid') ?? money.instalments[0];
  const [chosen, setChosen] = useState('');
  const shown = money.instalments.find((one) => one.id === chosen) ?? open;
  return (
    <div className="money-page">
      <Plan money={money} />
      <div className="money-columns">
        <div>
          <Instalments money={money} chosen={shown?.id ?? ''} onChoose={setChosen} />
          <Sources money={money} />
          <Purposes money={money} />
        </div>
        <div>{shown ? <InstalmentCard key={shown.id} one={shown} /> : null}</div>
      </div>
      <Vouchers money={money} />
      <Arrivals money={money} />
      <Block title="经过" note={`${money.timeline.length} 件`}>
        <Timeline events={money.timeline} />
      </Block>
    </div>
  );
}

/** 项目资金: why the next instalment is or is not payable, what came from where, what it was spent on. */
export default function ProjectMoneyPage() {
  const projectId = useParam('projectId');
  const view = useView(at.project, { projectId });
  return (
    <ProjectFrame projectId={projectId} tab="/money">
      {!view.ready ? (
        <Waiting view={view} />
      ) : view.data.plan ? (
        <MoneyTab money={view.data} />
      ) : (
        <Empty kind="not-open" title="还没有要拨付的资金">
          三方协议生效后，各期资金、支付条件和支出凭证列在这里。
        </Empty>
      )}
    </ProjectFrame>
  );
}
