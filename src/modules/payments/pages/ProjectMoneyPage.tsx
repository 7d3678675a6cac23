import { useState } from 'react';
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
import { Purposes, Sources } from './Amounts.tsx';
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
