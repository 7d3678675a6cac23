import type { z } from 'zod';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { type Kind, Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { quotasEndpoints } from '../endpoints.ts';
import { ApproveException, RefuseException } from '../schema.ts';
import { type ExceptionState, exceptionStates } from '../terms.ts';
import type { ExceptionOut } from '../views.ts';

type Exception = z.output<typeof ExceptionOut>;
const shapes: Record<ExceptionState, Kind> = { asked: 'wait', approved: 'done', refused: 'off' };

/** Requests for places beyond the quota, with reason, decision and, for the leader, the decision itself. */
export function Exceptions({ exceptions, withUnit = false }: { exceptions: readonly Exception[]; withUnit?: boolean }) {
  return (
    <table className="plain-table">
      <caption className="sr">超名额申请</caption>
      <thead>
        <tr>
          {[...(withUnit ? ['单位'] : []), '批次', '状态', '增加', '理由', '申请', '批复', ''].map((head) => (
            <th key={head} scope="col">
              {head || <span className="sr">办理</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {exceptions.map((one) => (
          <tr key={one.id}>
            {withUnit ? (
              <th scope="row" className="nowrap">
                {one.recommenderName}
              </th>
            ) : null}
            <td className="nowrap">{one.batchName}</td>
            <td>
              <Status kind={shapes[one.state]}>{exceptionStates[one.state]}</Status>
            </td>
            <td className="nowrap">{one.extra} 部</td>
            <td>{one.reason}</td>
            <td className="nowrap">
              {one.askedByName}　<When at={one.askedAt} form="short" />
            </td>
            <td>
              {one.decidedAt ? (
                <>
                  {one.decidedByName}　<When at={one.decidedAt} form="short" />　{one.opinion}
                </>
              ) : (
                <span className="dim">—</span>
              )}
            </td>
            <td className="nowrap">
              <Decide one={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Decide({ one }: { one: Exception }) {
  const input = { exceptionId: one.id, version: one.version };
  const move = (act: string) => one.moves.find((each) => each.act === act);
  return (
    <span className="row">
      <MoveButton
        move={move('approve')}
        endpoint={quotasEndpoints.approve}
        input={input}
        size="small"
        form={{
          schema: ApproveException.pick({ extra: true, opinion: true }),
          initial: { extra: one.extra },
          title: `${one.recommenderName}：同意增加几部`,
        }}
        effect={{
          title: `同意${one.recommenderName}超名额推荐`,
          who: `${one.recommenderName}，${one.batchName}`,
          sends: '批复即时生效，该单位可增加推荐',
          takeBack: '不能收回',
          act: `同意增加`,
        }}
      />
      <MoveButton
        move={move('refuse')}
        endpoint={quotasEndpoints.refuse}
        input={input}
        size="small"
        form={{ schema: RefuseException.pick({ opinion: true }), title: `${one.recommenderName}：不同意` }}
      />
    </span>
  );
}
