import { Countdown } from '../../../web/parts/Countdown.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useFrame } from '../../../web/frame/use-frame.ts';
import { To, useBatch } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { dashboardsEndpoints } from '../endpoints.ts';
import type { HomeOut } from '../views.ts';
import { HomeLists } from './HomeLists.tsx';
import { NationView } from './NationView.tsx';
import { SeatsView, UnitView, WorksView } from './OtherViews.tsx';
import './dashboards.css';

function SideView({ home }: { home: HomeOut }) {
  const batchName = home.batch?.name ?? '';
  if (home.side === 'producer') return <WorksView works={home.works} />;
  if (home.side === 'unit') return <UnitView unit={home.unit} alerts={home.alerts} batchName={batchName} />;
  if (home.side === 'expert') return <SeatsView seats={home.seats} />;
  if (home.nation && home.nation.stages.length > 0)
    return <NationView nation={home.nation} batchName={batchName} asOf={home.asOf} />;
  return null;
}

/** The home of every role: three questions first, figures after (ux rule 1). */
export default function WorkbenchPage() {
  const batch = useBatch();
  const view = useView(dashboardsEndpoints.home, { batch: batch ?? '' }, { refetchMs: 120_000 });
  const frame = useFrame();
  const clock = frame.ready ? frame.data.clock : null;
  return (
    <>
      <PageHeader
        title="工作台"
        meta={clock ? <Countdown label={clock.label} endsAt={clock.endsAt} endText={clock.endsText} /> : undefined}
        moves={
          <To className="button" path="/todo">
            全部待办
          </To>
        }
      />
      {view.ready ? (
        <>
          <HomeLists home={view.data} />
          <SideView home={view.data} />
        </>
      ) : (
        <Waiting view={view} />
      )}
    </>
  );
}
