import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { optionalText, text } from '../../../base/fields.ts';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { StageLine } from '../../../web/parts/Stages.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useGo, useParam } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { expertReviewEndpoints } from '../endpoints.ts';
import { Declaration } from './Declaration.tsx';
import './review.css';

const steps = [
  ['invited', '回复邀请'],
  ['accepted', '签署保密承诺'],
  ['pledged', '申报利害关系'],
  ['ready', '开始评审'],
] as const;

/** Invitation, pledge and declaration, in this order; no material is reachable before all three are done. */
export default function SeatPage() {
  const seatId = useParam('seatId');
  const view = useView(expertReviewEndpoints.seat, { seatId });
  const sign = useAct(expertReviewEndpoints.signPledge);
  const [agreed, setAgreed] = useState(false);
  const go = useGo();
  if (!view.ready) return <Waiting view={view} />;
  const seat = view.data;
  const move = (act: string) => seat.moves.find((one) => one.act === act);
  const at = steps.findIndex(([state]) => state === seat.state);
  const declineForm = z.object({
    code: text(1, 40).meta({
      label: '谢绝理由',
      widget: 'select',
      options: Object.fromEntries(seat.declineReasons.map((one) => [one.code, one.label])),
    }),
    note: optionalText(300).meta({ label: '说明', widget: 'long', max: 300 }),
  });
  return (
    <div className="spaced">
      <PageHeader
        title={`${seat.batchName}${seat.stageLabel}`}
        sub={`本组参评作品 ${seat.workCount} 部　${seat.stateLabel}`}
        moves={
          <MoveButton
            move={move('decline')}
            endpoint={expertReviewEndpoints.decline}
            input={{ seatId }}
            form={{ schema: declineForm, title: '谢绝本轮评审', initial: { note: '' } }}
          />
        }
      />
      {at >= 0 ? (
        <StageLine
          label="评审前的步骤"
          stages={steps.map(([key, label], i) => ({
            key,
            label,
            state: i < at ? 'past' : i === at ? 'today' : 'next',
          }))}
        />
      ) : null}
      {move('accept') ? (
        <Block title="评审邀请">
          <p>
            诚邀您担任{seat.batchName}
            {seat.stageLabel}评审专家。接受后须签署保密承诺并申报利害关系，之后方可查阅材料。
          </p>
          <MoveButton primary move={move('accept')} endpoint={expertReviewEndpoints.accept} input={{ seatId }} />
        </Block>
      ) : null}
      {['accepted', 'pledged', 'ready'].includes(seat.state) ? (
        <Block
          title="保密承诺"
          note={
            seat.pledgedAt ? (
              <Status kind="done">
                已签署 <When at={seat.pledgedAt} form="short" />
              </Status>
            ) : undefined
          }
        >
          <div className="pledge">
            {seat.pledge.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          {move('sign_pledge') ? (
            <>
              <Checkbox checked={agreed} onChange={(event) => setAgreed(event.target.checked)}>
                本人已通读以上内容，同意并签署
              </Checkbox>
              <p>
                <Button
                  type="primary"
                  disabled={!agreed}
                  loading={sign.busy}
                  onClick={() => void sign.run({ seatId, agreed: true })}
                >
                  签署保密承诺
                </Button>
              </p>
              <ProblemView problem={sign.problem} />
            </>
          ) : null}
        </Block>
      ) : null}
      {move('declare') && seat.parties ? <Declaration seat={seat} /> : null}
      {seat.state === 'ready' ? (
        <Block
          title="利害关系申报"
          note={
            <Status kind="done">
              已申报 <When at={seat.declaredAt} form="short" />
            </Status>
          }
        >
          {seat.declared.length === 0 ? (
            <p>已核对当事方名单，声明与各方均无应当回避的关系。</p>
          ) : (
            <ul>
              {seat.declared.map((one) => (
                <li key={one.key}>
                  {one.name}：{one.kindLabel}
                  {one.note ? `（${one.note}）` : ''}
                </li>
              ))}
            </ul>
          )}
          {seat.deskOpen ? (
            <Button type="primary" onClick={() => go({ path: '/review/seats/$seatId/desk', params: { seatId } })}>
              进入评审工作间
            </Button>
          ) : (
            <p className="note">评审开启后即可进入工作间，届时会有待办提醒。</p>
          )}
        </Block>
      ) : null}
    </div>
  );
}
