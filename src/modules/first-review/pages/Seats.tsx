import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Work } from '../../../web/parts/Text.tsx';
import { useView } from '../../../web/server-state.ts';
import { quotasEndpoints } from '../../quotas/contract.ts';
import type { BoardView, CandidateShown } from '../list-views.ts';
import { OpinionField } from './OpinionField.tsx';
import { scoreText } from './words.ts';

type Props = {
  board: BoardView;
  at: string | undefined;
  onPlace: (id: string, rank: number) => void;
  onVacate: (id: string) => void;
  onAt: (id: string) => void;
};

/** The seats in the order of recommendation; a row dragged here takes the place. */
export function Seats(props: Props) {
  const { board } = props;
  const highest = Math.max(board.quota.allowed, ...board.candidates.map((one) => one.rank ?? 0));
  const ranks = Array.from({ length: highest }, (_, i) => i + 1);
  const firstVacant = ranks.find((rank) => !board.candidates.some((one) => one.rank === rank));
  return (
    <section aria-label="推荐席位" className="board-pane right" tabIndex={0}>
      <div className="board-pane-head">
        <h2>推荐席位</h2>
        <span className="note">次序即推荐次序，写入推荐函</span>
        <span className="grow" />
        {board.mayArrange ? <AskMore batchId={board.batch.id} /> : null}
      </div>
      <ol className="seats">
        {ranks.map((rank) => {
          const one = board.candidates.find((candidate) => candidate.rank === rank);
          return (
            <Seat
              key={one?.applicationId ?? `vacant-${rank}`}
              {...props}
              rank={rank}
              one={one}
              highest={highest}
              hint={rank === firstVacant}
            />
          );
        })}
      </ol>
    </section>
  );
}

/** Asking for places beyond the quota; where the call says hard, the button says why not. */
function AskMore({ batchId }: { batchId: string }) {
  const own = useView(quotasEndpoints.own, { batchId });
  if (!own.ready) return null;
  const waiting = own.data.exceptions.find((one) => one.state === 'asked');
  if (waiting) return <span className="note">已申请增加 {waiting.extra} 部，待总局批复</span>;
  return (
    <MoveButton
      move={own.data.moves[0]}
      endpoint={quotasEndpoints.ask}
      input={{ batchId }}
      size="small"
      form={{
        schema: quotasEndpoints.ask.input.omit({ batchId: true }),
        title: `申请超名额推荐（${own.data.clause}）`,
      }}
    />
  );
}

type SeatProps = Props & { rank: number; one: CandidateShown | undefined; highest: number; hint: boolean };

function Seat(props: SeatProps) {
  const { board, rank, one, onPlace, onAt, at } = props;
  const [over, setOver] = useState(false);
  const droppable = board.mayArrange
    ? {
        onDragOver: (event: React.DragEvent) => {
          event.preventDefault();
          setOver(true);
        },
        onDragLeave: () => setOver(false),
        onDrop: (event: React.DragEvent) => {
          event.preventDefault();
          setOver(false);
          onPlace(event.dataTransfer.getData('text/plain'), rank);
        },
      }
    : {};
  if (!one) return <VacantSeat {...props} over={over} droppable={droppable} />;
  return (
    <li
      className={`seat ${over ? 'over' : ''}`}
      draggable={board.mayArrange}
      aria-label={`第 ${rank} 席《${one.title}》`}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', one.applicationId)}
      {...droppable}
    >
      <span className="seat-n" aria-hidden="true">
        {rank}
      </span>
      <div className="seat-body">
        <div className="seat-head">
          {at === one.applicationId ? (
            <Work title={one.title} />
          ) : (
            <button type="button" className="bare" onClick={() => onAt(one.applicationId)}>
              <Work title={one.title} />
            </button>
          )}
          <span className="dim">{[one.applicant, one.category].filter(Boolean).join('·')}</span>
          <span className="seat-score">{scoreText(one.score?.score)}</span>
        </div>
        <OpinionField board={board} one={one} />
      </div>
      {board.mayArrange ? <SeatMoves {...props} one={one} /> : null}
    </li>
  );
}

function SeatMoves({ one, rank, highest, onPlace, onVacate }: SeatProps & { one: CandidateShown }) {
  return (
    <span className="seat-moves">
      <Button
        size="small"
        type="text"
        icon={<ArrowUpOutlined />}
        aria-label={`${one.title}上移`}
        disabled={rank === 1}
        onClick={() => onPlace(one.applicationId, rank - 1)}
      />
      <Button
        size="small"
        type="text"
        icon={<ArrowDownOutlined />}
        aria-label={`${one.title}下移`}
        disabled={rank === highest}
        onClick={() => onPlace(one.applicationId, rank + 1)}
      />
      <Button
        size="small"
        type="text"
        icon={<CloseOutlined />}
        aria-label={`${one.title}移出名单`}
        onClick={() => onVacate(one.applicationId)}
      />
    </span>
  );
}

/** What an empty seat still needs: the key, and works that would meet a composition rule not yet met. */
function VacantSeat({ board, rank, hint, over, droppable, onAt }: SeatProps & { over: boolean; droppable: object }) {
  const unmet = board.composition.find((rule) => !rule.met);
  const free = board.candidates.filter(
    (one) => one.rank === null && one.state === 'accepted' && one.against.length === 0,
  );
  const fitting = unmet ? free.filter((one) => one.counts.includes(unmet.label)) : free;
  const first = fitting[0];
  return (
    <li className={`seat vacant ${over ? 'over' : ''}`} {...droppable}>
      <span className="seat-n" aria-hidden="true">
        {rank}
      </span>
      <div>
        <b>
          空席<span className="sr">，第 {rank} 席</span>
        </b>
        {hint && board.mayArrange ? (
          <p>
            选中左侧一行后按 <kbd>{rank}</kbd>，或拖到此处。
            {unmet ? `${unmet.label}${unmet.have}，要求${unmet.need}；` : ''}
            {first ? (
              <>
                可列入的有{' '}
                <button type="button" className="link" onClick={() => onAt(first.applicationId)}>
                  {fitting.length} 部
                </button>
                。
              </>
            ) : (
              '暂无可列入的作品。'
            )}
          </p>
        ) : null}
      </div>
    </li>
  );
}
