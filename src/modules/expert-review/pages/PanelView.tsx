import type { z } from 'zod';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { type Kind, Status } from '../../../web/parts/Shape.tsx';
import { Work } from '../../../web/parts/Text.tsx';
import { expertReviewEndpoints } from '../endpoints.ts';
import { ReplaceSeat } from '../schema.ts';
import type { RoundOut } from '../views.ts';
import { AddAlternate } from './AddAlternate.tsx';

export type RoundView = z.output<typeof RoundOut>;
export type Panel = RoundView['panels'][number];
export const seatShapes: Record<string, Kind> = {
  proposed: 'idle',
  invited: 'wait',
  accepted: 'doing',
  pledged: 'doing',
  ready: 'done',
  declined: 'off',
  replaced: 'off',
};

/** One panel: its seats with how far each expert is, and who judges which work. */
export function PanelView({ panel, round }: { panel: Panel; round: RoundView }) {
  const mayAdd =
    round.moves.some((one) => one.act === 'add_alternate') && panel.seats.some((seat) => seat.state !== 'proposed');
  return (
    <Block
      title={panel.name}
      note={`${panel.seats.length} 位专家，${panel.works.length} 部作品`}
      extra={mayAdd ? <AddAlternate round={round} panelId={panel.id} /> : undefined}
    >
      <ul className="panel-list" aria-label={`${panel.name}席位`}>
        {panel.seats.map((seat) => (
          <li className="seat-line" key={seat.id}>
            <b>{seat.name}</b>
            <span className="note nowrap">{seat.standingLabel}</span>
            <span className="grow">
              {seat.employerName}
              <span className="note">
                {'　'}
                {seat.regionName}　{seat.specialties.join('、')}
              </span>
            </span>
            {seat.conflicts > 0 ? <span className="note nowrap">应回避 {seat.conflicts} 部</span> : null}
            <span className="nowrap">{seat.sheets} 部</span>
            <Status kind={seatShapes[seat.state] ?? 'idle'}>
              {seat.stateLabel}
              {seat.why ? `：${seat.why}` : ''}
            </Status>
            <MoveButton
              size="small"
              move={seat.moves.find((one) => one.act === 'replace' && seat.state !== 'proposed')}
              endpoint={expertReviewEndpoints.replace}
              input={{ seatId: seat.id }}
              form={{
                title: `更换专家${seat.name}`,
                schema: ReplaceSeat.omit({ seatId: true }),
                initial: { alsoSubmitted: false },
              }}
            />
          </li>
        ))}
      </ul>
      <details>
        <summary>
          作品与评委（{panel.works.length} 部
          {panel.works.some((work) => work.short > 0)
            ? `，${panel.works.filter((work) => work.short > 0).length} 部缺评委`
            : ''}
          ）
        </summary>
        {panel.works.map((work) => (
          <div className="work-line" key={work.applicationId}>
            <span>{work.number}</span>
            <span>
              <Work
                title={work.title}
                to={{ path: '/applications/$applicationId', params: { applicationId: work.applicationId } }}
              />
              <span className="note">　{work.recommenderName}</span>
            </span>
            <span>
              {work.experts.map((one) => one.name).join('、')}
              {work.short > 0 ? <Status kind="warn">缺 {work.short} 人</Status> : null}
            </span>
          </div>
        ))}
      </details>
    </Block>
  );
}
