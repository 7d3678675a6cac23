import './reports.css';
import { Button, Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import { endOfDay } from '../../../base/time.ts';
import { useKeys } from '../../../web/keys.ts';
import { Countdown } from '../../../web/parts/Countdown.tsx';
import { Drawer } from '../../../web/parts/Drawer.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { KeyHints } from '../../../web/parts/KeyHints.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { usePageTitle } from '../../../web/page-title.ts';
import { To, useFilter, useParam } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { reportsEndpoints as at } from '../endpoints.ts';
import { reportStates } from '../terms.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { ReportMoves } from './ReportMoves.tsx';
import { type Place, Sheet } from './Sheet.tsx';
import { SidePanel } from './SidePanel.tsx';
import { type Grid, type GridColumn, type ReportView, useGrid } from './use-grid.ts';
import { stateShapes } from './words.ts';

/** 双周推进表 of one unit for one period. */
export default function ReportPage() {
  const reportId = useParam('reportId');
  const view = useView(at.detail, { reportId });
  usePageTitle(view.ready ? `${view.data.unit.shortName}${view.data.period.name}推进表` : '推进表');
  return view.ready ? <ReportDesk report={view.data} /> : <Waiting view={view} />;
}

/** What changes from one half month to the next; the rest is shown on demand. */
const isUsual = ({ key, need, from, kind }: GridColumn): boolean =>
  key === 'title' || from === 'typed' || (from !== 'record' && (need || kind === 'money' || kind === 'date'));

function ReportDesk({ report: whole }: { report: ReportView }) {
  const grid = useGrid(whole);
  const filter = useFilter({ rows: '' });
  const answered = filter.values.rows === 'answered';
  const report = answered ? { ...whole, rows: whole.rows.filter(({ answer }) => answer !== null) } : whole;
  const [all, setAll] = useState(false);
  const [at0, setAt] = useState<Place>({ r: 0, c: 1 });
  const [open, setOpen] = useState<'timeline' | 'import'>();
  const columns = useMemo(() => report.columns.filter((column) => all || isUsual(column)), [report.columns, all]);
  const goTo = (projectId: string, key: string) => {
    const isShown = columns.some((column) => column.key === key);
    if (!isShown) setAll(true);
    const c = (isShown ? columns : report.columns).findIndex((column) => column.key === key);
    setAt({ r: report.rows.findIndex((row) => row.projectId === projectId), c: Math.max(c, 0) });
  };
  useKeys(report.mayFill ? [{ keys: 'alt+a', label: '全部无变化', run: () => grid.unchanged('all') }] : []);
  return (
    <div className="report">
      <ReportHead report={report} grid={grid} onImport={() => setOpen('import')} />
      <div className="report-line">
        <Counts report={report} />
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
          显示全部列
        </Checkbox>
        <Checkbox checked={answered} onChange={(event) => filter.set({ rows: event.target.checked ? 'answered' : '' })}>
          只看已填报
        </Checkbox>
        <span className="grow" />
        {report.mayFill ? (
          <KeyHints
            hints={[
              { keys: ['空格'], label: '本行无变化' },
              { keys: ['Alt', 'A'], label: '其余无变化' },
              { keys: ['Enter'], label: '保存并下移' },
              { keys: ['Ctrl', 'V'], label: '从表格粘贴' },
            ]}
          />
        ) : null}
      </div>
      <ProblemView problem={grid.problem} onRetry={grid.clear} />
      {answered && report.rows.length === 0 ? (
        <Empty kind="none-match" title="本期还没有已填报的项目" button={{ label: '看全部', run: filter.reset }}>
          全部项目都待填报。
        </Empty>
      ) : report.rows.length === 0 ? (
        <Empty kind="none-yet" title="本期没有要报的项目">
          国家级项目立项后自动列入；省级、平台项目在“录入扶持项目”中录入。没有项目的，直接提交零报告。
        </Empty>
      ) : (
        <div className="report-body">
          <Sheet report={report} columns={columns} grid={grid} at={at0} onMove={setAt} />
          <SidePanel report={report} onGo={goTo} />
        </div>
      )}
      <ReportMoves report={report} onTimeline={() => setOpen('timeline')} />
      <Drawer open={open === 'timeline'} title="办理记录" onClose={() => setOpen(undefined)}>
        <Timeline events={report.timeline} />
      </Drawer>
      <ImportDialog reportId={report.id} open={open === 'import'} onClose={() => setOpen(undefined)} />
    </div>
  );
}

function Counts({ report: { counts, state, lateDays, returnReason, restateReason } }: { report: ReportView }) {
  return (
    <>
      <Status kind={stateShapes[state]}>{reportStates[state]}</Status>
      <span>
        {counts.rows} 个项目：有变化 <b>{counts.changed}</b> · 无变化 <b>{counts.unchanged}</b> · 待填{' '}
        <b>{counts.open}</b>
      </span>
      {lateDays > 0 ? <Status kind="bad">迟报 {lateDays} 个工作日</Status> : null}
      {state === 'returned' && returnReason ? <Status kind="warn">退回意见：{returnReason}</Status> : null}
      {restateReason ? <Status kind="warn">更正：{restateReason}</Status> : null}
    </>
  );
}

function ReportHead({ report, grid, onImport }: { report: ReportView; grid: Grid; onImport: () => void }) {
  const { period, unit, mayFill, counts } = report;
  return (
    <div className="report-top">
      <PageHeader
        title={`${period.name}推进表`}
        sub={`${unit.name} · ${report.title}`}
        meta={
          report.edition === 0 ? (
            <Countdown label="报送截止" endsAt={endOfDay(period.dueOn)} endText={`${period.dueOn} 24:00`} />
          ) : undefined
        }
        moves={
          <>
            {mayFill ? (
              <>
                <Button type="primary" disabled={counts.open === 0 || grid.busy} onClick={() => grid.unchanged('all')}>
                  全部无变化
                </Button>
                <Button onClick={onImport}>导入</Button>
                <a className="button" href={hrefOf(at.template, { reportId: report.id })} download>
                  下载模板
                </a>
              </>
            ) : null}
            <a className="button" href={hrefOf(at.workbook, { reportId: report.id, edition: report.edition })} download>
              导出
            </a>
            <To className="button" path="/reports/periods">
              报送日历
            </To>
          </>
        }
      />
    </div>
  );
}
