import { Empty } from '../../../web/parts/Empty.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { type Kind, Status } from '../../../web/parts/Shape.tsx';
import { Fig, When } from '../../../web/parts/Text.tsx';
import { Bars, Waiting } from '../../../web/parts/Waiting.tsx';
import { useFrame } from '../../../web/frame/use-frame.ts';
import { To, useGo } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { useBatchId } from './use-batch-id.ts';
import { expertReviewEndpoints } from '../endpoints.ts';
import type { Stage } from '../terms.ts';
import './review.css';

const shapes: Record<string, Kind> = {
  preparing: 'doing',
  open: 'doing',
  closed: 'done',
  draft: 'doing',
  submitted: 'wait',
  returned: 'warn',
  released: 'done',
  locked: 'lock',
};

/** 复评、终评 of a batch and its list of decisions, in the order in which they come. */
export default function RoundsPage() {
  const frame = useFrame();
  const batches = frame.ready ? frame.data.batches : [];
  const batchId = useBatchId() ?? '';
  const view = useView(expertReviewEndpoints.rounds, { batchId }, { when: batchId !== '' });
  const go = useGo();
  if (frame.ready && batchId === '')
    return (
      <Empty kind="none-yet" title="还没有批次">
        征集发布后才有评审。
      </Empty>
    );
  if (!frame.ready || batchId === '') return <Bars what="正在读取" />;
  if (!view.ready) return <Waiting view={view} />;
  const { rounds, preparable, list } = view.data;
  const closedFinal = rounds.find((one) => one.stage === 'final' && one.state === 'closed');
  return (
    <div className="spaced">
      <PageHeader
        title="专家评审"
        sub={batches.find((one) => one.id === batchId)?.name}
        moves={preparable.map((one) => (
          <MoveButton
            key={one.stage}
            primary
            endpoint={expertReviewEndpoints.prepare}
            input={{ batchId, stage: one.stage as Stage }}
            move={{ act: 'prepare', label: `${one.label}（${one.works} 部）`, findings: [] }}
            onDone={({ id }) => go({ path: '/review/rounds/$roundId', params: { roundId: id } })}
          />
        ))}
      />
      {rounds.length === 0 ? (
        <Empty kind={preparable.length > 0 ? 'none-yet' : 'not-open'} title="尚未建立评审轮次">
          {preparable.length > 0 ? '推荐作品已到齐的，可以建立复评。' : '推荐单位报送后，才能建立复评。'}
        </Empty>
      ) : null}
      {rounds.map((round) => (
        <Block
          key={round.id}
          title={round.stageLabel}
          note={<Status kind={shapes[round.state] ?? 'idle'}>{round.stateLabel}</Status>}
          extra={
            <span className="row gap">
              <To path="/review/rounds/$roundId" params={{ roundId: round.id }}>
                编组与分派
              </To>
              {round.state === 'preparing' ? null : (
                <To path="/review/rounds/$roundId/progress" params={{ roundId: round.id }}>
                  进度
                </To>
              )}
              {round.state === 'closed' ? (
                <To path="/review/rounds/$roundId/results" params={{ roundId: round.id }}>
                  结果
                </To>
              ) : null}
            </span>
          }
        >
          <Facts
            columns={4}
            facts={[
              [
                '参评作品',
                <Fig
                  key="works"
                  n={round.works}
                  unit="部"
                  to={{ path: '/review/rounds/$roundId', params: { roundId: round.id } }}
                />,
              ],
              [
                '专家席位',
                <Fig
                  key="seats"
                  n={round.seats}
                  unit="位"
                  to={{ path: '/review/rounds/$roundId', params: { roundId: round.id } }}
                />,
              ],
              [
                '已交评审',
                <Fig
                  key="sheets"
                  n={`${round.submitted} / ${round.sheets}`}
                  unit="份"
                  to={{ path: '/review/rounds/$roundId/progress', params: { roundId: round.id } }}
                />,
              ],
              ['截止', round.dueOn ? <When key="due" at={round.dueOn} /> : '开启后计算'],
            ]}
          />
        </Block>
      ))}
      {closedFinal || list ? (
        <Block
          title="评定名单"
          note={list ? <Status kind={shapes[list.state] ?? 'idle'}>{list.stateLabel}</Status> : undefined}
        >
          {list ? (
            <To path="/review/decision-lists/$listId" params={{ listId: list.id }}>
              打开评定名单
            </To>
          ) : (
            <MoveButton
              primary
              endpoint={expertReviewEndpoints.propose}
              input={{ batchId }}
              move={{ act: 'propose', label: '形成建议名单', findings: [] }}
              onDone={({ id }) => go({ path: '/review/decision-lists/$listId', params: { listId: id } })}
            />
          )}
        </Block>
      ) : null}
    </div>
  );
}
