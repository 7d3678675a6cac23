import type { z } from 'zod';
import { Empty } from '../../../web/parts/Empty.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { expertsEndpoints } from '../endpoints.ts';
import { DeclareInterestForm, WithdrawInterest } from '../schema.ts';
import type { ExpertOut } from '../views.ts';

/** Declared ties to parties; they count in every round until withdrawn or run out. */
export function Interests({ expert }: { expert: z.output<typeof ExpertOut> }) {
  const { id: expertId, interests, mayDeclare } = expert;
  const declare = mayDeclare ? { act: 'declare_interest', label: '申报利害关系', findings: [] } : undefined;
  return (
    <Block
      title="利害关系申报"
      note="长期有效，每轮评审自动据此回避"
      extra={
        <MoveButton
          size="small"
          move={declare}
          endpoint={expertsEndpoints.declareInterest}
          input={{ expertId }}
          form={{ schema: DeclareInterestForm, title: '申报利害关系' }}
        />
      }
    >
      {interests.length === 0 ? (
        <Empty kind="none-yet" title="没有申报">
          有任职、亲属、师生、合作、持股等关系的，请在此申报。
        </Empty>
      ) : (
        <table className="plain-table">
          <caption className="sr">利害关系申报</caption>
          <thead>
            <tr>
              <th scope="col">对方</th>
              <th scope="col">关系</th>
              <th scope="col">说明</th>
              <th scope="col">申报</th>
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody>
            {interests.map((one) => (
              <tr key={one.id}>
                <td>
                  {one.partyName}
                  {one.partyCreditCode ? <span className="note"> {one.partyCreditCode}</span> : null}
                </td>
                <td>{one.kindLabel}</td>
                <td>{one.note || '—'}</td>
                <td>
                  <When at={one.declaredAt} form="short" />
                </td>
                <td>
                  {one.withdrawnAt ? (
                    <>
                      已撤销 <When at={one.withdrawnAt} form="short" />
                    </>
                  ) : one.until ? (
                    <>
                      至 <When at={one.until} />
                    </>
                  ) : (
                    '有效'
                  )}{' '}
                  <MoveButton
                    size="small"
                    move={mayDeclare && !one.withdrawnAt ? { act: 'withdraw', label: '撤销', findings: [] } : undefined}
                    endpoint={expertsEndpoints.withdrawInterest}
                    input={{ expertId, interestId: one.id }}
                    form={{ schema: WithdrawInterest.pick({ reason: true }), title: '撤销利害关系申报' }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Block>
  );
}
