import './calls.css';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { callsEndpoints } from '../endpoints.ts';
import { callStates, partLights } from '../terms.ts';
import { Batches } from './Batches.tsx';
import { CallMoves } from './CallMoves.tsx';
import { ConfirmPart } from './ConfirmPart.tsx';
import { type CallView, lightShapes, type PartView, stateShapes } from './words.ts';

/** 征集筹备: a checklist with a state per part; nothing opens until all are green (ux 3.4). */
export default function CallPage() {
  const view = useView(callsEndpoints.detail, { callId: useParam('callId') });
  if (!view.ready) return <Waiting view={view} />;
  const call = view.data;
  const count = (light: PartView['light']) => call.parts.filter((one) => one.light === light).length;
  return (
    <>
      <PageHeader
        title={call.title}
        sub={
          <>
            <Status kind={stateShapes[call.state]}>{callStates[call.state]}</Status>
            <span>
              {call.plan.name}（{call.plan.documentNumber}）
            </span>
            <span>{call.versions[0] ? `现行第 ${call.versions[0].number} 版` : '未发布'}</span>
            <span>
              就绪 {count('green')}　待确认 {count('yellow')}　待完善 {count('red')}
            </span>
          </>
        }
      />
      <div className="with-aside">
        <div>
          <Block title="筹备清单" note="全部就绪才能发布；发布后内容不可改，变更另出新版本">
            <ol className="checklist">
              {call.parts.map((part) => (
                <Part key={part.part} part={part} call={call} />
              ))}
            </ol>
          </Block>
          <Batches call={call} />
        </div>
        <aside>
          <Versions call={call} />
          <Block title="经过" className="gap">
            <Timeline events={call.timeline} />
          </Block>
        </aside>
      </div>
      <CallMoves call={call} />
    </>
  );
}

function Part({ part, call }: { part: PartView; call: CallView }) {
  const stops = part.findings.filter((one) => one.weight !== 'look').length;
  return (
    <li className={`check check-${part.light}`}>
      <Shape kind={lightShapes[part.light]} />
      <div>
        <p className="check-head">
          <To path="/manage/calls/$callId/$part" params={{ callId: call.id, part: part.part }}>
            {part.label}
          </To>
          <span className={`check-light light-${part.light}`}>
            {partLights[part.light]}
            {stops > 0 ? ` ${stops} 处` : ''}
          </span>
          {part.changed ? <span className="check-changed">有未发布的变更</span> : null}
        </p>
        {part.findings.length > 0 ? (
          <ul className="check-why">
            {part.findings.map((one, i) => (
              <li key={`${one.code}${i}`}>
                {one.message}
                {one.clause ? <span className="dim">　{one.clause}</span> : null}
              </li>
            ))}
          </ul>
        ) : null}
        {part.confirmed ? (
          <p className="check-seen">
            {part.confirmed.byName}　<When at={part.confirmed.at} form="short" /> 已核对：{part.confirmed.note}
          </p>
        ) : null}
      </div>
      {call.mayEdit && part.light === 'yellow' ? <ConfirmPart call={call} part={part} /> : null}
    </li>
  );
}

function Versions({ call }: { call: CallView }) {
  return (
    <Block title="版本" note={`${call.versions.length} 版`}>
      {call.versions.length === 0 ? (
        <p className="note">尚未发布。</p>
      ) : (
        <ol className="versions">
          {call.versions.map((one) => (
            <li key={one.id}>
              <p>
                <b>第 {one.number} 版</b>　<When at={one.publishedAt} form="short" />　{one.publishedByName}
              </p>
              <p>{one.reason}</p>
              {one.touched.length > 0 ? (
                <p className="note">牵涉：{one.touched.map(({ label, count }) => `${label} ${count} 件`).join('、')}</p>
              ) : null}
              <p className="note" title={one.digest}>
                摘要 {one.digest.slice(0, 16)}…
              </p>
            </li>
          ))}
        </ol>
      )}
    </Block>
  );
}
