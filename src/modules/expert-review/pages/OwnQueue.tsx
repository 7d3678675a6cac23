import { type Kind, Status } from '../../../web/parts/Shape.tsx';
import { Work } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useView } from '../../../web/server-state.ts';
import { expertReviewEndpoints } from '../endpoints.ts';

const shapes: Record<string, Kind> = { waiting: 'idle', draft: 'doing', submitted: 'done', recused: 'lock' };

/** The own queue on the home page, in the same order as at the desk; each title leads to its sheet. */
export function OwnQueue({ seatId }: { seatId: string }) {
  const desk = useView(expertReviewEndpoints.desk, { seatId });
  if (!desk.ready) return <Waiting view={desk} />;
  return (
    <table className="plain-table">
      <caption className="sr">我的队列</caption>
      <thead>
        <tr>
          <th scope="col">编号</th>
          <th scope="col">作品</th>
          <th scope="col">状态</th>
          <th scope="col">合计</th>
        </tr>
      </thead>
      <tbody>
        {desk.data.queue.map((row) => (
          <tr key={row.sheetId}>
            <td>{row.number}</td>
            <td>
              {row.title ? (
                <Work
                  title={row.title}
                  to={{ path: '/review/seats/$seatId/desk', params: { seatId }, search: { sheet: row.sheetId } }}
                />
              ) : (
                '—'
              )}
            </td>
            <td>
              <Status kind={shapes[row.state] ?? 'idle'}>{row.stateLabel}</Status>
            </td>
            <td>{row.total ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
