import '../../../web/parts/desk.css';
import './score-sheet.css';
import { Countdown } from '../../../web/parts/Countdown.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { KeyHints } from '../../../web/parts/KeyHints.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { whenText } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { endOfDay } from '../../../base/time.ts';
import { useKeys } from '../../../web/keys.ts';
import { usePageTitle } from '../../../web/page-title.ts';
import { To, useGo, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { firstReviewEndpoints } from '../endpoints.ts';
import { sheetStates } from '../terms.ts';
import type { SheetView } from '../views.ts';
import { Material } from './Material.tsx';
import { ScoreForm } from './ScoreForm.tsx';
import { scoreText, sheetKinds, shortNumber } from './words.ts';

const back = { label: '回初评', to: { path: '/first-review' } };

/** A reviewer's desk: queue, material, sheet; all of it without a mouse. */
export default function ScoreSheetPage() {
  const applicationId = useParam('applicationId');
  const view = useView(firstReviewEndpoints.sheet, { applicationId });
  usePageTitle(view.ready ? `打分《${view.data.title}》` : '初评打分');
  if (!view.ready) {
    if (view.problem?.code === 'first_review.undeclared')
      return (
        <Empty kind="not-open" title="请先申报回避情况" button={back}>
          申报之后才能看材料、打分；没有利害关系也要申报。
        </Empty>
      );
    if (view.problem?.code === 'first_review.conflict')
      return (
        <Empty kind="no-right" title="您已申报回避这部作品" button={back}>
          回避的作品不能再看材料，也不能评分。
        </Empty>
      );
    return <Waiting view={view} />;
  }
  return <Desk key={applicationId} desk={view.data} />;
}

/** The next work that still waits, after this one and then from the top. */
export function nextOf({ queue, applicationId }: SheetView): string | undefined {
  const at = queue.findIndex((one) => one.applicationId === applicationId);
  const order = [...queue.slice(at + 1), ...queue.slice(0, at)];
  return order.find((one) => one.state === 'blank' || one.state === 'draft')?.applicationId;
}

function Desk({ desk }: { desk: SheetView }) {
  const go = useGo();
  const { queue, applicationId, own, dueOn } = desk;
  const open = (id: string | undefined) => {
    if (id) go({ path: '/first-review/sheets/$applicationId', params: { applicationId: id } });
  };
  const free = queue.filter((one) => one.state !== 'recused');
  const at = free.findIndex((one) => one.applicationId === applicationId);
  useKeys([
    { keys: 'j', label: '下一部', run: () => open(free[at + 1]?.applicationId) },
    { keys: 'k', label: '上一部', run: () => open(free[at - 1]?.applicationId) },
    { keys: 's', label: '跳到下一部未评', run: () => open(nextOf(desk)) },
    { keys: 'g l', label: '回初评列表', run: () => go({ path: '/first-review' }) },
  ]);
  const done = free.filter((one) => one.state === 'submitted').length;
  return (
    <div className="sheet-desk">
      <header className="desk-top">
        <h1>初评打分</h1>
        <span>
          已评 <b>{done}</b> / {free.length}
        </span>
        <span className="desk-bar" aria-hidden="true">
          <i style={{ width: `${free.length ? (done / free.length) * 100 : 0}%` }} />
        </span>
        <span className="note">
          {queue.length > free.length ? `回避 ${queue.length - free.length} 部　` : ''}
          {own.count > 0 ? `您的均分 ${scoreText(own.mean)}，离差 ${own.spread.toFixed(1)}` : ''}
        </span>
        <span className="grow" />
        {dueOn ? (
          <Countdown label="距打分截止" endsAt={endOfDay(dueOn)} endText={`${whenText(dueOn, 'prose')}24:00`} />
        ) : null}
        <To path="/first-review">回列表</To>
      </header>
      <div className="desk-three">
        <Queue desk={desk} />
        <Material desk={desk} />
        <ScoreForm
          desk={desk}
          onNext={() => {
            const next = nextOf(desk);
            if (next) open(next);
            else go({ path: '/first-review' });
          }}
        />
      </div>
      <KeyHints
        hints={[
          { keys: ['j', 'k'], label: '上下一部' },
          { keys: ['tab'], label: '下一项' },
          { keys: ['s'], label: '下一部未评' },
          { keys: ['ctrl+enter'], label: '提交并下一部' },
          { keys: ['g', 'l'], label: '回列表' },
          { keys: ['?'], label: '全部按键' },
        ]}
      />
    </div>
  );
}

function Queue({ desk }: { desk: SheetView }) {
  return (
    <nav className="queue" aria-label="队列" tabIndex={0}>
      <div className="queue-head">
        <h2>队列</h2>
      </div>
      <ol>
        {desk.queue.map((one) => (
          <li key={one.applicationId} className={one.applicationId === desk.applicationId ? 'on' : ''}>
            {one.state === 'recused' ? (
              <span className="queue-line">
                <Shape kind="lock" />
                <span>
                  <span className="queue-no">{shortNumber(one.number)}</span>—<small>已回避</small>
                </span>
              </span>
            ) : (
              <To
                className="queue-line"
                path="/first-review/sheets/$applicationId"
                params={{ applicationId: one.applicationId }}
                {...(one.applicationId === desk.applicationId ? { 'aria-current': 'true' as const } : {})}
              >
                <Shape kind={sheetKinds[one.state]} />
                <span>
                  <span className="queue-no">{shortNumber(one.number)}</span>《{one.title}》
                  <small>
                    {one.total === null ? sheetStates[one.state] : `${one.total} ${sheetStates[one.state]}`}
                  </small>
                </span>
              </To>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
