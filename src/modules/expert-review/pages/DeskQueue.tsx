import { type Kind, Shape } from '../../../web/parts/Shape.tsx';
import type { Desk } from './sheet-content.ts';

const shapes: Record<string, Kind> = { waiting: 'idle', draft: 'doing', submitted: 'done', recused: 'lock' };
type Row = Desk['queue'][number];

function words(row: Row, steps: number): string {
  if (row.state === 'submitted') return `${row.total ?? ''} 已提交`;
  if (row.state === 'draft') return `草稿 ${row.done} / ${steps}`;
  return row.stateLabel;
}

/** Left pane: the own queue in the own order; a recused row shows no title and cannot be opened. */
export function DeskQueue({
  desk,
  current,
  onOpen,
}: {
  desk: Desk;
  current: string;
  onOpen: (sheetId: string) => void;
}) {
  const steps = desk.criteria.reduce((sum, one) => sum + (one.max > 0 ? 1 : 0) + (one.gate ? 1 : 0), 0);
  return (
    <nav className="queue" aria-label="评审队列">
      <div className="desk-head">
        <b>队列</b>
        <span className="note">次序因人而异</span>
      </div>
      <ol className="panel-list" style={{ gap: 0 }}>
        {desk.queue.map((row) => (
          <li key={row.sheetId} className={row.sheetId === current ? 'on' : ''}>
            <button
              type="button"
              disabled={row.state === 'recused'}
              aria-current={row.sheetId === current ? 'true' : undefined}
              onClick={() => onOpen(row.sheetId)}
            >
              <Shape
                kind={row.sheetId === current && row.state !== 'submitted' ? 'doing' : (shapes[row.state] ?? 'idle')}
              />
              <span>
                <span className="q-no">{row.number.slice(-4)}</span>
                {row.title ? `《${row.title}》` : '—'}
                <small>{words(row, steps)}</small>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
