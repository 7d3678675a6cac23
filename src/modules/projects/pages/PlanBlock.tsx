import { Button } from 'antd';
import { useState } from 'react';
import { Block } from '../../../web/parts/Page.tsx';
import { LongText } from '../../../web/parts/LongText.tsx';
import { DateInput } from '../../../web/parts/DateInput.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import { useAct } from '../../../web/server-state.ts';
import { projectsEndpoints as at } from '../endpoints.ts';
import { milestoneKinds, type MilestoneKind } from '../terms.ts';
import { planStates } from '../tracking-terms.ts';
import { SendBackForm } from '../tracking-schema.ts';
import { type Milestones, planShapes } from './words.ts';

type Of = { projectId: string; data: Milestones };
const kinds = Object.keys(milestoneKinds) as MilestoneKind[];

/** The dates as a form: from the former edition, else from what the application said. */
function PlanEditor({ projectId, data, onDone }: Of & { onDone: () => void }) {
  const { plan, suggested, required, milestones } = data;
  const from = plan?.lines ?? suggested;
  const [days, setDays] = useState<Partial<Record<MilestoneKind, string>>>(
    Object.fromEntries(from.map(({ kind, plannedOn }) => [kind, plannedOn])),
  );
  const [note, setNote] = useState(plan?.note ?? '');
  const { run, busy, problem } = useAct(at.proposePlan);
  const send = async () => {
    const lines = kinds.flatMap((kind) => (days[kind] ? [{ kind, plannedOn: days[kind] }] : []));
    if (await run({ projectId, version: plan?.version ?? 0, lines, note })) onDone();
  };
  return (
    <form
      className="plan-editor"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ProblemView problem={problem} />
      {plan === null && suggested.length > 0 ? <p className="note">日期取自申报书“进度安排”，请核对后报送。</p> : null}
      <div className="plan-days">
        {kinds
          .filter((kind) => kind !== 'topic' || days.topic)
          .map((kind) => (
            <label key={kind} className="plan-day">
              <span>
                {milestoneKinds[kind]}
                {required.includes(kind) ? <span className="need">必填</span> : null}
              </span>
              <DateInput
                id={`plan-${kind}`}
                value={days[kind]}
                onChange={(day) => setDays((now) => ({ ...now, [kind]: day }))}
              />
              {milestones.find((one) => one.kind === kind)?.elsewhere ? (
                <small className="note">{milestones.find((one) => one.kind === kind)?.elsewhere}</small>
              ) : null}
            </label>
          ))}
      </div>
      <div className="plan-note">
        <span>说明</span>
        <LongText id="plan-note" value={note} onChange={setNote} max={500} rows={2} aria-label="说明" />
      </div>
      <Button type="primary" htmlType="submit" loading={busy}>
        报送计划
      </Button>
    </form>
  );
}

function Standing({ plan }: { plan: NonNullable<Milestones['plan']> }) {
  return (
    <>
      <p className="row">
        <Status kind={planShapes[plan.state]}>{planStates[plan.state]}</Status>
        <span className="note">
          第 {plan.edition} 稿　{plan.proposedByName} <When at={plan.proposedAt} form="short" /> 报送
          {plan.decidedAt ? (
            <>
              　{plan.decidedByName} <When at={plan.decidedAt} form="short" />{' '}
              {plan.state === 'agreed' ? '同意' : '退回'}
            </>
          ) : null}
        </span>
      </p>
      {plan.returnReason ? <p className="plan-return">退回理由：{plan.returnReason}</p> : null}
      {plan.note ? <p className="note">{plan.note}</p> : null}
    </>
  );
}

/** 进度计划: proposed by the producer, agreed or returned by the unit; later dates change by request. */
export function PlanBlock({ projectId, data }: Of) {
  const { plan, planMoves, source } = data;
  const [editing, setEditing] = useState(false);
  const move = (act: string) => planMoves.find((one) => one.act === act);
  const input = { projectId, version: plan?.version ?? 0 };
  const first = plan === null && move('propose') !== undefined;
  if (plan === null && !first) return null;
  return (
    <Block
      title="进度计划"
      note={<span title={source}>须列的节点：{data.required.map((kind) => milestoneKinds[kind]).join('、')}</span>}
      extra={
        plan?.state === 'agreed' ? (
          <To path="/projects/$projectId/changes" params={{ projectId }}>
            改期请申请变更
          </To>
        ) : undefined
      }
    >
      {plan ? <Standing plan={plan} /> : null}
      {plan && plan.state !== 'agreed' && !editing ? (
        <p className="plan-lines">
          {plan.lines.map(({ kind, plannedOn }) => (
            <span key={kind} className="nowrap">
              {milestoneKinds[kind]} <b className="num">{plannedOn}</b>
            </span>
          ))}
        </p>
      ) : null}
      {first || editing ? <PlanEditor projectId={projectId} data={data} onDone={() => setEditing(false)} /> : null}
      <p className="row">
        <MoveButton move={move('agree')} endpoint={at.agreePlan} input={input} primary />
        <MoveButton
          move={move('return')}
          endpoint={at.returnPlan}
          input={input}
          form={{ schema: SendBackForm, title: '退回进度计划' }}
        />
        {plan && move('propose') && !editing ? <Button onClick={() => setEditing(true)}>修改计划</Button> : null}
      </p>
    </Block>
  );
}
