import './applications.css';
import { Button } from 'antd';
import { useState } from 'react';
import { Countdown } from '../../../web/parts/Countdown.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { whenText } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { batchPhases, callsEndpoints } from '../../calls/contract.ts';
import { StartDialog } from './StartDialog.tsx';
import type { BatchView } from './use-batches.ts';

type Call = {
  id: string;
  title: string;
  sections: readonly string[];
  slots: readonly { label: string; always: boolean }[];
  batches: BatchView[];
};
const minutesASection = 5; // about 40 minutes for eight sections, as tried with the default form

function BatchCard({ call, batch, onStart }: { call: Call; batch: BatchView; onStart: (batch: BatchView) => void }) {
  const open = batch.phase === 'open';
  const always = call.slots.filter(({ always }) => always);
  const some = call.slots.filter(({ always }) => !always);
  return (
    <li className="batch-card">
      <div className="row">
        <h2 className="row">{batch.name}</h2>
        <Status kind={open ? 'doing' : batch.phase === 'coming' ? 'wait' : 'off'}>{batchPhases[batch.phase]}</Status>
        <span className="grow" />
        {open ? (
          <Countdown label="距申报截止" endsAt={batch.closesAt} endText={`${whenText(batch.submitBy, 'prose')}24:00`} />
        ) : null}
      </div>
      {open ? (
        <>
          <p>
            本批次 {whenText(batch.submitBy, 'prose')}24:00 截止，初评单位 {whenText(batch.recommendBy, 'prose')}24:00
            前推荐。填写约需 {call.sections.length * minutesASection} 分钟，可分几次、分给同事填。
          </p>
          <div className="needs">
            <section>
              <h3>您需要准备</h3>
              <ul>
                {always.map(({ label }) => (
                  <li key={label}>{label}</li>
                ))}
              </ul>
            </section>
            <section>
              <h3>视情况需要</h3>
              <ul>
                {some.map(({ label }) => (
                  <li key={label}>{label}</li>
                ))}
              </ul>
            </section>
          </div>
          <p className="row">
            <Button type="primary" onClick={() => onStart(batch)}>
              开始填报
            </Button>
            <To path="/calls/$callId" params={{ callId: call.id }}>
              看征集全文
            </To>
          </p>
        </>
      ) : (
        <p className="note">
          {whenText(batch.opensOn, 'prose')}至{whenText(batch.submitBy, 'prose')}24:00 申报，
          {whenText(batch.recommendBy, 'prose')}24:00 前推荐。
        </p>
      )}
    </li>
  );
}

/** 可申报批次: what is open, until when, what one needs and how long it takes. */
export default function OpenBatchesPage() {
  const view = useView(callsEndpoints.open, {});
  const [starting, setStarting] = useState<BatchView>();
  if (!view.ready) return <Waiting view={view} what="正在读取批次" />;
  const calls = view.data.calls;
  const order = { open: 0, coming: 1, recommending: 2, past: 3 };
  const open = calls.flatMap(({ batches }) => batches).filter(({ phase }) => phase === 'open').length;
  return (
    <>
      <PageHeader
        title="可申报批次"
        sub={<span>现在可申报 {open} 个批次</span>}
        moves={
          <To className="button" path="/applications">
            我的申报
          </To>
        }
      />
      {calls.length === 0 ? (
        <Empty kind="not-open" title="还没有发布征集" button={{ label: '看通知公告', to: { path: '/notices' } }}>
          征集发布后，批次和所需材料列在这里。
        </Empty>
      ) : null}
      {calls.map((call) => (
        <section key={call.id} aria-label={call.title}>
          <p className="note">
            {call.title}　{call.plan.documentNumber}
          </p>
          <ul>
            {call.batches
              .toSorted((a, b) => order[a.phase] - order[b.phase])
              .map((batch) => (
                <BatchCard key={batch.id} call={call} batch={batch} onStart={setStarting} />
              ))}
          </ul>
        </section>
      ))}
      {starting ? <StartDialog batch={starting} onClose={() => setStarting(undefined)} /> : null}
    </>
  );
}
