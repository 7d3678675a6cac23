import type { z } from 'zod';
import { FindingList } from '../../../web/parts/Findings.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import type { PreviewOut } from '../views-formats.ts';

export type Trial = z.output<typeof PreviewOut> & { text: string };

/** What a draft would be, as the server sees it. */
export function FormatTrial({ trial, isStale }: { trial: Trial; isStale: boolean }) {
  const { version, isMajor, changes, findings, carried } = trial;
  const counts = carried.filter(({ records }) => records > 0).map(({ key, records }) => `${key} ${records} 条`);
  return (
    <section className="ledger-trial" aria-label="试排结果">
      <p role="status">
        {isStale ? '内容已改，请重新试排。' : ''}
        {findings.length > 0 ? '还不能发布：' : `新版号 ${version}：`}
        {findings.length > 0
          ? ''
          : isMajor
            ? '主版，按上一版报送的记录由系统转换，再上一版停止接收。'
            : '次版，按原版报送的不受影响。'}
        {counts.length > 0 ? `涉及已有记录：${counts.join('，')}。` : ''}
      </p>
      {findings.length > 0 ? <FindingList findings={findings} /> : null}
      <table className="plain-table">
        <caption>与上一版的不同</caption>
        <thead>
          <tr>
            {['列', '字段', '变化', '影响'].map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map((one) => (
            <tr key={`${one.key}${one.what}`}>
              <th scope="row">{one.label || '全表'}</th>
              <td className="dim">{one.key}</td>
              <td>{one.what}</td>
              <td>{one.isBreaking ? <Status kind="warn">须转换</Status> : '无'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
