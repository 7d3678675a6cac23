import './first-review.css';
import { useState } from 'react';
import { Countdown } from '../../../web/parts/Countdown.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Fig, whenText } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { endOfDay } from '../../../base/time.ts';
import { firstReviewEndpoints } from '../endpoints.ts';
import { OpenScoring, ReopenScoring } from '../schema.ts';
import { firstReviewStates } from '../terms.ts';
import type { FirstReviewView } from '../views.ts';
import { DeclarationBlock } from './DeclarationBlock.tsx';
import { PanelBlock } from './PanelBlock.tsx';
import { ReviewWorks } from './ReviewWorks.tsx';
import { useBatchId } from './use-batch-id.ts';

export default function FirstReviewPage() {
  const batchId = useBatchId();
  const view = useView(firstReviewEndpoints.overview, { batchId: batchId ?? '' }, { when: batchId !== undefined });
  if (!view.ready) return <Waiting view={view} />;
  return <Round round={view.data} />;
}

const stateKinds = { arranging: 'idle', scoring: 'doing', closed: 'done' } as const;

function Head({ round }: { round: FirstReviewView }) {
  const { review, batch, progress, works, reviewers, me } = round;
  const dueOn = review?.state === 'scoring' ? review.dueOn : null;
  const staff = reviewers.length > 0;
  return (
    <PageHeader
      title="初评"
      sub={
        <>
          <Status kind={review ? stateKinds[review.state] : 'idle'}>
            {review ? firstReviewStates[review.state] : '评审组未组建'}
          </Status>
          <span>
            作品 <Fig n={works.length} />
          </span>
          {staff ? (
            <span>
              评审组 <Fig n={reviewers.filter((one) => one.onPanel).length} /> 人
            </span>
          ) : null}
          {staff && review ? (
            <span>
              已交 <Fig n={`${progress.submitted} / ${progress.expected}`} />
            </span>
          ) : null}
          {me.onPanel ? (
            <span>
              我已评 <Fig n={`${me.done} / ${me.total}`} />
            </span>
          ) : null}
        </>
      }
      meta={
        <Countdown
          label={dueOn ? '距打分截止' : '距推荐截止'}
          endsAt={dueOn ? endOfDay(dueOn) : batch.recommendationEndsAt}
          endText={`${whenText(dueOn ?? batch.recommendBy, 'prose')}24:00`}
        />
      }
    />
  );
}

function Round({ round }: { round: FirstReviewView }) {
  const { review, me, works, reviewers, settings, timeline } = round;
  const [declaring, setDeclaring] = useState(false);
  const staff = reviewers.length > 0;
  const mustDeclare = me.onPanel && review !== null && review.state !== 'closed' && me.declaredAt === null;
  return (
    <>
      <Head round={round} />
      {mustDeclare || declaring ? <DeclarationBlock round={round} onDone={() => setDeclaring(false)} /> : null}
      {works.length === 0 ? (
        <Empty
          kind="none-yet"
          title="本批次还没有受理的作品"
          button={{ label: '去申报受理', to: { path: '/applications' } }}
        >
          受理之后，作品会出现在这里，由评审组打分。
        </Empty>
      ) : (
        <div className={staff ? 'with-aside' : ''}>
          <Block
            title="作品"
            note={settings.rule}
            extra={
              me.onPanel && !mustDeclare && me.mayScore ? (
                <button type="button" className="link" onClick={() => setDeclaring(true)}>
                  补报回避
                </button>
              ) : undefined
            }
          >
            <ReviewWorks round={round} />
          </Block>
          {staff ? (
            <div>
              <PanelBlock round={round} />
              <Block title="经过" className="gap">
                <Timeline events={timeline} />
              </Block>
            </div>
          ) : null}
        </div>
      )}
      {staff && review ? <Foot round={round} review={review} /> : null}
    </>
  );
}

function Foot({ round, review }: { round: FirstReviewView; review: NonNullable<FirstReviewView['review']> }) {
  const move = (act: string) => round.moves.find((one) => one.act === act);
  const input = { reviewId: review.id, version: review.version };
  const next = move('open') ?? move('close');
  return (
    <MovesBar
      moves={next ? [next] : []}
      note={
        review.state === 'scoring'
          ? '结束打分前，评委之间互不可见；结束后计分，评委不能再改。'
          : review.state === 'closed'
            ? '已计分，可以拟定推荐名单。'
            : ''
      }
      quiet={
        <>
          <MoveButton
            move={move('reopen')}
            endpoint={firstReviewEndpoints.reopen}
            input={input}
            form={{ schema: ReopenScoring.pick({ reason: true }), title: '重新打分' }}
          />
          {review.state === 'closed' ? (
            <To className="button" path="/recommendations">
              去拟定推荐名单
            </To>
          ) : null}
        </>
      }
      act={
        move('open') ? (
          <MoveButton
            primary
            move={move('open')}
            endpoint={firstReviewEndpoints.open}
            input={input}
            form={{ schema: OpenScoring.pick({ dueOn: true }), title: '开始打分' }}
          />
        ) : move('close') ? (
          <MoveButton primary move={move('close')} endpoint={firstReviewEndpoints.close} input={input} />
        ) : undefined
      }
    />
  );
}
