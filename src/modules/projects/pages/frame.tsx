import './projects.css';
import type { ReactNode } from 'react';
import { fen } from '../../../base/money.ts';
import { usePageTitle } from '../../../web/page-title.ts';
import { Empty } from '../../../web/parts/Empty.tsx';
import { MoneyBar } from '../../../web/parts/MoneyBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { projectsEndpoints } from '../endpoints.ts';
import { milestoneKinds, projectLevels, projectStates, supportKinds } from '../terms.ts';
import { lagWords, severityShapes } from './words.ts';

const tabs = [
  ['', '概况'],
  ['/milestones', '里程碑'],
  ['/money', '资金'],
  ['/guidance', '指导记录'],
  ['/reports', '报告'],
  ['/changes', '变更'],
  ['/agreement', '协议'],
  ['/acceptance', '验收'],
  ['/promotion', '宣推'],
  ['/log', '日志'],
] as const;
export type ProjectTab = (typeof tabs)[number][0];
const stateKinds = { running: 'doing', suspended: 'wait', closed: 'done', stopped: 'off' } as const;

/** The head and the tabs over every page of a project; `tab` is the end of its address, empty for 概况. */
export function ProjectFrame({
  projectId,
  tab,
  moves,
  children,
}: {
  projectId: string;
  tab: ProjectTab;
  moves?: ReactNode;
  children: ReactNode;
}) {
  const view = useView(projectsEndpoints.head, { projectId });
  usePageTitle(view.ready ? view.data.title : '项目');
  if (!view.ready && view.problem?.status === 404) return <Gone />;
  if (!view.ready) return <Waiting view={view} what="正在打开项目" />;
  const { number, title, level, categoryLabel, stage, state, support, money, violations, lags } = view.data;
  return (
    <div className="project">
      <PageHeader
        title={`《${title}》`}
        sub={
          <span className="row project-tags">
            <span className="num">{number}</span>
            <span>{projectLevels[level]}</span>
            <span>{categoryLabel}</span>
            <span>{milestoneKinds[stage]}</span>
            <span>{supportKinds[support]}</span>
            <Status kind={stateKinds[state]}>{projectStates[state]}</Status>
            {lags.map((lag) => (
              <Status key={lag.kind} kind={severityShapes[lag.severity]}>
                {lagWords(lag)}
              </Status>
            ))}
            {violations > 0 ? <Status kind="bad">{violations} 项违规待处理</Status> : null}
          </span>
        }
        moves={moves}
      />
      {support === 'funded' ? (
        <MoneyBar
          promised={fen(money.agreedFen)}
          payable={fen(money.payableFen)}
          paid={fen(money.paidFen)}
          settled={fen(money.spentFen)}
        />
      ) : null}
      <nav className="project-tabs" aria-label="项目各页">
        {tabs.map(([end, label]) => (
          <To
            key={end}
            path={`/projects/$projectId${end}`}
            params={{ projectId }}
            className={end === tab ? 'project-tab chosen' : 'project-tab'}
          >
            {label}
          </To>
        ))}
      </nav>
      {children}
    </div>
  );
}

/** What one may not see looks as if it were not there. */
function Gone() {
  return (
    <Empty kind="none-match" title="没有这个项目" button={{ label: '看项目列表', to: { path: '/projects' } }}>
      地址有误，或这个项目不在您可以查看的范围内。
    </Empty>
  );
}
