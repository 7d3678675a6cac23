import type { ReactNode } from 'react';
import type { z } from 'zod';
import { Work } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import { metrics } from '../terms.ts';
import type { ReviewOut } from '../views.ts';

type ShownWork = Pick<
  z.output<typeof ReviewOut>['results'][number],
  | 'projectId'
  | 'projectNumber'
  | 'title'
  | 'producerName'
  | 'recommenderName'
  | 'category'
  | 'certificateNumber'
  | 'readable'
  | 'spread'
>;

/** What confirmed proofs say of a work, as a way to them. */
function Shown({ work }: { work: ShownWork }) {
  const { spread, projectId, title, readable } = work;
  if (!readable) return <span className="dim">—</span>;
  if (spread === null) return <span className="dim">没有承诺位置</span>;
  const { places, met, shownDays, figures } = spread;
  const words = `位置 ${places} 处，兑现 ${met} 处`;
  return (
    <span className="two-line">
      <To path="/projects/$projectId/promotion" params={{ projectId }} aria-label={`《${title}》：${words}`}>
        {words}
      </To>
      <small>
        {[
          `展示 ${shownDays} 天`,
          ...figures.map(({ metric, n }) => `${metrics[metric]} ${n.toLocaleString('zh-CN')}`),
        ].join('，')}
      </small>
    </span>
  );
}

type Extra<Row> = { title: string; width?: number; render: (row: Row) => ReactNode };
/** Works held up as excellent or commented upon: who made each, why, and what was shown of it. */
export function WorkTable<Row extends ShownWork>({
  caption,
  rows,
  why,
}: {
  caption: string;
  rows: readonly Row[];
  why: readonly Extra<Row>[];
}) {
  return (
    <div className="scroll-x">
      <table className="plain-table praised-table">
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">序</th>
            <th scope="col">作品</th>
            <th scope="col">推荐单位</th>
            <th scope="col">五个一批</th>
            {why.map(({ title, width }) => (
              <th key={title} scope="col" style={width ? { width } : undefined}>
                {title}
              </th>
            ))}
            <th scope="col">已核对的展示</th>
            <th scope="col">验收证书</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={row.projectId}>
              <td className="dim">{i + 1}</td>
              <td>
                <span className="two-line">
                  <Work
                    title={row.title}
                    {...(row.readable
                      ? { to: { path: '/projects/$projectId', params: { projectId: row.projectId } } }
                      : {})}
                  />
                  <small>{row.projectNumber}</small>
                  <small>{row.producerName}</small>
                </span>
              </td>
              <td className="nowrap">{row.recommenderName}</td>
              <td className="nowrap">{row.category}</td>
              {why.map(({ title, render }) => (
                <td key={title}>{render(row)}</td>
              ))}
              <td>
                <Shown work={row} />
              </td>
              <td>
                {row.certificateNumber && row.readable ? (
                  <To path="/projects/$projectId/acceptance" params={{ projectId: row.projectId }}>
                    {row.certificateNumber}
                  </To>
                ) : (
                  (row.certificateNumber ?? <span className="dim">未验收</span>)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
