import { Empty } from '../../../web/parts/Empty.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { When, Work } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { publicEndpoints } from '../endpoints.ts';
import { publicKinds } from '../terms.ts';
import './publicity.css';

/** 评审结果: what is final, batch by batch. */
export default function ResultsPage() {
  const view = useView(publicEndpoints.results, {});
  if (!view.ready) return <Waiting view={view} />;
  const { batches } = view.data;
  /** 第几次公布, where the results of a batch came in parts; the list is newest first. */
  const partOf = (i: number): string => {
    const same = batches.filter((one) => one.batch === batches[i]?.batch);
    return same.length < 2 ? '' : `　第 ${same.length - same.indexOf(batches[i] as (typeof same)[number])} 次公布`;
  };
  return (
    <div className="public-page">
      <h1>评审结果</h1>
      {batches.length === 0 ? (
        <Empty
          kind="none-yet"
          title="还没有确定的结果"
          button={{ label: '看正在公示的名单', to: { path: '/publicity' } }}
        >
          公示期满、异议办结之后，结果列在这里。
        </Empty>
      ) : null}
      {batches.map((batch, i) => (
        <Block
          key={batch.code}
          title={`${batch.batch}${partOf(i)}`}
          note={
            <>
              {batch.documentNumber}　<When at={batch.publishedAt} form="day" />
              {'　'}共 {batch.rows.length} 部
            </>
          }
          extra={
            <To path="/notices/$code" params={{ code: batch.code }}>
              结果公告与核对
            </To>
          }
        >
          <div className="scroll-x" tabIndex={0} role="region" aria-label={`${batch.batch}结果`}>
            <table className="notice-table">
              <caption className="sr">{batch.title}</caption>
              <thead>
                <tr>
                  <th scope="col" className="num">
                    序
                  </th>
                  <th scope="col">作品</th>
                  <th scope="col">申报机构</th>
                  <th scope="col">推荐单位</th>
                  <th scope="col">五个一批</th>
                  <th scope="col">资金</th>
                </tr>
              </thead>
              <tbody>
                {batch.rows.map((row) => (
                  <tr key={row.number}>
                    <td className="num dim">{row.order}</td>
                    <td>
                      <Work title={row.title} />
                    </td>
                    <td>{row.applicant}</td>
                    <td>{row.recommender}</td>
                    <td>{row.category}</td>
                    <td>{publicKinds[row.kind]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Block>
      ))}
    </div>
  );
}
