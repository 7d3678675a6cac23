import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { projectsEndpoints as at } from '../endpoints.ts';
import { ProjectFrame } from './frame.tsx';

/** 日志: every act on the project, newest first. */
export default function LogPage() {
  const projectId = useParam('projectId');
  const view = useView(at.log, { projectId });
  return (
    <ProjectFrame projectId={projectId} tab="/log">
      {view.ready ? (
        <div className="reading">
          <Timeline events={view.data.timeline} />
        </div>
      ) : (
        <Waiting view={view} />
      )}
    </ProjectFrame>
  );
}
