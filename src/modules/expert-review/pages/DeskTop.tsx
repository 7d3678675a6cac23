import type { ReactNode } from 'react';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { expertReviewEndpoints } from '../endpoints.ts';
import type { Desk } from './sheet-content.ts';

/** Minutes as people say them. */
export const pace = (minutes: number | null): string =>
  minutes === null || minutes === 0
    ? ''
    : minutes < 90
      ? `；按您的速度约需 ${minutes} 分钟`
      : `；按您的速度约需 ${Math.round(minutes / 60)} 小时`;

/** How far the expert is, the own mean and spread, the clock; nobody else's anything. */
export function DeskTop({ desk, clock }: { desk: Desk; clock: ReactNode }) {
  const drafts = desk.queue.filter((row) => row.state === 'draft').length;
  const share = desk.total === 0 ? 0 : Math.round((desk.submitted / desk.total) * 100);
  return (
    <div className="desk-top">
      <h1>评审工作间</h1>
      <span>
        已评 <b>{desk.submitted}</b> / {desk.total}
      </span>
      <span className="desk-bar" role="img" aria-label={`已评 ${desk.submitted} 部，共 ${desk.total} 部`}>
        <i style={{ width: `${share}%` }} />
      </span>
      <span className="note">
        余 {desk.total - desk.submitted} 部{desk.recused > 0 ? `，回避 ${desk.recused} 部` : ''}
        {pace(desk.minutesLeft)}
      </span>
      <span className="grow" />
      {desk.ownMean === null ? null : (
        <span className="note">
          您的均分 <b>{desk.ownMean.toFixed(1)}</b>
          {desk.ownSpread === null ? '' : `，离差 ${desk.ownSpread.toFixed(1)}`}
        </span>
      )}
      {drafts > 1 && desk.roundState === 'open' ? (
        <MoveButton
          size="small"
          endpoint={expertReviewEndpoints.submitAll}
          input={{ seatId: desk.seatId }}
          move={{ act: 'submit_all', label: `一并提交 ${drafts} 份草稿`, findings: [] }}
        />
      ) : null}
      {desk.roundState === 'open' ? clock : <span className="note">本轮评审已结束</span>}
    </div>
  );
}
