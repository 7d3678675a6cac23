import { Button } from 'antd';
import { useState } from 'react';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import { useAct } from '../../../web/server-state.ts';
import { callsEndpoints, ChangeDates, ExtendBatch, SaveBatch } from '../endpoints.ts';
import { batchPhases } from '../terms.ts';
import { type BatchView, type CallView, phaseShapes } from './words.ts';

type Doing = { act: 'add' } | { act: 'save' | 'dates' | 'extend'; batch: BatchView };

/** The batches with their two linked deadlines (方案六（一）5). */
export function Batches({ call }: { call: CallView }) {
  const [doing, setDoing] = useState<Doing>();
  const preparing = call.state === 'preparing';
  const add = call.mayEdit ? (
    <Button size="small" onClick={() => setDoing({ act: 'add' })}>
      增加批次…
    </Button>
  ) : undefined;
  return (
    <Block title="批次与日程" note="两个截止日均计至当日 24:00（北京时间）" extra={add} className="gap" id="batches">
      {call.batches.length === 0 ? (
        <p className="note">还没有批次。方案六（一）5 定了三批：6月5日/15日、7月15日/31日、9月15日/30日。</p>
      ) : (
        <table className="plain-table">
          <caption className="sr">批次</caption>
          <thead>
            <tr>
              {['批次', '状态', '申报开始', '申报截止', '推荐截止', '名额', ''].map((head) => (
                <th key={head} scope="col">
                  {head || <span className="sr">办理</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {call.batches.map((batch) => (
              <tr key={batch.id}>
                <th scope="row">{batch.name}</th>
                <td>
                  <Status kind={phaseShapes[batch.phase]}>{preparing ? '筹备中' : batchPhases[batch.phase]}</Status>
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
                <td>
                  <To path="/quotas/$batchId" params={{ batchId: batch.id }}>
                    各单位名额
                  </To>
                </td>
                <td className="nowrap">
                  {call.mayEdit ? <BatchActs preparing={preparing} batch={batch} onDo={setDoing} /> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {doing ? <BatchDialog call={call} doing={doing} onEnd={() => setDoing(undefined)} /> : null}
    </Block>
  );
}

function BatchActs({ preparing, batch, onDo }: { preparing: boolean; batch: BatchView; onDo: (doing: Doing) => void }) {
  const drop = useAct(callsEndpoints.dropBatch);
  if (!preparing) {
    return (
      <>
        <Button size="small" type="text" onClick={() => onDo({ act: 'dates', batch })}>
          调整日期…
        </Button>
        <Button size="small" type="text" onClick={() => onDo({ act: 'extend', batch })}>
          故障顺延…
        </Button>
      </>
    );
  }
  return (
    <>
      <Button size="small" type="text" onClick={() => onDo({ act: 'save', batch })}>
        编辑…
      </Button>
      <Button size="small" type="text" loading={drop.busy} onClick={() => void drop.run({ batchId: batch.id })}>
        删除
      </Button>
      <ProblemView problem={drop.problem} />
    </>
  );
}

const long = { max: 500 };
function BatchDialog({ call, doing, onEnd }: { call: CallView; doing: Doing; onEnd: () => void }) {
  const ends = { open: true as const, onCancel: onEnd, onDone: onEnd };
  const fixed = { callId: call.id, version: call.version };
  const changedAll = {
    who: '本批次全体申报机构和推荐单位',
    sends: '新版本的日程；调整理由对外公布并留痕',
    takeBack: '不能收回，只能再次调整',
  };
  if (doing.act === 'add' || doing.act === 'save') {
    const batch = doing.act === 'save' ? doing.batch : undefined;
    const shape = { number: true, name: true, opensOn: true, submitBy: true, recommendBy: true } as const;
    const schema =
      call.state === 'open'
        ? SaveBatch.pick({ ...shape, reason: true }).extend({
            reason: SaveBatch.shape.reason.meta({ label: '增加理由', need: true, ...long }),
          })
        : SaveBatch.pick(shape);
    const initial = batch ?? {
      number: call.batches.length + 1,
      name: `${call.plan.year}年第${'一二三四五六七八九'[call.batches.length] ?? ''}批`,
    };
    return (
      <ActDialog
        {...ends}
        title={batch ? `编辑${batch.name}` : '增加批次'}
        act="保存"
        endpoint={callsEndpoints.saveBatch}
        schema={schema}
        initial={{ ...initial }}
        fixed={{ ...fixed, ...(batch ? { batchId: batch.id } : {}) }}
      />
    );
  }
  const { batch } = doing;
  if (doing.act === 'dates') {
    return (
      <ActDialog
        {...ends}
        title={`调整${batch.name}日期`}
        act="调整"
        endpoint={callsEndpoints.changeDates}
        initial={{ ...batch }}
        fixed={{ batchId: batch.id }}
        schema={ChangeDates.pick({ name: true, opensOn: true, submitBy: true, recommendBy: true }).extend({
          reason: ChangeDates.shape.reason.meta({ label: '调整理由', ...long }),
        })}
        effect={{ ...changedAll, title: `调整${batch.name}日期`, act: '调整日期' }}
      />
    );
  }
  const moment = (label: string) =>
    ExtendBatch.shape.downFrom.meta({ label, placeholder: '2026-06-05 22:00', hint: '北京时间', widget: 'text' });
  return (
    <ActDialog
      {...ends}
      title={`${batch.name}因系统故障统一顺延`}
      act="顺延"
      endpoint={callsEndpoints.extend}
      fixed={{ batchId: batch.id }}
      initial={{ submitBy: batch.submitBy, recommendBy: batch.recommendBy }}
      schema={ExtendBatch.pick({ submitBy: true, recommendBy: true }).extend({
        downFrom: moment('停止服务时间'),
        downUntil: moment('恢复服务时间'),
        reason: ExtendBatch.shape.reason.meta({ label: '故障情况与理由', ...long }),
      })}
      effect={{ ...changedAll, title: `${batch.name}对全体顺延`, act: '统一顺延' }}
    />
  );
}
