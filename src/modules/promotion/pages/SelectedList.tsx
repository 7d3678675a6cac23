import type { z } from 'zod';
import { Work } from '../../../web/parts/Text.tsx';
import type { PublicEditionOut } from '../views.ts';

export type Edition = z.output<typeof PublicEditionOut>;

/** The works of an edition as anybody reads them. */
export function SelectedList({ content }: Pick<Edition, 'content'>) {
  return (
    <div className="scroll-x">
      <table className="notice-table selected-table">
        <caption className="sr">{content.title}</caption>
        <thead>
          <tr>
            <th scope="col">序</th>
            <th scope="col">作品</th>
            <th scope="col">制作机构</th>
            <th scope="col">推荐单位</th>
            <th scope="col">五个一批</th>
            <th scope="col">推荐语</th>
            <th scope="col">验收证书</th>
          </tr>
        </thead>
        <tbody>
          {content.rows.map((row) => (
            <tr key={row.projectNumber}>
              <td className="dim">{row.order}</td>
              <td>
                <span className="two-line">
                  <Work title={row.title} />
                  <small>{row.projectNumber}</small>
                </span>
              </td>
              <td>{row.producer}</td>
              <td>{row.recommender}</td>
              <td>{row.category}</td>
              <td className="reason">{row.reason}</td>
              <td>{row.certificateNumber}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
