import { Segmented, Tooltip } from 'antd';
import { useState } from 'react';
import { Status } from '../../../web/parts/Shape.tsx';
import { Money, Work } from '../../../web/parts/Text.tsx';
import { applicationStates } from '../../applications/contract.ts';
import type { BoardView, CandidateShown } from '../list-views.ts';
import { checkOf, scoreText, shortNumber } from './words.ts';

type Cut = 'all' | 'free' | 'correcting';
const inCut: Record<Cut, (one: CandidateShown) => boolean> = {
  all: () => true,
  free: (one) => one.rank === null && one.state === 'accepted' && one.against.length === 0,
  correcting: (one) => one.state === 'correcting',
};
const otherStates: Record<string, string> = {
  correcting: '补正后',
  not_recommended: applicationStates.not_recommended,
  recommended: applicationStates.recommended,
};

type Props = {
  board: BoardView;
  at: string | undefined;
  onAt: (id: string) => void;
  onRead: (id: string) => void;
  onPlace: (id: string, rank: number) => void;
};

/** The first free place, which 入列 takes. */
export const freeRank = ({ candidates, quota }: BoardView): number | undefined =>
  Array.from({ length: quota.allowed }, (_, i) => i + 1).find((rank) => !candidates.some((one) => one.rank === rank));

/** Candidates by score; a row may be dragged onto a seat, or taken with the keys. */
export function CandidateTable(props: Props) {
  const { board, at } = props;
  const [cut, setCut] = useState<Cut>('all');
  const shown = board.candidates.filter(inCut[cut]);
  const count = (name: Cut) => board.candidates.filter(inCut[name]).length;
  return (
    <>
      <div className="board-pane-head">
        <h2>候选</h2>
        <span className="note" title={board.rules.rule}>
          {board.rules.rule}，离差大于 {board.rules.spreadAlert} 标出
        </span>
        <span className="grow" />
        <Segmented<Cut>
          size="small"
          aria-label="筛选候选"
          value={cut}
          onChange={setCut}
          options={[
            { label: `全部 ${count('all')}`, value: 'all' },
            { label: `可入列 ${count('free')}`, value: 'free' },
            { label: `补正中 ${count('correcting')}`, value: 'correcting' },
          ]}
        />
      </div>
      <table className="board-table">
        <caption className="sr">候选作品，按初评均分排列</caption>
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">作品</th>
            <th scope="col">类别</th>
            <th scope="col" className="num">
              均分
            </th>
            <th scope="col" className="num">
              离差
            </th>
            <th scope="col">自动核验</th>
            <th scope="col" className="num">
              席位
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <CandidateRow key={one.applicationId} {...props} one={one} on={one.applicationId === at} />
          ))}
        </tbody>
      </table>
      {shown.length === 0 ? (
        <p className="none">
          没有符合的作品，
          <button type="button" className="link" onClick={() => setCut('all')}>
            看全部
          </button>
        </p>
      ) : null}
    </>
  );
}

function CandidateRow({ board, one, on, onAt, onRead, onPlace }: Props & { one: CandidateShown; on: boolean }) {
  const { kind, word } = checkOf(one);
  const movable = board.mayArrange && one.state === 'accepted' && one.against.length === 0;
  return (
    <tr
      className={`${one.rank !== null ? 'seated' : ''} ${on ? 'at' : ''}`}
      aria-selected={on}
      draggable={movable}
      onClick={() => onAt(one.applicationId)}
      onDoubleClick={() => onRead(one.applicationId)}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', one.applicationId);
        onAt(one.applicationId);
      }}
    >
      <td title={one.number}>{shortNumber(one.number)}</td>
      <td>
        <Work
          title={one.title}
          to={{ path: '/applications/$applicationId', params: { applicationId: one.applicationId } }}
        />
        <small>
          {one.applicant}　申请 <Money fen={one.requestedFen} unit />
        </small>
      </td>
      <td className="nowrap">{one.category || <span className="dim">—</span>}</td>
      <td className="num">
        <b>{scoreText(one.score?.score)}</b>
        {one.score?.vetoed ? <small className="bad-text">一票否决</small> : null}
      </td>
      <td className="num">
        <Spread one={one} alert={board.rules.spreadAlert} />
      </td>
      <td>
        <button
          type="button"
          className="link"
          onClick={() => onRead(one.applicationId)}
          aria-label={`${one.title}自动核验：${word}`}
        >
          <Status kind={kind}>{word}</Status>
        </button>
      </td>
      <td className="num nowrap">
        <SeatCell board={board} one={one} movable={movable} onPlace={onPlace} />
      </td>
    </tr>
  );
}

function Spread({ one, alert }: { one: CandidateShown; alert: number }) {
  if (!one.score || one.score.score === null) return <span className="dim">—</span>;
  const text = one.score.spread.toFixed(1);
  if (one.score.spread <= alert) return text;
  return (
    <Tooltip title="评委意见分歧较大，建议合议">
      <span className="spread-high">▲ {text}</span>
    </Tooltip>
  );
}

function SeatCell({
  board,
  one,
  movable,
  onPlace,
}: Pick<Props, 'board' | 'onPlace'> & { one: CandidateShown; movable: boolean }) {
  if (one.rank !== null) return <span className="dim">第 {one.rank} 席</span>;
  const other = otherStates[one.state];
  if (other) return <span className="dim">{other}</span>;
  if (board.list?.state === 'sealed') return <span className="dim">未列入</span>;
  if (!board.mayArrange && one.against.length === 0) return <span className="dim">可列入</span>;
  if (!movable) {
    const why = one.against[0]?.message ?? (board.list ? '' : '初评尚未组织');
    return (
      <span className="dim" title={why}>
        {one.score ? '不可列入' : '待打分'}
      </span>
    );
  }
  const rank = freeRank(board);
  if (!rank)
    return (
      <span className="dim" title="席位已满，先移出一部，或申请超名额">
        已满
      </span>
    );
  return (
    <button
      type="button"
      className="link"
      onClick={() => onPlace(one.applicationId, rank)}
      aria-label={`${one.title}入列第 ${rank} 席`}
    >
      入列
    </button>
  );
}
