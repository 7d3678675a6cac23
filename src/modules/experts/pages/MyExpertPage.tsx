import { Empty } from '../../../web/parts/Empty.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useView } from '../../../web/server-state.ts';
import { expertsEndpoints } from '../endpoints.ts';
import { ExpertFacts } from './ExpertPage.tsx';

/** The own entry of an expert: what the pool knows, and where ties are declared. */
export default function MyExpertPage() {
  const view = useView(expertsEndpoints.mine, {});
  if (!view.ready) return <Waiting view={view} />;
  if (!view.data.expert)
    return (
      <Empty kind="not-open" title="您尚未入库">
        入库由总局业务处室办理，入库后可在此申报利害关系。
      </Empty>
    );
  return <ExpertFacts expert={view.data.expert} />;
}
