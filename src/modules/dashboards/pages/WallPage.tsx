import { useEffect, useState } from 'react';
import { useFrame } from '../../../web/frame/use-frame.ts';
import { SealLogo } from '../../../web/frame/SealLogo.tsx';
import { useServerNow } from '../../../web/clock.ts';
import { useKeys } from '../../../web/keys.ts';
import { whenText } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { dashboardsEndpoints as at } from '../endpoints.ts';
import type { PictureOut } from '../picture-views.ts';
import { GoalPanel } from './GoalPanel.tsx';
import { AlertPanel, CategoryPanel, ClockPanel, MoneyPanel, RankPanel, StagePanel } from './PicturePanels.tsx';
import { FigureLink } from './picture-words.tsx';
import { TilePanel } from './TilePanel.tsx';
import './picture.css';
import './wall.css';

const [wide, high] = [1920, 1080];
const fit = () => Math.min(window.innerWidth / wide, window.innerHeight / high);
/** How much larger or smaller than 1920 × 1080 the wall is drawn to fill its screen. */
function useFit(): number {
  const [zoom, setZoom] = useState(fit);
  useEffect(() => {
    const follow = () => setZoom(fit());
    window.addEventListener('resize', follow);
    return () => window.removeEventListener('resize', follow);
  }, []);
  return zoom;
}

function Clock() {
  const now = useServerNow();
  return <b role="timer">{now ? whenText(now, 'seconds', now) : ''}</b>;
}

/** Where there are no tiles the key figures of the unit stand in the middle. */
function Headline({ picture }: { picture: PictureOut }) {
  return (
    <dl className="wall-headline">
      {picture.headline.map((figure) => (
        <div key={figure.key}>
          <dt>{figure.label}</dt>
          <dd>
            <FigureLink figure={figure} unit />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The country: units in the middle. One unit or platform: its key figures and the year in the middle. */
function Columns({ picture }: { picture: PictureOut }) {
  const hasTiles = picture.tiles.length > 0;
  return (
    <main className="wall-main">
      <div className="wall-col">
        {hasTiles ? <GoalPanel picture={picture} wall /> : null}
        <CategoryPanel picture={picture} wall />
        <MoneyPanel picture={picture} wall />
        {hasTiles ? null : <ClockPanel picture={picture} wall />}
      </div>
      <div className="wall-col">
        {hasTiles ? <TilePanel picture={picture} /> : <Headline picture={picture} />}
        {hasTiles ? null : <GoalPanel picture={picture} wall height={430} />}
        <StagePanel picture={picture} wall />
      </div>
      <div className="wall-col">
        <AlertPanel picture={picture} wall />
        {picture.rank ? <RankPanel picture={picture} wall /> : null}
        {hasTiles ? <ClockPanel picture={picture} wall /> : null}
      </div>
    </main>
  );
}

/** 一张图 for a wall of 1920 × 1080: the numbers of the desk page, dark; F fills the screen. */
export default function WallPage() {
  const { values } = useFilter({ orgId: '', year: '' });
  const view = useView(
    at.picture,
    { orgId: values.orgId, year: Number(values.year) || 0 },
    { refetchMs: 60_000, keep: true },
  );
  const frame = useFrame();
  const zoom = useFit();
  const fill = () =>
    void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  useKeys([{ keys: 'f', label: '全屏', run: fill }]);
  if (!view.ready) return <Waiting view={view} />;
  const picture = view.data;
  return (
    <div className="wall" style={{ zoom }}>
      <header className="wall-top">
        <SealLogo size={48} />
        <h1>微短剧精品创作传播计划　一张图</h1>
        <span>
          {picture.year}年度　{picture.name}
        </span>
        <span className="grow" />
        {frame.ready && frame.data.demonstration ? <span className="wall-note">演示数据</span> : null}
        <span>
          数据截至 {whenText(picture.asOf, 'short', picture.asOf)}
          {picture.period ? `，第 ${picture.period.number} 期` : ''}
        </span>
        <Clock />
        <To className="wall-back" path="/picture" search={values.orgId ? { orgId: values.orgId } : {}}>
          返回
        </To>
      </header>
      <Columns picture={picture} />
    </div>
  );
}
