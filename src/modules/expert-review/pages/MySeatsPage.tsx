import { Button } from 'antd';
import { Countdown } from '../../../web/parts/Countdown.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { type Kind, Status } from '../../../web/parts/Shape.tsx';
import { Fig } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useGo } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { longDate } from '../../../base/time.ts';
import { expertReviewEndpoints } from '../endpoints.ts';
import { seatSteps } from '../terms.ts';
import { pace } from './DeskTop.tsx';
import { OwnQueue } from './OwnQueue.tsx';
import './review.css';

const shapes: Record<string, Kind> = {
  invited: 'warn',
  accepted: 'doing',
  pledged: 'doing',
  ready: 'done',
  declined: 'off',
  replaced: 'off',
};

/** The expert's home: one panel for each round, the next step first. */
export default function MySeatsPage() {
  const view = useView(expertReviewEndpoints.mySeats, {});
  const go = useGo();
  if (!view.ready) return <Waiting view={view} />;
  const { seats } = view.data;
  const running = seats.filter((one) => one.roundState !== 'closed' && !['declined', 'replaced'].includes(one.state));
  const params = (seatId: string) => ({ params: { seatId } });
  return (
    <div className="spaced">
      <PageHeader title="我的评审" sub={`进行中 ${running.length} 轮`} />
      {seats.length === 0 ? (
        <Empty kind="none-yet" title="目前没有评审任务">
          收到邀请后会出现在这里，同时进入待办。
        </Empty>
      ) : null}
      {seats.map((seat) => (
        <Block
          key={seat.id}
          title={`${seat.batchName}${seat.stageLabel}`}
          note={
            <Status kind={shapes[seat.state] ?? 'idle'}>
              {seat.roundState === 'closed' ? '本轮已结束' : seat.stateLabel}
            </Status>
          }
          extra={
            seat.endsAt && seat.roundState === 'open' ? (
              <Countdown
                label="距截止"
                endsAt={seat.endsAt}
                endText={`${longDate(seat.dueOn ?? ('' as never))}24:00`}
              />
            ) : undefined
          }
        >
          {seat.deskOpen ? (
            <>
              <Facts
                columns={4}
                facts={[
                  ['待评', <Fig key="left" n={seat.total - seat.submitted} unit="部" />],
                  ['已评', <Fig key="done" n={`${seat.submitted} / ${seat.total}`} unit="部" />],
                  ['草稿', <Fig key="drafts" n={seat.drafts} unit="部" />],
                  ['回避', <Fig key="recused" n={seat.recused} unit="部" />],
                ]}
              />
              <p className="note">
                {seat.total === 0 ? '您是候补，目前没有分派给您的作品。' : pace(seat.minutesLeft).replace('；', '')}
              </p>
              {seat.total + seat.recused > 0 ? <OwnQueue seatId={seat.id} /> : null}
              <Button
                className="spaced-button"
                type="primary"
                onClick={() => go({ path: '/review/seats/$seatId/desk', ...params(seat.id) })}
              >
                {seat.roundState === 'open' ? '进入评审工作间' : '查看我的评审表'}
              </Button>
            </>
          ) : seatSteps[seat.state] && seat.roundState !== 'closed' ? (
            <p>
              <Button type="primary" onClick={() => go({ path: '/review/seats/$seatId', ...params(seat.id) })}>
                {seatSteps[seat.state]}
              </Button>
            </p>
          ) : (
            <p className="note">
              {seat.state === 'ready' ? '承诺与申报均已完成，评审开启后即可进入工作间。' : '无须办理。'}
              <To path="/review/seats/$seatId" {...params(seat.id)}>
                查看承诺与申报
              </To>
            </p>
          )}
        </Block>
      ))}
    </div>
  );
}
