import { Block } from '../../../web/parts/Page.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { projectsEndpoints as at } from '../endpoints.ts';
import { ProjectFrame } from './frame.tsx';
import { EndRow, MilestoneRow } from './MilestoneRow.tsx';
import { PlanBlock } from './PlanBlock.tsx';
import type { Milestones } from './words.ts';

function Table({ projectId, data: { milestones, plan, end } }: { projectId: string; data: Milestones }) {
  return (
    <Block title="节点" note="制作机构报完成并附凭据，推荐单位确认">
      <div className="scroll-x">
        <table className="plain-table milestones">
          <caption className="sr">各节点的计划、进展和凭据</caption>
          <thead>
            <tr>
              <th scope="col">节点</th>
              <th scope="col">计划</th>
              <th scope="col">进展</th>
              <th scope="col">完成情况与凭据</th>
              <th scope="col">办理</th>
            </tr>
          </thead>
          <tbody>
            {milestones.map((milestone) => (
              <MilestoneRow
                key={milestone.kind}
                projectId={projectId}
                milestone={milestone}
                agreed={plan?.state === 'agreed'}
              />
            ))}
            <EndRow projectId={projectId} end={end} />
          </tbody>
        </table>
      </div>
    </Block>
  );
}

/** 里程碑: the plan agreed with the unit, and each milestone with its evidence. */
export default function MilestonesPage() {
  const projectId = useParam('projectId');
  const view = useView(at.milestones, { projectId });
  return (
    <ProjectFrame projectId={projectId} tab="/milestones">
      {!view.ready ? (
        <Waiting view={view} />
      ) : (
        <>
          <PlanBlock projectId={projectId} data={view.data} />
          {view.data.plan === null && view.data.planMoves.length === 0 ? (
            <Empty kind="none-yet" title="还没有进度计划">
              由制作机构报送、推荐单位同意后，延期和停滞按计划日期提示。
            </Empty>
          ) : null}
          <Table projectId={projectId} data={view.data} />
        </>
      )}
    </ProjectFrame>
  );
}
