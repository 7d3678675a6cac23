import { Button } from 'antd';
import { WorkingDayStrip } from '../parts/Stages.tsx';
import { Work } from '../parts/Text.tsx';
import { days, rows } from './sample.ts';

/** A notice, to look at the public frame and its print. */
export default function PublicSample() {
  return (
    <div className="notice">
      <article>
        <h1 className="notice-title">2026年微短剧精品创作传播计划第三批拟扶持项目公示（示例）</h1>
        <p className="notice-meta">
          <span>来源：示例单位</span>
          <span>发布时间：2026-11-20 16:30</span>
        </p>
        <div className="notice-body">
          <p>
            经推荐单位初评、专家复评和终评，拟对《岭南灯火》等8部作品予以扶持，现予公示。对名单有异议的，请在公示期内提出。
          </p>
        </div>
        <div className="scroll-x gap" tabIndex={0} role="region" aria-label="名单">
          <table className="plain-table">
            <caption className="sr">拟扶持项目</caption>
            <thead>
              <tr>
                <th scope="col">序</th>
                <th scope="col">作品</th>
                <th scope="col">申报机构</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, i) => (
                <tr key={row.id}>
                  <td className="dim">{i + 1}</td>
                  <td>
                    <Work title={row.title} />
                  </td>
                  <td>{row.org}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="print-only">本件与系统版本一致　示例数据，不代表任何评审结果</p>
      </article>
      <aside className="rail no-print" aria-label="公示期与异议">
        <h2>公示期　剩 5 个工作日</h2>
        <WorkingDayStrip
          days={days}
          label="11月20日发布，23日至27日为公示期"
          sentence="20 日发布不计入，21、22 日为周末。"
        />
        <Button type="primary" block>
          提出异议
        </Button>
      </aside>
    </div>
  );
}
