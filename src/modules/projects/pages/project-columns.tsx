import type { Column } from '../../../web/parts/DataTable.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Money, When, Work } from '../../../web/parts/Text.tsx';
import { milestoneKinds, projectLevels, projectStates, supportKinds } from '../terms.ts';
import { lagWords, type ProjectRow, severityShapes } from './words.ts';

const stateShapes = { running: 'doing', suspended: 'wait', closed: 'done', stopped: 'off' } as const;

function Clock({ row }: { row: ProjectRow }) {
  if (row.lags.length > 0)
    return (
      <span className="project-lags">
        {row.lags.map((lag) => (
          <Status key={lag.kind} kind={severityShapes[lag.severity]}>
            {lagWords(lag)}
          </Status>
        ))}
      </span>
    );
  if (row.dueSoonDays !== null)
    return <Status kind="warn">{row.dueSoonDays === 0 ? '今日到期' : `${row.dueSoonDays} 天后到期`}</Status>;
  if (row.planState !== 'agreed' && row.state === 'running')
    return <Status kind="idle">{row.planState === 'proposed' ? '计划待商定' : '计划未报'}</Status>;
  return <Status kind="done">正常</Status>;
}

/** The columns of the project list: what it is, how far, what is next and what the clock says. */
export const projectColumns = (awardedFen: number | undefined): Column<ProjectRow>[] => [
  {
    key: 'title',
    title: '作品',
    sort: true,
    frozen: true,
    render: (row) => (
      <span className="two-line">
        <Work title={row.title} to={{ path: '/projects/$projectId', params: { projectId: row.id } }} />
        <small>{row.producerName}</small>
      </span>
    ),
  },
  {
    key: 'number',
    title: '项目编号',
    width: 186,
    sort: true,
    render: (row) => <span className="nowrap">{row.number}</span>,
  },
  { key: 'unit', title: '推荐单位', width: 92, render: (row) => row.recommenderShortName },
  {
    key: 'stage',
    title: '阶段',
    width: 92,
    sort: true,
    render: (row) => <span className="nowrap">{milestoneKinds[row.stage]}</span>,
  },
  {
    key: 'next',
    title: '下一节点',
    width: 128,
    sort: true,
    render: (row) =>
      row.nextKind ? (
        <span className="two-line">
          <span className="nowrap">
            {milestoneKinds[row.nextKind]} <span className="dim">{row.nextPercent ?? 0}%</span>
          </span>
          <small>
            <When at={row.nextOn} />
          </small>
        </span>
      ) : (
        <span className="dim">—</span>
      ),
  },
  { key: 'clock', title: '进度监测', width: 116, render: (row) => <Clock row={row} /> },
  {
    key: 'advice',
    title: '意见',
    width: 56,
    align: 'right',
    render: (row) => (row.openAdvice > 0 ? row.openAdvice : <span className="dim">—</span>),
  },
  {
    key: 'awarded',
    title: '扶持资金',
    unit: '万元',
    width: 108,
    align: 'right',
    sort: true,
    render: (row) => (row.support === 'funded' ? <Money fen={row.awardedFen} /> : <span className="dim">不给予</span>),
    total: awardedFen === undefined ? undefined : <Money fen={awardedFen} />,
  },
  {
    key: 'state',
    title: '状态',
    width: 96,
    render: (row) => <Status kind={stateShapes[row.state]}>{projectStates[row.state]}</Status>,
  },
  { key: 'level', title: '层级', width: 80, minor: true, hidden: true, render: (row) => projectLevels[row.level] },
  {
    key: 'support',
    title: '扶持方式',
    width: 104,
    minor: true,
    hidden: true,
    render: (row) => supportKinds[row.support],
  },
  {
    key: 'progress',
    title: '最近进展',
    width: 110,
    minor: true,
    hidden: true,
    render: (row) => <When at={row.lastProgressAt} form="short" />,
  },
];
