import { Segmented } from 'antd';
import { useState } from 'react';
import { Block } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { ProjectFrame } from '../../projects/pages/frame.tsx';
import { agreementsEndpoints as at } from '../endpoints.ts';
import { NoneYet } from './NoneYet.tsx';
import { PaperBar } from './PaperBar.tsx';
import { PaperFigures } from './PaperFigures.tsx';
import { PaperText } from './PaperText.tsx';
import { ProposeEditor } from './ProposeEditor.tsx';
import { Seats } from './Seats.tsx';
import { Supplements } from './Supplements.tsx';
import type { Agreement, Paper } from './types.ts';
import { Versions } from './Versions.tsx';
import { agreementShapes, paperShapes } from './words.ts';
import './agreements.css';

function Head({ agreement, paper }: { agreement: Agreement; paper: Paper }) {
  return (
    <p className="row agreement-head">
      <Status kind={agreementShapes[agreement.state]}>{agreement.stateLabel}</Status>
      {agreement.papers.length === 1 && paper.stateLabel !== agreement.stateLabel ? (
        <Status kind={paperShapes[paper.state]}>{paper.stateLabel}</Status>
      ) : null}
      {agreement.number ? <span className="num">{agreement.number}</span> : null}
      {agreement.inForceAt ? (
        <span className="dim">
          生效 <When at={agreement.inForceAt} form="day" />
        </span>
      ) : null}
      {agreement.endedAt ? (
        <span className="dim">
          终止 <When at={agreement.endedAt} form="day" />
        </span>
      ) : null}
      <span className="dim">模板第 {agreement.templateEdition} 版</span>
    </p>
  );
}

type Chosen = { agreement: Agreement; paper: Paper; choose: (id: string | undefined) => void };

function Papers({ agreement, paper, choose, onEdit }: Chosen & { onEdit: () => void }) {
  return (
    <>
      <div className="row agreement-line">
        <Head agreement={agreement} paper={paper} />
        <span className="grow" />
        <Supplements agreement={agreement} onOpened={() => choose(undefined)} />
      </div>
      {agreement.papers.length > 1 ? (
        <Segmented
          aria-label="协议文本"
          value={paper.id}
          onChange={(id) => choose(String(id))}
          options={agreement.papers.map((one) => ({ value: one.id, label: `${one.kindLabel}　${one.stateLabel}` }))}
        />
      ) : null}
      <div className="with-aside agreement-desk">
        <div>
          <PaperFigures paper={paper} />
          <PaperText agreement={agreement} paper={paper} onEdit={onEdit} />
        </div>
        <div>
          <Seats agreement={agreement} paper={paper} />
          <Versions agreement={agreement} paper={paper} />
          <Block title="办理过程">
            <Timeline events={agreement.timeline} />
          </Block>
        </div>
      </div>
    </>
  );
}

/** 协议: what the three parties agree on, version by version, until all have signed. */
export default function AgreementPage() {
  const projectId = useParam('projectId');
  const view = useView(at.ofProject, { projectId });
  const [chosen, setChosen] = useState<string>();
  const [editing, setEditing] = useState(false);
  const agreement = view.ready ? view.data.agreement : null;
  const paper = agreement?.papers.find((one) => one.id === chosen) ?? agreement?.papers[0];
  const shown = agreement && paper ? { agreement, paper } : undefined;
  const close = () => {
    setEditing(false);
    window.scrollTo(0, 0);
  };
  return (
    <>
      <ProjectFrame projectId={projectId} tab="/agreement">
        {!view.ready ? (
          <Waiting view={view} />
        ) : !shown ? (
          <NoneYet offer={view.data} />
        ) : editing ? (
          <ProposeEditor {...shown} onClose={close} />
        ) : (
          <Papers {...shown} choose={setChosen} onEdit={() => setEditing(true)} />
        )}
      </ProjectFrame>
      {shown && !editing ? <PaperBar {...shown} /> : null}
    </>
  );
}
