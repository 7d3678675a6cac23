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
import { DailyView, SeatsView, UnitStrip, WorksView } from './OtherViews.tsx';
import './dashboards.css';

function SideView({ home }: { home: HomeOut }) {
  const batchName = home.batch?.name ?? '';
  if (home.side === 'producer') return <WorksView works={home.works} />;
  if (home.side === 'unit')
    return (
      <DailyView home={home}>
        <UnitStrip unit={home.unit} batchName={batchName} />
      </DailyView>
    );
  return (
    <>
      {home.side === 'expert' ? <SeatsView seats={home.seats} /> : null}
      {home.nation && home.nation.stages.length > 0 ? (
        <NationView nation={home.nation} batchName={batchName} asOf={home.asOf} />
      ) : null}
      <DailyView home={home} />
    </>
  );
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
