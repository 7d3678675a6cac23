import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { projectsEndpoints as at } from '../endpoints.ts';
import { To } from '../../../web/router.tsx';
import { milestoneKinds, projectStates } from '../terms.ts';
import { milestoneStates } from '../tracking-terms.ts';
import { ClaimForm, ConfirmForm, SendBackForm } from '../tracking-schema.ts';
import { FileLinks } from './Files.tsx';
import { FormButton } from './FormDialog.tsx';
import { type Milestones, milestoneShapes } from './words.ts';

type Milestone = Milestones['milestones'][number];

function Said({ milestone }: { milestone: Milestone }) {
  const { state, note, claimNote, claimedByName, claimedAt, claimedOn, confirmedByName, confirmedAt, returnReason } =
    milestone;
  return (
    <>
      {claimedAt ? (
        <p>
          {claimNote}
          <span className="note">
            {' '}
            {claimedByName} 报 {claimedOn} 完成
          </span>
        </p>
      ) : null}
      {state === 'done' ? (
        <p className="note">
          {confirmedByName} <When at={confirmedAt} form="short" /> 确认{note ? `：${note}` : ''}
        </p>
      ) : null}
      {returnReason && state === 'open' ? (
        <p>
          <Status kind="warn">已退回</Status> {returnReason}
        </p>
      ) : null}
    </>
  );
}

function Acts({ projectId, milestone: { kind, version, moves } }: { projectId: string; milestone: Milestone }) {
  const label = milestoneKinds[kind];
  const move = (act: string) => moves.find((one) => one.act === act);
  const input = { projectId, kind, version };
  return (
    <span className="milestone-acts">
      {move('claim') ? (
        <FormButton
          size="small"
          title={`${label}：报完成`}
          act="报完成"
          endpoint={at.claimMilestone}
          schema={ClaimForm}
          fixed={input}
          files="完成凭据"
          filesNeeded
        />
      ) : null}
      <MoveButton
        move={move('confirm')}
        endpoint={at.confirmMilestone}
        input={input}
        form={{ schema: ConfirmForm, title: `确认“${label}”完成` }}
        size="small"
        primary
      />
      <MoveButton
        move={move('send_back')}
        endpoint={at.sendBackMilestone}
        input={input}
        form={{ schema: SendBackForm, title: `退回“${label}”` }}
        size="small"
      />
    </span>
  );
}

/** The last line of the plan: closed or stopped, when, by whom and on what. */
export function EndRow({ projectId, end }: { projectId: string; end: Milestones['end'] }) {
  const stopped = end?.state === 'stopped';
  return (
    <tr>
      <th scope="row" className="nowrap">
        {end ? endWords[stopped ? 'stopped' : 'closed'] : '结项'}
      </th>
      <td>
        <span className="dim">—</span>
      </td>
      <td className="nowrap">
        <Status kind={end ? (stopped ? 'off' : 'done') : 'idle'}>{end ? projectStates[end.state] : '未结项'}</Status>
        {end ? (
          <div className="note">
            <When at={end.at} form="day" />
          </div>
        ) : null}
      </td>
      <td>
        {end ? (
          <>
            <p>
              {end.note} <span className="note">{`${end.org} ${end.who}`}</span>
            </p>
            <To path={`/projects/$projectId/${stopped ? 'agreement' : 'acceptance'}`} params={{ projectId }}>
              {stopped ? '协议' : '验收'}
            </To>
          </>
        ) : (
          <p className="note">各节点、资金和意见办结后，由主管部门在概况办理</p>
        )}
      </td>
      <td />
    </tr>
  );
}
const endWords = { closed: '结项', stopped: '终止' };

/** One milestone: its day, how far it is, what was said and shown, and what one may do. */
export function MilestoneRow({
  projectId,
  milestone,
  agreed,
}: {
  projectId: string;
  milestone: Milestone;
  agreed: boolean;
}) {
  const { kind, state, percent, plannedOn, doneOn, lateDays, elsewhere, files } = milestone;
  const untouched = state === 'open' && percent === 0;
  const unlisted = untouched && agreed && plannedOn === null;
  return (
    <tr>
      <th scope="row" className="nowrap">
        {milestoneKinds[kind]}
      </th>
      <td className="nowrap">
        {plannedOn ?? <span className="dim">—</span>}
        {lateDays ? (
          <div>
            <Status kind="bad">逾期 {lateDays} 天</Status>
          </div>
        ) : null}
      </td>
      <td className="nowrap">
        <Status kind={unlisted ? 'off' : untouched ? 'idle' : milestoneShapes[state]}>
          {unlisted ? '未列入' : untouched ? '未开始' : milestoneStates[state]}
        </Status>
        <div className="note">{doneOn ?? (percent > 0 ? `${percent}%` : '')}</div>
      </td>
      <td>
        <Said milestone={milestone} />
        {elsewhere && state !== 'done' ? <p className="note">{elsewhere}</p> : null}
        <FileLinks projectId={projectId} files={files} />
      </td>
      <td>
        <Acts projectId={projectId} milestone={milestone} />
      </td>
    </tr>
  );
}
