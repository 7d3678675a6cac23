import './acceptance.css';
import { Button } from 'antd';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FindingList } from '../../../web/parts/Findings.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { ProjectFrame } from '../../projects/pages/frame.tsx';
import { acceptanceEndpoints as at } from '../endpoints.ts';
import { caseStates } from '../terms.ts';
import { CaseActs } from './CaseActs.tsx';
import { Checklist } from './Checklist.tsx';
import { Checks } from './Checks.tsx';
import { Episodes } from './Episodes.tsx';
import { Opinions } from './Opinions.tsx';
import { Outcome } from './Outcome.tsx';
import { PutEpisode } from './PutEpisode.tsx';
import { Rounds } from './Rounds.tsx';
import { Statement } from './Statement.tsx';
import { type Case, stateShapes } from './words.ts';

/** Nothing has been handed in: what stands against beginning, or the button. */
function NotBegun({
  projectId,
  mayOpen,
  findings,
}: {
  projectId: string;
  mayOpen: boolean;
  findings: Case['checks'][0]['findings'];
}) {
  const { run, busy, problem } = useAct(at.open);
  return (
    <Empty kind={findings.length > 0 ? 'not-open' : 'none-yet'} title="还没有报送成片">
      <p>制作完成并取得许可后，按集上传成片，系统读取时长并与三方协议核对。</p>
      {findings.length > 0 ? <FindingList findings={findings} /> : null}
      <ProblemView problem={problem} />
      {mayOpen && findings.length === 0 ? (
        <Button type="primary" loading={busy} onClick={() => void run({ projectId })}>
          开始报送成片
        </Button>
      ) : null}
    </Empty>
  );
}

function Body({ one }: { one: Case }) {
  const filling = one.moves.some(({ act }) => act === 'fill');
  const preparing = one.state === 'preparing' || one.state === 'rectifying';
  return (
    <>
      <div className="row acceptance-head">
        <Status kind={stateShapes[one.state]}>{caseStates[one.state]}</Status>
        {one.round > 0 ? <span className="note">第 {one.round} 次报送</span> : null}
        <To path="/acceptance/$caseId" params={{ caseId: one.id }}>
          播放成片
        </To>
        <span className="grow" />
        <CaseActs one={one} />
      </div>
      <Outcome one={one} />
      <div className="with-aside acceptance-columns">
        <div>
          <Episodes one={one} round={preparing ? 0 : one.round} filling={filling}>
            {filling ? <PutEpisode one={one} /> : null}
          </Episodes>
          <Checks one={one} />
          {one.state === 'preparing' && one.round === 0 ? null : <Checklist one={one} />}
        </div>
        <div>
          <Statement one={one} />
          <Opinions one={one} />
          <Rounds one={one} />
          <Block title="办理过程">
            <Timeline events={one.timeline} />
          </Block>
        </div>
      </div>
    </>
  );
}

/** 验收: the tab of a project. */
export default function ProjectAcceptancePage() {
  const projectId = useParam('projectId');
  const view = useView(at.ofProject, { projectId });
  return (
    <ProjectFrame projectId={projectId} tab="/acceptance">
      {!view.ready ? (
        <Waiting view={view} />
      ) : view.data.case ? (
        <Body one={view.data.case} />
      ) : (
        <NotBegun projectId={projectId} mayOpen={view.data.mayOpen} findings={view.data.openFindings} />
      )}
    </ProjectFrame>
  );
}
