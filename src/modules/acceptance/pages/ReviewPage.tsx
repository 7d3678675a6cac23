import './acceptance.css';
import { useState } from 'react';
import { usePageTitle } from '../../../web/page-title.ts';
import { Empty } from '../../../web/parts/Empty.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useParam } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { acceptanceEndpoints as at } from '../endpoints.ts';
import { caseStates } from '../terms.ts';
import { CaseActs } from './CaseActs.tsx';
import { Checklist } from './Checklist.tsx';
import { Checks } from './Checks.tsx';
import { Episodes } from './Episodes.tsx';
import { Opinions } from './Opinions.tsx';
import { Outcome } from './Outcome.tsx';
import { Rounds } from './Rounds.tsx';
import { Statement } from './Statement.tsx';
import { type Case, stateShapes } from './words.ts';

function Player({ one, round, number }: { one: Case; round: number; number: number }) {
  const episode = one.episodes.find((found) => found.number === number);
  if (!episode) return null;
  return (
    <figure className="film-player">
      {/* biome-ignore lint/a11y/useMediaCaption: the film carries its own subtitles in the picture */}
      <video key={number} controls preload="metadata" src={hrefOf(at.film, { caseId: one.id, round, number })} />
      <figcaption className="note">
        第 {number} 集　{episode.length}　{episode.name}
      </figcaption>
    </figure>
  );
}

/** An expert or an officer looks at the film: player, episodes, checks, and what one has to say. */
export default function ReviewPage() {
  const caseId = useParam('caseId');
  const view = useView(at.detail, { caseId });
  const [playing, setPlaying] = useState<number>();
  usePageTitle(view.ready ? `《${view.data.title}》验收` : '审看成片');
  if (!view.ready && view.problem?.status === 404)
    return (
      <Empty kind="none-match" title="没有这件验收" button={{ label: '看验收列表', to: { path: '/acceptance' } }}>
        地址有误，或不在您可以查看的范围内。
      </Empty>
    );
  if (!view.ready) return <Waiting view={view} />;
  const one = view.data;
  const round = one.state === 'preparing' || one.state === 'rectifying' ? 0 : one.round;
  const first = one.episodes[0]?.number;
  const number = playing ?? first;
  return (
    <div className="acceptance">
      <PageHeader
        title={`《${one.title}》`}
        sub={
          <span className="row">
            <span className="num">{one.projectNumber}</span>
            <span>{one.producerName}</span>
            <span>协议 {one.agreed.number}</span>
            <Status kind={stateShapes[one.state]}>{caseStates[one.state]}</Status>
          </span>
        }
        moves={<CaseActs one={one} />}
      />
      <Outcome one={one} />
      <div className="with-aside acceptance-columns">
        <div>
          {number === undefined ? null : <Player one={one} round={round} number={number} />}
          <Episodes one={one} round={round} onPlay={setPlaying} />
          <Checks one={one} />
        </div>
        <div>
          <Statement one={one} />
          <Checklist one={one} />
          <Opinions one={one} />
          <Rounds one={one} />
        </div>
      </div>
    </div>
  );
}
