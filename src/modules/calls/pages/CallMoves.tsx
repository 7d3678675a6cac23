import { z } from 'zod';
import { Block } from '../../../web/parts/Page.tsx';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { callsEndpoints, PublishChange } from '../endpoints.ts';
import type { CallView } from './words.ts';

/** The foot of the page: publish, publish a change with its reason, take edits back, close. */
export function CallMoves({ call }: { call: CallView }) {
  const move = (act: string) => call.moves.find((one) => one.act === act);
  const changed = call.parts.some((one) => one.changed);
  const change = useView(callsEndpoints.change, { callId: call.id }, { when: changed });
  const input = { callId: call.id, version: call.version };
  const dates = call.batches
    .map(({ name, submitBy, recommendBy }) => `${name} ${submitBy} / ${recommendBy}`)
    .join('；');
  const touched = change.ready ? change.data.touched : [];
  const takeBack = '不能收回；有错须另发新版本并写明理由';
  return (
    <>
      {changed ? <Changes call={call} /> : null}
      <MovesBar
        moves={
          call.state === 'preparing' || changed
            ? call.moves.filter(({ act }) => act === 'publish' || act === 'publish_change')
            : []
        }
        quiet={
          <>
            <To path="/quotas/$batchId" params={{ batchId: call.batches[0]?.id ?? '' }}>
              {call.batches.length > 0 ? '各单位名额' : ''}
            </To>
            <MoveButton
              move={changed ? move('discard_change') : undefined}
              endpoint={callsEndpoints.discardChange}
              input={input}
            />
          </>
        }
        act={
          <>
            <MoveButton
              move={move('publish')}
              endpoint={callsEndpoints.publish}
              input={input}
              effect={{
                title: `发布“${call.title}”`,
                who: '所有申报机构、32 家省级主管部门和中央直属单位',
                sends: `征集公告、表单与 ${call.batches.length} 个批次：${dates}`,
                takeBack,
                promise: '各部分均已核对，同意对外发布',
                act: `发布 ${call.batches.length} 个批次`,
              }}
            />
            <MoveButton
              move={changed ? move('publish_change') : undefined}
              endpoint={callsEndpoints.publishChange}
              input={input}
              form={{
                schema: z.object({ reason: PublishChange.shape.reason.meta({ label: '变更理由', max: 500 }) }),
                title: '发布变更',
              }}
              effect={{
                title: `发布第 ${(call.versions[0]?.number ?? 0) + 1} 版`,
                sends: '新版本的征集内容；已发布的旧版本保留可查',
                takeBack,
                act: '发布变更',
                who:
                  touched.length > 0
                    ? touched.map(({ label, count }) => `${label} ${count} 件`).join('、')
                    : '目前没有牵涉到的申报',
              }}
            />
            <MoveButton
              move={changed ? undefined : move('close')}
              endpoint={callsEndpoints.close}
              input={input}
              effect={{
                title: `关闭“${call.title}”`,
                who: '不再受理新的申报；已有申报照常办理',
                sends: '不发出通知',
                takeBack: '不能收回',
                act: '关闭征集',
              }}
            />
          </>
        }
      />
    </>
  );
}

function Changes({ call }: { call: CallView }) {
  const view = useView(callsEndpoints.change, { callId: call.id });
  if (!view.ready) return <Waiting view={view} />;
  const { changes, nextNumber, touched } = view.data;
  return (
    <Block title="未发布的变更" note={`${changes.length} 处，发布后成为第 ${nextNumber} 版`} className="gap">
      <table className="plain-table">
        <caption className="sr">未发布的变更</caption>
        <thead>
          <tr>
            <th scope="col">部分</th>
            <th scope="col">位置</th>
            <th scope="col">现行</th>
            <th scope="col">改为</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((one) => (
            <tr key={one.path}>
              <th scope="row" className="nowrap">
                {one.partLabel}
              </th>
              <td>{one.path}</td>
              <td>{one.before || '—'}</td>
              <td>{one.after || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">
        {touched.length > 0
          ? `牵涉：${touched.map(({ label, count }) => `${label} ${count} 件`).join('、')}。`
          : '目前没有牵涉到的申报。'}
        已有申报按其开始时的版本办理。
      </p>
    </Block>
  );
}
