import './board.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useKeys } from '../../../web/keys.ts';
import { announce } from '../../../web/announce.ts';
import { Empty } from '../../../web/parts/Empty.tsx';
import { KeyHints } from '../../../web/parts/KeyHints.tsx';
import { MovesBar } from '../../../web/parts/Moves.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { To } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { firstReviewEndpoints } from '../endpoints.ts';
import type { BoardView } from '../list-views.ts';
import { BoardHead } from './BoardHead.tsx';
import { CandidateTable } from './CandidateTable.tsx';
import { LetterDialog } from './LetterDialog.tsx';
import { ScoresDrawer } from './ScoresDrawer.tsx';
import { SealDialog } from './SealDialog.tsx';
import { Seats } from './Seats.tsx';
import { useBatchId } from './use-batch-id.ts';

export default function BoardPage() {
  const batchId = useBatchId();
  const view = useView(firstReviewEndpoints.board, { batchId: batchId ?? '' }, { when: batchId !== undefined });
  if (!view.ready) return <Waiting view={view} />;
  if (view.data.candidates.length === 0) return <NoCandidates board={view.data} />;
  return <Board board={view.data} />;
}

function NoCandidates({ board }: { board: BoardView }) {
  return (
    <div className="board">
      <div className="board-top">
        <BoardHead board={board} />
      </div>
      <Empty
        kind="none-yet"
        title="本批次还没有可推荐的作品"
        button={{ label: '去申报受理', to: { path: '/applications' } }}
      >
        受理后的作品在这里排序。推荐截止 {board.batch.recommendBy} 24:00。
      </Empty>
    </div>
  );
}

/** Placing and removing works; every change carries the list's version, so a stale page is refused and read again. */
function useSeating({ list }: BoardView) {
  const place = useAct(firstReviewEndpoints.place);
  const vacate = useAct(firstReviewEndpoints.vacate);
  const problem = place.problem ?? vacate.problem;
  const base = { listId: list?.id ?? '', version: list?.version ?? 0 };
  return {
    problem,
    busy: place.busy || vacate.busy,
    clear: () => {
      place.clear();
      vacate.clear();
    },
    place: async (applicationId: string, rank: number) => {
      vacate.clear();
      if (await place.run({ ...base, applicationId, rank })) announce(`已列第 ${rank} 席`);
    },
    vacate: async (applicationId: string) => {
      place.clear();
      if (await vacate.run({ ...base, applicationId })) announce('已移出席位');
    },
  };
}

function Board({ board }: { board: BoardView }) {
  const { candidates, quota, mayArrange, moves } = board;
  const [at, setAt] = useState<string | undefined>(
    () => candidates.find((one) => one.rank === null && one.against.length === 0)?.applicationId,
  );
  const [reading, setReading] = useState<string>();
  const [dialog, setDialog] = useState<'seal' | 'letter'>();
  const seating = useSeating(board);
  const index = candidates.findIndex((one) => one.applicationId === at);
  const step = (by: number) =>
    setAt(candidates[Math.min(candidates.length - 1, Math.max(0, index + by))]?.applicationId);
  useKeys([
    { keys: 'j', label: '下一部', run: () => step(1) },
    { keys: 'k', label: '上一部', run: () => step(-1) },
    { keys: 'enter', label: '看初评意见', run: () => setReading(at) },
    { keys: 'x', label: '移出席位', run: () => at && mayArrange && void seating.vacate(at) },
    ...Array.from({ length: Math.min(9, quota.allowed) }, (_, i) => ({
      keys: String(i + 1),
      label: `列第 ${i + 1} 席`,
      run: () => at && mayArrange && void seating.place(at, i + 1),
    })),
  ]);
  const seal = moves.find((one) => one.act === 'seal');
  const sealed = board.list?.state === 'sealed';
  const seated = candidates.filter((one) => one.rank !== null).length;
  return (
    <div className="board">
      <div className="board-top">
        <BoardHead board={board} />
        <ProblemView problem={seating.problem} onRetry={seating.clear} />
      </div>
      <div className="board-two">
        <section aria-label="候选作品" className="board-pane" tabIndex={0}>
          <CandidateTable
            board={board}
            at={at}
            onAt={setAt}
            onRead={setReading}
            onPlace={(id, rank) => void seating.place(id, rank)}
          />
          <div className="board-foot">
            <KeyHints
              hints={[
                { keys: ['j', 'k'], label: '上下' },
                ...(mayArrange
                  ? [
                      { keys: ['1', '–', String(Math.min(9, quota.allowed))], label: '入席' },
                      { keys: ['x'], label: '移出' },
                    ]
                  : []),
                { keys: ['enter'], label: '看初评意见' },
                { keys: ['?'], label: '全部按键' },
              ]}
            />
          </div>
        </section>
        <Seats
          board={board}
          at={at}
          onPlace={(id, rank) => void seating.place(id, rank)}
          onVacate={(id) => void seating.vacate(id)}
          onAt={setAt}
        />
      </div>
      <MovesBar
        moves={[{ act: 'seal', label: '用印并报送', findings: board.missing }]}
        note={
          sealed
            ? '已报送，席位与意见不能再改。'
            : `报送后推荐函与次序不能改；截止前可换 ${board.list?.swapsLeft ?? 0} 部，留痕。`
        }
        saved={
          !sealed && board.missing.some((one) => one.path === 'unit.contact') ? (
            <Status kind="warn">
              推荐函缺联系人　<To path="/organization">去登记</To>
            </Status>
          ) : null
        }
        quiet={
          sealed && board.list ? (
            <To className="button" path="/recommendations/lists/$listId" params={{ listId: board.list.id }}>
              看推荐函与名单
            </To>
          ) : (
            <Button disabled={seated === 0} onClick={() => setDialog('letter')}>
              预览推荐函
            </Button>
          )
        }
        act={
          seal && !sealed ? (
            <Button
              type="primary"
              danger
              disabled={seal.findings.some((one) => one.weight !== 'look')}
              onClick={() => setDialog('seal')}
            >
              用印并报送…
            </Button>
          ) : undefined
        }
      />
      <ScoresDrawer
        candidate={candidates.find((one) => one.applicationId === reading)}
        board={board}
        onClose={() => setReading(undefined)}
        onGo={setReading}
      />
      {board.list && dialog === 'seal' ? (
        <SealDialog listId={board.list.id} onClose={() => setDialog(undefined)} onLetter={() => setDialog('letter')} />
      ) : null}
      {board.list && dialog === 'letter' ? (
        <LetterDialog listId={board.list.id} onClose={() => setDialog(undefined)} />
      ) : null}
    </div>
  );
}
