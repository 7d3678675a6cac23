import { Block } from '../../../web/parts/Page.tsx';
import { type Kind, Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { plansEndpoints } from '../endpoints.ts';

const shapes: Record<string, Kind> = { adopted: 'done', proposed: 'wait', declined: 'off' };

/** What yearly evaluations mean for this year and the next; nothing for those who may not read it. */
export function Advice({ year }: { year: number }) {
  const view = useView(plansEndpoints.advice, { year });
  if (!view.ready || !view.data.shown) return null;
  const { rows } = view.data;
  return (
    <Block
      title="年度评估结果运用"
      note="制定年度安排时参考"
      extra={<To path="/evaluation-suggestions">全部建议</To>}
      className="gap"
    >
      {rows.length === 0 ? (
        <p className="note">
          {year}、{year + 1}年没有评估结果形成的建议。
        </p>
      ) : (
        <div className="scroll-x" role="region" aria-label="年度评估结果运用" tabIndex={0}>
          <table className="plain-table">
            <caption className="sr">年度评估结果运用</caption>
            <thead>
              <tr>
                {['年度', '单位', '事项', '增减', '状态', '依据', '决定'].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>{row.year}</td>
                  <th scope="row">{row.orgName}</th>
                  <td>{row.subject}</td>
                  <td className="num">{row.change}</td>
                  <td>
                    <Status kind={shapes[row.state] ?? 'idle'}>{row.stateLabel}</Status>
                  </td>
                  <td>
                    <To path="/evaluations/$evaluationId/result" params={{ evaluationId: row.evaluationId }}>
                      {row.basis}
                    </To>
                  </td>
                  <td>
                    {row.reason}
                    {row.decidedAt ? (
                      <small className="note">
                        　{row.decidedByName} <When at={row.decidedAt} form="day" />
                      </small>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Block>
  );
}
