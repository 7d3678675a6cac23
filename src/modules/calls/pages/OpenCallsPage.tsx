import './calls.css';
import type { z } from 'zod';
import { Countdown } from '../../../web/parts/Countdown.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { callsEndpoints } from '../endpoints.ts';
import { batchPhases } from '../terms.ts';
import type { OpenCallsOut } from '../views.ts';
import { type BatchView, phaseShapes } from './words.ts';

type Call = z.output<typeof OpenCallsOut>['calls'][number];

/** For the public and for applicants: what is called for now, until when, with what papers. */
export default function OpenCallsPage() {
  const view = useView(callsEndpoints.open, {});
  if (!view.ready) return <Waiting view={view} />;
  if (view.data.calls.length === 0) {
    return (
      <>
        <PageHeader title="申报公告" />
        <Empty
          kind="not-open"
          title="目前没有正在进行的征集"
          button={{ label: '看入选名单', to: { path: '/selected-works' } }}
        >
          新的征集发布后会出现在这里，并通知已注册的机构。
        </Empty>
      </>
    );
  }
  return (
    <>
      {view.data.calls.map((call) => (
        <OneCall key={call.id} call={call} />
      ))}
    </>
  );
}

function OneCall({ call }: { call: Call }) {
  const open = call.batches.find(({ phase }) => phase === 'open');
  return (
    <>
      <PageHeader
        title={call.title}
        sub={
          <>
            <span>依据：{call.plan.documentNumber}</span>
            <span>
              第 {call.versionNumber} 版，
              <When at={call.publishedAt} form="day" /> 发布
            </span>
          </>
        }
        meta={
          open ? (
            <Countdown label={`${open.name}申报截止`} endsAt={open.closesAt} endText={`${open.submitBy} 24:00`} />
          ) : undefined
        }
        moves={
          <To path="/calls/$callId" params={{ callId: call.id }} className="button">
            看全部内容
          </To>
        }
      />
      <Block title="批次" note="两个截止日均计至当日 24:00（北京时间）">
        <BatchTable batches={call.batches} />
      </Block>
      <div className="two gap">
        <Block title="填报内容">
          <ol className="numbered">
            {call.sections.map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ol>
        </Block>
        <Block title="所需材料">
          <ol className="numbered">
            {call.slots.map(({ label, always }) => (
              <li key={label}>
                {label}
                {always ? '' : <span className="dim">（符合条件的提交，或自愿提交）</span>}
              </li>
            ))}
          </ol>
        </Block>
      </div>
      <p className="note gap">
        每个推荐单位名额：{call.quota.perRecommender} 部（{call.quota.clause}）。申报机构请先注册并由主管单位核验。
      </p>
    </>
  );
}

export function BatchTable({ batches }: { batches: readonly BatchView[] }) {
  return (
    <table className="plain-table">
      <caption className="sr">批次</caption>
      <thead>
        <tr>
          {['批次', '状态', '申报开始', '申报截止（机构）', '推荐截止（初评单位）'].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <tr key={batch.id}>
            <th scope="row">{batch.name}</th>
            <td>
              <Status kind={phaseShapes[batch.phase]}>{batchPhases[batch.phase]}</Status>
            </td>
            <td>
              <When at={batch.opensOn} form="day" />
            </td>
            <td>
              <When at={batch.submitBy} form="day" />
            </td>
            <td>
              <When at={batch.recommendBy} form="day" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
