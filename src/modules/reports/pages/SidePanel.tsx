import { Shape } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { hrefOf } from '../../../web/server-state.ts';
import { reportsEndpoints as at } from '../endpoints.ts';
import type { GridRow, ReportView } from './use-grid.ts';

type Props = { report: ReportView; onGo: (projectId: string, key: string) => void };

/** Beside the grid: what contradicts or is missing, row by row, and the certified editions. */
export function SidePanel({ report, onGo }: Props) {
  const lines = report.rows.flatMap((row) =>
    row.findings.filter(({ code }) => code !== 'unanswered').map((finding) => ({ row, finding })),
  );
  const stops = lines.filter(({ finding }) => finding.weight !== 'look');
  const looks = lines.filter(({ finding }) => finding.weight === 'look');
  return (
    <aside className="report-side" aria-label="核对">
      <Lines title="须处理" kind="bad" lines={stops} onGo={onGo} none={report.mayFill ? '没有矛盾和缺项。' : '无。'} />
      {looks.length > 0 ? <Lines title="已说明的矛盾" kind="warn" lines={looks} onGo={onGo} none="" /> : null}
      <section>
        <h2>报送版本</h2>
        {report.editions.length === 0 ? <p className="dim">尚未签发报送。</p> : null}
        <ul>
          {report.editions.map((one) => (
            <li key={one.edition}>
              <div className="edition">
                <a href={hrefOf(at.workbook, { reportId: report.id, edition: one.edition })} download>
                  第 {one.edition} 版
                </a>
                <When at={one.certifiedAt} form="short" />
              </div>
              {one.reason ? <div>更正：{one.reason}</div> : null}
              <div className="dim" title={one.digest}>
                {one.confirmedAt ? '已确认' : '未确认'} · 摘要 {one.digest.slice(0, 12)}
              </div>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}

type LinesProps = {
  title: string;
  kind: 'bad' | 'warn';
  lines: { row: GridRow; finding: GridRow['findings'][number] }[];
  none: string;
  onGo: Props['onGo'];
};
function Lines({ title, kind, lines, none, onGo }: LinesProps) {
  return (
    <section>
      <h2>
        {title} {lines.length > 0 ? lines.length : ''}
      </h2>
      {lines.length === 0 ? <p className="dim">{none}</p> : null}
      <ul>
        {lines.map(({ row, finding }) => (
          <li key={`${row.projectId}${finding.code}${finding.message}`}>
            <button type="button" onClick={() => onGo(row.projectId, finding.path?.split('.')[1] ?? 'title')}>
              <Shape kind={kind} /> 《{String(row.cells.title)}》{finding.message}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
